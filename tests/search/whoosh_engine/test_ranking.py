"""What comes first, on made-up documents: one reason a test."""

from datetime import date

from search.engine import Unit
from tests.builders.index_entries import Shelf, document, issue

FILLER = [f"第{number}项：其他有关事项按照规定办理。" for number in "甲乙丙丁戊己庚辛"]


def test_words_that_stand_together_come_before_words_that_are_scattered(shelf):
    apart = document("甲", "夜间经济很重要。", *FILLER, "停车场要够用。")
    together = document("乙", *FILLER, "夜间经济区要配停车场。")
    shelf.hold(issue(apart, together))
    assert shelf.documents("夜间经济 停车场") == ["乙", "甲"]


def test_words_that_stand_close_come_before_words_that_are_far(shelf):
    far = "停车场由城管部门管理，收费标准由发展改革部门制定，并向社会公布夜间经济政策。"
    near = "收费标准由发展改革部门制定，并向社会公布，城管部门管理夜间经济停车场政策。"
    shelf.hold(issue(document("甲", far, near, *FILLER)))
    assert shelf.clauses("夜间经济 停车场")[:2] == [near, far]


def test_what_was_typed_as_one_comes_before_its_words(shelf):
    words = "礼品要节俭，伙食费和住宿费自理。"
    as_typed = "接待中的住宿和伙食自理，礼品费另定。"
    shelf.hold(issue(document("甲", words, as_typed, *FILLER)))
    assert shelf.clauses("礼品费")[0] == as_typed


def test_what_stands_as_it_was_typed_comes_before_the_same_words_turned_round(shelf):
    turned, as_typed = "文物保护要抓紧。", "保护文物要抓紧。"
    shelf.hold(issue(document("甲", turned, as_typed, *FILLER)))
    assert shelf.clauses("保护文物")[:2] == [as_typed, turned]


def test_a_title_counts_more_than_many_clauses(shelf):
    shelf.hold(
        issue(
            document("关于供水的通知", *["古树名木要保护。"] * 8, *FILLER),
            document("关于保护古树名木的通知", *FILLER, "古树名木由部门负责。"),
        )
    )
    assert shelf.documents("古树名木")[0] == "关于保护古树名木的通知"


def test_a_title_counts_more_than_a_clause(shelf):
    shelf.hold(
        issue(
            document("关于供水的通知", "古树名木要保护。", *FILLER),
            document("关于保护古树名木的通知", *FILLER, "树木由部门负责。"),
        )
    )
    assert shelf.documents("古树名木")[0] == "关于保护古树名木的通知"


def test_a_heading_counts_more_than_text(shelf):
    text = "镇村应当做好古树名木的日常巡查工作。"
    headed = ("3.古树名木：", "3.古树名木：镇村应当做好日常巡查工作。")
    shelf.hold(issue(document("甲", text, headed, *FILLER)))
    assert shelf.clauses("古树名木")[0] == headed[1]


def test_a_word_counts_more_than_a_mere_run_of_its_characters(shelf):
    shelf.hold(
        issue(
            document("甲", "中医保健机构由部门监管。", *FILLER),
            document("乙", *FILLER, "医保机构由有关部门监管。"),
        )
    )
    assert shelf.documents("医保") == ["乙", "甲"]


def test_a_word_counts_more_than_an_organ_that_is_named_after_it(shelf):
    shelf.hold(
        issue(
            document(
                "甲", "市应急管理局、应急管理局为成员。", "做好应急物资储备工作等。"
            ),
            document("乙", "成员：市应急管理局，并做好应急物资储备工作。"),
        )
    )
    first = shelf.find("应急").hits
    shown = {shelf.titles[hit.document_id]: shelf.texts_of([hit]) for hit in first}
    assert shown["甲"][0] == "做好应急物资储备工作等。"
    # Who asks for the organ, or for what it ends in, is answered by it.
    assert shelf.texts_of(shelf.find("应急管理局").hits)[0] != shown["甲"][0]


def test_a_rare_word_counts_more_than_a_common_one(shelf):
    common, rare = "工作由主管部门负责。", "蓝藻由主管单位负责。"
    shelf.hold(
        issue(
            document("甲", common, rare),
            *(document(f"其他{number}", common) for number in range(8)),
        )
    )
    assert shelf.clauses("蓝藻 部门")[0] == rare


def test_the_document_comes_before_what_is_written_about_it(shelf):
    title = "云泽市蓝藻水华应急预案"
    body = ["蓝藻水华分为四级。", *FILLER]
    shelf.hold(
        issue(
            document("2023年11月份发文目录", f"关于印发{title}的通知", kind="发文目录"),
            document(f"《{title}》政策解读", *body, kind="政策解读"),
            document(f"关于印发{title}的通知", *body),
        )
    )
    assert shelf.documents("蓝藻水华") == [
        f"关于印发{title}的通知",
        f"《{title}》政策解读",
        "2023年11月份发文目录",
    ]


