import pytest

from documents.parsing.layout.headlines import Headline
from documents.parsing.pdf.titles import is_set_as_headline, joined
from documents.parsing.types import Line, Placing


def lines(*rows: tuple[str, float]) -> list[Line]:
    """Lines of this text and size."""
    return [
        Line(n, 1, text, placing=Placing(0.0, 0.0, scale))
        for n, (text, scale) in enumerate(rows, 1)
    ]


def said(*rows: tuple[str, float]) -> list[str]:
    return [line.text for line in joined(lines(*rows)).lines]


def test_the_lines_of_a_title_are_run_together_and_lead_back():
    rows = lines(("云泽市人民政府关于公布", 1.6), ("名单的通知", 1.6), ("正文", 1.0))
    found = joined(rows)
    assert [line.text for line in found.lines] == [
        "云泽市人民政府关于公布名单的通知",
        "正文",
    ]
    assert found.apart(found.lines) == tuple(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [("市政府文件", 2.0), ("云泽市人民政府公告", 1.6)],  # of two sizes
        [("政策解读", 1.6), ("《方案》政策解读", 1.6)],  # the name of a section
        [("云泽市人民政府公告", 1.6), ("云政告〔2023〕1号", 1.6)],
        [("附件1", 1.6), ("名单", 1.6)],
        [("管理办法", 1.6), ("第一章 总则", 1.6)],
        [("甲、乙", 1.0), ("丙、丁", 1.0)],  # text
    ],
)
def test_what_only_stands_under_one_another_stays_apart(rows):
    assert said(*rows) == [text for text, _ in rows]


@pytest.mark.parametrize(
    "rows",
    [
        [("云泽市人民政府", 2.2), ("关于做好防汛工作的通知", 1.6)],
        [("云泽市人民政府办公室关", 1.8), ("于做好防汛工作的通知", 1.5)],
    ],
)
def test_the_lines_of_a_title_may_be_of_two_sizes(rows):
    assert said(*rows) == ["".join(text for text, _ in rows)]


def test_a_whole_title_below_a_larger_line_stays_apart():
    rows = [("重要文件", 2.2), ("云泽市人民政府关于做好防汛工作的通知", 1.6)]
    assert said(*rows) == [text for text, _ in rows]


def test_a_kind_on_a_line_of_its_own_ends_its_title():
    assert said(("《实施办法》", 1.6), ("政策解读", 1.6)) == ["《实施办法》政策解读"]


def test_a_large_title_over_a_number_is_one_whatever_it_says():
    found = joined(lines(("致全市人民的一封信", 1.6), ("云政发〔2023〕1号", 1.0)))
    assert [line.text for line in found.titles()] == ["致全市人民的一封信"]


@pytest.mark.parametrize(
    ("placing", "headed"),
    [
        (Placing(0, 0, 1.5), True),  # larger than the text
        (Placing(4, 4.5, 1.0), True),  # in the middle
        (Placing(2, 0, 1.0), False),  # a first line that is full
        (Placing(0, 9, 1.0), False),  # an entry of a list
        (None, False),
    ],
)
def test_in_a_column_a_headline_is_told_by_how_it_is_set(placing, headed):
    line = Line(1, 1, "云泽市人民政府公告", placing=placing)
    assert is_set_as_headline(Headline((line,), line.text)) is headed
