"""What is read from one document: duties, times, effect, citations, appointments, relations."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.http import HttpRequest
from ninja import Router

from api.fact_shapes import (
    AppointmentShape,
    CitationShape,
    DeadlineShape,
    DoubtShape,
    DutyShape,
    EffectShape,
    Facts,
    FactShape,
    MemberDutyShape,
    RelationShape,
    duty_fields,
)
from api.held import MISSING, Name
from api.lookups import find_document
from api.paging import Absolute
from documents.models import Document
from knowledge.models import (
    AppointmentFact,
    CitationFact,
    DutyFact,
    EffectFact,
    Fact,
    FactDoubt,
    MemberDutyFact,
    Named,
    RelationFact,
    TimeFact,
)
from knowledge.works import held_works

router = Router(tags=["facts"])

Row = TypeVar("Row", bound=Fact)


@router.get(
    "/documents/{id}/facts",
    response={200: Facts, **MISSING},
    summary="What is read from a document: duties, times, effect, citations, appointments",
)
def facts(request: HttpRequest, id: Name) -> Facts:
    return facts_of(find_document(id), request.build_absolute_uri)


def facts_of(document: Document, absolute: Absolute) -> Facts:
    """In a fixed number of queries: one a kind, and two a kind that names documents (more from
    400 names on)."""

    def proof(row: Fact) -> dict[str, Any]:
        return FactShape.proof(row, absolute)

    def named(rows: Sequence[Named]) -> Mapping[int, str]:
        return {pk: work.slug for pk, work in held_works(rows).items()}

    effects = _rows(EffectFact, document)
    citations = _rows(CitationFact, document)
    relations = _rows(RelationFact, document)
    repealing, cited, related = named(effects), named(citations), named(relations)
    return Facts(
        document=document.slug,
        duties=[
            DutyShape(**proof(row), **duty_fields(row))
            for row in _rows(DutyFact, document)
        ],
        member_duties=[
            MemberDutyShape(
                **proof(row), unit=row.unit, written=row.written, duty=row.duty
            )
            for row in _rows(MemberDutyFact, document)
        ],
        deadlines=[
            DeadlineShape(**proof(row), kind=row.kind, value=row.value, due=row.due)
            for row in _rows(TimeFact, document)
        ],
        effects=[
            EffectShape(**proof(row), **_effect(row), held=repealing.get(row.pk))
            for row in effects
        ],
        citations=[
            CitationShape(**proof(row), **_name(row, row.kind, cited))
            for row in citations
        ],
        appointments=[
            AppointmentShape(**proof(row), **_appointment(row))
            for row in _rows(AppointmentFact, document)
        ],
        relations=[
            RelationShape(**proof(row), **_name(row, row.kind, related))
            for row in relations
        ],
        doubts=[
            DoubtShape(**proof(row), message=row.message)
            for row in _rows(FactDoubt, document)
        ],
    )


def _rows(model: type[Row], document: Document) -> list[Row]:
    """With their clauses and parts, in the order of print."""
    rows = model._default_manager.filter(document=document).order_by("position")
    found = list(
        rows.select_related("clause__part").defer("clause__spans", "clause__repairs")
    )
    for row in found:
        row.clause.document = document
    return found


def _name(row: Named, kind: str, held: Mapping[int, str]) -> dict[str, Any]:
    return {
        "kind": kind,
        "title": row.title or None,
        "number": row.number or None,
        "held": held.get(row.pk),
    }


def _effect(row: EffectFact) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "rule": row.rule,
        "date": row.date,
        "base": row.base,
        "target_title": row.title or None,
        "target_number": row.number or None,
        "provision": row.provision or None,
        "action": row.action or None,
        "old": row.old or None,
        "new": row.new or None,
    }


def _appointment(row: AppointmentFact) -> dict[str, Any]:
    return {
        "person": row.person,
        "remark": row.remark or None,
        "action": row.action,
        "organ": row.organ or None,
        "post": row.post,
        "conditions": row.conditions,
        "concurrent": row.concurrent,
        "decision": row.decision or None,
        "date": row.date,
    }
