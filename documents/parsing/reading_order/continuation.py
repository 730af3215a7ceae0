"""How well texts begin and go on: the evidence for cutting a page apart.

Scores are in steps of a step: 1 leans, 3 persuades, 6 nearly settles.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from documents.parsing.layout.widths import width
from documents.parsing.reading_order.enclosed_attachments import (
    is_enclosure,
    is_under_signature,
)
from documents.parsing.reading_order.endings import CLOSING_LINES, Tail, markers_of
from documents.parsing.reading_order.intrusions import (
    ENTRY_LINES,
    TAKES_EFFECT,
    is_entry,
    is_post,
    not_listed,
    openings_within,
)
from documents.parsing.reading_order.ngrams import Usage
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.text.dates import DAY, date_of
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.patterns import (
    APPOINTMENT,
    ATTACHMENT_NOTE,
    LISTED,
    OPENING_WORDS,
    PUBLICITY_NOTE,
    PURPOSE,
    salutes,
)
from documents.parsing.types import Line

_TOP_STYLES = (Style.CHAPTER, Style.HAN, Style.DOTTED)
_FIRST_LINE_INDENT = 2
_OPENING_LINES = 10
_ROOM = 2.5
_LEAST_ROOM = 1.5
_TELLING = 6  # hanzi that make a heading one of its kind
_OTHER_STYLES = 0.3
_NO_LINE_STARTS_WITH = "，。、；：？！”’）〕》"
_NOT_IN_HEADING = re.compile("[，。；：]")
_BRACKET_LINES = 4
_BRACKETS = (("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕"))
_HAN = "一二三四五六七八九十"
_EXPLAINS = re.compile(r"解读(?:机关|单位|部门|人)[^，。；]{0,12}(?:：|$)")
_EXPLANATION = "解读"


def start_score(
    lines: Sequence[Line], title: str, column: float, usage: Usage
) -> float:
    """How well the lines begin the text that stands under the title."""
    first = bare(lines[0].text)
    if first[0] in _NO_LINE_STARTS_WITH:
        return -10.0
    if LISTED.match(first):
        return -6.0
    if ATTACHMENT_NOTE.match(first):
        return -12.0
    kind = 4.0 if _opens_its_kind(title, first) else 0.0
    return kind + _opening_score(lines, first, column, usage) + _opens_at_one(lines)


def _opens_its_kind(title: str, first: str) -> bool:
    """A list of appointments begins with one, a chronicle with a day, whatever else is
    on the page."""
    if "大事记" in title:
        return DAY.match(first) is not None
    return "任免" in title and bool(APPOINTMENT.match(first))


def _opening_score(
    lines: Sequence[Line], first: str, column: float, usage: Usage
) -> float:
    found = marker(lines[0].text)
    if found:
        top = found.value == 1 and found.style in _TOP_STYLES
        return 3.0 if top else -6.0
    opening = "".join(bare(line.text) for line in lines[:_OPENING_LINES])
    if salutes(opening) or NUMBER.match(first):
        return 5.0
    if _too_full(first, column):
        return -3.0
    begins = usage.begins(first)
    if OPENING_WORDS.match(first):
        return begins + (6.0 if PURPOSE.match(opening) else 3.0)
    return begins + (2.0 if first.endswith("：") else 0.0)


def _too_full(first: str, column: float) -> bool:
    """Fuller than an indented line of a column can be, and not set over both."""
    return column - _FIRST_LINE_INDENT + 1 < width(first) <= column + _FIRST_LINE_INDENT


def _opens_at_one(lines: Sequence[Line]) -> float:
    found = markers_of(lines)
    if not found:
        return 0.0
    return 2.0 if found[0].value == 1 else -5.0


@dataclass(frozen=True, slots=True)
class Rest:
    """What bears on whether lines go on from a text: looked up once, asked often.

    markers: the first number of each style, in order. head, last: the first and the
    last lines, bare. said: what its numbered lines say behind their numbers.
    """

    first: str
    head: str
    opening: Marker | None
    markers: tuple[Marker, ...]
    salutes: bool
    size: int
    entries: int
    posts: int
    explains: bool
    openings: int
    last: tuple[str, ...]
    said: frozenset[str]


def rest_of(lines: Sequence[Line]) -> Rest:
    texts = [bare(line.text) for line in lines]
    styles: dict[Style, Marker] = {}
    for found in markers_of(lines):
        styles.setdefault(found.style, found)
    return Rest(
        first=texts[0],
        head="".join(texts[:_BRACKET_LINES]),
        opening=marker(lines[0].text),
        markers=tuple(styles.values()),
        salutes=salutes("".join(texts[:3])),
        size=len(texts),
        entries=sum(map(is_entry, texts)),
        posts=sum(map(is_post, texts)),
        explains=any(map(_explains, texts)),
        openings=openings_within(texts),
        last=tuple(texts[-CLOSING_LINES:]),
        said=said_in(texts),
    )


def said_in(texts: Iterable[str]) -> frozenset[str]:
    """What numbered lines say behind their numbers, short words aside."""
    found = ((marker(text), text) for text in texts)
    said = (text[opens.length :] for opens, text in found if opens)
    return frozenset(text for text in said if len(text) >= _TELLING)


@lru_cache(maxsize=8192)
def _explains(text: str) -> bool:
    return bool(_EXPLAINS.search(text))


def join_score(
    tail: Tail, rest: Rest, column: float, usage: Usage, *, adjacent: bool = False
) -> float:
    """How well the lines go on from where the open text stops; `adjacent` where they
    stand so in the dump."""
    if rest.first[0] in _NO_LINE_STARTS_WITH:
        return -10.0
    if is_enclosure(rest.first):
        return _enclosure_score(tail)
    if rest.salutes:
        return -12.0
    if tail.dated and PUBLICITY_NOTE.fullmatch(rest.first):
        return 4.0
    if tail.dated:
        return -10.0 if tail.owner.organ else -4.0
    if tail.closed and not ATTACHMENT_NOTE.match(rest.first):
        return -6.0
    score = _same_kind(tail, rest) + _date_score(tail, rest)
    rest = _unless_a_figure(tail, rest, column)
    if rest.opening:
        score += _marker_score(tail, rest.opening, column)
    else:
        score += _sentence_score(tail, rest.first, column, usage, adjacent=adjacent)
        score += _brackets_score(tail, rest)
    score -= 9.0 * rest.openings
    repeated = len(rest.said & said_in(tail.lines))  # no text says a thing twice
    return score + _numbers_score(tail, rest, adjacent=adjacent) - 4.0 * repeated


def _unless_a_figure(tail: Tail, rest: Rest, column: float) -> Rest:
    """A figure that goes on with a sentence, 16 公里, opens nothing."""
    found = rest.opening
    if not found or found.style not in (Style.DOTTED, Style.ARABIC):
        return rest
    if _may_stop(tail, column) or tail.numbering.fit(found) is not Fit.BREAK:
        return rest
    return replace(rest, opening=None, markers=rest.markers[1:])


def _date_score(tail: Tail, rest: Rest) -> float:
    """Behind the organ that signs stands the date, or another organ."""
    signed = bool(tail.line) and tail.line in tail.owner.organ
    if date_of(rest.first):
        return 6.0 if signed else -4.0 if tail.owner.organ else -1.0
    return -8.0 if signed and rest.first not in tail.owner.organ else 0.0


def _enclosure_score(tail: Tail) -> float:
    """附件 stands under a signature, or under another attachment."""
    if is_under_signature(tail.line) or tail.dated or tail.encloses:
        return 5.0
    return -3.0 if tail.owner.organ else 0.0


def _same_kind(tail: Tail, rest: Rest) -> float:
    """A list of issued documents goes on with numbers, a list of appointments with
    posts, a chronicle with days, and nothing else does."""
    foreign = -4.0 if rest.size > ENTRY_LINES else 0.0
    if DAY.match(rest.first) and (tail.titled or ends_sentence(tail.line)):
        return 2.0 if "大事记" in tail.owner.title else -4.0
    if tail.listing:
        return -6.0 if rest.posts else 2.0 if rest.entries else foreign
    if "任免" in tail.owner.title:
        return 2.0 if rest.posts else foreign
    explained = -5.0 if rest.explains and _EXPLANATION not in tail.owner.title else 0.0
    appointed = rest.posts * (ENTRY_LINES + 1) >= rest.size
    return explained + not_listed(rest.entries, rest.size) - 4.0 * appointed


def _may_stop(tail: Tail, column: float) -> bool:
    """Did the open text stop at the end of a paragraph? It may have where the last line
    ends a sentence, has room left, or is an entry of a list of titles."""
    if tail.line.endswith(("，", "、")):
        return False
    return ends_sentence(tail.line) or _has_room(tail, column) or tail.titled


def _has_room(tail: Tail, column: float) -> bool:
    indent = _FIRST_LINE_INDENT if _begins_paragraph(tail, column) else 0
    return tail.size <= column - indent - _LEAST_ROOM


def _begins_paragraph(tail: Tail, column: float) -> bool:
    """Can the last line be a paragraph's first?"""
    above = tail.lines[-2] if len(tail.lines) > 1 else ""
    return (
        marker(tail.line) is not None
        or ends_sentence(above)
        or width(above) < column - _ROOM
    )


