"""Marked text on pages: what a mark is, and the one place where it becomes HTML.

What a query matches, and where words end, is not known here: an app that can search says
so (`register`, in its `AppConfig.ready`). Without one nothing is marked, and the lines of
a title end wherever the browser ends them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape  # Django's own looks for lazy texts and takes twice as long
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import Protocol

from django.utils.safestring import SafeString, mark_safe

Mark = tuple[int, int]
"""Where a mark begins and ends in a text, in characters."""

Notes = Mapping[int, str]
"""What is said of single characters of a text, by their places."""

NO_NOTES: Notes = MappingProxyType({})

# What no line of a title begins with.
_CLINGS = "的了等号年月日"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text that a query matches; `term` tells the query's terms apart."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, marked or not; `note` is said of it, if anything is."""

    text: str
    marked: bool = False
    note: str | None = None


# ---- who can search ------------------------------------------------------------


class Highlighter(Protocol):
    """Finds in any text what one query looks for."""

    def spans(self, text: str, *, title: bool = False) -> Sequence[Span]:
        """Everything that matches, in order; spans may overlap.

        `title` says that the text is a title: some of a query may be looked for in
        titles alone.
        """


class TextSearch(Protocol):
    """What pages need of an app that can search."""

    def highlighter(
        self, query: str, *, with_synonyms: bool = True
    ) -> Highlighter | None:
        """For a query as it was typed; None where it has nothing to mark."""

    def word_ends(self, text: str) -> Iterable[int]:
        """The places in the text, ascending, at which words end."""


_registered: list[TextSearch] = []


def register(search: TextSearch) -> None:
    """Let pages ask this app, and no other that was registered before."""
    _registered[:] = [search]


def highlighter(query: str, *, with_synonyms: bool = True) -> Highlighter | None:
    """What marks the texts of a page for a query; None where there is nothing to mark."""
    for search in _registered:
        return search.highlighter(query, with_synonyms=with_synonyms)
    return None


# ---- text → pieces → HTML ------------------------------------------------------


def marks_in(
    text: str, highlighter: Highlighter | None, *, title: bool = False
) -> list[Mark]:
    """What is to be marked, in order."""
    return merged(highlighter.spans(text, title=title)) if highlighter else []


def merged(spans: Iterable[Span]) -> list[Mark]:
    """Spans in order as marks; those that touch or overlap are one."""
    marks: list[Mark] = []
    for span in spans:
        if marks and span.start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(marks[-1][1], span.end))
        else:
            marks.append((span.start, span.end))
    return marks


def pieces(
    text: str, marks: Sequence[Mark], start: int, end: int, notes: Notes = NO_NOTES
) -> Iterator[Piece]:
    """The text from `start` to `end` in pieces; marks are cut off at both."""
    for first, last, marked in _stretches(marks, start, end):
        if notes:
            yield from _noted(text, first, last, notes, marked=marked)
        else:
            yield Piece(text[first:last], marked)


def _stretches(
    marks: Sequence[Mark], start: int, end: int
) -> Iterator[tuple[int, int, bool]]:
    """What is marked and what stands between, none of them empty."""
    at = start
    for first, last in marks:
        first, last = max(first, at), min(last, end)
        if first < last:
            if at < first:
                yield at, first, False
            yield first, last, True
            at = last
    if at < end:
        yield at, end, False


def _noted(
    text: str, start: int, end: int, notes: Notes, *, marked: bool
) -> Iterator[Piece]:
    """The characters of which something is said are pieces of their own."""
    at = start
    for place in sorted(place for place in notes if start <= place < end):
        if at < place:
            yield Piece(text[at:place], marked)
        yield Piece(text[place], marked, notes[place])
        at = place + 1
    if at < end:
        yield Piece(text[at:end], marked)


def html(pieces: Iterable[Piece]) -> SafeString:
    """The pieces, escaped: <mark> around what is marked, <u class="fix"> with its note as
    title around what has one."""
    written: list[str] = []
    for marked, together in groupby(pieces, _is_marked):
        within = "".join(map(_escaped, together))
        written.append(f"<mark>{within}</mark>" if marked else within)
    return mark_safe("".join(written))  # noqa: S308 (all of it went through escape)


def _is_marked(piece: Piece) -> bool:
    return piece.marked


def _escaped(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.note is None:
        return text
    return f'<u class="fix" title="{escape(piece.note)}">{text}</u>'


def marked_html(
    text: str, highlighter: Highlighter | None, *, title: bool = False
) -> SafeString:
    """The whole text with its marks."""
    return html(pieces(text, marks_in(text, highlighter, title=title), 0, len(text)))


def stretches_html(
    text: str,
    highlighter: Highlighter | None,
    ends: Iterable[int],
    notes: Notes = NO_NOTES,
    *,
    title: bool = False,
) -> list[SafeString]:
    """The text in stretches, each up to its end, with its marks and notes.

    It is searched as one text: what matches across an end is marked on both sides of it.
    """
    marks = marks_in(text, highlighter, title=title)
    return [
        html(pieces(text, marks, start, end, notes))
        for start, end in pairwise((0, *ends))
    ]


# ---- titles --------------------------------------------------------------------


def title_lines(title: str, highlighter: Highlighter | None = None) -> list[SafeString]:
    """A title with its marks, in the shortest lines that it may be broken into: between
    words, as GB/T 9704 asks of titles, and within no mark."""
    marked = {
        at
        for start, end in marks_in(title, highlighter, title=True)
        for at in range(start, end)
    }
    ends = [end for end in _line_ends(title) if not {end - 1, end} <= marked]
    return stretches_html(title, highlighter, (*ends, len(title)), title=True)


def _line_ends(title: str) -> Iterator[int]:
    """Where words end, but before what closes or clings (》 的) and after what opens (《)."""
    for search in _registered:
        for end in search.word_ends(title):
            if end < len(title) and not _together(title[end - 1], title[end]):
                yield end


def _together(before: str, after: str) -> bool:
    if not (before.isalnum() and after.isalnum()) or after in _CLINGS:
        return True
    return before.isdecimal() or after.isdecimal()  # 2 个: a browser spaces them
