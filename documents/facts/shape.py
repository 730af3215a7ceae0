"""The rows as JSON: lists of plain objects under the name of their kind, dates ISO 8601."""

from collections.abc import Callable, Iterable
from typing import Any

from documents.facts.types import (
    Appointment,
    Citation,
    Deadline,
    Doubt,
    Duty,
    Effect,
    EffectKind,
    Facts,
    MemberDuty,
    Proof,
    Relation,
)

Shape = dict[str, Any]


def shape_of(facts: Facts) -> dict[str, list[Shape]]:
    """{"duties": […], "effects": […], "citations": […], "appointments": […], "deadlines": […],
    "member_duties": […], "relations": […], "doubts": […]}, each row with `document`, `part`,
    `path`, `paragraph`, `quote` and `start`, and a table's with `row`."""
    return {
        "duties": _all(facts.duties, _duty),
        "effects": _all(facts.effects, _effect),
        "citations": _all(facts.citations, _citation),
        "appointments": _all(facts.appointments, _appointment),
        "deadlines": _all(facts.deadlines, _deadline),
        "member_duties": _all(facts.member_duties, _member_duty),
        "relations": _all(facts.relations, _relation),
        "doubts": _all(facts.doubts, _doubt),
    }


def _all(rows: Iterable[Any], shape: Callable[[Any], Shape]) -> list[Shape]:
    return [{**_proof(row.proof), **shape(row)} for row in rows]


def _proof(proof: Proof) -> Shape:
    told = {
        "document": proof.document,
        "part": proof.part,
        "path": proof.path,
        "paragraph": proof.paragraph,
        "quote": proof.quote,
        "start": proof.start,
    }
    return told if proof.row is None else {**told, "row": proof.row}


def _duty(row: Duty) -> Shape:
    """`open` stands only where the list ends in 等."""
    told = {"role": row.role.value, "unit": row.unit, "form": row.form.value}
    return {**told, "open": True} if row.is_open else told


def _member_duty(row: MemberDuty) -> Shape:
    return {"unit": row.unit, "duty": row.duty}


def _deadline(row: Deadline) -> Shape:
    return {
        "kind": row.kind.value,
        "value": row.value,
        "by": row.by.isoformat() if row.by else None,
    }


def _effect(row: Effect) -> Shape:
    """`base` stands only where a day is counted from; `action`, `old` and `new` only in
    amendments."""
    told: Shape = {
        "kind": row.kind.value,
        "rule": row.rule,
        "date": row.date.isoformat() if row.date else None,
        "target_title": row.target_title,
        "target_number": row.target_number,
        "provision": row.provision,
    }
    if row.base:
        told["base"] = row.base.isoformat()
    if row.kind is EffectKind.AMENDMENT:
        told["action"] = row.action.value if row.action else None
        told |= {"old": row.old, "new": row.new}
    return told


def _citation(row: Citation) -> Shape:
    return {
        "kind": row.kind.value,
        "title": row.title,
        "number": row.number,
        "held": row.held is not None,
    }


def _appointment(row: Appointment) -> Shape:
    """`remark`, `concurrent` and `decision` stand only where they are printed."""
    told: Shape = {
        "person": row.person,
        "action": row.action,
        "organ": row.organ,
        "post": row.post,
        "conditions": list(row.conditions),
        "date": row.date.isoformat() if row.date else None,
    }
    further = {
        "remark": row.remark,
        "concurrent": row.concurrent,
        "decision": row.decision,
    }
    return told | {name: value for name, value in further.items() if value}


def _relation(row: Relation) -> Shape:
    return {
        "kind": row.kind.value,
        "from": row.source,
        "to": {
            "number": row.number,
            "title": row.title,
            "held": row.held is not None,
        },
    }


def _doubt(row: Doubt) -> Shape:
    return {"message": row.message}
