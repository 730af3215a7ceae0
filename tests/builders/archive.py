"""An archive of many years as rows, a few statements whatever its size: for pages and benches."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from random import Random

from documents.models import Clause, Document, Issue, Part
from documents.parsing.types import Role

FIRST_YEAR = 2004
KINDS = ("通知", "意见", "公告", "通告", "决定", "政策解读", "人事任免", "批复")
_OFFICES = (
    "财政", "教育", "民政", "水利", "交通运输", "农业农村", "文化广电旅游", "卫生健康",
    "应急管理", "市场监督管理", "体育", "统计", "医疗保障", "审计", "商务", "司法",
    "科学技术", "生态环境", "住房和城乡建设",
)  # fmt: skip
ISSUERS = (
    "云泽市人民政府",
    "云泽市人民政府办公室",
    *(f"云泽{place}{office}局" for office in _OFFICES for place in ("市", "区")),
)

_AT_ONCE = 500  # documents


def store_archive(
    texts: Iterable[tuple[str, Sequence[str]]], months: int = 240
) -> None:
    """Each title with its clauses as a document, by turns in so many months from January
    2004 on, of 40 organs and 8 kinds by chance, with a number of its own."""
    issues = Issue.objects.bulk_create(
        Issue(
            year=FIRST_YEAR + month // 12,
            month=month % 12 + 1,
            number=month % 12 + 1,
            total_number=month + 1,
            pages=40,
            source_name="made-up.txt",
            source="原文",
            fingerprint="as printed",
        )
        for month in range(months)
    )
    every = zip(count(), texts)
    while batch := [one for _, one in zip(range(_AT_ONCE), every, strict=False)]:
        _store(batch, issues)


def _store(
    batch: Sequence[tuple[int, tuple[str, Sequence[str]]]], issues: Sequence[Issue]
) -> None:
    documents = Document.objects.bulk_create(
        _document(number, title, issues) for number, (title, _) in batch
    )
    parts = Part.objects.bulk_create(
        Part(document=document, position=0) for document in documents
    )
    Clause.objects.bulk_create(
        clause
        for (_, (_, texts)), document, part in zip(batch, documents, parts, strict=True)
        for clause in _clauses(document, part, texts)
    )


def _document(number: int, title: str, issues: Sequence[Issue]) -> Document:
    issue, drawn = issues[number % len(issues)], Random(number)
    serial = number + 1
    return Document(
        issue=issue,
        position=number // len(issues) + 1,
        slug=f"a{number}",
        title=title,
        number=f"云政发〔{issue.year}〕{serial}号",
        number_code="云政发",
        number_year=issue.year,
        number_serial=serial,
        kind=drawn.choice(KINDS),
        issuer=drawn.choice(ISSUERS),
        signed_on=date(issue.year, issue.month, 5),
        first_page=1,
        last_page=2,
    )


def _clauses(document: Document, part: Part, texts: Iterable[str]) -> Iterator[Clause]:
    for position, text in enumerate(texts, 1):
        yield Clause(
            document=document,
            part=part,
            position=position,
            key=str(position),
            path=[str(position)],
            label=f"{position}.",
            depth=1,
            role=Role.TEXT,
            text=text,
            page=1,
            spans=[],
            repairs=[],
        )
