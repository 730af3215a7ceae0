"""What stands beside the text's area: tabs that run down the outer edge, character under
character, and page numbers at the side of a page that lies crosswise.

After this stage rows hold no character of a tab, though it stood on the baseline of
their text and close to it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.sheet.type_area import Row, Rows, TypeArea
from documents.parsing.pdf.text_runs import Run

_STACK = 3  # characters, one under the other
_PITCH = 4.0  # of their size: how far apart at most, beside the text's area …
_CLOSE = 1.3  # … and within it
_ALIKE = 0.1  # of their size: by what the sizes of one tab differ
_ALIGNED = 0.35  # of their size: how far one stands from under the other
_BESIDE = 0.1  # of its size: how far a character reaches into the area at most
_WHITE = 0.3  # of its size: what parts it from the text; a mark that hangs is closer
_ON_BASELINE = 0.5  # points
_PAGES = 2  # with the same tab


@dataclass(slots=True)
class _Stack:
    characters: list[Character] = field(default_factory=list)
    on_baselines: bool = True  # of the text, as the cells of a table are

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.characters)


def tabs(
    pages: Mapping[int, Rows], areas: Mapping[int, TypeArea]
) -> dict[int, list[Run]]:
    """The tabs of each page, from top to bottom. A stack of characters that stand on
    the baselines of text, each one, is a tab only where other pages have it, too."""
    found = {
        number: [*_beside(rows, areas.get(number)), *_close(rows)]
        for number, rows in pages.items()
    }
    seen = Counter(
        text for stacks in found.values() for text in {s.text for s in stacks}
    )
    return {
        number: [
            tuple(stack.characters)
            for stack in _apart(stacks)
            if not stack.on_baselines or seen[stack.text] >= _PAGES
        ]
        for number, stacks in found.items()
    }


def _apart(stacks: Iterable[_Stack]) -> Iterator[_Stack]:
    """A stack may be found both ways."""
    taken: set[Character] = set()
    for stack in stacks:
        if not taken & set(stack.characters):
            taken.update(stack.characters)
            yield stack


def without(rows: Rows, gone: Iterable[Character]) -> list[Row]:
    """The rows without these characters; a run that they parted stays parted."""
    out = set(gone)
    if not out:
        return list(rows)
    left = [tuple(part for run in row for part in _without(run, out)) for row in rows]
    return [row for row in left if row]


def _without(run: Run, out: set[Character]) -> Iterator[Run]:
    part: list[Character] = []
    for char in run:
        if char not in out:
            part.append(char)
        elif part:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def beside(run: Run, area: TypeArea) -> bool:
    """Does the whole run stand beside the area?"""
    return _is_before(run[-1], area) or _is_behind(run[0], area)


def _beside(rows: Rows, area: TypeArea | None) -> list[_Stack]:
    if area is None:
        return []
    single = [
        (char, _is_on_baseline(char, row))
        for row in rows
        for run in row
        for char in _hanging(run, area)
    ]
    return _stacks(single, _PITCH)


def _is_on_baseline(char: Character, row: Row) -> bool:
    return any(
        other is not char and abs(other.baseline - char.baseline) <= _ON_BASELINE
        for run in row
        for other in run
    )


def _hanging(run: Run, area: TypeArea) -> Iterator[Character]:
    """The characters at either end of the run that stand beside the area, white between.
    In a row of large type there may be two, one above the other."""
    if beside(run, area):
        yield from run
        return
    yield from _end(run[::-1], lambda char: _is_behind(char, area))
    yield from _end(run, lambda char: _is_before(char, area))


def _end(run: Run, is_beside: Callable[[Character], bool]) -> Run:
    """The fewest characters that the run begins with, or ends with where it is given
    backwards, which white parts from the others."""
    for at, (char, following) in enumerate(pairwise(run), 1):
        if not is_beside(char):
            break
        white = max(following.x0 - char.x1, char.x0 - following.x1)
        if white >= _WHITE * char.size:
            return run[:at]
    return ()


def _is_before(char: Character, area: TypeArea) -> bool:
    return char.x1 <= area.left + _BESIDE * char.size


def _is_behind(char: Character, area: TypeArea) -> bool:
    return char.x0 >= area.right - _BESIDE * char.size


def _close(rows: Rows) -> list[_Stack]:
    """One close under the other, wherever it is."""
    single = [
        (run[0], False)
        for row in rows
        for run in row
        if len(run) == 1 and run[0].text > "\u33ff"
    ]
    return _stacks(single, _CLOSE)


def _stacks(single: Iterable[tuple[Character, bool]], pitch: float) -> list[_Stack]:
    """`single` are characters, and whether each stands on the baseline of others."""
    stacks: list[_Stack] = []
    for char, in_row in sorted(single, key=lambda one: -one[0].baseline):
        stack = next(
            (one for one in stacks if _is_under(char, one.characters[-1], pitch)), None
        )
        if stack is None:
            stacks.append(stack := _Stack())
        stack.characters.append(char)
        stack.on_baselines &= in_row
    return [stack for stack in stacks if len(stack.characters) >= _STACK]


def _is_under(char: Character, above: Character, pitch: float) -> bool:
    aside = abs((char.x0 + char.x1) - (above.x0 + above.x1)) / 2
    return (
        aside < _ALIGNED * above.size
        and abs(char.size - above.size) <= _ALIKE * above.size
        and 0 < above.baseline - char.baseline <= pitch * above.size
    )
