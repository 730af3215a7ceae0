"""How well lines begin the text that stands under a headline."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.layout.widths import width
from documents.parsing.reading_order import weights
from documents.parsing.reading_order.open_text import markers_of
from documents.parsing.reading_order.rules import (
    FirstThatHolds,
    Rule,
    SumOfRules,
    always,
)
from documents.parsing.reading_order.words.ngrams import NGrams
from documents.parsing.text.characters import bare
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.text.dates import DAY
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.patterns import (
    APPOINTMENT,
    ATTACHMENT_NOTE,
    LISTED,
    OPENING_WORDS,
    PURPOSE,
    gives_contact,
    salutes,
)
from documents.parsing.types import Line

TOP_STYLES = (Style.CHAPTER, Style.HAN, Style.DOTTED)
FIRST_LINE_INDENT = 2  # hanzi
NO_LINE_STARTS_WITH = "，。、；：？！”’）〕》"
_OPENING_LINES = 10


@dataclass(frozen=True, slots=True)
class Beginning:
    """What bears on whether lines begin a text.

    first: the first line, bare. opening: the first ten, bare. marker: what the first
    line begins with. number: the first number of any line. column: the measure.
    """

    title: str
    first: str
    opening: str
    marker: Marker | None
    number: Marker | None
    column: float
    ngrams: NGrams


def beginning_of(
    lines: Sequence[Line], title: str, column: float, ngrams: NGrams
) -> Beginning:
    """Of the lines under the title; there is at least one."""
    opening = [bare(line.text) for line in lines[:_OPENING_LINES]]
    numbers = markers_of(lines)
    return Beginning(
        title=title,
        first=opening[0],
        opening="".join(opening),
        marker=marker(lines[0].text),
        number=numbers[0] if numbers else None,
        column=column,
        ngrams=ngrams,
    )


def is_too_full(first: str, column: float) -> bool:
    """Fuller than an indented line of a column can be, and not set over both."""
    return column - FIRST_LINE_INDENT + 1 < width(first) <= column + FIRST_LINE_INDENT


def _opens_its_kind(case: Beginning) -> bool:
    """A list of appointments begins with one, a chronicle with a day, whatever else is
    on the page."""
    if "大事记" in case.title:
        return DAY.match(case.first) is not None
    return "任免" in case.title and bool(APPOINTMENT.match(case.first))


def _is_first_number(case: Beginning) -> bool:
    found = case.marker
    return found is not None and found.value == 1 and found.style in TOP_STYLES


def _begins_sentence(case: Beginning) -> float:
    return case.ngrams.begins(case.first)


_OPENING_WORDS = SumOfRules[Beginning](
    Rule("首二字常在句首", always, _begins_sentence, "发现问题的，"),
    Rule(
        "写明目的或公告事项",
        lambda case: PURPOSE.match(case.opening),
        weights.BEGINS_WITH_PURPOSE,
        "为加强海塘管理，制定本办法。",
    ),
    Rule(
        "以行文套语开头",
        lambda case: not PURPOSE.match(case.opening),
        weights.BEGINS_WITH_OPENING_WORDS,
        "根据有关规定，",
    ),
)
_PLAIN_LINE = SumOfRules[Beginning](
    Rule("首二字常在句首", always, _begins_sentence, "发现问题的，"),
    Rule(
        "首行以冒号结尾",
        lambda case: case.first.endswith("："),
        weights.BEGINS_WITH_COLON,
        "有关单位：",
    ),
)
_FIRST_LINE = FirstThatHolds[Beginning](
    Rule(
        "以首个编号开头",
        _is_first_number,
        weights.BEGINS_WITH_FIRST_NUMBER,
        "一、明确责任。",
    ),
    Rule(
        "以后面的编号开头",
        lambda case: case.marker,
        weights.BEGINS_WITH_OTHER_NUMBER,
        "三、落实经费。",
    ),
    Rule(
        "以主送机关或发文字号开头",
        lambda case: salutes(case.opening) or NUMBER.match(case.first),
        weights.BEGINS_WITH_SALUTATION,
        "各县（市、区）人民政府：",
    ),
    Rule(
        "首行太满，没有缩进",
        lambda case: is_too_full(case.first, case.column),
        weights.BEGINS_TOO_FULL,
        "领导带班，确保通信联络",
    ),
    Rule(
        "以行文用语开头",
        lambda case: OPENING_WORDS.match(case.first),
        _OPENING_WORDS,
        "为加强海塘管理，",
    ),
    Rule("其他", always, _PLAIN_LINE, "有关单位："),
)
_NUMBERS = FirstThatHolds[Beginning](
    Rule("没有编号", lambda case: case.number is None, 0.0, "请认真执行。"),
    Rule(
        "题下第一个编号是一",
        lambda case: case.number and case.number.value == 1,
        weights.NUMBERS_BEGIN_AT_ONE,
        "现通知如下： / 一、明确责任。",
    ),
    Rule(
        "题下第一个编号不是一",
        always,
        weights.NUMBERS_BEGIN_LATER,
        "现通知如下： / 四、落实经费。",
    ),
)
_EVIDENCE = SumOfRules[Beginning](
    Rule(
        "开头与标题相应",
        _opens_its_kind,
        weights.BEGINS_ITS_KIND,
        "人事任免 / 任命张三同志为市水利局局长。",
    ),
    Rule("首行", always, _FIRST_LINE, "各县（市、区）人民政府："),
    Rule("编号", always, _NUMBERS, "一、明确责任。"),
)

BEGINNING = FirstThatHolds[Beginning](
    Rule(
        "句读不能开行",
        lambda case: case.first[0] in NO_LINE_STARTS_WITH,
        weights.BEGINS_WITH_MARK,
        "，畅通无阻。",
    ),
    Rule(
        "以列举的后项开头",
        lambda case: LISTED.match(case.first),
        weights.BEGINS_WITH_LISTED,
        "二是加大投入。",
    ),
    Rule(
        "以附件说明开头",
        lambda case: ATTACHMENT_NOTE.match(case.first),
        weights.BEGINS_WITH_ATTACHMENT_NOTE,
        "附件：1．名录",
    ),
    Rule(
        "以联系方式开头",
        lambda case: gives_contact(case.first),
        weights.BEGINS_WITH_CONTACT,
        "四、解读机关、解读人及联系方式",
    ),
    Rule("开头", always, _EVIDENCE, "各县（市、区）人民政府："),
)


def beginning_score(
    lines: Sequence[Line], title: str, column: float, ngrams: NGrams
) -> float:
    """How well the lines begin the text that stands under the title, in log odds."""
    return BEGINNING.score(beginning_of(lines, title, column, ngrams))
