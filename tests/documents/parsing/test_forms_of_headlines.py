"""Headlines in the forms that offices print, each over a letter between two others: a
document of its own, and its neighbours as they were."""

from datetime import date

import pytest

from documents.parsing.types import Role
from tests.documents.parsing.short_issues import (
    AFTER,
    BEFORE,
    attachment,
    between,
    letter,
    only,
    parsed,
    roles,
    texts,
)

NUMBER = "渡水〔2022〕3号"
SIGNED_ON = "2022年5月9日"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("渡川市人民政府办公室印发《关于支持茶业的若干措施》的通知", "通知"),
        ("渡川市人民政府办公室转发市水利局《关于修塘的意见》的通知", "通知"),
        ("渡川市人民政府批转市茶业局《茶园普查方案》的通知", "通知"),
        ("渡川市人民政府办公室对市政协六届一次会议第12号提案的答复", "答复"),
        ("渡川市水利局对市人大代表第7号建议的答复", "答复"),
        ("渡川市茶业局对茶农来信的答复", "答复"),
        # no 关于, no organ, no kind
        ("渡川市第七次人口普查主要数据公报", "公报"),
        ("渡川市水利局2021年政府信息公开工作年度报告", "报告"),
        ("致全市茶农的一封信", "其他"),
        ("2021年渡川市重点项目进展情况", "其他"),
        ("关于切实做好防汛工作的紧急通知", "通知"),
        ("茶园建设攻坚年活动实施细则（试行）", "规章"),
        ("水库放水时刻表", "其他"),
    ],
)
def test_whatever_stands_over_a_number_is_a_headline(title, kind):
    document = between(title, NUMBER)
    assert (document.title, str(document.number)) == (title, NUMBER)
    assert document.kind == kind
    assert (document.issuer, document.signed_on) == (
        "渡川市人民政府办公室",
        date(2022, 5, 9),
    )


@pytest.mark.parametrize(
    "organs",
    [
        "渡川市水利局 渡川市财政局 渡川市茶业局 渡川市自然资源局 国家税务总局渡川市税务局 中国人民银行渡川市分行",
        "渡川市水利局　渡川市财政局　渡川市公安局　渡川市教育局　渡川市民政局　渡川市司法局　渡川市应急管理局",
        "中共渡川市委 渡川市人民政府",
    ],
)
def test_organs_that_issue_together_may_stand_on_one_line(organs):
    whole = f"{organs}关于做好减负工作的通知"
    signed = (*organs.split(), "2022年5月9日")
    text = BEFORE + letter(whole, NUMBER, signed=signed) + AFTER
    _, document, _ = parsed(text).documents
    assert document.title == "".join(whole.split())
    assert document.issuer == "、".join(organs.split())


@pytest.mark.parametrize(
    "organs",
    [
        ("渡川市财政局", "国家税务总局渡川市税务局", "渡川市商务局"),
        ("共青团渡川市委员会", "渡川市教育局", "武警渡川支队"),
        ("渡川市供销合作社联合社", "中国人民银行渡川市分行"),
        ("中共渡川市委组织部", "渡川市茶业局"),
        ("渡川海关", "渡川军分区", "渡川市茶业局"),
    ],
)
def test_an_organ_that_begins_otherwise_than_the_city_is_of_the_headline(organs):
    document = between(*organs, "关于做好减负工作的通知", NUMBER)
    assert document.title == "".join(organs) + "关于做好减负工作的通知"


@pytest.mark.parametrize(
    "rows",
    [
        (NUMBER, "关于印发防汛方案的通知"),
        (NUMBER, "关于印发", "防汛方案的通知"),
        ("渡川市人民政府文件", NUMBER, "关于印发防汛方案的通知"),
        ("关于印发防汛方案的通知", NUMBER),
    ],
)
def test_a_title_without_an_organ_may_stand_over_its_number_or_under_it(rows):
    document = between(*rows)
    assert (document.title, str(document.number)) == ("关于印发防汛方案的通知", NUMBER)


@pytest.mark.parametrize(
    "rows",
    [
        ("渡水﹝2022﹞3号",),
        ("渡水【2022】3号",),
        ("渡水[2022]第3号",),
        # over two lines
        ("渡水", "〔2022〕3号"),
        ("渡水〔2022〕", "3号"),
        ("渡水〔20", "22〕3号"),
    ],
)
def test_a_number_in_any_brackets_and_over_two_lines_is_read(rows):
    assert str(between("渡川市水利局关于修塘的通知", *rows).number) == NUMBER


