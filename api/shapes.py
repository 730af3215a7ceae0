"""What the interface answers with. Ids are those of addresses, and kept as these are."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Generic, TypeVar

from ninja import Field, Schema

from api.paging import Absolute
from documents.models import Clause, Document, Issue, Part
from search.results.answer import ClauseResult, DocumentResult

Item = TypeVar("Item")


class Page(Schema, Generic[Item]):
    """A page of a list; `next` is the address of the one after it, null on the last."""

    total: int
    page: int
    page_size: int
    next: str | None
    items: list[Item]


class Problem(Schema):
    """Why there is no answer, in a sentence."""

    detail: str


class IssueShape(Schema):
    """An issue (期)."""

    id: str = Field(description="2020-12, 2020-12-n24, 2020-12-s1, xihu-2020-12")
    url: str
    gazette: str = Field(description="刊名")
    kind: str = Field(description="regular 正刊, supplement 增刊, combined 合刊")
    year: int
    month: int
    last_month: int | None = Field(description="合刊止于哪个月")
    number: int | None = Field(description="期号")
    last_number: int | None = Field(description="合刊止于哪一期")
    total_number: int | None = Field(description="总期号")
    printed_on: date | None
    pages: int
    updated_at: datetime

    @classmethod
    def of(cls, issue: Issue, absolute: Absolute) -> "IssueShape":
        return cls(
            id=issue.slug,
            url=absolute(issue.get_absolute_url()),
            gazette=issue.gazette.title,
            kind=issue.kind,
            year=issue.year,
            month=issue.month,
            last_month=issue.last_month,
            number=issue.number,
            last_number=issue.last_number,
            total_number=issue.total_number,
            printed_on=issue.printed_on,
            pages=issue.pages,
            updated_at=issue.updated_at,
        )


class DocumentShape(Schema):
    """A document (文件), without its text."""

    id: str
    url: str
    title: str
    number: str | None = Field(description="发文字号")
    registration_number: str | None = Field(description="统一登记号")
    kind: str = Field(description="文种")
    section: str | None = Field(description="栏目")
    issuer: str | None = Field(description="发文机关")
    signed_on: date | None = Field(description="成文日期")
    issue: str
    first_page: int
    last_page: int

    @classmethod
    def of(cls, document: Document, absolute: Absolute) -> "DocumentShape":
        return cls(
            id=document.slug,
            url=absolute(document.get_absolute_url()),
            title=document.title,
            number=document.number or None,
            registration_number=document.registration_number or None,
            kind=document.kind,
            section=document.section or None,
            issuer=document.issuer or None,
            signed_on=document.signed_on,
            issue=document.issue.slug,
            first_page=document.first_page,
            last_page=document.last_page,
        )


class PartShape(Schema):
    """The body, or an attachment (附件)."""

    position: int = Field(description="0 is the body.")
    label: str | None
    title: str | None

    @classmethod
    def of(cls, part: Part) -> "PartShape":
        return cls(
            position=part.position, label=part.label or None, title=part.title or None
        )


class ClauseShape(Schema):
    """A clause: a paragraph, numbered or not."""

    id: str = Field(description="Its key, unique in its document: 2-1-3, f1-art3.")
    url: str
    part: int
    path: list[str] | None = Field(description="Bare numbers from the top.")
    place: str = Field(description="As a person writes it: 附件一 二、（一）3.")
    lead: str | None = Field(description="The heading that opens it.")
    role: str
    text: str
    page: int

    @classmethod
    def of(cls, clause: Clause, absolute: Absolute) -> "ClauseShape":
        """`clause.document` and `clause.part` have to be read."""
        return cls(
            id=clause.key,
            url=absolute(clause.get_absolute_url()),
            part=clause.part.position,
            path=clause.path,
            place=clause.place,
            lead=clause.lead or None,
            role=clause.role,
            text=clause.text,
            page=clause.page,
        )


class Hit(Schema):
    """A document that answers, with the clauses that do."""

    document: DocumentShape
    clauses: list[ClauseShape]
    more: int = Field(description="How many further clauses of it answer.")
    missing: list[str] = Field(description="What of the question it doesn't hold.")
    by_meaning: bool = Field(
        description="Whether no word led to it, only what it means."
    )

    @classmethod
    def of(cls, result: DocumentResult, absolute: Absolute) -> "Hit":
        return cls(
            document=DocumentShape.of(result.document, absolute),
            clauses=[ClauseShape.of(each, absolute) for each in clauses_of(result)],
            more=result.more,
            missing=list(result.missing),
            by_meaning=result.by_meaning,
        )


class Found(Page[Hit]):
    """What answers a search, and apart what only comes near to it."""

    query: str
    problem: str | None = Field(description="What is wrong with the query.")
    total_clauses: int
    near: list[Hit]
    near_total: int


def clauses_of(result: DocumentResult) -> Iterable[Clause]:
    hits: Iterable[ClauseResult] = result.clauses
    return (hit.clause for hit in hits)
