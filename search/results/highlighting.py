"""What of a text matches a query: spans for pages to mark, and excerpts around them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from documents.marking import Mark, Piece, Span, html, marks_in, merged, pieces
from documents.parsing.text.document_numbers import cited_numbers
from search.analysis.document_numbers import is_same
from search.analysis.folding import end_of_cluster, fold
from search.analysis.tokenizer import tokenizer_of
from search.engine import Number, Scope, engine
from search.query.terms import sought, together
from search.query.tree import ParsedQuery, parse_query
from search.results.excerpts import WIDTH, excerpts

LONGEST_OVERHANG = 40
_LEFT_OUT = Piece("…")


class Highlighter:
    """Finds in any text what a query looks for, whatever found the text."""

    def __init__(self, parsed: ParsedQuery) -> None:
        self.sought = together(sought(leaf, parsed.tokenizer) for leaf in parsed.leaves)
        self._numbers = parsed.numbers

    def spans(self, text: str, *, title: bool = False) -> list[Span]:
        """Everything that matches, in order; spans may overlap.

        Words that stand as they were typed match as one, over the marks between them. What
        is looked for in titles alone matches where `title` says that this is one. The
        spans of document numbers have negative terms.
        """
        folded = fold(text)
        found = [
            Span(start, end_of_cluster(text, end), which)
            for which, term in enumerate((*self.sought.terms, *self.sought.runs))
            if title or term.scope is Scope.DOCUMENT
            for place in term.find_all(folded)
            for start, end in (folded.span(*place),)
        ]
        return sorted((*found, *_number_spans(text, self._numbers)))

    def marked_words(self, title: str) -> frozenset[str]:
        """What of a title would be marked."""
        marks = marks_in(title, self, title=True)
        return frozenset(title[start:end] for start, end in marks)


def _number_spans(text: str, numbers: Sequence[Number]) -> Iterator[Span]:
    for cited in cited_numbers(text) if numbers else ():
        code = cited.number.code or ""
        for which, asked in enumerate(numbers, 1):
            if is_same(asked, code, cited.number.year, cited.number.serial):
                stuck = len(code) - len(asked.code or code)
                start = cited.start + (0 if cited.further else max(0, stuck))
                yield Span(start, cited.end, -which)


class PageSearch:
    """What the pages of documents ask of search (`documents.marking.TextSearch`)."""

    def highlighter(
        self, query: str, *, with_synonyms: bool = True
    ) -> Highlighter | None:
        if not query.strip():
            return None
        parsed = parse_query(query, tokenizer_of(engine()), with_synonyms=with_synonyms)
        return Highlighter(parsed) if parsed.leaves else None

    def word_ends(self, text: str) -> Iterator[int]:
        folded = fold(text)
        for token in tokenizer_of(engine()).cut(folded):
            yield folded.span(token.start, token.end)[1]


# ---- excerpts ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Snippet:
    """The places of a text that hold most of what was looked for, in pieces; … stands for
    what is left out."""

    pieces: tuple[Piece, ...]

    @property
    def html(self) -> SafeString:
        return html(self.pieces)

    def plain(self, opening: str = "", closing: str = "") -> str:
        """As text without markup, with these signs around what is marked."""
        return "".join(
            f"{opening}{piece.text}{closing}" if piece.marked else piece.text
            for piece in self.pieces
        )


def snippet(
    text: str, highlighter: Highlighter, width: int = WIDTH, lead: int = 0
) -> Snippet:
    """About `width` characters; `lead` is the length of the heading that the text opens with."""
    found = highlighter.spans(text)
    stretches = excerpts(text, found, width, lead)
    return Snippet(tuple(_excerpted(text, stretches, merged(found))))


def _excerpted(
    text: str, stretches: Iterable[tuple[int, int]], marks: Sequence[Mark]
) -> Iterator[Piece]:
    shown = 0
    for start, end in _uncut(stretches, marks):
        if start > shown:
            yield _LEFT_OUT
        yield from pieces(text, marks, start, end)
        shown = end
    if shown < len(text):
        yield _LEFT_OUT


def _uncut(
    stretches: Iterable[tuple[int, int]], marks: Sequence[Mark]
) -> Iterator[tuple[int, int]]:
    """The stretches, each wide enough to cut no mark; overlong marks are cut at the end."""
    for start, end in stretches:
        for mark_start, mark_end in marks:
            if mark_start < start < mark_end:
                start = mark_start
            if mark_start < end < mark_end <= end + LONGEST_OVERHANG:
                end = mark_end
        yield start, end