def _marker_score(tail: Tail, found: Marker, column: float) -> float:
    """How well a number may stand where the open text stops."""
    heading = marker(tail.line)
    if heading and not _NOT_IN_HEADING.search(tail.line) and _has_room(tail, column):
        empty = heading.style is found.style and heading.level == found.level
        return -5.0 if empty else 0.0  # a heading has something under it
    if tail.line.endswith("；") and found.style in _TOP_STYLES:
        return 0.0 if _is_list_of(tail, found, column) else -8.0
    return 0.0 if _may_stop(tail, column) else -9.0


def _is_list_of(tail: Tail, found: Marker, column: float) -> bool:
    """Is what ends in a semicolon an entry with a number of this style?"""
    for line in reversed(tail.lines):
        if above := marker(line):
            return above.style is found.style and width(line) > column - 2 * _ROOM
    return False


def _numbers_score(tail: Tail, rest: Rest, *, adjacent: bool) -> float:
    """How well the numbers go on: the first one, and the first of every other style.

    Of what stands adjacent only the first line counts: the seam may come later.
    """
    if not rest.markers or (adjacent and not rest.opening):
        return 0.0
    first, *others = rest.markers
    numbering = tail.numbering.copy()
    score = _fit_score(numbering, first) * (1.0 if rest.opening else 0.7)
    for found in () if adjacent else others:
        if found.style not in numbering.last and found.value == 1:
            continue
        score += _OTHER_STYLES * _fit_score(numbering, found)
    return score


