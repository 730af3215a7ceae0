"""Marking what was looked for; the one place where text is declared safe as HTML."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape  # Django's own looks for lazy texts and takes twice as long
from itertools import pairwise
from types import MappingProxyType

from django.utils.safestring import SafeString, mark_safe

from search.engine import Leaf, Number, Scope
from search.folding import end_of_cluster, fold
from search.numbers import cited_numbers, is_same
from search.terms import all_terms

SNIPPET_WIDTH = 110
_BEFORE = 28  # how much of what comes before the first match is shown
_SPARE = 14  # so little left out is shown instead
_STOPS = "。；：！？，、\n"
NO_NOTES: Mapping[int, str] = MappingProxyType({})
_ENOUGH = 200  # places looked at for the best stretch; comparing all with all adds up


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the original text that matched; `what` tells the terms apart."""

    start: int
    end: int
    what: int


def mark(text: str, leaves: Sequence[Leaf], *, title: bool = False) -> SafeString:
    """The whole text, escaped, with what was looked for in <mark>.

    What was looked for in titles alone is marked where `title` says that this is one.
    """
    return _render(text, 0, len(text), _merged(spans(text, leaves, title=title)))


def mark_stretches(
    text: str,
    leaves: Sequence[Leaf],
    ends: Iterable[int],
    notes: Mapping[int, str] = NO_NOTES,
    *,
    title: bool = False,
) -> list[SafeString]:
    """A clause, or a title, in stretches, each up to its end, escaped and marked.

    What matches across an end is marked on both sides of it. `notes` say something of
    the characters at these places: they are set as <u class="fix"> with it as their title.
    """
    merged = _merged(spans(text, leaves, title=title))
    return [_render(text, *stretch, merged, notes) for stretch in pairwise((0, *ends))]


def snippet(
    text: str, leaves: Sequence[Leaf], width: int = SNIPPET_WIDTH
) -> SafeString:
    """About `width` characters around the place that holds most of what was looked for."""
    found = spans(text, leaves)
    start, end = _window(text, found, width)
    marked = _render(text, start, end, _merged(found))
    return _safe(
        ("…" if start else "") + marked + ("…" if end < len(text) else ""),
    )


def spans(text: str, leaves: Sequence[Leaf], *, title: bool = False) -> list[Span]:
    """Everything that matches, in order; spans may overlap."""
    folded = fold(text)
    found = [
        Span(start, end_of_cluster(text, end), what)
        for what, term in enumerate(all_terms(leaves))
        if title or term.scope is Scope.DOCUMENT
        for place in term.find_all(folded)
        for start, end in (folded.span(*place),)
    ]
    numbers = [leaf for leaf in leaves if isinstance(leaf, Number)]
    return sorted((*found, *_number_spans(text, numbers)))


def _number_spans(text: str, numbers: Sequence[Number]) -> Iterator[Span]:
    for cited in cited_numbers(text) if numbers else ():
        code = cited.number.code or ""
        for what, asked in enumerate(numbers, 1):
            if is_same(asked, code, cited.number.year, cited.number.serial):
                stuck = len(code) - len(asked.code or code)
                start = cited.start + (0 if cited.further else max(0, stuck))
                yield Span(start, cited.end, -what)


def _merged(found: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in found:
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


def _window(text: str, found: Sequence[Span], width: int) -> tuple[int, int]:
    if len(text) <= width + _SPARE:
        return 0, len(text)
    start = _start(text, _densest(found[:_ENOUGH], width), width)
    end = start + width
    if len(text) - end <= _SPARE:
        return start, len(text)
    for span in found:
        if span.start < end < span.end:
            end = span.end
    return start, end


def _densest(found: Sequence[Span], width: int) -> int:
    """Where the stretch begins that holds most of the terms, then most of their places."""

    def holds(span: Span) -> tuple[int, int]:
        within = [other for other in found if span.start <= other.start]
        within = [
            other for other in within if other.end <= span.start + width - _BEFORE
        ]
        return len({other.what for other in within}), len(within)

    return max(found, key=holds).start if found else 0


def _start(text: str, match: int, width: int) -> int:
    """A little before the match, after a stop if there is one."""
    earliest = match - _BEFORE
    if earliest <= _SPARE:
        return 0
    earliest = min(earliest, len(text) - width)
    stops = (at + 1 for at in range(earliest, match) if text[at] in _STOPS)
    return min(next(stops, earliest), match)


def _render(
    text: str,
    start: int,
    end: int,
    marks: Sequence[tuple[int, int]],
    notes: Mapping[int, str] = NO_NOTES,
) -> SafeString:
    pieces: list[str] = []
    at = start
    for mark_start, mark_end in marks:
        first, last = max(mark_start, at), min(mark_end, end)
        if first < last:
            pieces.append(_noted(text, at, first, notes))
            pieces += ("<mark>", _noted(text, first, last, notes), "</mark>")
            at = last
    pieces.append(_noted(text, at, end, notes))
    return _safe("".join(pieces))


def _noted(text: str, start: int, end: int, notes: Mapping[int, str]) -> str:
    """The stretch, escaped, with what is said of its characters."""
    pieces: list[str] = []
    at = start
    for place in sorted(place for place in notes if start <= place < end):
        note, char = escape(notes[place]), escape(text[place])
        pieces.append(escape(text[at:place]))
        pieces.append(f'<u class="fix" title="{note}">{char}</u>')
        at = place + 1
    pieces.append(escape(text[at:end]))
    return "".join(pieces)


def _safe(escaped: str) -> SafeString:
    return mark_safe(escaped)  # noqa: S308 (all that comes here went through escape)
