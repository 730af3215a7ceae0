"""Numbers that count up from one, found where clauses open: ① … ② … ③."""

from documents.parsing.glyphs import Glyphs
from documents.parsing.marks import both, read_as_mark

_REACH = 3000  # characters from one number to the next
_BEFORE = "：；。"


def counting_places(glyphs: Glyphs, series: str) -> list[int]:
    """The places of the series' numbers, garbled or not, that open a clause and belong
    to a run that begins at one and has a second."""
    rank_of = {char: rank for rank, mark in enumerate(series) for char in both(mark)}
    found: list[int] = []
    run: list[int] = []
    for at, char in enumerate(glyphs.text):
        rank = rank_of.get(char)
        if rank is None or not _opens_clause(glyphs, at):
            continue
        if rank == len(run) and (not run or at - run[-1] <= _REACH):
            run.append(at)
        elif rank == 0:
            found += run if len(run) > 1 else []
            run = [at]
    return found + (run if len(run) > 1 else [])


def _opens_clause(glyphs: Glyphs, at: int) -> bool:
    return glyphs.starts_line[at] or read_as_mark(glyphs.text[at - 1]) in _BEFORE
