"""How wide lines are set, in hanzi: what tells columns from headlines and full
lines from short ones."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf

from documents.parsing.text.characters import bare, ends_in_bracket, ends_sentence
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.document_numbers import document_number
from documents.parsing.text.invisible import NOTHING
from documents.parsing.text.patterns import ATTACHMENT_NOTE, ORGAN
from documents.parsing.text.titles import TITLE_ORGAN, ends_as_title
from documents.parsing.types import Line

_USUAL_COLUMN = 22  # two columns on A4 at the usual size
_USUAL_COLUMNS = range(18, 29)  # what is likelier than chance where lines are few
_CELLS_APART = re.compile(r"[ \u3000]{2}|\t")
_NARROWEST = 12
_ENOUGH = 30  # lines whose commonest width is no accident
_LONG = 20.0  # hanzi: more than most headings hold
_ENOUGH_LONG = 4
_LONGER_THAN_PRINT = 54.0  # hanzi: no page is so wide
_ENDED_FOR_EACH_BROKEN = 8
_GUTTER = 2  # hanzi between two columns
_UNUSUAL = 0.5
_FULL = 2.5  # short of the longest line, by an indent or what could not be parted
_SQUEEZE = 3.0  # what a column's line can hold over its measure


def width(text: str) -> float:
    """Hanzi and their marks count one, ASCII a half, and so does a blank within the
    line: it is what justification, or the edge of a number, takes up."""
    return sum(
        0.5 if char.isascii() or char.isspace() else 1.0
        for char in text.strip()
        if char != NOTHING
    )


def column_width(lines: Iterable[Line]) -> float:
    """The measure of the issue's columns: the commonest width of lines that break off in
    mid-sentence, counted with those a little wider, which are squeezed, and those narrower
    by an indent, which are first lines. Where nothing breaks off there are no columns: the
    text has a line for each paragraph, and no line is ever full."""
    lines = list(lines)
    if is_unwrapped(lines):
        return inf
    counts = Counter(
        int(width(line.text) + 0.5)
        for line in lines
        if width(line.text) >= _NARROWEST and _breaks_off(line.text)
    )
    if not counts:
        return _USUAL_COLUMN
    if counts.total() < _ENOUGH:
        likely = {
            size: number * _weight(size, counts) for size, number in counts.items()
        }
        blur = {0: 1.0, -1: 1.0, -2: 1.0}
    else:
        likely = {size: float(number) for size, number in counts.items()}
        blur = {0: 1.0, 1: 1.0, -2: 0.5}

    def full(size: int) -> tuple[float, int]:
        near = ((likely.get(size + off, 0.0), share) for off, share in blur.items())
        return sum(number * share for number, share in near), size

    return float(max(counts, key=full))


def _weight(size: int, counts: Counter[int]) -> float:
    """What a line of this width says where lines are few: any measure is real, but the
    usual ones are likelier, and what runs over two such columns is no measure."""
    if size in _USUAL_COLUMNS:
        return 1.0
    over_both = (
        one in _USUAL_COLUMNS
        and abs(size - 2 * one - _GUTTER) <= _SQUEEZE
        and number * 2 >= counts[size]
        for one, number in counts.items()
    )
    return 0.0 if any(over_both) else _UNUSUAL


def _breaks_off(text: str) -> bool:
    """In mid-sentence: no title, organ, date, number or row of a table, which are set by themselves."""
    stripped = bare(text)
    return not (
        (ends_sentence(text) and not ends_in_bracket(text))
        or ends_as_title(stripped)
        or TITLE_ORGAN.match(stripped)
        or ORGAN.fullmatch(stripped)
        or date_of(stripped)
        or document_number(stripped)
        or _CELLS_APART.search(text.strip())
    )


def is_unwrapped(lines: Iterable[Line]) -> bool:
    """Does each line hold a paragraph? Then next to none that are long break off in
    mid-sentence, titles and notes aside; or some are longer than any print is wide."""
    lines = [line for line in lines if line.text.strip()]
    long = [line.text for line in lines if _is_long_text(line.text)]
    ended = sum(map(ends_sentence, long))
    broken = len(long) - ended
    longest = max(map(width, long), default=0.0)
    few = ended // _ENDED_FOR_EACH_BROKEN
    few = ended if longest >= _LONGER_THAN_PRINT else few
    if longest < _LONGER_THAN_PRINT and _is_broken_where_full(lines, longest):
        return False
    return ended >= _ENOUGH_LONG and broken <= few


def _is_broken_where_full(lines: Sequence[Line], longest: float) -> bool:
    """Does each line that breaks off in mid-sentence fill the measure, and the next one
    end the sentence? So does a short text in one column."""
    followed = [
        (width(line.text), below.text)
        for line, below in pairwise(lines)
        if _is_long_text(line.text) and _breaks_off(line.text)
    ]
    return bool(followed) and all(
        longest - size <= _FULL and not marker(below) and ends_sentence(below)
        for size, below in followed
    )


def _is_long_text(text: str) -> bool:
    stripped = bare(text)
    return (
        width(text) >= _LONG
        and not ends_as_title(stripped)
        and not ATTACHMENT_NOTE.match(stripped)
    )


def is_wide(lines: Sequence[Line], column: float) -> bool:
    """Do the lines run over both columns? One squeezed line says nothing yet."""
    wide = sum(width(line.text) > column + _SQUEEZE for line in lines)
    return wide * 3 >= len(lines) > 0


def first_unit(text: str) -> float:
    """Width of what can't be parted at the start of a line: a number or Latin word
    whole, and the closing marks that may not begin the next line."""
    chars = bare(text)
    end = 1
    while end < len(chars) and _joined(chars[end - 1], chars[end]):
        end += 1
    while end < len(chars) and chars[end] in "，。、；：？！”’）〕》】":
        end += 1
    return width(chars[:end])


def _joined(left: str, right: str) -> bool:
    if left in "“‘（〔《【":
        return True
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
