import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.structure.clause_keys import UniqueKeys
from documents.parsing.structure.clauses import clauses
from documents.parsing.structure.paragraphs import Paragraph
from documents.parsing.text.clause_numbers import marker, numbers_of_label
from documents.parsing.types import ParsedParagraph, Role, SourceSpan
from tests.documents.parsing.samples import MONTHS, parsed
from tests.documents.parsing.typed import quick


def paragraph(text: str, page: int = 1) -> Paragraph:
    return Paragraph(text, marker(text), page, (SourceSpan(1, 0, len(text)),), ())


def placed(*texts: str, prefix: str = "") -> tuple[ParsedParagraph, ...]:
    return clauses([paragraph(text) for text in texts], prefix, UniqueKeys())


@pytest.mark.parametrize(
    ("texts", "key", "label", "path"),
    [
        (["一、甲"], "1", "一、", "一"),
        (["一、甲", "二、乙", "（一）丙", "3.丁"], "2-1-3", "二、（一）3.", "二 一 3"),
        (["一、甲", "3．丁"], "1-3", "一、3.", "一 3"),  # one width, one point
        (["一、甲", "3、丁"], "1-3", "一、3、", "一 3"),
        (["十二、甲"], "12", "十二、", "十二"),
        (["（一）甲", "（1）乙"], "1-1", "（一）（1）", "一 1"),
        (
            ["5.3.2 甲", "（1）乙", "（2）丙", "①丁", "②戊"],
            "5.3.2-2-2",
            "5.3.2（2）②",
            "5.3.2 2 ②",
        ),
        (["1 总则"], "1", "1", "1"),
        (["第一章 总则"], "ch1", "第一章", "一"),
        (["第一章 总则", "第一节 原则"], "ch1-sec1", "第一章第一节", "一 一"),
        (
            ["第一章 总则", "第二章 水域", "第一节 河道", "第二节 湖泊"],
            "ch2-sec2",
            "第二章第二节",
            "二 二",
        ),
        # articles count on through the chapters: their address needs none
        (
            ["第一章 总则", "第三条 甲：", "（一）乙", "（二）丙"],
            "art3-2",
            "第三条（二）",
            "一 三 二",
        ),
        (["第三条 甲：", "（二）丙"], "art3-2", "第三条（二）", "三 二"),
        (["㈠甲", "⒈乙", "⒉丙", "⑴丁"], "1-2-1", "㈠⒉⑴", "一 2 1"),
        # a lone （一） never stands under 1.
        (["一、甲", "1.乙", "（一）丙"], "1-1_2", "一、（一）", "一 一"),
        (
            ["一、甲", "（一）乙", "1.丙", "（二）丁", "2.戊"],
            "1-2-2",
            "一、（二）2.",
            "一 二 2",
        ),
        # a level is skipped
        (["一、甲", "（1）乙", "①丙"], "1-1-1", "一、（1）①", "一 1 ①"),
        # 1.1 under 1. says it all
        (["1.甲", "1.1乙", "1.2丙"], "1.2", "1.2", "1.2"),
        (["1.甲", "1.1乙", "1.2丙", "2.丁"], "2", "2.", "2"),
        (["1.甲", "1.1乙", "2.丙", "2.1丁", "（1）戊"], "2.1-1", "2.1（1）", "2.1 1"),
        (["第一百零五条 甲"], "art105", "第一百零五条", "一百零五"),
        (["第十二条 甲", "第十二条之一 乙"], "art12.1", "第十二条之一", "十二之一"),
        (
            ["第十二条之三 甲：", "（一）乙"],
            "art12.3-1",
            "第十二条之三（一）",
            "十二之三 一",
        ),
    ],
)
def test_a_clauses_address_is_its_path_of_numbers(texts, key, label, path):
    last = placed(*texts)[-1]
    assert (last.key, last.label) == (key, label)
    assert last.path == tuple(path.split())


@pytest.mark.parametrize(
    ("texts", "keys"),
    [
        # outside all clauses
        (["甲。", "乙。"], ["p1", "p2"]),
        # under a clause
        (["二、甲", "乙。", "丙。"], ["2", "2-p1", "2-p2"]),
        (
            ["一、甲", "（一）乙", "丙。", "二、丁", "戊。"],
            ["1", "1-1", "1-1-p1", "2", "2-p1"],
        ),
        # before and after: p1, then the last clause's
        (["甲。", "一、乙", "丙。"], ["p1", "1", "1-p1"]),
        # a number that comes again
        (["一、甲", "二、乙", "一、丙", "二、丁"], ["1", "2", "1_2", "2_2"]),
        (["一、甲", "一、乙", "一、丙"], ["1", "1_2", "1_3"]),
        # and what stands under it
        (["一、甲", "（一）乙", "一、丙", "（一）丁"], ["1", "1-1", "1_2", "1-1_2"]),
    ],
)
def test_what_has_no_number_or_a_repeated_one_has_an_address_too(texts, keys):
    assert [clause.key for clause in placed(*texts)] == keys