@pytest.mark.parametrize(
    ("rows", "registered"),
    [
        ((f"{NUMBER}　　DCFC00-2022-0003",), "DCFC00-2022-0003"),
        (("DCCR-2022-0020003  " + NUMBER,), "DCCR-2022-0020003"),
        ((f"{NUMBER}  （统一登记号：DC0320220003）",), "DC0320220003"),
        ((NUMBER, "统一编号：DCCR-2022-0020003"), "DCCR-2022-0020003"),
        (("DCSP05-2022-0003", NUMBER), "DCSP05-2022-0003"),
        ((f"{NUMBER} 渡府登12号",), "渡府登12号"),
        ((NUMBER, "登记号：渡规登〔2022〕3号"), "渡规登〔2022〕3号"),
        ((f"{NUMBER}　　渡规备2022003",), "渡规备2022003"),
    ],
)
def test_a_registration_number_is_a_fact_of_its_own(rows, registered):
    document = between("渡川市水利局关于修塘的通知", *rows)
    assert (str(document.number), document.registration_number) == (NUMBER, registered)


def test_a_registration_number_may_stand_over_the_title():
    document = between("DCFC00-2022-0003", "渡川市水利局关于修塘的通知", NUMBER)
    assert document.registration_number == "DCFC00-2022-0003"


@pytest.mark.parametrize(
    ("signed", "organ"),
    [
        (("渡川市疫情联防联控", "机制综合组"), "渡川市疫情联防联控机制综合组"),
        (("渡川市人民政府防汛抗旱", "指挥部"), "渡川市人民政府防汛抗旱指挥部"),
        (("渡 川 市 水 利 局",), "渡川市水利局"),
        (("渡川市水利局　　　渡川市茶业局",), "渡川市水利局、渡川市茶业局"),
        (("国务院　中央军委",), "国务院、中央军委"),
        (("渡川市防汛指挥部", "办公室"), "渡川市防汛指挥部办公室"),
        (("渡川市人民代表大会", "常务委员会"), "渡川市人民代表大会常务委员会"),
        (("★渡川市水利局★",), "渡川市水利局"),
        (("渡川市水利局（盖章）",), "渡川市水利局"),
        (("渡川市水利局 &nbsp;",), "渡川市水利局"),
    ],
)
def test_who_signs_is_read_as_a_person_reads_it(signed, organ):
    headline = ("渡川市水利局关于修塘的通知", NUMBER)
    document = only(letter(*headline, signed=(*signed, "2022年5月9日")))
    assert document.issuer == organ


@pytest.mark.parametrize(
    ("order", "signer", "organ"),
    [
        ("中华人民共和国国务院令", "总理　　某某某", "国务院"),
        ("国务院　中央军委令", "总理　某某某", "国务院、中央军委"),
        ("中华人民共和国主席令", "主席　某某某", "中华人民共和国主席"),
        (
            "中华人民共和国水利部\n中华人民共和国财政部令",
            "部长　某某",
            "水利部、财政部",
        ),
        ("中华人民共和国水利部令", "部长　某某", "水利部"),
        ("渡川市人民政府令", "市长　某某某", "渡川市人民政府"),
    ],
)
def test_an_order_is_issued_by_its_organ_and_not_by_who_signs_it(order, signer, organ):
    text = (
        f"{order}\n第12号\n《茶园条例》已经通过，现予公布。\n{signer}\n2022年5月9日\n"
    )
    assert only(text).issuer == organ


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("二○○九年十月廿一日", date(2009, 10, 21)),
        ("二〇二二年元月卅日", date(2022, 1, 30)),
        ("二ОО九年五月九日", date(2009, 5, 9)),  # Cyrillic letters for 〇
        ("二OO九年5月9日", date(2009, 5, 9)),
        ("二оо九年五月九日", date(2009, 5, 9)),  # small ones
    ],
)
def test_dates_are_read_however_they_are_written(printed, day):
    headline = ("渡川市水利局关于修塘的通知", NUMBER)
    document = only(letter(*headline, signed=("渡川市水利局", printed)))
    assert (document.signed_on, document.issuer) == (day, "渡川市水利局")


