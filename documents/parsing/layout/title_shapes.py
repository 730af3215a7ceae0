"""Titles that no form tells, only their place: over a document number, or under one.

致全体市民的一封信, 2021年主要数据公报: what stands between a document number and whatever
ended before it, or the text that opens below it, is a title, unless a sentence cites the
number or a list counts it.
"""

import re
from collections.abc import Sequence

from documents.parsing.layout.number_lines import NumberLines, registered
from documents.parsing.layout.widths import width
from documents.parsing.text.characters import bare, full_marks, narrow, unspaced
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.document_numbers import NUMBER, document_number
from documents.parsing.text.patterns import (
    ATTACHMENT_HEAD,
    LETTERHEAD,
    OPENING_WORDS,
    is_remark_on,
    salutes,
)
from documents.parsing.text.titles import ends_as_title, is_title
from documents.parsing.types import Line

TITLE_LINES = 6  # the longest headline seen on paper holds four
_SHORTEST = 4
_LONGEST_SALUTATION = 30
_ENTRY_LINES = 7
_ROW_LINES = 8  # of a table that a list is printed as
_STOPS = tuple("。；：，、")
_COUNT = re.compile(r"[0-9]{1,3}")
# 按照|云政发〔2023〕21号|文件执行: a sentence that goes on over the number
_CITING = re.compile("(?:按照|依照|根据|依据|遵照|参照|执行)$")
_UNFINISHED = re.compile("[和与及或的以由在对]$")
_CITED = re.compile(r"[，。、；）》]|(?:文件|等|的|要求|规定|精神|执行|同时|予以|废止)")
_BEGINNING = re.compile(
    r"关于|致|[0-9]{4}年|[一-鿿]{1,8}?[省市县区州盟旗]|国[家务]|中[共国]"
)


def set_text(lines: Sequence[Line]) -> str:
    """The lines run together, as patterns see them."""
    return narrow(full_marks(unspaced("".join(line.text for line in lines))))


def title_of(lines: Sequence[Line]) -> str:
    """The lines run together as a title is written, its marks as they were printed."""
    return narrow(unspaced("".join(line.text for line in lines)))


def shaped_above(
    page: Sequence[Line], start: int, number: NumberLines, column: float
) -> int | None:
    """Where the title over this number begins: under what ended before it."""
    at = number.begin
    begin = _block_above(page, start, at, column)
    if begin is None or is_counted(page, start, number, begin):
        return None
    if _lists(page, number.end):
        return None
    title = set_text(page[begin:at])
    if not _may_be_title(title) or _is_cited(page, number.end):
        return None
    if begin > start and document_number(page[begin - 1].text):
        return None
    apart = begin == start or ends_document(page[begin - 1].text)
    told = (
        apart
        or number.end == len(page)
        or ends_as_title(title)
        or _BEGINNING.match(title)
        or opens_text(page, number.end)
    )
    return begin if told else None


def _block_above(
    page: Sequence[Line], start: int, at: int, column: float
) -> int | None:
    """The lines without a stop that stand over the number, but none that fill a column
    and go on with a sentence, and none that breaks off above a whole title."""
    begin = at
    while begin > max(start, at - TITLE_LINES) and not _ends_before(page[begin - 1]):
        begin -= 1
    if begin == at:
        return None
    for first in range(at - 1, begin, -1):
        unfinished = _UNFINISHED.search(bare(page[first - 1].text))
        if unfinished and is_title(set_text(page[first:at])):
            return first
    whole = begin == start or _ends_before(page[begin - 1])
    if whole and not any(_fills(line, column) for line in page[begin : at - 1]):
        return begin
    for first in range(at - 1, begin - 1, -1):
        if _BEGINNING.match(set_text(page[first:at])):
            return first
    return begin if whole else None


def _fills(line: Line, column: float) -> bool:
    return abs(width(line.text) - column) <= 1.0