def _fit_score(numbering: Numbering, found: Marker) -> float:
    fit = numbering.fit(found)
    if fit is Fit.NEXT:
        return 6.0
    if found.value == 1 and found.style in _TOP_STYLES and found.level == 1:
        return -8.0
    return {Fit.FIRST: 2.0, Fit.AGAIN: -2.0}.get(fit, -6.0)


def _sentence_score(
    tail: Tail, first: str, column: float, usage: Usage, *, adjacent: bool
) -> float:
    if tail.line.endswith("："):
        return 3.0
    if LISTED.match(first):
        return _listed_score(tail, first)
    stands_alone = _has_room(tail, column) and not ends_sentence(tail.line)
    if stands_alone and marker(tail.line):
        return 3.0 if adjacent else -1.0  # few pages end in a heading
    if _may_stop(tail, column):
        return _closes(tail, first) + _paragraph_score(tail, first, column, usage)
    return 1.0 + usage.flow(tail.line, first, adjacent=adjacent)


def _paragraph_score(tail: Tail, first: str, column: float, usage: Usage) -> float:
    """How well a line begins a sentence, and a paragraph where the one before ended."""
    ended = width(tail.line) < column - _ROOM
    return usage.begins(first) - (4.0 if ended and _too_full(first, column) else 0.0)


def _closes(tail: Tail, first: str) -> float:
    """本方案自… goes on under the title of a 方案; else nothing ties them together."""
    found = TAKES_EFFECT.match(first)
    named = first[1 : first.index("自")] if found else ""
    return 4.0 if named and tail.owner.title.endswith(named[-2:]) else -1.0


def _listed_score(tail: Tail, first: str) -> float:
    """二是 goes on from 一是, —— from another."""
    if first[0] not in _HAN:
        return 3.0 if "—" in "".join(tail.lines) else 0.0
    rank = _HAN.index(first[0])
    if not rank:
        return 0.0
    return 3.0 if f"{_HAN[rank - 1]}是" in "".join(tail.lines) else -2.0


def _brackets_score(tail: Tail, rest: Rest) -> float:
    """A bracket or quote that the one leaves open, the other closes."""
    left = "".join(tail.lines[-_BRACKET_LINES:])
    score = 0.0
    for opens, closes in _BRACKETS:
        is_open = left.rfind(opens) > left.rfind(closes)
        at, again = rest.head.find(closes), rest.head.find(opens)
        ends = at >= 0 and (again < 0 or at < again)
        if is_open or ends:
            score += 2.0 if is_open and ends else -2.0
    return score