def test_a_sentence_without_its_stop_signs_nothing():
    headline = ("渡川市水利局关于修塘的通知", NUMBER)
    body = "请认真贯彻执行,有事请致电.联系电话:0599-8851190."
    document = only(
        letter(*headline, body=body, signed=("渡川市水利局", "2022年5月9日"))
    )
    assert (document.issuer, roles(document)[1]) == ("渡川市水利局", Role.TEXT)


def test_organ_and_date_may_stand_on_one_line_without_a_blank():
    headline = ("渡川市水利局关于修塘的通知", NUMBER)
    document = only(letter(*headline, signed=("渡川市水利局2022年5月9日",)))
    assert (document.issuer, document.signed_on) == ("渡川市水利局", date(2022, 5, 9))
    assert roles(document) == [Role.ADDRESSEE, Role.TEXT, Role.SIGNATURE]


@pytest.mark.parametrize(
    "note",
    [
        "来源：市总工会法律部",
        "信息来源：市政府办公室",
        "（信息公开形式：主动公开）",
        "（来源：市总工会）",
        "发布时间：2022-05-09 10:20",
        "索引号：000014349/2022-00012",
    ],
)
def test_what_is_noted_over_the_salutation_is_no_part_of_it(note):
    document = only(letter("渡川市总工会关于普法的通知", NUMBER, note))
    assert roles(document)[:3] == [Role.NOTE, Role.ADDRESSEE, Role.TEXT]


@pytest.mark.parametrize(
    "note",
    [
        "（本文有删减）",
        "（本文有删改）",
        "抄送：市委各部门，市人大常委会办公室。",
        "(主动公开)",
        "主题词：水利 修塘 通知",
        "（共印50份）",
        "(来源:渡川日报)",
    ],
)
def test_what_is_noted_under_the_date_is_no_text(note):
    document = only(letter("渡川市总工会关于普法的通知", NUMBER) + note + "\n")
    assert roles(document)[-2:] == [Role.DATE, Role.NOTE]


def test_half_width_marks_are_read_as_full_width_ones_and_kept_as_printed():
    document, *_ = parsed(
        "渡川市水利局关于印发«修塘方案(试行)»的通知\n渡水(2022)3号\n各区(县)人民政府,市政府各部门:\n"
        "现将«修塘方案(试行)»印发给你们,请认真执行.\n渡川市水利局\n2022年5月9日\n(此件公开发布)\n"
        "修塘方案(试行)\n为做好修塘工作,制定本方案.\n一、总体要求\n(一)思路.坚持安全第一;(二)目标.\n"
        "抄送:市委各部门.\n"
    ).documents
    assert document.title == "渡川市水利局关于印发«修塘方案(试行)»的通知"
    assert (str(document.number), document.issuer) == (NUMBER, "渡川市水利局")
    assert roles(document) == [
        *(Role.ADDRESSEE, Role.TEXT, Role.SIGNATURE, Role.DATE, Role.NOTE)
    ]
    body, plan = document.parts
    assert body.paragraphs[0].text == "各区(县)人民政府,市政府各部门:"
    assert (plan.title, plan.paragraphs[-1].role) == ("修塘方案(试行)", Role.NOTE)


@pytest.mark.parametrize(
    "char", ["\u200b", "\u200e", "\u2060", "\ufeff", "\xad", "\x02"]
)
def test_what_prints_nothing_is_no_text(char):
    text = letter("渡川市水利局关于修塘的通知", NUMBER, body="请认真执行。")
    hidden = text.replace("修塘", f"修{char}塘").replace("〕3", f"〕{char}3")
    hidden = hidden.replace("认真", f"认{char}真")
    assert only(hidden).title == "渡川市水利局关于修塘的通知"
    assert str(only(hidden).number) == NUMBER
    assert texts(only(hidden).parts[0])[1] == "请认真执行。"


def test_a_headline_at_the_foot_of_a_page_has_its_text_overleaf():
    headline = ("渡川市水利局关于修塘的通知", NUMBER)
    whole = BEFORE + letter(*headline)
    for row in (headline[1], "各区人民政府："):
        text = whole[: whole.rindex(row)] + "\f" + whole[whole.rindex(row) :]
        _, document = parsed(text).documents
        assert (document.title, str(document.number)) == headline
        assert len(document.parts[0].paragraphs) == 4


