"""Issues, documents and clauses as rows, for tests that begin at the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.models import (
    Clause,
    Document,
    ImportWarning,
    Issue,
    IssueChange,
    Withdrawal,
)
from documents.parsing.text.clause_numbers import numbers_of_label
from documents.parsing.text.document_numbers import parse_number
from documents.parsing.types import Role


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    text: str
    label: str = ""
    lead: str = ""
    role: Role = Role.TEXT
    is_repaired: bool = True


PLAN = (
    [
        Line("p1", "各县（市、区）人民政府：", role=Role.ADDRESSEE),
        Line(
            "p2", "《云泽市夜间经济工作方案》已经市政府同意，请认真组织实施。", "第1段"
        ),
        Line("p3", "附件：云泽市夜间经济工作方案", role=Role.ATTACHMENT_NOTE),
        Line("p4", "云泽市人民政府办公室", role=Role.SIGNATURE),
        Line("p5", "2023年12月5日", role=Role.DATE),
    ],
    [
        Line("1", "一、总体要求", "一、", "一、总体要求", Role.HEADING),
        Line("1-p1", "以方便群众为目标，促进夜间消费。", "一、第1段"),
        Line("2", "二、主要任务", "二、", "二、主要任务", Role.HEADING),
        Line(
            "2-1",
            "（一）丰富夜间供给。图书馆每周两天开放至21时。",
            "二、（一）",
            "（一）丰富夜间供给。",
        ),
        Line(
            "2-1-1",
            "1.打造特色街区。建成6个<特色>街区，夜间照明达标。",
            "二、（一）1.",
            "1.打造特色街区。",
        ),
        Line("2-1-1-p1", "街区由属地镇街负责。", "二、（一）1.第1段"),
    ],
)


def store_sample() -> tuple[Issue, Issue]:
    """October and December 2023: five documents, and a month between that is not held."""
    october = add_issue(2023, 10)
    add_document(
        october,
        "云泽市财政局关于公布收费目录的公告",
        number="公告〔2023〕1号",
        kind="公告",
        signed_on=date(2023, 10, 5),
        slug="d10-1",
    )
    december = add_issue(2023, 12)
    add_document(
        december,
        "云泽市人民政府办公室关于印发夜间经济工作方案的通知",
        *PLAN,
        number="云政办发〔2023〕58号",
        issuer="云泽市人民政府办公室",
        signed_on=date(2023, 12, 5),
        slug="d12-1",
        attachment_label="附件",
        attachment_title="云泽市夜间经济工作方案",
    )
    add_document(
        december,
        "云泽市水利局关于公布水位的公告",
        number="公告〔2023〕1号",
        kind="公告",
        signed_on=date(2023, 12, 5),
        slug="d12-2",
    )
    add_document(
        december,
        "《云泽市夜间经济工作方案》政策解读",
        kind="政策解读",
        issuer="",
        slug="d12-3",
    )
    add_document(
        december,
        "市政府人事任免（2023年12月份）",
        [Line("p1", "任命："), Line("p2", "林知远同志任云泽市水利局副局长。")],
        kind="人事任免",
        issuer="",
        slug="d12-4",
    )
    ImportWarning.objects.create(issue=december, page=3, line=40, message="编号不连续")
    return october, december


def add_issue(
    year: int = 2023, month: int = 11, fingerprint: str = "as printed", **fields: Any
) -> Issue:
    return Issue.objects.create(
        year=year,
        month=month,
        pages=12,
        source_name="made-up.txt",
        source="原文",
        fingerprint=fingerprint,
        **fields,
    )


def add_document(
    issue: Issue,
    title: str,
    body: Sequence[str | Line] = (),
    attachment: Sequence[str | Line] = (),
    *,
    number: str = "",
    kind: str = "通知",
    issuer: str = "云泽市人民政府",
    signed_on: date | None = None,
    slug: str = "",
    attachment_label: str = "附件一",
    attachment_title: str = "",
) -> Document:
    """The next document of the issue. A clause is a Line, or its text alone: those are
    numbered 1, 2 …; without a body the document has one clause that names its title."""
    parsed = parse_number(number)
    position = issue.documents.count() + 1
    document = Document.objects.create(
        issue=issue,
        position=position,
        slug=slug or f"{issue.slug}-{position}",
        title=title,
        number=number,
        number_code=parsed.code if parsed else "",
        number_year=parsed.year if parsed else None,
        number_serial=parsed.serial if parsed else None,
        kind=kind,
        issuer=issuer,
        signed_on=signed_on,
        first_page=position,
        last_page=position + 1 if body else position,
    )
    _add_part(document, 0, _lines(body or [Line("p1", f"现将{title}予以公布。")]))
    if attachment:
        names = {"label": attachment_label, "title": attachment_title}
        _add_part(document, 1, _lines(attachment), **names)
    return document


def _lines(clauses: Sequence[str | Line]) -> list[Line]:
    return [
        Line(str(number), clause, f"{number}.", is_repaired=False)
        if isinstance(clause, str)
        else clause
        for number, clause in enumerate(clauses, 1)
    ]


def _add_part(
    document: Document, place: int, lines: Sequence[Line], **names: str
) -> None:
    part = document.parts.create(position=place, **names)
    for line in lines:
        numbered = "p" not in line.key
        label = line.label or "第1段"
        markers, ordinal = numbers_of_label(label)
        position = document.clauses.count() + 1
        Clause.objects.create(
            document=document,
            part=part,
            position=position,
            key=f"f{place}-{line.key}" if place else line.key,
            path=line.key.split("-") if numbered else None,
            label=label,
            numerals=[[one.style.name, one.printed] for one in markers] or None,
            marker_end=len(markers[-1].printed) if markers and numbered else None,
            ordinal=ordinal,
            lead=line.lead,
            depth=len(line.key.split("-")) if numbered else 0,
            role=line.role,
            text=line.text,
            page=1,
            spans=[],
            repairs=[[0, "袁", 0.99, 1, 0]] if line.is_repaired else [],
        )


def forget_everything() -> None:
    """Leave no row behind, for fixtures that store for a whole module: their rows aren't rolled
    back, and what was done to an issue is answered after the issue is gone."""
    for model in (Issue, IssueChange, Withdrawal):
        model._default_manager.all().delete()
