"""Why a page was cut as it was: the candidates that came closest, and what each rule said.

The search is run as for a parse, so that the factors, totals and the margin are those
that decided. Scores are log odds (`weights`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.layout.headlines import Frames
from documents.parsing.reading_order.beam_search import BeamSearch
from documents.parsing.reading_order.order import is_doubtful, likeliest
from documents.parsing.reading_order.paths import BestPath, Choice
from documents.parsing.reading_order.rules import Factor
from documents.parsing.types import Line

_CLOSEST = 3  # candidates that are explained


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """A text that lies open between two pages: its title, its last line without blanks,
    and the line that goes on from it, None where none does."""

    title: str
    last: str
    goes_on: Line | None


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """A candidate and why it scored as it did.

    lines: what goes on from the page before; empty where nothing does.
    factors: what the page says for and against it, the weightiest first.
    on_page: their sum. elsewhere: what the other pages score on the best path that
        takes the candidate. total: both.
    """

    lines: tuple[Line, ...]
    factors: tuple[Factor, ...]
    on_page: float
    elsewhere: float
    total: float


@dataclass(frozen=True, slots=True)
class PageExplanation:
    """Why a page was cut as it was.

    titles_first: was the issue dumped with its columns under their headlines?
    candidates: the chosen one, then those that came closest to it. others: how many
        more were followed to the end.
    margin: by how much the chosen one leads, infinite where there is no other.
    is_doubtful: is that too little, so that the parse warns of the page?
    before, after: the texts that lie open where the page begins and where it ends;
        None before the first headline.
    """

    page: int
    titles_first: bool
    candidates: tuple[ExplainedCandidate, ...]
    others: int
    margin: float
    is_doubtful: bool
    before: OpenEnd | None
    after: OpenEnd | None


def explain_page(
    pages: Sequence[Frames], column: float, number: int
) -> PageExplanation | None:
    """Of the page of that number in the source; None where it holds no text of documents.
    `column` is the columns' measure in hanzi."""
    index = next((at for at, page in enumerate(pages) if page.page == number), None)
    if index is None:
        return None
    search, path = likeliest(pages, column)
    chosen, *others = path.choices[index]
    margin = path.margins[index]
    return PageExplanation(
        page=number,
        titles_first=search.pages[index].titles_first,
        candidates=tuple(
            _explained(search, index, choice)
            for choice in (chosen, *others[: _CLOSEST - 1])
        ),
        others=max(0, len(others) - _CLOSEST + 1),
        margin=margin,
        is_doubtful=is_doubtful(margin),
        before=_open_end(path, index),
        after=_open_end(path, index + 1),
    )


def _explained(search: BeamSearch, index: int, choice: Choice) -> ExplainedCandidate:
    factors = (one for one in search.factors(index, choice) if one.worth)
    return ExplainedCandidate(
        lines=choice.candidate.continuation,
        factors=tuple(sorted(factors, key=lambda one: -abs(one.worth))),
        on_page=choice.gain,
        elsewhere=choice.total - choice.gain,
        total=choice.total,
    )


def _open_end(path: BestPath, index: int) -> OpenEnd | None:
    """Before the page of this index, or after the last one."""
    if index < len(path.choices):
        chosen = path.choices[index][0]
        text, lines = chosen.before.text, chosen.candidate.continuation
    else:
        text, lines = path.choices[-1][0].after.text, ()
    if text is None:
        return None
    return OpenEnd(text.owner.title, text.line, lines[0] if lines else None)
