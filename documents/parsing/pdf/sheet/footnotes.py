"""Footnotes: small type at the foot of a page or of its columns, that begins with a sign
which leads there from the text.

They are told by all three: small type alone is a table's, a sign alone a clause's.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from documents.parsing.pdf.columns import Columns, Sided
from documents.parsing.pdf.extraction import Character
from documents.parsing.text.row_rule import HANZI_OF

_SMALL = 0.92  # of the text's size: a note's
_RAISED = 0.8  # of it: a sign's
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SIGNS = _CIRCLED + "※*＊†"
_GARBLED = "".join(HANZI_OF[sign] for sign in _CIRCLED)
_SIGN = re.compile(
    rf"[{re.escape(_SIGNS)}{_GARBLED}]|[\[［(（〔]?(\d{{1,2}})[\]］)）〕]?"
)


def footnotes_apart(
    lines: Sequence[Sided], columns: Columns
) -> tuple[list[Sided], list[Sided]]:
    """The lines of a page, from top to bottom, without its notes; and these, as they are
    read."""
    over_page = _notes(lines, lines, columns)
    if over_page:
        notes = over_page
    else:
        notes = [
            note
            for side in sorted({side for side, _ in lines} - {0})
            for note in _notes([one for one in lines if one[0] == side], lines, columns)
        ]
    gone = {id(run) for _, run in notes}
    by_columns = not any(side == 0 for side, _ in notes)
    read = sorted(notes, key=lambda one: one[0]) if by_columns else notes
    return [one for one in lines if id(one[1]) not in gone], read


def _notes(
    lines: Sequence[Sided], page: Sequence[Sided], columns: Columns
) -> list[Sided]:
    """The last of these lines, as far up as they are small, from the first that opens a
    note."""
    rows = [list(row) for _, row in groupby(lines, key=lambda one: one[1].y)]
    small = list(
        takewhile(
            lambda row: all(run.size <= _SMALL * columns.size for _, run in row),
            reversed(rows),
        )
    )[::-1]
    if len(small) == len(rows):
        return []
    above = page[: len(page) - sum(map(len, small))]
    for at, row in enumerate(small):
        if _opens_note(row[0][1].characters, above, columns.size):
            return [one for held in small[at:] for one in held]
    return []


def _opens_note(
    characters: Sequence[Character], above: Sequence[Sided], size: float
) -> bool:
    """Does it begin with a sign that the text above leads here by?"""
    found = _SIGN.match("".join(char.text for char in characters[:4]))
    if found is None:
        return False
    sign = found[1] or found[0]
    if sign in _signs(above, size, raised=True):
        return True
    return sign in _SIGNS and sign in _signs(above, size, raised=False)


def _signs(lines: Sequence[Sided], size: float, *, raised: bool) -> set[str]:
    """What stands within lines and may lead to a note; small figures run together."""
    return {sign for _, run in lines for sign in _within(run.characters, size, raised)}


def _within(
    characters: Sequence[Character], size: float, raised: bool
) -> Iterator[str]:
    if not raised:
        yield from (char.text for char in characters[1:])
        return
    groups = groupby(characters[1:], key=lambda char: char.size <= _RAISED * size)
    for is_raised, held in groups:
        if is_raised:
            yield "".join(char.text for char in held).strip("[]［］()（）〔〕")
