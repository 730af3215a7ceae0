"""What an assistant may do: search, read, quote, look up facts, check what a text cites."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.db import DatabaseError, close_old_connections
from django.http import QueryDict
from django.utils import timezone
from ninja.errors import HttpError
from pydantic import BaseModel, ConfigDict, Field

from api.fact_shapes import ForceShape, WholeDocument
from api.facts import facts_of
from api.lookups import clauses_of, find_clause, find_document, plain
from api.mcp.protocol import Object, Tool, ToolError
from api.paging import LAST_PAGE, Absolute, within
from api.shapes import ClauseShape, Hit
from documents.citation import Citation
from documents.models import Document
from documents.parsing.errors import GazetteError
from documents.parsing.text.document_numbers import parse_number
from knowledge.drafts import as_docx
from knowledge.drafts.checking import check
from knowledge.drafts.findings import Finding, Report
from search.results.answering import ask, results
from search.results.forms import SearchForm
from search.sync import level

MOST_CHARACTERS = 30_000  # of a text to be checked, as on the page
_BEHIND = "索引还没有跟上数据库，结果可能不全"
_CLAUSES = 100  # on a page of a document

_Page = Annotated[int, Field(ge=1, le=LAST_PAGE, description="第几页，从 1 起")]
_Names = Annotated[list[Annotated[str, Field(max_length=120)]], Field(max_length=60)]
_Month = Annotated[str, Field(max_length=7, description="如 2020-12；空为不限")]
_Named = Annotated[
    str, Field(max_length=120, description="文件的编号（id），或发文字号")
]
_Key = Annotated[str, Field(max_length=120, description="条款的编号（id），如 2-1-3")]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Search(_Arguments):
    query: Annotated[
        str,
        Field(
            max_length=1000,
            description=(
                "与检索页相同：空格隔开的词都要出现；“……”是精确短语；-词 排除；"
                "甲 OR 乙 任选其一；发文字号可用任何括号"
            ),
        ),
    ]
    by: Annotated[
        Literal["document", "clause"], Field(description="按文件或按条款")
    ] = "document"
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    first_month: _Month = ""
    last_month: _Month = ""
    issuer: Annotated[_Names, Field(description="发文机关")] = []
    kind: Annotated[_Names, Field(description="文种")] = []
    page: _Page = 1


class _Read(_Arguments):
    document: _Named
    clause: Annotated[str, Field(max_length=120, description="只读这一条；可不写")] = ""
    page: _Page = 1


class _Quote(_Arguments):
    document: _Named
    clause: _Key
    passage: Annotated[
        str, Field(max_length=5000, description="只引其中这一段，须与原文一字不差")
    ] = ""


class _Facts(_Arguments):
    document: _Named


class _Check(_Arguments):
    text: Annotated[
        str, Field(max_length=MOST_CHARACTERS, description="稿件，一行一段")
    ]


def tools(absolute: Absolute) -> list[Tool]:
    """All of them; `absolute` makes full addresses."""

    def tool(
        name: str,
        title: str,
        description: str,
        arguments: type[BaseModel],
        run: Callable[[Any, Absolute], Object],
    ) -> Tool:
        def told(asked: Any) -> Object:
            return _told(lambda: run(asked, absolute))

        return Tool(name, title, description, arguments, told)

    return [
        tool("search", "检索", "检索公报的文件和条款。", _Search, _search),
        tool(
            "read",
            "阅读",
            f"读一份文件（每页 {_CLAUSES} 条，附效力状态）或其中一条。",
            _Read,
            _read,
        ),
        tool(
            "quote",
            "引用",
            "一条的原文，附按公文格式写的出处、固定网址和效力状态。",
            _Quote,
            _quote,
        ),
        tool(
            "facts",
            "事项",
            "一份文件里的责任分工、时限、效力、引用、任免，各附依据的条款。",
            _Facts,
            _facts,
        ),
        tool(
            "check_citations",
            "校对引用",
            "核对一段文字引用的文件、条款、引文和效力，并查格式；不保存文字。"
            "“未收录，未核”不等于不存在。",
            _Check,
            _check,
        ),
    ]


def _told(run: Callable[[], Object]) -> Object:
    """Raises ToolError, which says in a sentence why there is no answer."""
    close_old_connections()
    try:
        return run()
    except HttpError as error:
        raise ToolError(str(error)) from error
    except GazetteError as error:
        raise ToolError(error.reason) from error
    except (DatabaseError, OSError) as error:
        raise ToolError(f"现在读不了数据：{error}") from error


def _search(asked: _Search, absolute: Absolute) -> Object:
    sent = QueryDict(mutable=True)
    sent.update({"q": asked.query, "by": asked.by, "sort": asked.sort})
    sent.update({"from": asked.first_month, "to": asked.last_month})
    sent.setlist("issuer", list(asked.issuer))
    sent.setlist("kind", list(asked.kind))
    sent["page"] = str(asked.page)
    found = ask(SearchForm(sent).params(), near=True)
    near = results(found.near) if found.near else ()
    return {
        "query": found.params.q,
        "problem": found.parsed.problem or None,
        "note": None if level() else _BEHIND,
        "total": found.result.total_documents,
        "total_clauses": found.result.total_clauses,
        "page": found.params.page,
        "pages": found.page_count,
        "items": [
            Hit.of(each, absolute).model_dump(mode="json") for each in results(found)
        ],
        "near": [Hit.of(each, absolute).model_dump(mode="json") for each in near],
    }


def _read(asked: _Read, absolute: Absolute) -> Object:
    document = _document(asked.document)
    if asked.clause:
        found = find_clause(document, asked.clause)
        return ClauseShape.of(found, absolute).model_dump(mode="json")
    whole = WholeDocument.of(document, absolute)
    clauses = list(clauses_of(document)[within(asked.page, _CLAUSES)])
    for clause in clauses:
        clause.document = document
    return {
        "document": whole.model_dump(mode="json"),
        "page": asked.page,
        "pages": max(1, -(-whole.clauses // _CLAUSES)),
        "clauses": [
            ClauseShape.of(each, absolute).model_dump(mode="json") for each in clauses
        ],
    }


def _quote(asked: _Quote, absolute: Absolute) -> Object:
    document = _document(asked.document)
    clause = find_clause(document, asked.clause)
    if asked.passage not in clause.text:
        raise ToolError("这一条里没有这段文字，请先读原文")
    citation = Citation(document, document.parts.all(), clauses_of(document))
    return {
        "text": asked.passage or clause.text,
        "citation": citation.clause(clause),
        "url": absolute(clause.get_absolute_url()),
        "document": document.slug,
        "clause": clause.key,
        "issue": document.issue.slug,
        "printed_page": clause.page,
        "force": ForceShape.of(document, absolute).model_dump(mode="json"),
    }


def _facts(asked: _Facts, absolute: Absolute) -> Object:
    return facts_of(_document(asked.document), absolute).model_dump(mode="json")


def _check(asked: _Check, absolute: Absolute) -> Object:
    report = check(plain(asked.text), timezone.localdate())
    return {
        "faults": len(report.faults),
        "findings": [_finding(each, report, absolute) for each in report.findings],
    }


def _finding(finding: Finding, report: Report, absolute: Absolute) -> Object:
    held = finding.clause or finding.document
    return {
        "paragraph": finding.line + 1,
        "text": report.lines[finding.line][finding.start : finding.end],
        "verdict": str(finding.verdict),
        "is_fault": finding.verdict.is_fault,
        "message": as_docx.said(finding),
        "document": finding.document.slug if finding.document else None,
        "clause": finding.clause.key if finding.clause else None,
        "url": absolute(held.get_absolute_url()) if held else None,
    }


def _document(name: str) -> Document:
    """By its id, or by a number that one alone has."""
    number = parse_number(plain(name))
    if number is None:
        return find_document(name)
    held = Document.objects.with_issue().numbered(number)
    found = list(held.order_by("-issue__year", "-issue__month")[:10])
    if len(found) > 1:
        named = "、".join(f"{each.slug}《{each.title}》" for each in found)
        raise ToolError(f"有几份文件是这个文号，请写编号：{named}")
    return found[0] if found else find_document(name)