@pytest.mark.parametrize(
    "rows",
    [
        # a sentence cites the number
        ("二、各地要严格按照", NUMBER, "文件的要求，落实责任。"),
        # a table of documents, a cell a line
        ("1", "渡川市水利局关于修塘的通知", NUMBER, "2", "茶园管理办法", "渡政发〔2012〕2号"),
    ],
)  # fmt: skip
def test_a_number_that_is_cited_or_listed_closes_no_headline(rows):
    assert len(parsed(BEFORE + "一、清理文件。\n" + "\n".join(rows)).documents) == 1


def test_a_letter_whose_title_was_missed_is_warned_of():
    issue = parsed(BEFORE + letter("修塘安排"))
    assert len(issue.documents) == 1
    assert [
        (w.line, "可能漏了一件文件的标题" in w.message) for w in issue.warnings
    ] == [(8, True)]


def test_a_request_that_is_passed_on_is_no_missed_letter():
    """Its salutation stands under its own title, which the notice names."""
    title = "渡川市人民政府转发市水利局关于修塘的请示的通知"
    body = "市水利局《关于修塘的请示》已经市政府同意，现转发给你们。"
    text = letter(title, NUMBER, body=body)
    text += letter("关于修塘的请示", signed=("渡川市水利局", "2022年5月2日"))
    assert attachment(text).title == "关于修塘的请示"
    assert parsed(text).warnings == ()


@pytest.mark.parametrize("remark", ["（试行）", "（2021年5月修订）", "(第二版)"])
def test_a_remark_on_a_line_of_its_own_belongs_to_the_title_above(remark):
    document = between("渡川市人民政府关于养犬的通知", remark, NUMBER)
    assert document.title == f"渡川市人民政府关于养犬的通知{remark}"
    assert str(document.number) == NUMBER


# ---- texts whose title nothing tells --------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "2020年渡川市国民经济和社会发展统计公报",
        "渡川市统计局2020年度政府信息公开工作年度报告",
        "第七次人口普查主要数据",
    ],
)
def test_a_text_without_a_number_takes_over_nothing_of_the_one_above(title):
    """And a warning names the place, where nothing tells that its first line is a title."""
    missed = f"{title}\n2020年，全市增长4.2%。\n一、综合\n人口120万人。\n渡川市统计局\n2022年5月20日\n"
    issue = parsed(BEFORE + missed + AFTER)
    first, *_ = issue.documents
    assert (first.issuer, first.signed_on) == ("渡川市人民政府办公室", date(2022, 5, 9))
    if len(issue.documents) == 2:
        [warning] = issue.warnings
        assert warning.message == "后面又有署名和成文日期，可能漏了一件文件的标题"
        assert warning.line == BEFORE.count("\n") + 1


def test_organs_that_each_sign_and_date_one_text_are_joint_issuers():
    signed = ("渡川市水利局", "2022年5月8日", "渡川市财政局", "2022年5月9日")
    headline = ("渡川市水利局 渡川市财政局关于修塘资金的通知", NUMBER)
    issue = parsed(letter(*headline, signed=signed))
    assert issue.warnings == ()
    assert issue.documents[0].issuer == "渡川市水利局、渡川市财政局"


@pytest.mark.parametrize(
    ("first", "second", "organ"),
    [
        (
            "渡川市抗旱保灌工作领导",
            "小组办公室关于修塘的通知",
            "渡川市抗旱保灌工作领导小组办公室",
        ),
        (
            "中共渡川市委全面依法治市",
            "委员会办公室关于普法的通知",
            "中共渡川市委全面依法治市委员会办公室",
        ),
        (
            "渡川市人民政府国有资产监督",
            "管理委员会关于清产的通知",
            "渡川市人民政府国有资产监督管理委员会",
        ),
    ],
)
def test_an_organ_that_goes_over_two_lines_of_a_headline_is_whole(first, second, organ):
    issue = parsed(
        BEFORE + letter(first, second, NUMBER, signed=(organ, SIGNED_ON)) + AFTER
    )
    _, document, _ = issue.documents
    assert document.title == first + second
    assert document.issuer == organ
    assert issue.warnings == ()


def test_a_line_that_only_ends_a_text_is_no_part_of_the_headline_below():
    """渡川市… may end a list without a stop; nothing says there that a text has ended."""
    before = BEFORE.replace(
        "请认真贯彻执行。", "下列单位参加：\n渡川市抗旱保灌工作领导"
    )
    document = parsed(before + letter("渡川市水利局关于修塘的通知", NUMBER) + AFTER)
    assert [one.title for one in document.documents][1] == "渡川市水利局关于修塘的通知"
