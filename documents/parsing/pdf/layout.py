"""Characters of pages → bands of lines from top to bottom, columns told apart.

After this stage every character of a page's text (`ink`) is in exactly one line, once
where it was drawn twice, each line knows where it stands and how large it is, and
bands stand in reading order: what is set over both columns, and left columns before right ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median, median_high, median_low

from documents.parsing.parsed import Placing
from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.pdf.ink import ink

_SAME_LINE = 0.4  # of the type size: what baselines of one line may differ by
_GAP = 1.0  # of the type size: wider than justification makes it
_BLANK = 0.2
_TWICE = 0.3  # of its width: how far a character is moved that is drawn twice
_SAME_SIZE = 20.0  # points: pages that differ by less are of one size
_INDENT_AT_MOST = 50.0  # points: two characters of the largest type
_STEP = 2.0  # points between the places where the gutter is looked for
_MIDDLE = (0.3, 0.7)  # of the block: where a gutter may lie
_DIP = 0.8  # of what stands beside it: how little may stand across a gutter


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """`fonts` has an entry for each character of the text, None for a blank."""

    text: str
    fonts: tuple[int | None, ...]
    placing: Placing


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a page: `wide` is set over both columns, else left, then right."""

    page: int
    wide: bool
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters on one baseline without a wide gap; `x0` and `x1` count from the
    block's left edge."""

    characters: tuple[Character, ...]
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class _Columns:
    """Edges of the block's columns from its left edge, `gutter` None is one column; and
    the type size of the text."""

    gutter: tuple[float, float] | None
    width: float
    size: float

    def side(self, run: _Run) -> int:
        """-1 left, 1 right, 0 over both."""
        if self.gutter is None:
            return 0
        middle = sum(self.gutter) / 2
        if run.x1 <= middle:
            return -1
        return 1 if run.x0 >= middle else 0

    def edges(self, side: int) -> tuple[float, float]:
        if self.gutter is None or not side:
            return 0.0, self.width
        return (0.0, self.gutter[0]) if side < 0 else (self.gutter[1], self.width)


def bands(pages: Sequence[PdfPage]) -> tuple[Band, ...]:
    """All pages' bands in reading order."""
    held = {page.number: ink(page).characters for page in pages}
    found: dict[int, tuple[Band, ...]] = {}
    for alike in _of_one_size([page for page in pages if held[page.number]]):
        texts = {page.number: held[page.number] for page in alike}
        lefts = {number: _left_edge(text) for number, text in texts.items()}
        runs = {
            number: _runs(text, _settled_left(number, lefts))
            for number, text in texts.items()
        }
        columns = _columns([run for page in runs.values() for run in page])
        for number, page in runs.items():
            found[number] = tuple(_page_bands(number, page, columns))
    return tuple(band for page in pages for band in found.get(page.number, ()))


def _of_one_size(pages: Sequence[PdfPage]) -> list[list[PdfPage]]:
    """Pages that lie crosswise, or are folded out, have columns of their own."""
    alike: dict[tuple[int, ...], list[PdfPage]] = defaultdict(list)
    for page in pages:
        alike[tuple(round(side / _SAME_SIZE) for side in page.size)].append(page)
    return list(alike.values())


def _runs(characters: Sequence[Character], left: float) -> list[_Run]:
    return [
        _Run(
            tuple(run),
            run[0].x0 - left,
            run[-1].x1 - left,
            line[0].baseline,
            median_high(char.size for char in run),
        )
        for line in _baselines(characters)
        for run in _parted(line)
    ]


def _left_edge(characters: Sequence[Character]) -> float:
    """Where text begins; a page's number, which is no hanzi, may stand further out."""
    hanzi = [char.x0 for char in characters if char.text > "\u33ff"]
    return min(hanzi or [char.x0 for char in characters])


def _settled_left(page: int, lefts: Mapping[int, float]) -> float:
    """A page on which every line is indented begins where its like do: the odd pages,
    or the even ones."""
    left = lefts[page]
    alike = [other for number, other in lefts.items() if number % 2 == page % 2]
    usual = median(alike)
    return usual if 0 < left - usual < _INDENT_AT_MOST else left


def _baselines(characters: Iterable[Character]) -> Iterator[list[Character]]:
    """Characters of about one baseline, from the left; lines from the top."""
    line: list[Character] = []
    for char in sorted(characters, key=lambda char: -char.baseline):
        if line and line[0].baseline - char.baseline > _SAME_LINE * char.size:
            yield _from_the_left(line)
            line = []
        line.append(char)
    if line:
        yield _from_the_left(line)


def _from_the_left(line: Iterable[Character]) -> list[Character]:
    """What is drawn twice, a hair apart, to look bold or to throw a shadow, counts once."""
    once: list[Character] = []
    for char in sorted(line, key=lambda char: char.x0):
        if any(
            other.text == char.text
            and char.x0 - other.x0 < _TWICE * (char.x1 - char.x0)
            for other in once[-2:]
        ):
            continue
        once.append(char)
    return once


def _parted(line: Sequence[Character]) -> Iterator[list[Character]]:
    run = [line[0]]
    for char in line[1:]:
        if char.x0 - run[-1].x1 > _GAP * max(char.size, run[-1].size):
            yield run
            run = []
        run.append(char)
    yield run


