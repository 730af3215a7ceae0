"""Frames as dumped → texts in reading order.

A page holds at most one rest: the end, or a middle, of the text that the page
before left open. After a page's last headline it stands alone; before a headline
it stands before or behind that headline's own columns, and where one stops and
the other begins is told by the texts. Cuts of neighbouring pages bear on each
other, so the likeliest run of cuts over all pages is looked for (beam search).

After this stage every line of the pages is in exactly one text, and a text's
lines are in reading order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.parsing.cuts import PageCuts, Parted
from documents.parsing.fullness import fullness, shortfall_score
from documents.parsing.headlines import Frames, Headline
from documents.parsing.parsed import Line
from documents.parsing.seams import join_score
from documents.parsing.tails import Tail, end_score, owner_of
from documents.parsing.usage import Usage

_BEAM = 24
_ORPHANED = -10.0  # a rest of nothing
_SURE = 3.0  # a best run that leads by less is worth a warning


@dataclass(frozen=True, slots=True)
class Text:
    """The column text under a headline; `headline` None stands before them all."""

    headline: Headline | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """How the pages so far are parted, the score, and the text that is left open."""

    score: float
    parted: tuple[Parted, ...]
    tail: Tail | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """`doubtful` are the pages where another cut scored nearly as well."""

    texts: tuple[Text, ...]
    doubtful: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Sight:
    """What bears on a page besides its text: the measure, the issue's usage, and how
    full the page before is."""

    column: float
    usage: Usage
    full: float


def reading_order(pages: Sequence[Frames], column: float) -> Ordered:
    """Put the stretches of all pages into texts. Whether columns were dumped before
    their headline or after it is a matter of the whole issue: the likelier counts."""
    downwards = [page.read_downwards() for page in pages]
    pages, runs = max(
        ((dumped, likeliest(dumped, column)) for dumped in (pages, downwards)),
        key=lambda read: read[1][0].score,
    )
    return Ordered(_texts(pages, runs[0].parted), _doubtful(pages, runs))


def likeliest(pages: Sequence[Frames], column: float) -> list[_Run]:
    """The best runs of cuts, the likeliest first."""
    usage = Usage(stretch for page in pages for stretch in page.stretches)
    filled = [1.0, *fullness(pages, column)]
    runs = [_Run(0.0, (), None)]
    for page, full in zip(pages, filled, strict=False):
        ways = PageCuts(page, column, usage).parted()
        sight = _Sight(column, usage, full)
        grown = [run for start in runs for run in _grow(start, page, ways, sight)]
        runs = sorted(grown, key=lambda run: -run.score)[:_BEAM]
    return sorted(map(_ended, runs), key=lambda run: -run.score)


def _ended(run: _Run) -> _Run:
    return replace(run, score=run.score + end_score(run.tail)) if run.tail else run


def _grow(run: _Run, page: Frames, ways: Sequence[Parted], sight: _Sight) -> list[_Run]:
    """The run with the page parted each way; nothing can be the rest of no text."""
    if run.tail is None and page.headlines:
        ways = [way for way in ways if not way.rest] or ways
    scored = [
        (run.score + way.score + _link(run.tail, page, way, sight), way) for way in ways
    ]
    best = sorted(scored, key=lambda pair: -pair[0])[:_BEAM]
    return [
        _Run(score, (*run.parted, way), _tail(run.tail, page, way))
        for score, way in best
    ]


def _link(tail: Tail | None, page: Frames, way: Parted, sight: _Sight) -> float:
    """How well the page, so parted, takes up the text that lies open."""
    if tail is None:
        return _ORPHANED if way.rest else 0.0
    score = 0.0
    if way.seen:
        score += join_score(tail, way.seen, sight.column, sight.usage)
        score += shortfall_score(sight.full)
    if page.headlines:
        score += end_score(tail.ending(way.seen.last) if way.seen else tail)
    return score


def _tail(tail: Tail | None, page: Frames, way: Parted) -> Tail:
    if not page.headlines:
        return (tail or Tail()).after(way.rest)
    return Tail(owner_of(page.headlines[-1])).after(way.own[-1])


def _texts(pages: Sequence[Frames], ways: Sequence[Parted]) -> tuple[Text, ...]:
    texts: list[tuple[Headline | None, list[Line]]] = [(None, [])]
    for page, way in zip(pages, ways, strict=True):
        texts[-1][1].extend(way.rest)
        for headline, lines in zip(page.headlines, way.own, strict=True):
            texts.append((headline, list(lines)))
    return tuple(
        Text(headline, tuple(lines)) for headline, lines in texts if headline or lines
    )


def _doubtful(pages: Sequence[Frames], runs: Sequence[_Run]) -> tuple[int, ...]:
    """Pages that a nearly as good run cuts otherwise."""
    best = runs[0]
    return tuple(
        page.page
        for index, page in enumerate(pages)
        if any(
            best.score - run.score < _SURE
            and run.parted[index].cut != best.parted[index].cut
            for run in runs[1:]
        )
    )
