"""Lists of members and their duties: （3）市发展改革委：参与…; and tables of them.

An entry is a unit, a colon and what it does. One alone may be anything (解读机关：…), so it counts
only under a heading that speaks of duties, or beside others of its kind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.facts.clauses import SourceClause, depths, plain
from documents.facts.duties.tables import table_of
from documents.facts.types import MemberDuty
from documents.facts.units import is_unit, listed_units
from documents.parsing.types import Role

_HEADED = re.compile("职责|分工|任务|成员单位")
_ENTRY = re.compile(r"(?P<units>[^：，。；！？]{2,120})：(?=[^：])")
_OF_UNITS = ("成员单位", "单位", "部门", "成员")
_OF_DUTIES = ("职责", "任务分工", "工作任务", "工作分工")
_BY_TITLE = 2  # entries that make a list without a heading
_NO_DUTY = re.compile(r"[0-9（）()、，\-—\s]*$|[^，。；]{1,3}$")


@dataclass(frozen=True, slots=True)
class _Entry:
    clause: SourceClause
    start: int
    colon: int
    end: int


def member_duties_of(clauses: Sequence[SourceClause]) -> Iterator[MemberDuty]:
    """The entries of a document's lists, one row a unit."""
    headed = ""
    run: list[_Entry] = []
    for clause in clauses:
        entries = list(_entries(clause))
        if not entries:
            yield from _rows(run, headed)
            run = []
            if clause.source.role is Role.HEADING or len(clause.plain) < _LONGEST_HEAD:
                headed = clause.plain
            if clause.is_table:
                yield from _of_table(clause)
            continue
        run += entries
    yield from _rows(run, headed)


_LONGEST_HEAD = 60


def _rows(run: Sequence[_Entry], headed: str) -> Iterator[MemberDuty]:
    if len(run) < _BY_TITLE and not (run and _HEADED.search(headed)):
        return
    for entry in run:
        text = entry.clause.plain
        listed = listed_units(text, entry.start, entry.colon)
        duty = entry.clause.source.text[entry.colon + 1 : entry.end].strip()
        for unit, _ in listed.units:
            yield MemberDuty(entry.clause.proof(entry.start, entry.end), unit, duty)


def _entries(clause: SourceClause) -> Iterator[_Entry]:
    """The entries that a clause consists of: one, or several apart by ； or 。."""
    text = clause.plain
    if clause.is_table or not clause.says_something:
        return
    starts = [
        (start, colon)
        for start, colon in _heads(text, clause.body_start)
        if not clause.is_hidden(start)
    ]
    if not starts or starts[0][0] != clause.body_start:
        return
    ends = [start for start, _ in starts[1:]] + [len(text)]
    for (start, colon), end in zip(starts, ends, strict=True):
        if not _NO_DUTY.match(text[colon + 1 : end].rstrip("。；")):
            yield _Entry(clause, start, colon, end)


def _heads(text: str, start: int) -> Iterator[tuple[int, int]]:
    deep = None
    at = start
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry and _are_units(text, at, entry.end() - 1):
            yield at, entry.end() - 1
            at = entry.end()
        deep = deep or depths(text)
        while at < len(text) and not (text[at] in "；。" and deep[at] == 0):
            at += 1
        at += 1


def _are_units(text: str, start: int, end: int) -> bool:
    units = listed_units(text, start, end).units
    return bool(units) and all(is_unit(name) for name, _ in units)


def _of_table(clause: SourceClause) -> Iterator[MemberDuty]:
    """A table with a column of units and one of duties, and none that names roles."""
    table = table_of(clause)
    if table is None:
        return
    units, duties = table.column(*_OF_UNITS), table.column(*_OF_DUTIES)
    if units is None or duties is None or units == duties:
        return
    if any(word in table.heads[units] for word in ("责任", "牵头", "配合")):
        return
    for row in table.rows:
        if row.cells is None:
            continue
        (named, _), (duty, _) = row.cells[units], row.cells[duties]
        listed = listed_units(plain(named), 0, len(named))
        if (
            duty.strip()
            and listed.units
            and all(is_unit(one) for one, _ in listed.units)
        ):
            proof = clause.proof(row.start, row.end, row.number)
            for unit, _ in listed.units:
                yield MemberDuty(proof, unit, duty.strip())