def _columns(runs: Sequence[_Run]) -> _Columns:
    """The gutter is where, in the middle, fewer lines pass than on either side."""
    width = _usual_edge([run.x1 for run in runs])
    across = Counter(
        step
        for run in runs
        for step in range(int(run.x0 // _STEP), int(run.x1 // _STEP) + 1)
    )

    def between(low: float, high: float) -> range:
        return range(int(low * width // _STEP), int(high * width // _STEP) + 1)

    beside = min(
        median(across[step] for step in between(0.1, _MIDDLE[0])),
        median(across[step] for step in between(_MIDDLE[1], 0.9)),
    )
    middle = between(*_MIDDLE)
    least = min(across[step] for step in middle)
    size = median(run.size for run in runs for _ in run.characters)
    if least > _DIP * beside:
        return _Columns(None, width, size)
    low = [step for step in middle if across[step] <= (least + beside) / 2]
    gutter = _around(low, min(low, key=lambda step: across[step]))
    if (len(gutter) + 1) * _STEP < size:
        return _Columns(None, width, size)
    middle_of = (gutter[0] + gutter[-1] + 1) / 2 * _STEP
    left = [run.x1 for run in runs if run.x1 <= middle_of]
    right = [run.x0 for run in runs if run.x0 >= middle_of]
    return _Columns((_usual_edge(left), _usual_edge(right, lowest=True)), width, size)


def _around(steps: Sequence[int], step: int) -> list[int]:
    """The steps that follow one another without a gap, this one among them."""
    groups = groupby(enumerate(steps), key=lambda pair: pair[1] - pair[0])
    found = [[place for _, place in group] for _, group in groups]
    return next(group for group in found if step in group)


def _usual_edge(places: Sequence[float], *, lowest: bool = False) -> float:
    """Where lines commonly end (or begin): the outermost place that many share."""
    counts = Counter(round(place / _STEP) for place in places)
    if not counts:
        return 0.0
    common = [
        step for step, count in counts.items() if count * 4 >= max(counts.values())
    ]
    return (min(common) if lowest else max(common)) * _STEP


def _page_bands(page: int, runs: Sequence[_Run], columns: _Columns) -> Iterator[Band]:
    """Lines set over both columns, and stretches of columns between them."""
    stretches = [
        list(held)
        for _, held in groupby(_lines(runs, columns), key=lambda line: not line[0])
    ]
    kinds = ((not _are_columns(held, columns), held) for held in stretches)
    for wide, parts in groupby(kinds, key=lambda kind: kind[0]):
        lines = [line for _, part in parts for line in part]
        yield Band(page, wide, _in_order(lines, columns, wide=wide))


def _in_order(
    lines: Sequence[tuple[int, _Run]], columns: _Columns, *, wide: bool
) -> tuple[PrintedLine, ...]:
    if wide:
        return _set([line for _, line in lines], columns, 0)
    left, right = _sides(lines)
    return _set(left, columns, -1) + _set(right, columns, 1)


def _sides(lines: Sequence[tuple[int, _Run]]) -> tuple[list[_Run], list[_Run]]:
    left = [line for side, line in lines if side < 0]
    return left, [line for side, line in lines if side > 0]


def _lines(runs: Sequence[_Run], columns: _Columns) -> list[tuple[int, _Run]]:
    return [
        line
        for _, row in groupby(runs, key=lambda run: run.y)
        for line in _row(list(row), columns)
    ]


def _row(runs: Sequence[_Run], columns: _Columns) -> list[tuple[int, _Run]]:
    """What stands on one baseline: a line over both columns, or one in either."""
    sides = [columns.side(run) for run in runs]
    if 0 in sides:
        return [(0, _merged(runs))]
    held = [
        (side, [run for run, its in zip(runs, sides, strict=True) if its == side])
        for side in (-1, 1)
    ]
    return [(side, _merged(parts)) for side, parts in held if parts]


def _merged(runs: Sequence[_Run]) -> _Run:
    return _Run(
        tuple(char for run in runs for char in run.characters),
        runs[0].x0,
        runs[-1].x1,
        runs[0].y,
        median_high(run.size for run in runs for _ in run.characters),
    )


def _are_columns(lines: Sequence[tuple[int, _Run]], columns: _Columns) -> bool:
    """Do columns stand here, side by side or the left one alone? The last line of a
    paragraph set over both columns, and the signature under it, do not."""
    left, right = _sides(lines)
    if not left:
        return False
    if right:
        return (
            left[-1].y <= right[0].y + right[0].size
            and right[-1].y <= left[0].y + left[0].size
        )
    edge = columns.edges(-1)[1]
    full = sum(run.x1 > edge - 2 * run.size for run in left)
    return len(left) > 1 and full * 3 >= len(left)


def _set(runs: Sequence[_Run], columns: _Columns, side: int) -> tuple[PrintedLine, ...]:
    left, right = columns.edges(side)
    return tuple(
        PrintedLine(
            *_text(run.characters),
            Placing(
                (run.x0 - left) / run.size,
                (right - run.x1) / run.size,
                run.size / columns.size,
            ),
        )
        for run in runs
    )


def _text(
    characters: Sequence[Character],
) -> tuple[str, tuple[int | None, ...]]:
    """A blank stands where the gap is wider than the line's spacing makes it."""
    gaps = [after.x0 - char.x1 for char, after in pairwise(characters)]
    usual = max(0.0, median_low(gaps)) if gaps else 0.0
    text, fonts = [], list[int | None]()
    for char, gap in zip(characters, [*gaps, 0.0], strict=True):
        text.append(char.text)
        fonts += [char.font] * len(char.text)
        if gap > usual + _BLANK * char.size:
            text.append(" ")
            fonts.append(None)
    return "".join(text), tuple(fonts)
