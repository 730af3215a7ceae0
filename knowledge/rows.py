"""From what extraction gives to rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from documents.facts.citations.holdings import comparable_number
from documents.facts.types import (
    Appointment,
    Citation,
    Deadline,
    Doubt,
    Duty,
    Effect,
    Facts,
    MemberDuty,
    Proof,
    Relation,
    TimeKind,
)
from documents.facts.units import unit_of
from documents.models import Document
from documents.parsing.text.titles import comparable_title
from knowledge.models import (
    KEY_LENGTH,
    AppointmentFact,
    CitationFact,
    DutyFact,
    EffectFact,
    Fact,
    FactDoubt,
    MemberDutyFact,
    RelationFact,
    TimeFact,
    WorkName,
)

Fields = dict[str, Any]


def fact_rows(
    document: Document, clauses: Mapping[str, int], facts: Facts
) -> Iterator[Fact]:
    """The rows of a document's facts; `clauses` gives the primary key of a clause by its key."""
    for model, fields_of, rows in _kinds(facts):
        for position, row in enumerate(rows):
            proof: Proof = row.proof
            yield model(
                document=document,
                clause_id=clauses[proof.key],
                position=position,
                start=proof.start,
                length=len(proof.quote),
                row=proof.row,
                **fields_of(row, document.signed_on),
            )


def _kinds(
    facts: Facts,
) -> Iterator[tuple[type[Fact], Callable[[Any, date | None], Fields], Iterable[Any]]]:
    yield DutyFact, _duty, facts.duties
    yield MemberDutyFact, _member_duty, facts.member_duties
    yield TimeFact, _time, facts.deadlines
    yield EffectFact, _effect, facts.effects
    yield CitationFact, _citation, facts.citations
    yield AppointmentFact, _appointment, facts.appointments
    yield RelationFact, _relation, facts.relations
    yield FactDoubt, _doubt, facts.doubts


def name_rows(document: Document, attachments: Iterable[str]) -> Iterator[WorkName]:
    """The names that the document is cited by."""
    if document.number:
        yield WorkName(
            document=document,
            kind=WorkName.Kind.NUMBER,
            key=number_key(document.number),
        )
    yield WorkName(
        document=document, kind=WorkName.Kind.TITLE, key=title_key(document.title)
    )
    for title in attachments:
        yield WorkName(
            document=document, kind=WorkName.Kind.ATTACHMENT, key=title_key(title)
        )


def number_key(number: str | None) -> str:
    return comparable_number(number)[:120] if number else ""


def title_key(title: str | None) -> str:
    return comparable_title(title)[:KEY_LENGTH] if title else ""


def _duty(row: Duty, on: date | None) -> Fields:
    unit = unit_of(row.unit, on)
    return {
        "role": row.role.value,
        "unit": unit.name[:120],
        "written": row.unit[:120],
        "form": row.form.value,
        "is_open": row.is_open,
        "is_general": unit.is_general,
        "is_known": unit.is_known,
    }


def _member_duty(row: MemberDuty, on: date | None) -> Fields:
    return {
        "unit": unit_of(row.unit, on).name[:120],
        "written": row.unit[:120],
        "duty": row.duty,
    }


def _time(row: Deadline, on: date | None) -> Fields:
    due = row.by
    if row.kind is TimeKind.DEADLINE and isinstance(row.value, str):
        due = date.fromisoformat(row.value)
    return {"kind": row.kind.value, "value": row.value, "due": due}


def _effect(row: Effect, on: date | None) -> Fields:
    return {
        "kind": row.kind.value,
        "rule": row.rule[:500],
        "date": row.date,
        "base": row.base,
        "provision": (row.provision or "")[:200],
        "action": row.action.value if row.action else "",
        "old": row.old or "",
        "new": row.new or "",
        **_named(row.target_title, row.target_number),
    }


def _citation(row: Citation, on: date | None) -> Fields:
    return {"kind": row.kind.value, **_named(row.title, row.number)}


def _appointment(row: Appointment, on: date | None) -> Fields:
    return {
        "person": row.person[:40],
        "remark": (row.remark or "")[:60],
        "action": row.action[:8],
        "organ": (row.organ or "")[:200],
        "post": row.post[:200],
        "conditions": list(row.conditions),
        "concurrent": row.concurrent,
        "decision": (row.decision or "")[:300],
        "date": row.date or on,
    }


def _relation(row: Relation, on: date | None) -> Fields:
    return {"kind": row.kind.value, **_named(row.title, row.number)}


def _doubt(row: Doubt, on: date | None) -> Fields:
    return {"message": row.message[:500]}


def _named(title: str | None, number: str | None) -> Fields:
    return {
        "title": (title or "")[:500],
        "number": (number or "")[:120],
        "title_key": title_key(title),
        "number_key": number_key(number),
    }
