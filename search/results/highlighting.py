"""Marking what was looked for; the one place where text is declared safe as HTML."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape  # Django's own looks for lazy texts and takes twice as long
from itertools import pairwise
from types import MappingProxyType

from django.utils.safestring import SafeString, mark_safe

from documents.parsing.text.document_numbers import cited_numbers
from search.analysis.document_numbers import is_same
from search.analysis.folding import end_of_cluster, fold
from search.engine import Leaf, Number, Scope
from search.query.terms import all_runs, all_terms
from search.results.excerpts import WIDTH, Span, excerpts

LONGEST_OVERHANG = 40
NO_NOTES: Mapping[int, str] = MappingProxyType({})


def mark(text: str, leaves: Sequence[Leaf], *, title: bool = False) -> SafeString:
    """The whole text, escaped, with what was looked for in <mark>.

    What was looked for in titles alone is marked where `title` says that this is one.
    """
    return _render(text, 0, len(text), _merged(spans(text, leaves, title=title)))


def marked_words(title: str, leaves: Sequence[Leaf]) -> frozenset[str]:
    """What of a title would be marked."""
    found = _merged(spans(title, leaves, title=True))
    return frozenset(title[start:end] for start, end in found)


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
    text: str, leaves: Sequence[Leaf], width: int = WIDTH, lead: int = 0
) -> SafeString:
    """About `width` characters around the places that hold most of what was looked for.

    `lead` is the length of the heading that the text opens with.
    """
    found = spans(text, leaves)
    merged = _merged(found)
    pieces: list[str] = []
    shown = 0
    for start, end in _uncut(excerpts(text, found, width, lead), merged):
        pieces += ("…" if start > shown else "", _render(text, start, end, merged))
        shown = end
    return _safe("".join(pieces) + ("…" if shown < len(text) else ""))


def _uncut(
    stretches: Iterable[tuple[int, int]], marks: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The stretches, each wide enough to cut no mark; overlong marks are cut at the end."""
    for start, end in stretches:
        for mark_start, mark_end in marks:
            if mark_start < start < mark_end:
                start = mark_start
            if mark_start < end < mark_end <= end + LONGEST_OVERHANG:
                end = mark_end
        yield start, end


def spans(text: str, leaves: Sequence[Leaf], *, title: bool = False) -> list[Span]:
    """Everything that matches, in order; spans may overlap.

    Words that stand as they were typed match as one, over the marks between them.
    """
    folded = fold(text)
    found = [
        Span(start, end_of_cluster(text, end), what)
        for what, term in enumerate((*all_terms(leaves), *all_runs(leaves)))
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
