"""Updating a document's parts and clauses in place (an upsert), so that links go on working.

A clause that `alignment` finds again keeps its row; `permalinks` says under which key. Keys that
lead elsewhere now become aliases (301), those of clauses that are gone are noted (410).
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from documents.importing.matching.alignment import (
    ComparedClause,
    heirs,
    pair_clauses,
    pair_parts,
)
from documents.importing.matching.pairing import Pairs
from documents.importing.permalinks import assign_permalinks
from documents.importing.rows import clause_rows, part_fields, update_row
from documents.models import Clause, ClauseAlias, Document, GoneClause, Part
from documents.parsing.types import ParsedDocument, ParsedPart

_FIELDS = [
    *("part_id", "position", "key", "path", "label", "numerals", "marker_end"),
    *("ordinal", "lead", "depth", "role", "text", "page", "spans", "repairs"),
]


@dataclass(frozen=True, slots=True)
class Changes:
    """Clauses, counted; of the kept, `moved` got another address and `rewritten` say
    something else."""

    kept: int = 0
    moved: int = 0
    added: int = 0
    removed: int = 0
    rewritten: int = 0

    @property
    def held(self) -> int:
        """How many there were before."""
        return self.kept + self.removed

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(
            self.kept + other.kept,
            self.moved + other.moved,
            self.added + other.added,
            self.removed + other.removed,
            self.rewritten + other.rewritten,
        )


NO_CHANGES = Changes()


def store_clauses(document: Document, parsed: ParsedDocument) -> Changes:
    """Store the document's parts and clauses in the place of those it has, if any.

    A clause that is still there keeps its row, and every address it ever had leads to it.
    """
    held = list(document.clauses.all())
    held_parts = list(document.parts.all())
    held_compared = _held_compared(held, held_parts, parsed.parts)
    parts = _store_parts(document, held_parts, parsed.parts)
    new = list(clause_rows(document, zip(parts, parsed.parts, strict=True)))
    new_compared = [_compared(row, row.part.position) for row in new]

    pairs = pair_clauses(held_compared, new_compared)
    successors = {held[one].pk: other for other, one in pairs.items()}
    for one, other in heirs(held_compared, new_compared, pairs).items():
        successors[held[one].pk] = other

    addresses = [(row.key, row.pk) for row in held]
    addresses += document.clause_aliases.values_list("old_key", "clause_id")
    aliases = _readdress(addresses, held, new, pairs, successors)
    changes = _swap(held, new, pairs)
    _store_aliases(document, {key: new[index] for key, index in aliases.items()})
    gone = {key for key, pk in addresses if pk not in successors}
    _store_gone(document, gone, {row.key for row in new} | aliases.keys())
    document.parts.filter(position__gte=len(parts)).delete()
    return changes


def _held_compared(
    held: Sequence[Clause], parts: Sequence[Part], new_parts: Sequence[ParsedPart]
) -> list[ComparedClause]:
    """The held clauses, each part counted as its like among the new ones."""
    titles = [part.title for part in parts]
    pairs = pair_parts(titles, [part.title or "" for part in new_parts])
    new_index = {parts[one].pk: other for other, one in pairs.items()}
    return [_compared(row, new_index.get(row.part_id, -row.part_id)) for row in held]


def _compared(row: Clause, part: int) -> ComparedClause:
    return ComparedClause(part, row.key, row.text, row.marker_end or 0)


def _store_parts(
    document: Document, held: Sequence[Part], parsed: Sequence[ParsedPart]
) -> list[Part]:
    """The parts in order, rows reused by position; what is left over stays for now."""
    parts = []
    for position, parsed_part in enumerate(parsed):
        if position < len(held):
            part = held[position]
        else:
            part = Part(document=document, position=position)
        if update_row(part, part_fields(parsed_part)) or part._state.adding:
            part.save()
        parts.append(part)
    return parts


def _readdress(
    addresses: Sequence[tuple[str, int]],
    held: Sequence[Clause],
    new: Sequence[Clause],
    pairs: Pairs,
    successors: Mapping[int, int],
) -> Mapping[str, int]:
    """Give the new rows their keys, and tell which old keys lead to which of them."""
    promised = {key: successors[pk] for key, pk in addresses if pk in successors}
    held_keys = {other: held[one].key for other, one in pairs.items()}
    assigned = assign_permalinks([row.key for row in new], held_keys, promised)
    for row, key in zip(new, assigned.keys, strict=True):
        row.key = key
    return assigned.aliases


def _swap(held: Sequence[Clause], new: Sequence[Clause], pairs: Pairs) -> Changes:
    """Write the new rows over the held ones they are paired with; add and remove the rest.

    Keys are unique in a document and may change places, so those that change
    are first put out of the way.
    """
    kept = {index: held[one] for index, one in pairs.items()}
    for index, old in kept.items():
        new[index].pk = old.pk
    moving = [old.pk for index, old in kept.items() if old.key != new[index].key]
    Clause.objects.filter(pk__in=moving).update(
        key=Concat(Value("~"), Cast("pk", CharField()))
    )
    gone = {row.pk for row in held} - {old.pk for old in kept.values()}
    Clause.objects.filter(pk__in=gone).delete()
    Clause.objects.bulk_create(
        [new[index] for index, old in kept.items() if _differs(new[index], old)],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=[Clause._meta.get_field(name).name for name in _FIELDS],
    )
    added = [row for index, row in enumerate(new) if index not in kept]
    Clause.objects.bulk_create(added)
    rewritten = sum(new[index].text != old.text for index, old in kept.items())
    return Changes(len(kept), len(moving), len(added), len(gone), rewritten)


def _differs(row: Clause, held: Clause) -> bool:
    return any(getattr(row, name) != getattr(held, name) for name in _FIELDS)


def _store_aliases(document: Document, wanted: Mapping[str, Clause]) -> None:
    """Make these the document's aliases; each names its clause, so none leads to another."""
    held = {alias.old_key: alias.clause_id for alias in document.clause_aliases.all()}
    document.clause_aliases.exclude(old_key__in=wanted).delete()
    ClauseAlias.objects.bulk_create(
        [
            ClauseAlias(document=document, old_key=key, clause=clause)
            for key, clause in wanted.items()
            if held.get(key) != clause.pk
        ],
        update_conflicts=True,
        unique_fields=["document", "old_key"],
        update_fields=["clause"],
    )


def _store_gone(document: Document, gone: Set[str], live: Set[str]) -> None:
    """Note the addresses whose clause is no more, unless another clause has them now."""
    document.gone_clauses.filter(key__in=live).delete()
    GoneClause.objects.bulk_create(
        (GoneClause(document=document, key=key) for key in gone - live),
        ignore_conflicts=True,
    )
