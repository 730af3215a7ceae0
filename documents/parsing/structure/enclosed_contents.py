"""Contents (目录) that stand within a document or an attachment, over its own text.

Their entries are the headings of the text below them. Left among the clauses they would
take the headings' addresses.
"""

import re
from collections.abc import Sequence

from documents.parsing.layout.table_of_contents import heads_contents
from documents.parsing.text.characters import bare
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.titles import comparable_title
from documents.parsing.types import Line

_FEWEST_ENTRIES = 2
_MOST_ENTRIES = 400
_LONGEST_ENTRY = 50
_ENOUGH_FOUND = 0.6  # of the entries: a heading may be worded otherwise, or be broken
# 第一章　总则………3, 第一章　总则　3
_PAGE = re.compile(r"(?:[\s.．…·•・—_⋯-]+[（(]?\d{1,3}[）)]?|[.．…·•・⋯]{2,})\s*$")


def part_contents(
    lines: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines without their contents, and the contents, heading included. Each line
    is in one of the two; where there are no contents, the second is empty."""
    for at, line in enumerate(lines):
        if heads_contents(line) and (end := _end_of_contents(lines, at)):
            return (*lines[:at], *lines[end:]), tuple(lines[at:end])
    return tuple(lines), ()


def _end_of_contents(lines: Sequence[Line], heading: int) -> int | None:
    """Where the text begins that the contents list: at their first entry, printed again."""
    begin = heading + 1
    entries = [_entry(line) for line in lines[begin : begin + _MOST_ENTRIES]]
    if not entries or not entries[0] or entries[0] not in entries[1:]:
        return None
    end = begin + entries.index(entries[0], 1)
    if not all(map(_may_be_entry, lines[begin:end])):
        return None
    text = "".join(map(_entry, lines[end:]))
    while not _recurs(entries[end - begin - 1], text) and not marker(
        lines[end - 1].text
    ):
        end -= 1  # a title between the contents and the text
    listed = entries[: end - begin]
    found = sum(_recurs(entry, text) for entry in listed)
    enough = len(listed) >= _FEWEST_ENTRIES and found >= _ENOUGH_FOUND * len(listed)
    return end if enough else None


def _entry(line: Line) -> str:
    return comparable_title(_PAGE.sub("", line.text.strip()))


def _recurs(entry: str, text: str) -> bool:
    return bool(entry) and entry in text


def _may_be_entry(line: Line) -> bool:
    text = bare(line.text)
    return len(text) <= _LONGEST_ENTRY and not text.endswith(("。", "；", "，"))
