"""Characters → runs: what stands on one baseline without a wide gap.

After this stage every character is in one run, or was drawn twice; runs stand from top
to bottom, those of one baseline from the left.
"""

from collections.abc import Iterable, Iterator, Sequence

from documents.parsing.pdf.extraction import Character

_SAME_LINE = 0.4  # of the type size: what baselines of one line may differ by
_GAP = 1.0  # of the type size: wider than justification makes it
_SMALL = 0.9  # of what stands beside it: a raised or lowered figure
_RAISED = 0.8  # of the larger size: how far at most
_TWICE = 0.3  # of its width: how far a character is moved that is drawn twice

Run = tuple[Character, ...]


def runs(characters: Iterable[Character]) -> list[list[Run]]:
    """The runs of each baseline."""
    return [list(_parted(line)) for line in _baselines(characters)]


def _baselines(characters: Iterable[Character]) -> Iterator[list[Character]]:
    lines: list[list[Character]] = []
    for char in sorted(characters, key=lambda char: -char.baseline):
        if lines and lines[-1][0].baseline - char.baseline <= _SAME_LINE * char.size:
            lines[-1].append(char)
        else:
            lines.append([char])
    return map(_from_the_left, _with_raised(lines))


def _with_raised(lines: Sequence[list[Character]]) -> list[list[Character]]:
    """m² and its like: the small figure is of the line whose character it follows. What
    stands at its height far from it, as a character of a margin tab does, is not."""
    kept: list[list[Character]] = []
    for at, line in enumerate(lines):
        beside = [*lines[at + 1 : at + 2], *kept[-1:]]
        left = line
        for small in _by_size(line):
            home = next((other for other in beside if _are_raised(small, other)), None)
            if home is not None:
                home.extend(small)
                left = [char for char in left if char.size != small[0].size]
        if left:
            kept.append(left)
    return kept


def _by_size(line: Sequence[Character]) -> list[list[Character]]:
    sizes = sorted({char.size for char in line})
    return [[char for char in line if char.size == size] for size in sizes]


def _are_raised(small: Sequence[Character], line: Sequence[Character]) -> bool:
    return all(
        any(
            char.size < _SMALL * other.size
            and abs(char.baseline - other.baseline) < _RAISED * other.size
            and abs(char.x0 - other.x1) < other.size / 2
            for other in line
        )
        for char in (small[0], small[-1])
    ) and all(char.size < _SMALL * line[0].size for char in small)


def _from_the_left(line: Iterable[Character]) -> list[Character]:
    """What is drawn twice, a hair apart, to look bold or to throw a shadow, counts once."""
    once: list[Character] = []
    for char in sorted(line, key=lambda char: char.x0):
        twice = any(
            other.text == char.text
            and char.x0 - other.x0 < _TWICE * (char.x1 - char.x0)
            for other in once[-2:]
        )
        if not twice:
            once.append(char)
    return once


def _parted(line: Sequence[Character]) -> Iterator[Run]:
    run = [line[0]]
    for char in line[1:]:
        if char.x0 - run[-1].x1 > _GAP * max(char.size, run[-1].size):
            yield tuple(run)
            run = []
        run.append(char)
    yield tuple(run)
