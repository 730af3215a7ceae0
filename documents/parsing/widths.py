"""How wide lines are set, in hanzi: what tells columns from headlines and full
lines from short ones."""

from collections import Counter
from collections.abc import Iterable, Sequence

from documents.parsing.parsed import Line
from documents.parsing.patterns import bare, ends_sentence

_USUAL_COLUMN = 22  # two columns on A4 at the usual size
_NARROWEST = 12
_ENOUGH = 30  # lines whose commonest width is no accident
_SQUEEZE = 3.0  # what a column's line can hold over its measure


def width(text: str) -> float:
    """Hanzi and their marks count one, ASCII a half, and so does a blank within the
    line: it is what justification, or the edge of a number, takes up."""
    return sum(
        0.5 if char.isascii() or char.isspace() else 1.0 for char in text.strip()
    )


def column_width(lines: Iterable[Line]) -> float:
    """The measure of the issue's columns: the commonest width of lines that break off in
    mid-sentence, counted with those a little wider, which are squeezed, and those narrower
    by an indent, which are first lines."""
    counts = Counter(
        int(width(line.text) + 0.5)
        for line in lines
        if not ends_sentence(line.text) and width(line.text) >= _NARROWEST
    )
    if not counts:
        return _USUAL_COLUMN
    if counts.total() < _ENOUGH:
        blur = {0: 1.0, -1: 1.0, -2: 1.0}
    else:
        blur = {0: 1.0, 1: 1.0, -2: 0.5}

    def full(size: int) -> tuple[float, int]:
        return sum(counts[size + off] * share for off, share in blur.items()), size

    return float(max(counts, key=full))


def is_wide(lines: Sequence[Line], column: float) -> bool:
    """Do the lines run over both columns? One squeezed line says nothing yet."""
    wide = sum(width(line.text) > column + _SQUEEZE for line in lines)
    return wide * 3 >= len(lines) > 0


def first_unit(text: str) -> float:
    """Width of what can't be parted at the start of a line: a number or Latin word
    whole, and the closing marks that may not begin the next line."""
    chars = bare(text)
    end = 1
    while end < len(chars) and _joined(chars[end - 1], chars[end]):
        end += 1
    while end < len(chars) and chars[end] in "，。、；：？！”’）〕》】":
        end += 1
    return width(chars[:end])


def _joined(left: str, right: str) -> bool:
    if left in "“‘（〔《【":
        return True
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
