"""Facts as the interface gives them: each with the clause that proves it."""

from datetime import date as Day
from typing import Any

from django.utils import timezone
from ninja import Field, Schema

from api.paging import Absolute
from api.shapes import DocumentShape, PartShape
from documents.models import Document
from knowledge.models import Fact
from knowledge.states import NAMES, force_on, newest_issue
from knowledge.units import UnitDuty, UnitFigures

_STATES = "、".join(f"{kind.value} {name}" for kind, name in NAMES.items())


class FactShape(Schema):
    """Where a fact stands: `quote` is the clause's text from `start` on."""

    clause: str = Field(description="The clause's id, in its document.")
    url: str
    place: str = Field(description="As a person writes it: 附件一 二、（一）3.")
    quote: str
    start: int = Field(description="Characters before the quote in the clause.")
    row: int | None = Field(description="Of a table, from 0; else null.")

    @staticmethod
    def proof(fact: Fact, absolute: Absolute) -> dict[str, Any]:
        """The fields above; `fact.clause`, its part and its document have to be read."""
        clause = fact.clause
        return {
            "clause": clause.key,
            "url": absolute(clause.get_absolute_url()),
            "place": clause.place,
            "quote": fact.quote,
            "start": fact.start,
            "row": fact.row,
        }


class DutyShape(FactShape):
    """A unit's part in a task."""

    role: str = Field(description="lead 牵头, support 配合, responsible 负责")
    unit: str = Field(description="The full name, where the table of units has it.")
    written: str = Field(description="The name as printed.")
    form: str = Field(description="note, line, text, table")
    is_open: bool = Field(description="Whether its list ends in 等.")
    is_general: bool = Field(description="Such as 各有关部门.")


class MemberDutyShape(FactShape):
    """What a member of a body has to do."""

    unit: str
    written: str
    duty: str


class DeadlineShape(FactShape):
    """A time or a figure to be reached."""

    kind: str = Field(description="deadline, recurring, within, target")
    value: str | dict[str, Any] = Field(
        description=(
            'A day; {"every": "P1Y", "month": 4}; {"period": "P15D", "after": "…"}; '
            '{"cmp": ">=", "number": 98, "unit": "%"}.'
        )
    )
    due: Day | None = Field(description="The last day, where it can be told.")


class EffectShape(FactShape):
    """A statement on force; of its own document where it names no other."""

    kind: str = Field(
        description="takes_effect, validity, repeal, lapse, continue, amendment"
    )
    rule: str = Field(description="As printed: 自发布之日起30日后.")
    date: Day | None
    base: Day | None = Field(description="The day that the date is counted from.")
    target_title: str | None
    target_number: str | None
    held: str | None = Field(description="The id of the document named, if held.")
    provision: str | None
    action: str | None = Field(description="Of an amendment: replace, delete, add.")
    old: str | None
    new: str | None


class CitationShape(FactShape):
    """A document named in a clause."""

    kind: str
    title: str | None
    number: str | None
    held: str | None = Field(description="The id of the document named, if held.")


class AppointmentShape(FactShape):
    """One person and one post."""

    person: str
    remark: str | None = Field(description="What tells homonyms apart.")
    action: str = Field(description="任命, 免去, 聘任 …")
    organ: str | None
    post: str
    conditions: list[str] = Field(description="试用期一年 …")
    concurrent: bool
    decision: str | None
    date: Day | None


class RelationShape(FactShape):
    """What the document is to another: interprets, repeals, transmits …"""

    kind: str
    title: str | None
    number: str | None
    held: str | None = Field(description="The id of the document named, if held.")


class DoubtShape(FactShape):
    """What could not be told, and a person should look at."""

    message: str


class Facts(Schema):
    """All that is read from one document, each kind in the order of print."""

    document: str
    duties: list[DutyShape]
    member_duties: list[MemberDutyShape]
    deadlines: list[DeadlineShape]
    effects: list[EffectShape]
    citations: list[CitationShape]
    appointments: list[AppointmentShape]
    relations: list[RelationShape]
    doubts: list[DoubtShape]


class SaidBy(FactShape):
    """A statement on force, which may stand in another document."""

    document: str
    kind: str
    date: Day | None


class ForceShape(Schema):
    """The state of a document on a day, and the clauses that say so."""

    state: str = Field(description=_STATES)
    name: str = Field(description="The same in Chinese.")
    since: Day | None
    on: Day = Field(description="The day that is asked about: today.")
    as_of: str | None = Field(description="The newest issue that is held.")
    said_by: list[SaidBy]

    @classmethod
    def of(cls, document: Document, absolute: Absolute) -> "ForceShape":
        """In five queries at most."""
        today = timezone.localdate()
        force, newest = force_on(today).of(document), newest_issue()
        return cls(
            state=force.kind.value,
            name=force.name,
            since=force.since,
            on=today,
            as_of=newest.slug if newest else None,
            said_by=[
                SaidBy(
                    **FactShape.proof(each, absolute),
                    document=each.document.slug,
                    kind=each.kind,
                    date=each.date,
                )
                for each in force.said_by
            ],
        )


class WholeDocument(DocumentShape):
    """A document with its parts; its clauses and its facts are lists of their own."""

    parts: list[PartShape]
    clauses: int = Field(description="How many there are.")
    force: ForceShape

    @classmethod
    def of(cls, document: Document, absolute: Absolute) -> "WholeDocument":
        return cls(
            **DocumentShape.of(document, absolute).dict(),
            parts=[PartShape.of(part) for part in document.parts.all()],
            clauses=document.clauses.count(),
            force=ForceShape.of(document, absolute),
        )


class UnitShape(Schema):
    """A unit, and how many duties it has, by role."""

    name: str
    is_known: bool = Field(description="Whether the table of units has its name.")
    total: int
    lead: int
    support: int
    responsible: int

    @classmethod
    def of(cls, figures: UnitFigures) -> "UnitShape":
        return cls(
            name=figures.name,
            is_known=figures.is_known,
            total=figures.total,
            lead=figures.lead,
            support=figures.support,
            responsible=figures.responsible,
        )


class UnitDutyShape(DutyShape):
    """A duty with its document, the text of its clause and what that says of time."""

    document: str
    title: str
    number: str | None
    issue: str
    text: str
    due: Day | None = Field(description="The first day that its clause names.")
    times: list[str] = Field(description="Times and figures, for people to read.")
    state: str = Field(description="Of the document, today: " + _STATES)

    @classmethod
    def of(cls, duty: UnitDuty, absolute: Absolute) -> "UnitDutyShape":
        fact, document = duty.fact, duty.document
        return cls(
            **FactShape.proof(fact, absolute),
            **duty_fields(fact),
            document=document.slug,
            title=document.title,
            number=document.number or None,
            issue=document.issue.slug,
            text=duty.clause.text,
            due=duty.due,
            times=list(duty.times),
            state=_KINDS[duty.state],
        )


_KINDS = {name: kind.value for kind, name in NAMES.items()}


def duty_fields(fact: Any) -> dict[str, Any]:
    """Those of a `DutyShape` that no other fact has, of a `DutyFact`."""
    names = ("role", "unit", "written", "form", "is_open", "is_general")
    return {name: getattr(fact, name) for name in names}
