import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.structure.attachments import PartLines, parts_of
from documents.parsing.types import Line
from tests.documents.parsing.typed import quick, typed

BODY = ("请遵照执行。", "云泽市人民政府", "2023年10月8日")


def cut(
    *rows: str, names: tuple[str, ...] = (), signed: bool = False
) -> list[PartLines]:
    return parts_of(typed(*rows), names, signed=signed)


def shape(found: list[PartLines]) -> list[tuple[str, str | None, list[str]]]:
    return [
        (part.label, part.title, [line.text for line in part.lines]) for part in found
    ]


@pytest.mark.parametrize(
    ("heading", "label"),
    [("附件", "附件"), ("附件：", "附件"), ("附 件 1", "附件1"), ("附件１：", "附件1"),
     ("附件二", "附件二")],
)  # fmt: skip
def test_an_attachment_begins_at_its_number(heading, label):
    found = cut(*BODY, heading, "海塘名录", "甲塘。", "乙塘。")
    assert shape(found) == [
        ("", None, list(BODY)),
        (label, "海塘名录", ["甲塘。", "乙塘。"]),
    ]


def test_a_title_in_the_note_may_wrap():
    note = ("附件：1．海塘安全评估指南及", "评分标准", "2．专家名单")
    found = cut(
        "请遵照执行。",
        *note,
        *BODY[1:],
        "附件1",
        "海塘安全评估指南及评分标准",
        "（试行）",
        "一、总则",
    )
    assert shape(found)[1] == (
        "附件1",
        "海塘安全评估指南及评分标准（试行）",
        ["一、总则"],
    )


def test_a_number_that_counts_on_opens_an_attachment_whatever_stands_above_it():
    found = cut(
        *BODY,
        "附件1",
        "专家名单",
        "袁立平、叶春苗、于海川、尧建中、俞小满",
        "附件2",
        "汇总表",
    )
    assert [(part.label, part.title) for part in found[1:]] == [
        ("附件1", "专家名单"), ("附件2", "汇总表"),
    ]  # fmt: skip


def test_several_attachments():
    found = cut(*BODY, "附件1", "海塘名录", "甲塘。", "附件2", "责任分工", "乙。")
    assert [(part.label, part.title) for part in found[1:]] == [
        ("附件1", "海塘名录"),
        ("附件2", "责任分工"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        ("云泽市渡口安全", "管理实施细则"),
        ("云泽市渡口管理办法", "（试行）"),
        ("2023年云泽市", "防汛应急预案"),
        ("云泽市海塘情况",),  # no word that titles end in
    ],
)
def test_an_attachments_title_may_wrap(title):
    found = cut(*BODY, "附件", *title, "一、甲")
    assert found[1].title == "".join(title)
    assert [line.text for line in found[1].lines] == ["一、甲"]


@pytest.mark.parametrize(
    "first", ["一、总体要求", "为了加强管理，制定本方案。", "（一）甲："]
)
def test_an_attachment_may_have_no_title(first):
    [_, found] = cut(*BODY, "附件", first, "乙。")
    assert (found.title, found.lines[0].text) == (None, first)


def test_a_noted_title_is_known_whatever_it_ends_in():
    note = ("附件：1.海塘巡查要事", "2.联系方式（略）")
    found = cut("请执行。", *note, *BODY[1:], "附件1", "海塘巡", "查要事", "甲。")
    assert (found[1].title, len(found[1].lines)) == ("海塘巡查要事", 1)


def test_what_a_notice_issues_may_follow_its_date_without_a_word():
    name = "云泽市渡口管理办法"
    found = cut(
        *BODY, "（此件公开发布）", "云泽市渡口", "管理办法", "第一条 甲", names=(name,)
    )
    assert shape(found)[1:] == [("", name, ["第一条 甲"])]


@pytest.mark.parametrize(
    "rows",
    [
        ("请执行。", "附件：", "1.海塘名录（略）", "2.名单（略）", *BODY[1:]),  # a note
        ("请执行。", "附件：海塘名录", *BODY[1:]),
        ("请填写表格，", "见附件", "海塘名录。"),
        ("请按照规定填写本单位本年度的表格并且送达附", "附件1", "的规定。"),
        ("请执行。", "附件"),  # nothing follows
        ("云泽市渡口管理办法", "已经通过。"),  # before any date
    ],
)
def test_what_begins_no_attachment(rows):
    assert len(cut(*rows, names=("云泽市渡口管理办法",))) == 1


def test_a_note_of_where_to_look_is_no_title():
    rows = ("附件：1.海塘名录（略）", "（可在云泽门户网站查询，", "2023年10月8日")
    assert len(cut("请执行。", *rows, signed=True)) == 1


ROWS = st.lists(
    st.sampled_from(
        [*BODY, "附件", "附件1", "附件2：", "海塘名录", "一、甲", "附件：1.海塘名录",
         "（此件公开发布）", "云泽市渡口", "管理办法"]
    ),
    max_size=14,
)  # fmt: skip


@quick
@given(ROWS, st.booleans())
def test_every_line_is_in_one_piece(rows, signed):
    kept: list[Line] = []
    for part in cut(*rows, names=("云泽市渡口管理办法",), signed=signed):
        kept += [part.number_line] if part.number_line else []
        kept += [*part.title_lines, *part.lines]
    assert [line.text for line in kept] == rows