def _ends_before(line: Line) -> bool:
    """Can the line be no part of a title?"""
    text = bare(line.text)
    return bool(
        text.endswith(_STOPS)
        or "。" in text
        or date_of(text)
        or document_number(text)
        or registered(line)
        or is_remark_on(text)
        or marker(line.text)
        or salutes(text)
        or ATTACHMENT_HEAD.fullmatch(narrow(text))
        or LETTERHEAD.fullmatch(text)
        or _COUNT.fullmatch(narrow(text))
    )


def _may_be_title(title: str) -> bool:
    return (
        len(title) >= _SHORTEST
        and re.search("[一-鿿]{2}", title) is not None
        and not _CITING.search(title)
        and not _UNFINISHED.search(title)
        and not OPENING_WORDS.match(title)
        and not LETTERHEAD.fullmatch(title)
        and not re.search("[。；：]", title)
        and ("，" not in title or ends_as_title(title))
    )


def _is_cited(page: Sequence[Line], end: int) -> bool:
    following = set_text(page[end : end + 1])
    return _CITED.match(following) is not None and not opens_text(page, end)


def is_named(page: Sequence[Line], start: int, begin: int, end: int) -> bool:
    """Does a sentence, or a list of numbers, name what these lines hold?"""
    above = page[max(start, begin - _ENTRY_LINES) : begin]
    return (
        _is_cited(page, end)
        or _CITING.search(set_text(above[-1:])) is not None
        or any(document_number(line.text) for line in above)
    )


def is_counted(
    page: Sequence[Line], start: int, number: NumberLines, begin: int
) -> bool:
    """Is it an entry of a list: 1, title, number, 2, title, number …?"""
    above = _count(page[begin - 1]) if begin > start else None
    below = _count(page[number.end]) if number.end < len(page) else None
    before = page[max(start, begin - _ROW_LINES) : max(start, begin - 1)]
    return above is not None and (
        below == above + 1 or above - 1 in map(_count, before)
    )


def _count(line: Line) -> int | None:
    text = narrow(bare(line.text))
    return int(text) if _COUNT.fullmatch(text) else None


def _lists(page: Sequence[Line], at: int) -> bool:
    """Does another number follow before any sentence does?"""
    for line in page[at : at + _ENTRY_LINES]:
        text = bare(line.text)
        if NUMBER.match(text):
            return True
        if text[-1] in "。；：" or date_of(text):
            return False
    return False


def shaped_below(
    page: Sequence[Line], start: int, number: NumberLines
) -> tuple[int, int] | None:
    """Where the title under this number begins and ends: over the text that it opens."""
    begin = number.begin
    apart = begin == start or ends_document(page[begin - 1].text)
    letterhead = begin > start and LETTERHEAD.fullmatch(bare(page[begin - 1].text))
    if not (apart or letterhead) or _lists(page, number.end):
        return None
    for end in range(number.end + 1, min(len(page), number.end + TITLE_LINES) + 1):
        if _ends_before(page[end - 1]):
            return None
        title = set_text(page[number.end : end])
        if opens_text(page, end) and _may_be_title(title):
            return number.end, end
    return None


def ends_document(text: str) -> bool:
    """Is it a date, or a note below one?"""
    return date_of(text) is not None or is_remark_on(text)


def opens_text(page: Sequence[Line], at: int) -> bool:
    """Does a text begin here: with a salutation, 根据…, 一、…, 来源：…?"""
    while at < len(page) and is_remark_on(page[at].text):
        at += 1
    if at == len(page):
        return False
    text = bare(page[at].text)
    found = marker(page[at].text)
    goes_on = text.startswith("各") or text.endswith(("，", "、"))
    return bool(
        salutes(set_text(page[at : at + 3]) if goes_on else text)
        or (text.endswith("：") and len(text) <= _LONGEST_SALUTATION)
        or OPENING_WORDS.match(text)
        or (found and found.value == 1)
    )
