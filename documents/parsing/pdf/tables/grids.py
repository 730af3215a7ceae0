"""Drawn rules → grids: where rows and columns begin, and which of their cells are one.

A cell is bounded by the rules on its four sides; where a rule is missing between two,
they are one cell. What is open to the left or right ends where the rules across do.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.parsing.pdf.extraction import Rule

_NEAR = 3.0  # points: rules that are one, double ones among them; ends that meet
_DASH = 4.0  # points between the dashes of one
_SHORTEST = 6.0
_COVERED = 0.6  # of a cell's side, by the rule that closes it
_MOST = 1500  # rules of a page, joined: more are a drawing's


@dataclass(frozen=True, slots=True)
class Area:
    """A cell: its first row and column, and how many it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """`xs` are the edges of columns from the left, `ys` those of rows from the top."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Of a page: its grids, and the rules across it that no other rule meets."""

    grids: tuple[Grid, ...]
    lone: tuple[Rule, ...]


def ruled(rules: Iterable[Rule]) -> Ruled:
    held = list(rules)
    level = _joined([r for r in held if r.x1 - r.x0 >= r.y1 - r.y0])
    turned = [Rule(r.y0, r.x0, r.y1, r.x1) for r in held if r.x1 - r.x0 < r.y1 - r.y0]
    upright = [Rule(r.y0, r.x0, r.y1, r.x1) for r in _joined(turned)]
    if len(level) + len(upright) > _MOST:
        return Ruled((), ())
    groups = list(_met(level, upright))
    grids = [_grid(across, down) for across, down in groups if across and down]
    lone = [rule for across, down in groups if not down for rule in across]
    return Ruled(tuple(grids), tuple(lone))


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Level rules, those that are pieces of one joined."""
    heights = _clusters(rule.y0 for rule in rules)
    by_height: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_height[_nearest(rule.y0, heights)].append(rule)
    found: list[Rule] = []
    for height, held in by_height.items():
        pieces = sorted(held, key=lambda rule: rule.x0)
        x0, x1 = pieces[0].x0, pieces[0].x1
        for piece in pieces[1:]:
            if piece.x0 - x1 > _DASH:
                found.append(Rule(x0, height, x1, height))
                x0 = piece.x0
                x1 = piece.x1
            x1 = max(x1, piece.x1)
        found.append(Rule(x0, height, x1, height))
    return [rule for rule in found if rule.x1 - rule.x0 >= _SHORTEST]


def _clusters(places: Iterable[float]) -> list[float]:
    """Places that are one, from the least; each stands for those less than a rule's
    breadth beyond it."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _nearest(place: float, places: Sequence[float]) -> float:
    return min(places, key=lambda other: abs(other - place))


def _met(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that meet one another, directly or over others."""
    waiting = [set(range(len(level))), set(range(len(upright)))]
    kinds = (level, upright)
    while any(waiting):
        kind = 0 if waiting[0] else 1
        first = min(waiting[kind])
        waiting[kind].discard(first)
        group: tuple[list[Rule], list[Rule]] = ([], [])
        reached = [(kind, first)]
        while reached:
            kind, at = reached.pop()
            rule = kinds[kind][at]
            group[kind].append(rule)
            other = 1 - kind
            touched = {n for n in waiting[other] if _meet(rule, kinds[other][n])}
            waiting[other] -= touched
            reached += [(other, n) for n in touched]
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.x0 <= other.x1 + _NEAR
        and other.x0 <= one.x1 + _NEAR
        and one.y0 <= other.y1 + _NEAR
        and other.y0 <= one.y1 + _NEAR
    )


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid:
    ends = [min(r.x0 for r in level), max(r.x1 for r in level)]
    tops = [min(r.y0 for r in upright), max(r.y1 for r in upright)]
    xs = _clusters([*(rule.x0 for rule in upright), *ends])
    ys = _clusters([*(rule.y0 for rule in level), *tops])[::-1]
    return Grid(tuple(xs), tuple(ys), tuple(_areas(xs, ys, level, upright)))


def _areas(
    xs: Sequence[float],
    ys: Sequence[float],
    level: Sequence[Rule],
    upright: Sequence[Rule],
) -> Iterator[Area]:
    """Cells from the first row on; what no rule parts is one of them."""
    by_x: dict[float, list[Rule]] = defaultdict(list)
    for rule in upright:
        by_x[_nearest(rule.x0, xs)].append(rule)
    by_y: dict[float, list[Rule]] = defaultdict(list)
    for rule in level:
        by_y[_nearest(rule.y0, ys)].append(rule)

    def beside(row: int, column: int) -> bool:
        spans = [(rule.y0, rule.y1) for rule in by_x[xs[column + 1]]]
        return not _covers(spans, ys[row + 1], ys[row])

    def below(row: int, column: int) -> bool:
        spans = [(rule.x0, rule.x1) for rule in by_y[ys[row + 1]]]
        return not _covers(spans, xs[column], xs[column + 1])

    rows, columns = len(ys) - 1, len(xs) - 1
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < columns
                and (row, column + wide) not in taken
                and beside(row, column + wide - 1)
            ):
                wide += 1
            high = 1
            while row + high < rows and all(
                below(row + high - 1, at) and (row + high, at) not in taken
                for at in range(column, column + wide)
            ):
                high += 1
            taken |= {
                (row + down, column + along)
                for down in range(high)
                for along in range(wide)
            }
            yield Area(row, column, high, wide)


def _covers(spans: Iterable[tuple[float, float]], low: float, high: float) -> bool:
    held = sum(max(0.0, min(end, high) - max(start, low)) for start, end in spans)
    return held >= _COVERED * (high - low)
