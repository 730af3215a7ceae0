"""How well texts begin and go on: the evidence for cutting a page apart.

Scores are in steps of a step: 1 leans, 3 persuades, 6 nearly settles.
"""

import re
from collections.abc import Sequence

from documents.parsing.markers import Marker, Style, marker
from documents.parsing.numbering import Fit, Numbering
from documents.parsing.parsed import Line
from documents.parsing.patterns import (
    APPOINTMENT,
    ATTACHMENT_NOTE,
    LISTED,
    NUMBER,
    OPENING_WORDS,
    PURPOSE,
    bare,
    ends_sentence,
    salutes,
)
from documents.parsing.tails import Tail, markers_of
from documents.parsing.usage import Usage
from documents.parsing.widths import width

_TOP_STYLES = (Style.CHAPTER, Style.HAN, Style.DOTTED)
_FIRST_LINE_INDENT = 2
_OPENING_LINES = 10
_ROOM = 2.5
_ENTRY_LINES = 2
_NO_LINE_STARTS_WITH = "，。、；：？！”’）〕》"
_POST = re.compile(r"同志(?:任|的)|^(?:任命|免去)：$")


def start_score(lines: Sequence[Line], title: str, column: float) -> float:
    """How well the lines begin the text that stands under the title."""
    first = bare(lines[0].text)
    if first[0] in _NO_LINE_STARTS_WITH:
        return -10.0
    if LISTED.match(first):
        return -6.0
    kind = 4.0 if _opens_its_kind(title, first) else 0.0
    return kind + _opening_score(lines, first, column) + _opens_at_one(lines)


def _opens_its_kind(title: str, first: str) -> bool:
    """A list of appointments begins with one, whatever else is on the page."""
    return "任免" in title and bool(APPOINTMENT.match(first))


def _opening_score(lines: Sequence[Line], first: str, column: float) -> float:
    found = marker(lines[0].text)
    if found:
        top = found.value == 1 and found.style in _TOP_STYLES
        return 3.0 if top else -6.0
    opening = "".join(bare(line.text) for line in lines[:_OPENING_LINES])
    if salutes(opening) or NUMBER.match(first):
        return 5.0
    if _too_full(first, column):
        return -3.0
    if OPENING_WORDS.match(first):
        return 6.0 if PURPOSE.match(opening) else 3.0
    return 2.0 if first.endswith("：") else 0.0


def _too_full(first: str, column: float) -> bool:
    """Fuller than an indented line of a column can be, and not set over both."""
    return column - _FIRST_LINE_INDENT + 1 < width(first) <= column + _FIRST_LINE_INDENT


def _opens_at_one(lines: Sequence[Line]) -> float:
    found = markers_of(lines)
    if not found:
        return 0.0
    return 2.0 if found[0].value == 1 else -5.0


def join_score(
    tail: Tail,
    lines: Sequence[Line],
    column: float,
    usage: Usage,
    *,
    adjacent: bool = False,
) -> float:
    """How well the lines go on from where the open text stops; `adjacent` where they
    stand so in the dump."""
    first = bare(lines[0].text)
    if first[0] in _NO_LINE_STARTS_WITH:
        return -10.0
    if tail.dated:
        return -10.0 if tail.owner.organ else -4.0
    if tail.closed and not ATTACHMENT_NOTE.match(first):
        return -6.0
    if salutes("".join(bare(line.text) for line in lines[:3])):
        return -6.0
    score = _same_kind(tail, lines)
    found = marker(lines[0].text)
    if found:
        return score + _marker_score(tail, found, column)
    score += _sentence_score(tail, first, column, usage, adjacent=adjacent)
    inner = markers_of(lines)
    return score + (0.7 * _fit_score(tail, inner[0]) if inner else 0.0)


def _same_kind(tail: Tail, lines: Sequence[Line]) -> float:
    """A list of issued documents goes on with numbers, a list of appointments with
    posts, and nothing else does."""
    entries = sum(bool(NUMBER.match(bare(line.text))) for line in lines)
    posts = sum(bool(_POST.search(bare(line.text))) for line in lines)
    if tail.listing:
        if posts:
            return -6.0
        return 2.0 if entries else -4.0 if len(lines) > _ENTRY_LINES else 0.0
    if "任免" in tail.owner.title:
        return 2.0 if posts else -4.0 if len(lines) > _ENTRY_LINES else 0.0
    if entries * _ENTRY_LINES >= len(lines):
        return -4.0
    return -4.0 if posts * (_ENTRY_LINES + 1) >= len(lines) else 0.0


def _stops_short(tail: Tail, column: float) -> bool:
    """Did the open text stop at the end of a paragraph? It did where the last line
    ends a sentence, has room left, or is an entry of a list of titles."""
    return ends_sentence(tail.line) or width(tail.line) < column - _ROOM or tail.titled


def _marker_score(tail: Tail, found: Marker, column: float) -> float:
    heading = marker(tail.line) is not None
    unfinished = not _stops_short(tail, column) and not heading
    return _fit_score(tail, found) - (5.0 if unfinished else 0.0)


def _fit_score(tail: Tail, found: Marker) -> float:
    fit = tail.numbering.fit(found)
    if fit is Fit.NEXT:
        return 6.0
    if found.value == 1 and found.style in _TOP_STYLES and found.level == 1:
        return -8.0
    return {Fit.FIRST: 2.0, Fit.AGAIN: -2.0}.get(fit, -6.0)


def _sentence_score(
    tail: Tail, first: str, column: float, usage: Usage, *, adjacent: bool
) -> float:
    if tail.line.endswith("：") or LISTED.match(first):
        return 3.0
    if _stops_short(tail, column):
        return -1.0  # nothing ties them together
    return 1.0 + usage.flow(tail.line, first, adjacent=adjacent)


def disorder(lines: Sequence[Line]) -> float:
    """What numbers out of sequence within the lines say against them being one text;
    the first number of each style may be any."""
    numbering, score = Numbering(), 0.0
    for found in markers_of(lines):
        known = found.style in numbering.last
        if known and numbering.fit(found) is Fit.BREAK:
            score -= 2.0
            if found.value != 1:
                continue
        numbering.accept(found)
    return score
