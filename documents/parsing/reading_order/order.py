"""Frames as dumped → texts in reading order.

A page holds at most one continuation: the end, or a middle, of the text that the page
before left open. After a page's last headline it stands alone; before a headline
it stands before or behind that headline's own columns, and where one stops and
the other begins is told by the texts. What one page takes bears on its neighbours, so
the likeliest path over all pages is looked for (`beam_search`).

After this stage every line of the pages is in exactly one text, and a text's
lines are in reading order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.layout.headlines import Frames, Headline
from documents.parsing.reading_order import weights
from documents.parsing.reading_order.beam_search import BeamSearch
from documents.parsing.reading_order.candidates import Candidate
from documents.parsing.reading_order.paths import BestPath
from documents.parsing.reading_order.words.ngrams import NGrams
from documents.parsing.reading_order.words.topic import Topics
from documents.parsing.types import Line, ParseWarning, SetAside


@dataclass(frozen=True, slots=True)
class Text:
    """The column text under a headline; `headline` None stands before them all."""

    headline: Headline | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """doubtful: the pages where another candidate scored nearly as well.
    aside: lines that belong to no text, which only positions show: names of sections.
    warnings: titles that are doubtful.
    """

    texts: tuple[Text, ...]
    doubtful: tuple[int, ...] = ()
    aside: tuple[SetAside, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()


def reading_order(pages: Sequence[Frames], column: float) -> Ordered:
    """Put the stretches of all pages, the columns' measure being `column` hanzi, into
    texts."""
    search, path = likeliest(pages, column)
    doubtful = (
        page.page
        for page, margin in zip(search.pages, path.margins, strict=True)
        if is_doubtful(margin)
    )
    return Ordered(_texts(search.pages, path.chosen), tuple(doubtful))


def likeliest(pages: Sequence[Frames], column: float) -> tuple[BeamSearch, BestPath]:
    """Whether columns were dumped before their headline or after it is a matter of the
    whole issue: the likelier counts."""
    ngrams = NGrams(stretch for page in pages for stretch in page.stretches)
    topics = Topics(pages)
    downwards = [page.read_downwards() for page in pages]
    searches = [
        BeamSearch(dumped, column, ngrams, topics) for dumped in (pages, downwards)
    ]
    search, path = max(
        ((search, search.best_path()) for search in searches),
        key=lambda found: found[1].score,
    )
    return search, search.look_again(path)


def is_doubtful(margin: float) -> bool:
    """Is a page's lead (log odds) so small that a person should look at it?"""
    return margin < weights.SURE_MARGIN


def _texts(
    pages: Sequence[Frames], candidates: Sequence[Candidate]
) -> tuple[Text, ...]:
    texts: list[tuple[Headline | None, list[Line]]] = [(None, [])]
    for page, chosen in zip(pages, candidates, strict=True):
        texts[-1][1].extend(chosen.continuation)
        for headline, lines in zip(page.headlines, chosen.own, strict=True):
            texts.append((headline, list(lines)))
    return tuple(
        Text(headline, tuple(lines)) for headline, lines in texts if headline or lines
    )
