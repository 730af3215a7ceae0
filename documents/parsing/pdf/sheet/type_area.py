"""The type area (版心) of a page: where its text begins and ends, from the left to the right.

Text fills its lines; so the edges are where long lines of its size commonly begin and
end. Odd and even pages have edges of their own, and so have sheets of other sizes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.text_runs import Run

Row = tuple[Run, ...]  # what stands on one baseline, from the left
Rows = Sequence[Row]  # of a page, from top to bottom
_Edges = tuple[float, float]

_SAME_SIZE = 20.0  # points: sheets that differ by less are of one size
_LONG = 8  # characters: what hardly stands outside
_OF_TEXT = 0.1  # of the text's size: by what a line of it may differ
_STEP = 3.0  # points: places that differ by less are one
_COMMON = 0.1  # of the long lines: how many share an edge
_WHITE = 0.3  # of the type's size
_INDENT_AT_MOST = 50.0  # points: two characters of the largest type
_FEWEST = 4  # long lines of a page: of fewer its like tell


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Points along the text's direction; `size` is that of its type."""

    left: float
    right: float
    size: float


def of_one_size(pages: Sequence[PdfPage]) -> list[list[PdfPage]]:
    """Pages that lie crosswise, or are folded out, have an area of their own."""
    alike: dict[tuple[int, ...], list[PdfPage]] = defaultdict(list)
    for page in pages:
        alike[tuple(round(side / _SAME_SIZE) for side in page.size)].append(page)
    return list(alike.values())


def type_areas(pages: Mapping[int, Rows]) -> dict[int, TypeArea]:
    """Of pages of one size that have text; a page with little of it has the edges of
    those before and behind it, the odd ones or the even ones."""
    size = usual_size(pages.values())
    own = {
        number: edges
        for number, rows in pages.items()
        if (edges := _edges(list(_long(rows, size))))
    }
    sides = {side: [own[n] for n in own if n % 2 == side] for side in (0, 1)}
    usual = {side: _usual(edges or list(own.values())) for side, edges in sides.items()}
    found: dict[int, TypeArea] = {}
    for number in pages:
        if edges := _settled(own.get(number), usual[number % 2]):
            found[number] = TypeArea(*edges, size)
    return found


def usual_size(pages: Iterable[Rows]) -> float:
    """That of most characters."""
    sizes = Counter(
        char.size for rows in pages for row in rows for run in row for char in run
    )
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _long(rows: Rows, size: float) -> Iterator[Run]:
    for row in rows:
        for run in row:
            if len(run) >= _LONG and abs(run[0].size - size) <= _OF_TEXT * size:
                yield run


def _edges(runs: Sequence[Run]) -> _Edges | None:
    if len(runs) < _FEWEST:
        return None
    ends = [_without_hanging(run) for run in runs]
    return (
        _outermost([left for left, _ in ends]),
        -_outermost([-right for _, right in ends]),
    )


def _without_hanging(run: Run) -> _Edges:
    """Where it begins and ends, a character aside that white parts from it: a tab's."""
    room = _WHITE * run[0].size
    first = run[0] if run[1].x0 - run[0].x1 < room else run[1]
    last = run[-1] if run[-1].x0 - run[-2].x1 < room else run[-2]
    return first.x0, last.x1


def _outermost(places: Sequence[float]) -> float:
    """The least place that many share."""
    shared = Counter(round(place / _STEP) for place in places)
    least = max(2.0, _COMMON * len(places))
    common = [
        step for step in shared if shared[step] + shared[step + 1] >= least
    ] or list(shared)
    first = min(common)
    return min(place for place in places if round(place / _STEP) in (first, first + 1))


def _settled(own: _Edges | None, usual: _Edges | None) -> _Edges | None:
    """A page all of whose lines are indented, or end early, is as wide as its like."""
    if own is None or usual is None:
        return own or usual
    (left, right), (usual_left, usual_right) = own, usual
    return (
        usual_left if 0 < left - usual_left < _INDENT_AT_MOST else left,
        usual_right if 0 < usual_right - right < _INDENT_AT_MOST else right,
    )


def _usual(edges: Sequence[_Edges]) -> _Edges | None:
    if not edges:
        return None
    return median(left for left, _ in edges), median(right for _, right in edges)