def test_the_number_itself_comes_before_what_cites_it(shelf):
    cited = "根据云政发〔2023〕7号，" * 5
    shelf.hold(
        issue(
            document("甲", cited, cited, number="云政发〔2023〕17号"),
            document("乙", "与此无关。", number="云政发〔2023〕7号"),
        )
    )
    assert shelf.documents("云政发[2023]7号") == ["乙", "甲"]
    assert shelf.documents("云政发 7号") == ["乙", "甲"]
    assert shelf.documents("2023年7号") == ["乙", "甲"]


def test_equals_come_newest_first(shelf):
    old = document("甲", "古树名木。", signed_on=date(2023, 11, 1))
    new = document("甲", "古树名木。", signed_on=date(2023, 11, 30))
    hits = shelf.hold(issue(old, new)).find("古树名木").hits
    assert [hit.document_id for hit in hits] == [new.document_id, old.document_id]
    assert hits[0].score == hits[1].score


def test_a_loose_character_of_a_longer_run_makes_no_clause_a_hit(shelf):
    shelf.hold(issue(document("甲", "礼品费从简。", "住宿费自理。", "另赠礼品。")))
    assert shelf.clauses("礼品费") == ["礼品费从简。", "另赠礼品。"]


def test_a_signature_comes_after_what_is_said(shelf):
    signature, text = "云泽市财政局", "经费由市财政局安排，列入年度预算。"
    shelf.hold(issue(document("甲", signature, *FILLER, text, issuer=signature)))
    assert shelf.clauses("财政局") == [text, signature]


def test_a_heading_counts_more_where_text_follows_it(shelf):
    alone, headed = "4.1响应启动", "4.2响应启动：由指挥长决定。"
    shelf.hold(issue(document("甲", (alone, alone), ("4.2响应启动：", headed))))
    assert shelf.clauses("响应启动") == [headed, alone]


# ---- clauses by themselves -----------------------------------------------------


def by_clause(shelf: Shelf, text: str) -> list[str]:
    return shelf.texts_of(shelf.find(text, unit=Unit.CLAUSE).hits)


def test_the_title_says_what_a_clause_is_about(shelf):
    about = "养护工程应当招标，第七条另有规定。"
    shelf.hold(
        issue(
            document("农村公路养护规定", "农村公路是指县道、乡道。", about, *FILLER),
            document("其他规定", "农村公路按第八条办理。", "第七条删去。", *FILLER),
        )
    )
    assert by_clause(shelf, "农村公路 第7条")[0] == about
    assert shelf.clauses("农村公路 第7条")[0] == about


def test_a_clause_of_a_document_about_another_comes_after_that_one(shelf):
    shelf.hold(
        issue(
            document("《蓝藻预案》政策解读", "藻水应当运走。", kind="政策解读"),
            document("蓝藻预案", "藻水应当运走。"),
        )
    )
    hits = shelf.find("藻水", unit=Unit.CLAUSE).hits
    assert shelf.titles[hits[0].document_id] == "蓝藻预案"


def test_a_short_clause_comes_before_a_long_one_that_says_the_same(shelf):
    long = "藻水应当运走，" + "其他事项按照有关规定和本预案办理，" * 12
    shelf.hold(issue(document("预案", long, "藻水应当运走。", *FILLER)))
    assert by_clause(shelf, "藻水") == ["藻水应当运走。", long]


def test_words_near_each_other_count_little_where_another_word_is_missing(shelf):
    near, rare = "数字化转型要推进数字化转型。", "转型项目贴息。"
    shelf.hold(
        issue(
            document("关于数字化转型的意见", near, rare, *FILLER),
            *(document(f"其他{number}", "数字化转型。") for number in range(5)),
        )
    )
    assert by_clause(shelf, "数字化转型 贴息")[0] == rare


def test_documents_are_not_better_for_being_short(shelf):
    plan = document("云泽湖预案", *FILLER * 6, "藻水应当运走。", "藻水不得回倒。")
    shelf.hold(issue(document("其他", "藻水。", *FILLER), plan))
    assert shelf.documents("藻水")[0] == "云泽湖预案"


def test_a_title_asked_for_counts_as_typed_in_a_clause_too(shelf):
    said, unsaid = "快递应急预案要演练。", "快递网点要演练，预案要应急。"
    shelf.hold(issue(document("快递应急预案", unsaid, said, *FILLER)))
    assert shelf.clauses("快递 标题:应急预案")[:2] == [said, unsaid]
