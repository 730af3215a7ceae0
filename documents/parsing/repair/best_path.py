"""The best path through a window of the lattice, and by how much it is the best.

Read forwards (Viterbi) the lattice tells the best path; read backwards, too, it tells how
much worse the best path is that decides a character the other way: its margin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import add

from documents.parsing.repair.lattice import (
    ALIKE,
    FOLLOWS,
    KINDS,
    LISTED,
    LONGEST_WORD,
    OTHER,
    Edge,
    Lattice,
)
from documents.parsing.repair.weights import NEVER

_KINDS = range(len(KINDS))
_LONGEST = 24  # characters of a run of letters

_Row = list[float]
"""By the kind of what stands before."""


@dataclass(frozen=True, slots=True)
class Step:
    """An edge that a path takes, from `start` to before `end`.

    figure: the edge's own log probability. beside: what it is worth that it stands
    behind what is of the kind `before`.
    """

    start: int
    end: int
    kind: int
    before: int
    figure: float
    beside: float
    is_mark: bool


class Paths:
    """All paths through the lattice from `start` to before `end`."""

    def __init__(self, lattice: Lattice, start: int, end: int) -> None:
        self.start = start
        self._edges = [
            [
                (stop - start, kind, figure, is_mark)
                for stop, kind, figure, is_mark in lattice.edges(at, end)
            ]
            for at in range(start, end)
        ]
        first = lattice.kind_before(start)
        self._forwards, self._came_from = _forwards(self._edges, first)
        self.best = max(self._forwards[-1])

    def margins(self) -> dict[int, float]:
        """Each place that the best path reads as a mark, and by how much that path beats
        the best one that reads a hanzi there."""
        return {
            self.start + at: self.best - max(self._through(at, False))[0]
            for first, stop in self._marks()
            for at in range(first, stop)
        }

    def best_steps(self) -> list[Step]:
        """The best path."""
        return self._steps_to(len(self._edges), self._forwards[-1].index(self.best))

    def steps_through(self, at: int, as_mark: bool) -> list[Step] | None:
        """The best of the paths that read the character at `at` as a mark, or as a
        hanzi; None where there is none."""
        found = max(self._through(at - self.start, as_mark), default=None)
        if found is None:
            return None
        _, start, (end, kind, figure, is_mark) = found
        _, before = _best_before(self._forwards[start], ALIKE[kind])
        return [
            *self._steps_to(start, before),
            self._step(start, end, kind, before, figure, is_mark),
            *self._steps_from(end, kind),
        ]

    @cached_property
    def _backwards(self) -> list[_Row]:
        return _backwards(self._edges)

    def _marks(self) -> list[tuple[int, int]]:
        """Where the best path reads marks, from the first on."""
        marks = []
        end, kind = len(self._edges), self._forwards[-1].index(self.best)
        while end:
            start, before, is_mark = self._came_from[end][kind]
            if is_mark:
                marks.append((start, end))
            end, kind = start, before
        return marks[::-1]

    def _through(self, at: int, as_mark: bool) -> Iterator[tuple[float, int, Edge]]:
        """The edges over the character, each with the figure of the best path with it."""
        longest = _LONGEST if as_mark else LONGEST_WORD
        forwards, backwards = self._forwards, self._backwards
        for start in range(max(0, at - longest), at + 1):
            for edge in self._edges[start]:
                end, kind, figure, is_mark = edge
                if end > at and is_mark == as_mark:
                    before, _ = _best_before(forwards[start], ALIKE[kind])
                    yield before + figure + backwards[end][kind], start, edge

    def _steps_to(self, end: int, kind: int) -> list[Step]:
        """The best path from the start to what ends there and is of the kind."""
        steps = []
        while end:
            start, before, is_mark = self._came_from[end][kind]
            figure = max(
                figure
                for stop, other, figure, marked in self._edges[start]
                if (stop, other, marked) == (end, kind, is_mark)
            )
            steps.append(self._step(start, end, kind, before, figure, is_mark))
            end, kind = start, before
        return steps[::-1]

    def _steps_from(self, at: int, before: int) -> Iterator[Step]:
        """The best path from there to the end, behind what is of the kind `before`."""
        while at < len(self._edges):
            end, kind, figure, is_mark = max(
                self._edges[at],
                key=lambda edge: (
                    FOLLOWS[ALIKE[edge[1]]][before]
                    + edge[2]
                    + self._backwards[edge[0]][edge[1]]
                ),
            )
            yield self._step(at, end, kind, before, figure, is_mark)
            at, before = end, kind

    def _step(
        self, at: int, end: int, kind: int, before: int, figure: float, is_mark: bool
    ) -> Step:
        first, beside = self.start, FOLLOWS[ALIKE[kind]][before]
        return Step(at + first, end + first, kind, before, figure, beside, is_mark)


def _forwards(
    edges: list[list[Edge]], first: int
) -> tuple[list[_Row], list[list[tuple[int, int, bool]]]]:
    """Best figure from the start to each place, and where it came from."""
    size = len(edges)
    rows: list[_Row] = [[NEVER] * len(_KINDS) for _ in range(size + 1)]
    came_from = [[(0, 0, False)] * len(_KINDS) for _ in range(size + 1)]
    rows[0][first] = 0.0
    for at in range(size):
        best_before: dict[int, tuple[float, int]] = {}
        for end, kind, figure, is_mark in edges[at]:
            alike = ALIKE[kind]
            if alike not in best_before:
                best_before[alike] = _best_before(rows[at], alike)
            best, before = best_before[alike]
            if best + figure > rows[end][kind]:
                rows[end][kind] = best + figure
                came_from[end][kind] = (at, before, is_mark)
    return rows, came_from


def _best_before(row: _Row, kind: int) -> tuple[float, int]:
    """The best way to what the kind follows, and what stands before it then."""
    if kind == OTHER:  # follows anything alike, save what is listed
        best = max(row)
        before = row.index(best)
        if before != LISTED:
            return best, before
    totals = list(map(add, row, FOLLOWS[kind]))
    best = max(totals)
    return best, totals.index(best)


def _backwards(edges: list[list[Edge]]) -> list[_Row]:
    """Best figure from each place to the end, by the kind of what stands before it."""
    rows: list[_Row] = [[0.0] * len(_KINDS) for _ in range(len(edges) + 1)]
    for at in range(len(edges) - 1, -1, -1):
        best_of: dict[int, float] = {}
        for end, kind, figure, _ in edges[at]:
            rest, alike = figure + rows[end][kind], ALIKE[kind]
            if rest > best_of.get(alike, NEVER):
                best_of[alike] = rest
        figures = [
            [cost + rest for cost in FOLLOWS[kind]] for kind, rest in best_of.items()
        ]
        rows[at] = figures[0] if len(figures) == 1 else list(map(max, *figures))
    return rows
