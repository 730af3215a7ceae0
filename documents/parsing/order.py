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

from documents.parsing.headlines import Frames, Headline
from documents.parsing.parsed import Line
from documents.parsing.patterns import bare
from documents.parsing.seams import (
    Tail,
    disorder,
    end_score,
    ends_title,
    is_closed,
    join_score,
    start_score,
)

_BEAM = 12
_SURE = 3.0  # a best run that leads by less is worth a warning


@dataclass(frozen=True, slots=True)
class Text:
    """The column text under a headline; `headline` None stands before them all."""

    headline: Headline | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The page's rest is this part of this stretch."""

    stretch: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Cuts of the pages so far, their score, and the text they leave open."""

    score: float
    cuts: tuple[_Cut | None, ...]
    tail: Tail | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """`doubtful` are the pages where another cut scored nearly as well."""

    texts: tuple[Text, ...]
    doubtful: tuple[int, ...]


def reading_order(pages: Sequence[Frames], column: float) -> Ordered:
    """Put the stretches of all pages into texts."""
    runs = [_Run(0.0, (), None)]
    for page in pages:
        grown = [run for start in runs for run in _grow(start, page, column)]
        runs = sorted(grown, key=lambda run: -run.score)[:_BEAM]
    runs = sorted(map(_ended, runs), key=lambda run: -run.score)
    return Ordered(_texts(pages, runs[0].cuts), _doubtful(pages, runs))


def _ended(run: _Run) -> _Run:
    return replace(run, score=run.score + end_score(run.tail)) if run.tail else run


def _grow(run: _Run, page: Frames, column: float) -> list[_Run]:
    cuts = _cuts(page, open_text=run.tail is not None)
    scored = [
        replace(
            run,
            score=run.score + _score(run, page, cut, column),
            cuts=(*run.cuts, cut),
        )
        for cut in cuts
    ]
    best = sorted(scored, key=lambda grown: -grown.score)[:_BEAM]
    return [replace(grown, tail=_tail(run, page, grown.cuts[-1])) for grown in best]


def _cuts(page: Frames, *, open_text: bool) -> list[_Cut | None]:
    last = len(page.headlines)
    if page.stretches[last]:
        return [_Cut(last, 0, len(page.stretches[last]))]
    cuts: list[_Cut | None] = [None]
    if open_text:
        for index, stretch in enumerate(page.stretches[:last]):
            size = len(stretch)
            cuts += [_Cut(index, 0, at) for at in range(1, size)]
            cuts += [_Cut(index, at, size) for at in range(1, size)]
    return cuts


def _parts(
    page: Frames, cut: _Cut | None
) -> tuple[Sequence[Line], list[Sequence[Line]]]:
    """The rest, and what is left of the stretch of each headline."""
    own: list[Sequence[Line]] = list(page.stretches[: len(page.headlines)])
    if cut is None:
        return (), own
    rest = page.stretches[cut.stretch][cut.begin : cut.end]
    if cut.stretch < len(own):
        stretch = page.stretches[cut.stretch]
        own[cut.stretch] = stretch[: cut.begin] + stretch[cut.end :]
    return rest, own


def _score(run: _Run, page: Frames, cut: _Cut | None, column: float) -> float:
    rest, own = _parts(page, cut)
    score = 0.0
    tail = run.tail
    if tail is not None:
        if rest:
            score += join_score(tail, rest, column) + disorder(rest)
        if page.headlines:
            score += end_score(_end(rest, tail.signed) if rest else tail)
    for index, lines in enumerate(own):
        if not lines:
            continue
        title = page.headlines[index].title
        score += start_score(lines, title, column) + disorder(lines)
        if index + 1 < len(own):
            score += end_score(_end(lines, _signed(page.headlines[index])))
    return score


def _end(lines: Sequence[Line], signed: bool) -> Tail:
    return Tail(
        bare(lines[-1].text),
        signed=signed,
        closed=is_closed(lines),
        titled=ends_title(lines),
    )


def _signed(headline: Headline) -> bool:
    """A document with a number and columns of its own ends in organ and date."""
    return headline.number is not None and not headline.front


def _tail(run: _Run, page: Frames, cut: _Cut | None) -> Tail | None:
    rest, own = _parts(page, cut)
    if not page.headlines:
        return (run.tail or Tail("")).after(rest)
    return Tail("", signed=_signed(page.headlines[-1])).after(own[-1])


def _texts(pages: Sequence[Frames], cuts: Sequence[_Cut | None]) -> tuple[Text, ...]:
    texts: list[tuple[Headline | None, list[Line]]] = [(None, [])]
    for page, cut in zip(pages, cuts, strict=True):
        rest, own = _parts(page, cut)
        texts[-1][1].extend(rest)
        for headline, lines in zip(page.headlines, own, strict=True):
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
            best.score - run.score < _SURE and run.cuts[index] != best.cuts[index]
            for run in runs[1:]
        )
    )
