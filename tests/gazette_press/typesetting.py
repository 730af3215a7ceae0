"""Setting paragraphs into lines, as a Chinese typesetting system does.

Widths are counted in halves of a hanzi: a hanzi or a mark is two, ASCII is one.
No line starts with a closing mark or ends with an opening one, unless lines are broken
where they are full; of two marks that meet, the second is set half as wide, and a line
with marks can be squeezed a little, so a line of 22 may hold 23 or 24. What is left over in a line is spread,
and the extractor sees the wider gaps as blanks.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.gazette_press.garbling import is_mark

CLOSING = set("，。、；：？！）〕》〉”’】％．…%,)")
OPENING = set("（〔《〈“‘【(")
PAUSES = {
    "，": 1.0,
    "。": 1.0,
    "；": 1.0,
    "：": 0.4,
    "、": 0.5,
}  # which gaps widen first
WIDE_MARKS = CLOSING | OPENING
TOKEN = re.compile(r"—+|…+|[!-~]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How likely a gap is to be dumped as a blank, by where it is."""

    before_digits: float = 0.97
    after_digits: float = 0.03
    after_number: float = 0.9
    after_stop: float = 0.45
    after_pause: float = 0.04
    when_spread: float = 0.9


def set_lines(
    text: str,
    width: int,
    indent: int,
    spacing: Spacing,
    rng: random.Random,
    *,
    anywhere: bool = False,
) -> list[str]:
    """Lines of at most `width` halves, the first shorter by `indent`; blanks added.

    anywhere: lines are broken where they are full, before a mark too."""
    rows = break_rows(text, width, indent, anywhere=anywhere)
    lines = []
    for number, row in enumerate(rows):
        room = width - (0 if number else indent)
        spread = number < len(rows) - 1 and row_width(row) < room
        lines.append("".join(spaced(row, spread, spacing, rng)).strip())
    return lines


def set_title(line: str, spacing: Spacing, rng: random.Random) -> str:
    """A title is broken by hand, and its lines are centred: only digits stand apart."""
    return "".join(spaced(TOKEN.findall(line), False, spacing, rng))


def break_rows(
    text: str, width: int, indent: int, *, anywhere: bool = False
) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    for token in TOKEN.findall(text):
        room = width - (indent if len(rows) == 1 else 0)
        row = [*rows[-1], token]
        if row_width(row) <= room + (0 if anywhere else give(row)) or not rows[-1]:
            rows[-1] = row
        elif anywhere:
            rows.append([] if token == " " else [token])
        else:
            rows[-1], carried = split_row(row)
            rows.append(carried)
    return rows


def give(row: list[str]) -> int:
    """How many halves a row may be squeezed by to keep a closing mark from starting the next."""
    if row[-1][0] not in CLOSING:
        return 0
    return min(2, sum(token in WIDE_MARKS for token in row))


def split_row(row: list[str]) -> tuple[list[str], list[str]]:
    """Where to break before the last token: not before a closing mark, nor after an opening one."""
    at = len(row) - 1
    while at > 1 and (row[at][0] in CLOSING or row[at - 1] in OPENING):
        at -= 1
    return row[:at], [token for token in row[at:] if token != " "]


def row_width(row: list[str]) -> int:
    width, after_mark = 0, False
    for token in row:
        mark = token in WIDE_MARKS and token >= "\x80"
        width += sum(1 if letter < "\x80" else 2 for letter in token)
        width -= mark and after_mark
        after_mark = mark
    return width


def spaced(
    row: list[str], spread: bool, spacing: Spacing, rng: random.Random
) -> Iterator[str]:
    chances = [0.0, *(gap(a, b, spread, spacing) for a, b in pairwise(row))]
    for token, chance in zip(row, chances, strict=True):
        if rng.random() < chance:
            yield " "
        yield token


def gap(left: str, right: str, spread: bool, spacing: Spacing) -> float:
    """The chance of a blank between two neighbours of one line."""
    if " " in (left, right) or right in CLOSING:
        return 0
    if is_hanzi(left[-1]) and right[0].isascii() and right[0].isalnum():
        return spacing.before_digits
    if left[-1].isdigit() and is_hanzi(right[0]):
        return spacing.after_digits
    if left == "．":
        return spacing.after_number
    if spread and left in PAUSES:
        return spacing.when_spread * PAUSES[left]
    if spread and right in OPENING and is_hanzi(left[-1]):
        return spacing.when_spread / 4
    return {"。": spacing.after_stop, "，": spacing.after_pause}.get(left, 0)


def is_hanzi(character: str) -> bool:
    return character > "\x80" and not is_mark(character)
