"""The boundary between an open text and lines that may go on from it: what is asked
about the two, and nothing yet about what the answers weigh (`continuation`)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from documents.parsing.layout.widths import width
from documents.parsing.reading_order.beginnings import (
    FIRST_LINE_INDENT,
    TOP_STYLES,
    is_too_full,
)
from documents.parsing.reading_order.intrusions import (
    TAKES_EFFECT,
    is_entry,
    is_post,
    openings_within,
)
from documents.parsing.reading_order.open_text import (
    CLOSING_LINES,
    OpenText,
    is_under_signature,
    markers_of,
)
from documents.parsing.reading_order.words.ngrams import NGrams
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.text.dates import DAY
from documents.parsing.text.numbering import Fit
from documents.parsing.text.patterns import salutes
from documents.parsing.types import Line

_ROOM = 2.5  # hanzi that a line has left where it isn't full
_LEAST_ROOM = 1.5
_CLOSING_BRACKETS = "）〕"
_TELLING = 6  # hanzi that make a heading one of its kind
_NOT_IN_HEADING = re.compile("[，。；：]")
BRACKET_LINES = 4
HAN = "一二三四五六七八九十"
_EXPLAINS = re.compile(r"解读(?:机关|单位|部门|人)[^，。；]{0,12}(?:：|$)")
_EXPLANATION = "解读"


@dataclass(frozen=True, slots=True)
class Continuation:
    """What bears on whether lines go on from a text: looked up once, asked often.

    marker: what the first line begins with. markers: the first number of each style,
    in order. head, last: the first and the last lines, bare. said: what its numbered
    lines say behind their numbers.
    """

    first: str
    head: str
    marker: Marker | None
    markers: tuple[Marker, ...]
    salutes: bool
    size: int
    entries: int
    posts: int
    explains: bool
    openings: int
    last: tuple[str, ...]
    said: frozenset[str]


def continuation_of(lines: Sequence[Line]) -> Continuation:
    """Of at least one line."""
    texts = [bare(line.text) for line in lines]
    styles: dict[Style, Marker] = {}
    for found in markers_of(lines):
        styles.setdefault(found.style, found)
    return Continuation(
        first=texts[0],
        head="".join(texts[:BRACKET_LINES]),
        marker=marker(lines[0].text),
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


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where lines would go on from an open text; `adjacent` where the two stand so in
    the dump. column: the measure."""

    text: OpenText
    lines: Continuation
    column: float
    ngrams: NGrams
    adjacent: bool = False


def boundary(
    text: OpenText,
    lines: Continuation,
    column: float,
    ngrams: NGrams,
    *,
    adjacent: bool = False,
) -> Boundary:
    """A figure that goes on with a sentence, 16 公里, counts as no number."""
    found = lines.marker
    if (
        found
        and found.style in (Style.DOTTED, Style.ARABIC)
        and not _may_stop(text, column)
        and text.numbering.fit(found) is Fit.BREAK
    ):
        lines = replace(lines, marker=None, markers=lines.markers[1:])
    return Boundary(text, lines, column, ngrams, adjacent)


def _may_stop(text: OpenText, column: float) -> bool:
    """Did the open text stop at the end of a paragraph? It may have where the last line
    ends a sentence, has room left, or is an entry of a list of titles."""
    if text.line.endswith(("，", "、")):
        return False
    return ends_sentence(text.line) or _has_room(text, column) or text.titled


def _has_room(text: OpenText, column: float) -> bool:
    indent = FIRST_LINE_INDENT if _begins_paragraph(text, column) else 0
    return text.size <= column - indent - _LEAST_ROOM


def _begins_paragraph(text: OpenText, column: float) -> bool:
    """Can the last line be a paragraph's first?"""
    above = text.lines[-2] if len(text.lines) > 1 else ""
    return (
        marker(text.line) is not None
        or ends_sentence(above)
        or width(above) < column - _ROOM
    )


def may_stop_at(case: Boundary) -> bool:
    return _may_stop(case.text, case.column)


def at_bracket(case: Boundary) -> bool:
    """Does a full line end in a bracket, so that the sentence may be over or not? 由各县（市、区）
    may be followed by 人民政府."""
    line = case.text.line
    within = line.rstrip(_CLOSING_BRACKETS)
    return (
        within != line
        and not ends_sentence(within)
        and not _has_room(case.text, case.column)
    )


def is_signature(case: Boundary) -> bool:
    """Does the open text stop at the organ that signs it?"""
    line = case.text.line
    return bool(line) and line in case.text.owner.organ


def is_attachment_due(case: Boundary) -> bool:
    text = case.text
    return is_under_signature(text.line) or text.dated or text.encloses


def is_day(case: Boundary) -> bool:
    stops = case.text.titled or ends_sentence(case.text.line)
    return bool(DAY.match(case.lines.first)) and stops


def holds_entries_only(case: Boundary) -> bool:
    return case.text.listing or "任免" in case.text.owner.title


def explains_elsewhere(case: Boundary) -> bool:
    return case.lines.explains and _EXPLANATION not in case.text.owner.title


def heading(case: Boundary) -> Marker | None:
    """The number of the heading that the open text ends in."""
    line = case.text.line
    found = marker(line)
    if not found or _NOT_IN_HEADING.search(line):
        return None
    return found if _has_room(case.text, case.column) else None


def is_heading_alike(case: Boundary) -> bool:
    above, found = heading(case), case.lines.marker
    if above is None or found is None:
        return False
    return above.style is found.style and above.level == found.level


def is_top_after_semicolon(case: Boundary) -> bool:
    found = case.lines.marker
    return (
        found is not None
        and case.text.line.endswith("；")
        and found.style in TOP_STYLES
    )


def is_list_entry(case: Boundary) -> bool:
    """Is what ends in a semicolon an entry with a number of this style?"""
    for line in reversed(case.text.lines):
        if above := marker(line):
            alike = case.lines.marker and above.style is case.lines.marker.style
            return bool(alike) and width(line) > case.column - 2 * _ROOM
    return False


def stands_alone(case: Boundary) -> bool:
    """Does the open text end in a numbered heading?"""
    text = case.text
    stops = _has_room(text, case.column) and not ends_sentence(text.line)
    return stops and marker(text.line) is not None


def closes_its_kind(case: Boundary) -> bool:
    """本方案自… goes on under the title of a 方案."""
    first = case.lines.first
    if not TAKES_EFFECT.match(first):
        return False
    named = first[1 : first.index("自")]
    return bool(named) and case.text.owner.title.endswith(named[-2:])


def lacks_indent(case: Boundary) -> bool:
    ended = width(case.text.line) < case.column - _ROOM
    return ended and is_too_full(case.lines.first, case.column)


def follows_item(case: Boundary) -> bool:
    """二是 goes on from 一是."""
    rank = HAN.index(case.lines.first[0])
    return f"{HAN[rank - 1]}是" in "".join(case.text.lines)


def repeated(case: Boundary) -> int:
    """How many numbered lines say what one of the open text says."""
    return len(case.lines.said & said_in(case.text.lines))
