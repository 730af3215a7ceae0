"""Two held documents, aligned: what is kept, changed, new, gone or moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.comparing.clauses import Alignment, align
from documents.comparing.differences import Operation, Stretch, differences
from documents.importing.matching.alignment import ComparedClause, pair_parts
from documents.models import Clause, Document, Part


class Fate(StrEnum):
    """What became of a clause, as pages say it."""

    SAME = "未改"
    CHANGED = "修改"
    ADDED = "新增"
    DELETED = "删除"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Clauses of both documents that answer to each other; one side may be empty.

    `old_text` and `new_text` hold what is kept beside what is deleted, or inserted.
    """

    fate: Fate
    moved: bool
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    old_text: tuple[Stretch, ...]
    new_text: tuple[Stretch, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything but its number is another."""
        return self.fate is not Fate.SAME or self.moved


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents side by side. Every clause of both stands in one of the rows."""

    old: Document
    new: Document
    rows: tuple[ComparedRow, ...]

    def count(self, fate: Fate) -> int:
        return sum(row.fate is fate for row in self.rows)

    @property
    def counts(self) -> list[tuple[Fate, int]]:
        """How many rows there are of each fate."""
        return [(fate, self.count(fate)) for fate in Fate]

    @property
    def moved(self) -> int:
        return sum(row.moved for row in self.rows)


def compare(old: Document, new: Document) -> Comparison:
    """Align the two and tell them apart, in six queries."""
    olds, news = _clauses(old), _clauses(new)
    old_parts, new_parts = list(old.parts.all()), list(new.parts.all())
    pairs = pair_parts(_titles(old_parts), _titles(new_parts))
    new_index = {old_parts[one].pk: other for other, one in pairs.items()}
    positions = {part.pk: index for index, part in enumerate(new_parts)}
    alignments = align(
        [_compared(row, new_index.get(row.part_id, -row.part_id)) for row in olds],
        [_compared(row, positions[row.part_id]) for row in news],
    )
    rows = tuple(_row(each, olds, news) for each in alignments)
    return Comparison(old, new, rows)


def _clauses(document: Document) -> list[Clause]:
    rows = list(document.clauses.select_related("part").defer("spans", "repairs"))
    for row in rows:
        row.document = document
    return rows


def _titles(parts: Sequence[Part]) -> list[str]:
    return [part.title for part in parts]


def _compared(row: Clause, part: int) -> ComparedClause:
    return ComparedClause(part, row.key, row.text, row.marker_end or 0)


def _row(
    alignment: Alignment, olds: Sequence[Clause], news: Sequence[Clause]
) -> ComparedRow:
    old = tuple(olds[index] for index in alignment.old)
    new = tuple(news[index] for index in alignment.new)
    stretches = differences(_text(old), _text(new))
    return ComparedRow(
        fate=_fate(old, new, stretches),
        moved=alignment.moved,
        old=old,
        new=new,
        old_text=_side(stretches, Operation.INSERTED),
        new_text=_side(stretches, Operation.DELETED),
    )


def _text(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.text for clause in clauses)


def _side(stretches: Sequence[Stretch], without: Operation) -> tuple[Stretch, ...]:
    return tuple(each for each in stretches if each.operation is not without)


def _fate(
    old: Sequence[Clause], new: Sequence[Clause], stretches: Sequence[Stretch]
) -> Fate:
    if not old:
        return Fate.ADDED
    if not new:
        return Fate.DELETED
    same = all(each.operation is Operation.KEPT for each in stretches)
    return Fate.SAME if same else Fate.CHANGED
