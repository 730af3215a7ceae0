"""Duties and members' duties in tables: a column 责任单位, and the rows under it.

A column is named by its head only where a row has as many cells as the head; where it hasn't,
that is a doubt, never a guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.facts.clauses import SourceClause, plain
from documents.facts.duties.roles import (
    FIRST_LEADS,
    LABEL,
    is_duty_label,
    role_of_label,
)
from documents.facts.types import Doubt, Duty, DutyForm, DutyRole
from documents.facts.units import listed_units
from documents.parsing.types import Role
from documents.table_shape import head_rows, rows_of


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row under the heads: its number from 0, where it stands in the text, its cells as
    printed, each with its place; None where they don't fit the heads."""

    number: int
    start: int
    end: int
    cells: tuple[tuple[str, int], ...] | None


@dataclass(frozen=True, slots=True)
class Table:
    """The heads of the columns, plain, and the rows under them."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def column(self, *words: str) -> int | None:
        """The first column whose head holds one of the words."""
        for at, head in enumerate(self.heads):
            if any(word in head for word in words):
                return at
        return None


def table_of(clause: SourceClause) -> Table | None:
    """The table of a clause; None where it is none, or its heads can't be told."""
    if clause.source.role is not Role.TABLE:
        return None
    rows = rows_of(clause.source.text)
    count = head_rows(rows) or _heads_by_role(rows)
    if not count:
        return None
    heads = _heads(rows[:count])
    found, start = [], 0
    for number, cells in enumerate(rows):
        end = start + len("\t".join(cells))
        if number >= count:
            found.append(
                TableRow(number, start, end, _placed(cells, start, len(heads)))
            )
        start = end + 1
    return Table(heads, tuple(found))


def _heads_by_role(rows: list[list[str]]) -> int:
    """A first row with 责任单位 in a cell heads its columns, whatever stands under it."""
    return int(len(rows) > 1 and any(_role(plain(cell)) for cell in rows[0]))


def _heads(rows: list[list[str]]) -> tuple[str, ...]:
    """Of several rows of heads the lowest that says something, column by column."""
    width = max(len(row) for row in rows)
    heads = [""] * width
    for row in rows:
        for at, cell in enumerate(row):
            if cell.strip():
                heads[at] = plain("".join(cell.split()))
    return tuple(heads)


def _placed(
    cells: list[str], start: int, width: int
) -> tuple[tuple[str, int], ...] | None:
    if len(cells) != width:
        return None
    placed = []
    for cell in cells:
        placed.append((cell, start))
        start += len(cell) + 1
    return tuple(placed)


def _role(head: str) -> DutyRole | None:
    """Of 责任单位, 牵头部门, 配合单位（部门）."""
    named = LABEL.fullmatch(head + "：")
    if named is None or not is_duty_label(named["label"]):
        return None
    return role_of_label(named["label"])


def duties_of_table(
    clause: SourceClause, *, first_leads: bool
) -> Iterator[Duty | Doubt]:
    """The units in the columns that a role heads. `first_leads`: the first of a cell leads,
    unless the row has its lead in another column."""
    table = table_of(clause)
    if table is None:
        yield from _untold(clause)
        return
    roles = {at: role for at, head in enumerate(table.heads) if (role := _role(head))}
    if not roles:
        return
    first_leads = first_leads or any(FIRST_LEADS.search(head) for head in table.heads)
    has_lead = DutyRole.LEAD in roles.values()
    for row in table.rows:
        if row.cells is None:
            yield Doubt(
                clause.proof(row.start, row.end, row.number),
                "这一行的格数与表头不一致，没有判断哪一格是责任单位",
            )
            continue
        for at, role in roles.items():
            cell, start = row.cells[at]
            leads = first_leads and not has_lead and role is DutyRole.RESPONSIBLE
            yield from _of_cell(clause, row.number, (cell, start), role, leads)


def _of_cell(
    clause: SourceClause,
    row: int,
    cell: tuple[str, int],
    role: DutyRole,
    first_leads: bool,
) -> Iterator[Duty]:
    written, start = cell
    listed = listed_units(plain(written), 0, len(written))
    proof = clause.proof(start, start + len(written), row)
    for position, (unit, _) in enumerate(listed.units):
        own = DutyRole.LEAD if first_leads and position == 0 else role
        if unit.strip("—－-/ "):
            yield Duty(proof, own, unit, DutyForm.TABLE, listed.is_open)


def _untold(clause: SourceClause) -> Iterator[Doubt]:
    first = clause.source.text.split("\n", 1)[0]
    if clause.source.role is Role.ROWS and LABEL.search(plain(first) + "："):
        yield Doubt(
            clause.proof(0, len(first), 0), "表格的列没有分清，没有判断责任单位"
        )
