import pytest

from documents.parsing.layout.headlines import Frames, frames
from documents.parsing.reading_order.order import Ordered, reading_order
from documents.parsing.types import Line
from tests.documents.parsing.typed import typed

COLUMN = 12.0

# A notice whose text runs from the first page to the second …
FIRST_COLUMNS = (
    "各县（市、区）人民政府：",
    "现就海塘管理通知如下：",
    "一、明确责任。市水利局",
    "负责技术指导和日常巡查",
    "工作。",
    "二、加强值守。汛期实行",
    "领导带班，确保通信联络",
)
FIRST_HEADLINE = ("云泽市人民政府关于海塘", "管理的通知", "云政发〔2023〕21号")
FIRST_REST = (
    "畅通，有情况及时报告。",
    "三、落实经费。所需经费",
    "由市财政局予以保障。",
    "云泽市人民政府",
    "2023年10月8日",
)
# … where another notice begins.
SECOND_COLUMNS = (
    "各县（市、区）人民政府：",
    "现就渡口管理通知如下：",
    "一、严格渡运条件。渡工",
    "须持证上岗。",
    "二、加强监督检查。",
    "云泽市人民政府",
    "2023年10月9日",
)
SECOND_HEADLINE = ("云泽市人民政府关于渡口", "管理的通知", "云政发〔2023〕22号")


def framed(*pages: tuple[str, ...]) -> list[Frames]:
    lines: list[tuple[Line, ...]] = []
    first = 1
    for number, rows in enumerate(pages, 1):
        lines.append(typed(*rows, page=number, first=first))
        first += len(rows)
    return [frames(page, COLUMN) for page in lines]


def ordered(*pages: tuple[str, ...]) -> Ordered:
    return reading_order(framed(*pages), COLUMN)


def texts(found: Ordered) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (
            text.headline.title if text.headline else "",
            tuple(line.text for line in text.lines),
        )
        for text in found.texts
    ]


FIRST = ("云泽市人民政府关于海塘管理的通知", FIRST_COLUMNS + FIRST_REST)
SECOND = ("云泽市人民政府关于渡口管理的通知", SECOND_COLUMNS)


@pytest.mark.parametrize(
    "second_page",
    [
        FIRST_REST + SECOND_COLUMNS + SECOND_HEADLINE,  # the rest first
        SECOND_COLUMNS + SECOND_HEADLINE + FIRST_REST,  # last
        SECOND_COLUMNS + FIRST_REST + SECOND_HEADLINE,  # between
    ],
    ids=["rest first", "rest last", "rest between"],
)
def test_the_continuation_of_a_text_is_found_wherever_its_page_gives_it(second_page):
    assert texts(ordered(FIRST_COLUMNS + FIRST_HEADLINE, second_page)) == [
        FIRST,
        SECOND,
    ]


def test_a_page_without_a_headline_goes_on_with_what_is_open():
    found = ordered(FIRST_COLUMNS + FIRST_HEADLINE, FIRST_REST[:2], FIRST_REST[2:])
    assert texts(found) == [FIRST]


def test_a_text_that_ends_with_its_page_takes_nothing_from_the_next():
    first = FIRST_COLUMNS + FIRST_REST + FIRST_HEADLINE
    second = SECOND_COLUMNS + SECOND_HEADLINE
    assert texts(ordered(first, second)) == [FIRST, SECOND]
    assert texts(ordered(first + second)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "pages",
    [
        (
            FIRST_HEADLINE
            + FIRST_COLUMNS
            + FIRST_REST
            + SECOND_HEADLINE
            + SECOND_COLUMNS,
        ),
        (
            FIRST_HEADLINE + FIRST_COLUMNS,
            FIRST_REST + SECOND_HEADLINE + SECOND_COLUMNS[:4],
            SECOND_COLUMNS[4:],
        ),
        (FIRST_HEADLINE + FIRST_COLUMNS + FIRST_REST, SECOND_HEADLINE + SECOND_COLUMNS),
    ],
    ids=["on one page", "over pages", "a page each"],
)
def test_an_issue_may_be_dumped_as_it_is_read(pages):
    assert texts(ordered(*pages)) == [FIRST, SECOND]


def test_what_stands_before_every_headline_is_a_text_without_one():
    found = ordered(FIRST_REST, SECOND_COLUMNS + SECOND_HEADLINE)
    assert texts(found) == [("", FIRST_REST), SECOND]


def test_pages_without_any_headline_are_one_text():
    assert texts(ordered(FIRST_REST, SECOND_COLUMNS)) == [
        ("", FIRST_REST + SECOND_COLUMNS)
    ]


def test_the_pages_that_leave_no_choice_are_not_doubtful():
    found = ordered(FIRST_COLUMNS + FIRST_HEADLINE, FIRST_REST)
    assert found.doubtful == ()


@pytest.mark.parametrize("page", range(1, 4))
def test_every_line_is_in_one_text(page):
    """However little sense a page makes: here columns without their headlines."""
    pages = [
        FIRST_COLUMNS + FIRST_HEADLINE,
        SECOND_HEADLINE + FIRST_REST[::-1] + SECOND_COLUMNS + FIRST_HEADLINE,
        FIRST_HEADLINE + SECOND_HEADLINE,
    ]
    found = ordered(*pages[:page])
    kept = [
        line
        for text in found.texts
        for line in (*(text.headline.lines if text.headline else ()), *text.lines)
    ]
    assert len(kept) == len(set(kept)) == sum(map(len, pages[:page]))
