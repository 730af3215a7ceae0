"""Which of a page's characters are its text, in runs, and which are left out.

After this stage all characters run in one direction, can be seen, and stand beside or
under one another. What is left out is counted, for the warnings.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from statistics import median

from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.pdf.text_runs import Run, runs

_TINY = 0.3  # of the usual size: what nobody can read
_STACK = 3  # hanzi that stand alone, one close under the other
_CLOSE = 1.3  # of their size
_HUGE = 2.0  # of that size: what a watermark is at least

_Mark = tuple[str, float]  # a character and its size


@dataclass(frozen=True, slots=True)
class Ink:
    """`askew` run in another direction than most, `across` lie under others, `stacked`
    stand one under the other, `unseen` are hidden; `recognised` says that all the text is hidden, as it is behind a scan."""

    lines: tuple[tuple[Run, ...], ...]
    askew: int = 0
    across: int = 0
    stacked: int = 0
    unseen: int = 0
    recognised: bool = False


def inks(pages: Sequence[PdfPage]) -> dict[int, Ink]:
    """By page. A page whose text is nearly all hidden is a scan with its text behind it."""
    sizes = [char.size for page in pages for char in page.characters]
    usual = median(sizes) if sizes else 0.0
    upright: dict[int, Sequence[Character]] = {}
    counts: dict[int, Ink] = {}
    for page in pages:
        seen = [c for c in page.characters if c.shown and c.size > _TINY * usual]
        hidden = len(page.characters) - len(seen)
        recognised = page.images > 0 and hidden > len(seen)
        held = page.characters if recognised else seen
        upright[page.number] = _upright(held)
        counts[page.number] = Ink(
            (),
            askew=len(held) - len(upright[page.number]),
            unseen=page.outside + (0 if recognised else hidden),
            recognised=recognised,
        )
    watermarks = {
        mark for held in upright.values() for mark in _watermarks(held, usual)
    }
    return {
        number: _without(watermarks, held, counts[number])
        for number, held in upright.items()
    }


def _without(
    watermarks: Set[_Mark], characters: Sequence[Character], counted: Ink
) -> Ink:
    text = [char for char in characters if (char.text, char.size) not in watermarks]
    lines = runs(text)
    stacked = _stacked(lines)
    kept = (
        tuple(run for run in line if len(run) > 1 or run[0] not in stacked)
        for line in lines
    )
    return replace(
        counted,
        lines=tuple(line for line in kept if line),
        across=len(characters) - len(text),
        stacked=len(stacked),
    )


def _upright(characters: Sequence[Character]) -> Sequence[Character]:
    """A stamp or watermark runs in another direction than most."""
    angles = Counter(char.angle for char in characters)
    if len(angles) < 2:
        return characters
    [(usual, _)] = angles.most_common(1)
    return [char for char in characters if char.angle == usual]


def _watermarks(characters: Sequence[Character], usual: float) -> set[_Mark]:
    """A watermark that runs as the text does is huge, and text stands on it; where a
    page has no text there, it is known from the others."""
    huge = [char for char in characters if char.size >= _HUGE * usual]
    text = [char for char in characters if char.size < _HUGE * usual]
    over = {
        char.size for char in huge if any(_stands_on(other, char) for other in text)
    }
    return {(char.text, char.size) for char in huge if char.size in over}


def _stands_on(char: Character, huge: Character) -> bool:
    middle = (char.x0 + char.x1) / 2
    return (
        huge.x0 < middle < huge.x1
        and 0 < char.baseline - huge.baseline < huge.size - char.size
    )


def _stacked(lines: Sequence[Sequence[Run]]) -> set[Character]:
    """A line that runs down the margin, character by character."""
    alone = [
        run[0]
        for line in lines
        for run in line
        if len(run) == 1 and run[0].text > "\u33ff"
    ]
    found: set[Character] = set()
    stacks: list[list[Character]] = []
    for char in alone:
        stack = next((one for one in stacks if _is_under(char, one[-1])), None)
        if stack is None:
            stacks.append([char])
        else:
            stack.append(char)
    for stack in stacks:
        if len(stack) >= _STACK:
            found.update(stack)
    return found


def _is_under(char: Character, above: Character) -> bool:
    return (
        abs(char.x0 - above.x0) < above.size / 2
        and 0 < above.baseline - char.baseline <= _CLOSE * above.size
    )