def test_parts_share_one_set_of_keys():
    keys = UniqueKeys()
    body = clauses([paragraph("一、甲"), paragraph("乙。")], "", keys)
    first = clauses([paragraph("一、甲"), paragraph("乙。")], "f1-", keys)
    second = clauses([paragraph("前言。"), paragraph("第三条 甲")], "f2-", keys)
    assert [clause.key for clause in (*body, *first, *second)] == [
        *("1", "1-p1"),
        *("f1-1", "f1-1-p1"),
        *("f2-p1", "f2-art3"),
    ]


def test_a_label_leaves_the_attachment_out():
    [chapter, article] = placed("第一章 总则", "第三条 甲", prefix="f1-")
    assert (chapter.label, article.label) == ("第一章", "第三条")


def test_keys_are_handed_out_once():
    keys = UniqueKeys()
    taken = [keys.take(key) for key in ("1", "1_2", "1", "1", "2", "1_2")]
    assert taken[:2] == ["1", "1_2"]
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (["甲。", "乙。"], ["第1段", "第2段"]),
        (["二、甲", "乙。", "丙。"], ["二、", "二、第1段", "二、第2段"]),
        (["第三条 甲", "乙。"], ["第三条", "第三条第1段"]),
    ],
)
def test_paragraphs_without_a_number_are_counted_in_words(texts, labels):
    assert [clause.label for clause in placed(*texts)] == labels


ITEMS = ["第三条 水利局履行下列职责：", "（一）编制规划；", "（二）其他职责。"]


def test_a_text_after_items_is_of_what_they_stand_under():
    *_, text = placed(*ITEMS, "县水利局按照分工负责本县工作。")
    assert (text.key, text.label) == ("art3-p1", "第三条第1段")


def test_a_text_after_headings_is_of_the_last_of_them():
    rows = ["一、任务", "（一）加强管理。", "落实各项措施。", "（二）加强督查。"]
    *_, text = placed(*rows, "每月通报一次进展情况。")
    assert text.key == "1-2-p1"


def test_the_last_of_items_is_no_heading():
    item = placed(*ITEMS, "县水利局按照分工负责本县工作，并定期报告。")[2]
    assert item.role is Role.TEXT


def test_a_heading_is_one_sentence():
    [first, *_] = placed("（一）培育企业。兑现奖补。", "1.甲。")
    assert (first.role, first.lead) == (Role.TEXT, "（一）培育企业。")


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1.充分发挥政策效应。及时兑现奖补资金。", "1.充分发挥政策效应。"),
        ("（一）市水利局：负责技术指导。", "（一）市水利局："),
        ("二、主要任务", "二、主要任务"),  # a heading is its own lead
        ("（一）落实责任，加强值守。", ""),  # one sentence throughout
        ("第六条 养护分为两类。日常养护由乡镇负责。", ""),  # an article's is text
        ("（一）负责技术指导；协助巡查。再报送。", ""),  # more than a name or a heading
        ("加强值守。及时报送。", ""),  # without a number
        ("第三条 甲为：乙。", "第三条 甲为："),
    ],
)
def test_the_lead_is_the_heading_that_a_clause_opens_with(text, lead):
    assert placed(text)[0].lead == lead


@pytest.mark.parametrize(
    ("texts", "depths"),
    [
        (["甲。", "一、乙", "丙。", "（一）丁", "1.戊"], [0, 1, 1, 2, 3]),
        (["5 甲", "5.3 乙", "5.3.2 丙", "（1）丁", "①戊"], [1, 2, 3, 4, 5]),
        (["第一章 总则", "第一条 甲", "（一）乙"], [1, 2, 3]),
    ],
)
def test_the_depth_counts_the_numbers_it_stands_under(texts, depths):
    assert [clause.depth for clause in placed(*texts)] == depths


