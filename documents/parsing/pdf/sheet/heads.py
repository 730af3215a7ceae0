"""Running heads and feet, and page numbers: what stands over and under the text's area.

They are told by where they stand, whatever they say: at the edge of the page, parted
by white from what follows, at one height on several pages, beyond all text; and there
either the same words again and again, figures aside, or type smaller than the text's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from documents.parsing.pdf.sheet.type_area import Row, Rows
from documents.parsing.text.dates import date_of
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_DEEPEST = 4  # rows of a head or foot
_WHITE = 1.25  # of the usual step between lines: more is between head and text
_SAME_HEIGHT = 3.0  # points
_SMALL = 0.95  # of the text's size
_FEWEST_ROWS = 3
_LARGE = 1.35  # of it: a head is hardly so large
_FEWEST = 2  # pages that have the same words at the same height …
_MANY = 3  # … where there are more than a few
_A_FEW = 5
_STRAY = 0.1  # of the pages: covers and titles may begin higher than text
_DIGITS = "0123456789０１２３４５６７８９"
_FIGURES = re.compile(
    f"[{_DIGITS}{''.join(HANZI_OF[digit] for digit in _DIGITS[10:])}]+"
)
# 12, — 12 —, 第12页, 第12页共30页, 12/30
_NUMBER = re.compile(r"[^\w]*第?(\d{1,4})页?[，、/（(]?(?:共?\d{1,4}页?)?[)）]?[^\w]*")
# What no text is alone: no hanzi, the gazette's name, its issue
_HEAD_ALONE = re.compile(r"[^\u3400-\u9fff]+|.*(?:公报|政报|第#[期号]).*")
_NOTE = re.compile(r"[①-⑳※*＊†]")
_TO_MARKS = str.maketrans(MARK_OF)


@dataclass(frozen=True, slots=True)
class Edge:
    """A row that stands outermost on its page, but for those before it."""

    page: int
    row: Row
    height: float
    said: str  # figures aside
    apart: bool

    @property
    def place(self) -> int:
        return round(self.height / _SAME_HEIGHT)


def said(row: Row) -> str:
    return "".join(char.text for run in row for char in run)


def page_number(text: str) -> int | None:
    """The number that the text is, in dashes or without: 12, — 12 —, 第12页."""
    found = _NUMBER.fullmatch(text) or _NUMBER.fullmatch(text.translate(_TO_MARKS))
    return int(found[1]) if found else None


def without_figures(text: str) -> str:
    """《云泽市人民政府公报》#年第#期"""
    return _FIGURES.sub("#", text)


def height(row: Row) -> float:
    return max(char.baseline for run in row for char in run)


def heads_and_feet(
    pages: Mapping[int, Rows], size: float
) -> tuple[dict[int, int], dict[int, int]]:
    """How many rows of each page are its head, and how many its foot. The pages are of
    one size of sheet, `size` is that of the text."""
    step = _usual_step(pages.values())
    tops = {number: list(_edges(number, rows, step)) for number, rows in pages.items()}
    feet = {
        number: list(_edges(number, rows[::-1], step)) for number, rows in pages.items()
    }
    return _depths(tops, size, 1), _depths(feet, size, -1)


def stand_apart(rows: Rows) -> list[Row]:
    """The first and the last row of a page, where white parts them from the others."""
    if len(rows) < _FEWEST_ROWS:
        return []
    step = _usual_step([rows])
    outer = ((rows[0], rows[1]), (rows[-1], rows[-2]))
    return [
        row
        for row, following in outer
        if abs(height(row) - height(following)) > _WHITE * step
    ]


def _usual_step(pages: Iterable[Rows]) -> float:
    steps = [
        height(above) - height(below)
        for rows in pages
        for above, below in pairwise(rows)
    ]
    return median(steps) if steps else 0.0


def _edges(number: int, rows: Rows, step: float) -> Iterator[Edge]:
    """The outermost rows, from the edge inwards; the last row is never one."""
    for row, following in list(pairwise(rows))[:_DEEPEST]:
        white = abs(height(row) - height(following))
        words = without_figures(said(row))
        yield Edge(number, row, height(row), words, white > _WHITE * step)


def _depths(
    edges: Mapping[int, Sequence[Edge]], size: float, up: int
) -> dict[int, int]:
    """How deep the head of each page is. A row of a head may stand close over the next."""
    told = _told(edges, size)
    inner = sorted(
        (up * found[len(taken)].height)
        for found in edges.values()
        if len(taken := _taken(found, told)) < len(found)
    )
    stray = max(int(len(inner) > _A_FEW), int(_STRAY * len(inner)))
    limit = inner[-1 - stray] if inner else float("-inf")
    depths: dict[int, int] = {}
    for number, found in edges.items():
        taken = [edge for edge in _taken(found, told) if up * edge.height > limit + 1.0]
        while taken and not taken[-1].apart:
            taken.pop()
        depths[number] = len(taken)
    return depths


def _taken(found: Sequence[Edge], told: set[tuple[int, int]]) -> list[Edge]:
    taken: list[Edge] = []
    for at, edge in enumerate(found):
        if (edge.page, at) not in told:
            break
        taken.append(edge)
    return taken


def _told(edges: Mapping[int, Sequence[Edge]], size: float) -> set[tuple[int, int]]:
    """The rows that may be of a head: page, and which from the edge."""
    pages = len(edges)
    enough = _MANY if pages > _A_FEW else _FEWEST
    words: Counter[tuple[int, str]] = Counter()
    small: Counter[int] = Counter()
    for found in edges.values():
        words.update({(edge.place, edge.said) for edge in found})
        small.update(
            {edge.place for edge in found if edge.apart and _is_small(edge, size)}
        )

    def is_told(edge: Edge) -> bool:
        if not said(edge.row):
            return False  # a table
        if _size(edge) > _LARGE * size or date_of(said(edge.row)):
            return False  # a title; the date under a signature
        same = sum(words[edge.place + off, edge.said] for off in (-1, 0, 1))
        alike = sum(small[edge.place + off] for off in (-1, 0, 1))
        changing = (
            edge.apart
            and _is_small(edge, size)
            and alike * 2 >= pages
            and not _NOTE.match(edge.said.translate(_TO_MARKS))
        )
        if edge.apart and _is_small(edge, size) and _HEAD_ALONE.fullmatch(edge.said):
            return True
        return same >= enough or (changing and alike >= _MANY)

    return {
        (number, at)
        for number, found in edges.items()
        for at, edge in enumerate(found)
        if is_told(edge)
    }


def _size(edge: Edge) -> float:
    return max(char.size for run in edge.row for char in run)


def _is_small(edge: Edge, size: float) -> bool:
    return _size(edge) <= _SMALL * size