NOTICE = (
    ("各县（市、区）人民政府：", Role.ADDRESSEE, "主送机关"),
    ("现就有关事项通知如下：", Role.TEXT, "第2段"),  # the addressee is the first
    ("一、总体要求", Role.HEADING, "一、"),
    ("坚持安全第一。", Role.TEXT, "一、第1段"),
    ("（一）落实责任。各地要加强值守。", Role.TEXT, "一、（一）"),
    ("附件：1.名单（略）2.表格（略）", Role.ATTACHMENT_NOTE, "附件说明"),
    ("云泽市水利局", Role.SIGNATURE, "署名"),
    ("云泽市财政局", Role.SIGNATURE, "署名"),
    ("2023年10月8日", Role.DATE, "成文日期"),
    ("（此件公开发布）", Role.NOTE, "附注"),
)


def test_what_a_paragraph_is_to_its_document():
    found = placed(*(text for text, _, _ in NOTICE))
    assert [(clause.text, clause.role, clause.label) for clause in found] == list(
        NOTICE
    )


@pytest.mark.parametrize("role", [Role.ADDRESSEE, Role.SIGNATURE, Role.DATE])
def test_what_frames_a_body_stands_outside_its_clauses(role):
    found = placed(*(text for text, _, _ in NOTICE))
    assert {clause.depth for clause in found if clause.role is role} == {0}


@pytest.mark.parametrize(
    ("texts", "role"),
    [
        (["一、总体要求"], Role.HEADING),  # no stop
        (["（一）加强领导。", "1.落实责任。"], Role.HEADING),  # over deeper numbers
        (["（一）加强领导。", "2.落实责任。"], Role.HEADING),  # that may count on
        (["（一）加强领导。", "（二）落实经费。"], Role.TEXT),
        (["（一）加强领导；"], Role.TEXT),
        # over a paragraph without a number
        (["（一）加强领导。", "各地要落实责任，加强值守。"], Role.HEADING),
        (["（一）加强领导，落实责任。", "各地要落实责任，并且加强值守。"], Role.TEXT),
        (["（一）加强领导。", "云泽市水利局"], Role.TEXT),
        (["第三条 禁止填湖。", "确需填湖的，应当依法报批。"], Role.TEXT),
        (["一、" + "加强领导" * 20], Role.TEXT),  # too long for a heading
    ],
)
def test_what_is_a_heading(texts, role):
    assert placed(*texts)[0].role is role


@pytest.mark.parametrize(
    ("texts", "role"),
    [
        # a salutation only opens a body
        (["请执行。", "各县（市、区）人民政府："], Role.TEXT),
        # a short line that no date follows is no signature
        (["请执行。", "云泽市水利局"], Role.TEXT),
        # a date in a sentence is no date of issue
        (["自2023年10月8日起施行。"], Role.TEXT),
    ],
)
def test_what_only_looks_like_a_role(texts, role):
    assert placed(*texts)[-1].role is role


def test_what_a_paragraph_brings_it_keeps():
    [clause] = clauses([paragraph("一、总体要求", page=7)], "", UniqueKeys())
    assert (clause.text, clause.page) == ("一、总体要求", 7)
    assert clause.spans == (SourceSpan(1, 0, 6),)


TEXTS = st.lists(
    st.sampled_from(
        ["第一章 甲", "第一节 甲", "第一条 甲", "第一条之一 甲", "一、甲", "二、乙",
         "（一）甲", "1 甲", "1.1 甲", "1.甲", "（1）甲", "①甲", "甲。", "云泽市水利局",
         "2023年10月8日", "附件：甲"]
    ),
    min_size=1,
    max_size=20,
)  # fmt: skip


@quick
@given(TEXTS)
def test_every_paragraph_has_a_key_of_its_own(texts):
    found = placed(*texts, prefix="f1-")
    keys = [clause.key for clause in found]
    assert len(set(keys)) == len(keys)
    assert all(key.startswith("f1-") for key in keys)
    assert [clause.text for clause in found] == texts
    assert [clause.path is None for clause in found] == [
        marker(text) is None for text in texts
    ]


@pytest.mark.parametrize("month", MONTHS)
def test_a_number_is_kept_as_it_stands_in_text_and_label(month):
    numbered = 0
    for document in parsed(month).documents:
        for part in document.parts:
            for one in part.paragraphs:
                label = "".join(marker.printed for marker in one.markers)
                assert one.label.startswith(label)
                told = numbers_of_label(one.label)  # how rows stored before are read
                styles = [(each.style, each.printed) for each in told[0]]
                assert styles == [(each.style, each.printed) for each in one.markers]
                assert told[1] == one.ordinal
                assert (one.marker is None) == (one.path is None)
                if one.marker:
                    assert one.text[: one.marker_end] == one.marker.printed
                    numbered += 1
    assert numbered > 100
