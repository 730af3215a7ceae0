"""Issues, documents and clauses."""

import re
from typing import Any

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from ninja.errors import HttpError

from api.paging import PAGE_SIZE, PageNumber, PageSize, paged
from api.shapes import (
    ClauseShape,
    DocumentShape,
    IssueShape,
    Page,
    PartShape,
    Problem,
    WholeDocument,
)
from documents.models import Clause, ClauseAlias, Document, Issue, WithdrawnAddress
from documents.parsing.text.document_numbers import parse_number

router = Router(tags=["held"])

_MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_LONGEST = 120  # characters of a slug or a key
_NO_ISSUE = "没有收录这一期公报"
_NO_DOCUMENT = "没有收录这份文件"
_NO_CLAUSE = "这份文件没有这一条"
_WITHDRAWN = "这份文件已撤下：{}"
_CLAUSE_GONE = "这一条已不在这份文件里"
_NO_NUMBER = "不是发文字号"

Name = PathEx[str, P(max_length=_LONGEST)]
Filter = QueryEx[str | None, P(max_length=_LONGEST)]

_MISSING = {404: Problem, 410: Problem}


@router.get("/issues", response=Page[IssueShape], summary="All issues, newest first")
def issues(
    request: HttpRequest, page: PageNumber = 1, page_size: PageSize = PAGE_SIZE
) -> dict[str, Any]:
    absolute = request.build_absolute_uri
    held = Issue.objects.without_source().without_sample()
    return paged(
        request, held, lambda each: IssueShape.of(each, absolute), page, page_size
    )


@router.get(
    "/issues/{id}", response={200: IssueShape, 404: Problem}, summary="One issue"
)
def issue(request: HttpRequest, id: Name) -> IssueShape:
    return IssueShape.of(_issue(id), request.build_absolute_uri)


@router.get(
    "/documents",
    response={200: Page[DocumentShape], 404: Problem, 422: Problem},
    summary="Documents, newest issue first, in the order of print",
)
def documents(
    request: HttpRequest,
    issue: Filter = None,
    kind: Filter = None,
    issuer: Filter = None,
    number: Filter = None,
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    absolute = request.build_absolute_uri
    held = Document.objects.with_issue().filter(
        issue__in=Issue.objects.without_sample()
    )
    if issue is not None:
        held = held.filter(issue=_issue(issue))
    if kind is not None:
        held = held.filter(kind=_plain(kind))
    if issuer is not None:
        held = held.filter(issuer=_plain(issuer))
    if number is not None:
        parsed = parse_number(_plain(number))
        if parsed is None:
            raise HttpError(422, _NO_NUMBER)
        held = held.filter(
            number_code=parsed.code,
            number_year=parsed.year,
            number_serial=parsed.serial,
        )
    ordered = held.order_by("-issue__year", "-issue__month", "-issue", "position")
    return paged(
        request, ordered, lambda each: DocumentShape.of(each, absolute), page, page_size
    )


@router.get(
    "/documents/{id}",
    response={200: WholeDocument, **_MISSING},
    summary="One document and its parts",
)
def document(request: HttpRequest, id: Name) -> Any:
    held = _document(id)
    shape = DocumentShape.of(held, request.build_absolute_uri)
    return WholeDocument(
        **shape.dict(),
        parts=[PartShape.of(part) for part in held.parts.all()],
        clauses=held.clauses.count(),
    )


@router.get(
    "/documents/{id}/clauses",
    response={200: Page[ClauseShape], **_MISSING},
    summary="A document's clauses, in order",
)
def clauses(
    request: HttpRequest,
    id: Name,
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    held, absolute = _document(id), request.build_absolute_uri

    def shape(clause: Clause) -> ClauseShape:
        clause.document = held
        return ClauseShape.of(clause, absolute)

    rows = held.clauses.select_related("part").defer("spans", "repairs")
    return paged(request, rows, shape, page, page_size)


@router.get(
    "/documents/{id}/clauses/{key}",
    response={200: ClauseShape, **_MISSING},
    summary="One clause, also by a key that it once had",
)
def clause(
    request: HttpRequest,
    id: Name,
    key: Name,
) -> ClauseShape:
    held = _document(id)
    key = _plain(key)
    rows = held.clauses.select_related("part").defer("spans", "repairs")
    alias = ClauseAlias.objects.filter(document=held, old_key=key)
    found = (
        rows.filter(key=key).first()
        or rows.filter(pk__in=alias.values("clause")).first()
    )
    if found is None:
        if held.gone_clauses.filter(key=key).exists():
            raise HttpError(410, _CLAUSE_GONE)
        raise HttpError(404, _NO_CLAUSE)
    found.document = held
    return ClauseShape.of(found, request.build_absolute_uri)


def _issue(text: str) -> Issue:
    asked = _MONTH.fullmatch(text)
    held = Issue.objects.without_source()
    found = asked and held.filter(year=int(asked[1]), month=int(asked[2])).first()
    if not found:
        raise HttpError(404, _NO_ISSUE)
    return found


def _document(slug: str) -> Document:
    """The document that has or had this slug; HttpError 410 where it was withdrawn."""
    slug = _plain(slug)
    rows = Document.objects.with_issue()
    found = rows.filter(slug=slug).first() or rows.filter(aliases__slug=slug).first()
    if found:
        return found
    withdrawn = WithdrawnAddress.objects.select_related("withdrawal")
    if address := withdrawn.filter(slug=slug).first():
        raise HttpError(410, _WITHDRAWN.format(address.withdrawal.reason))
    raise HttpError(404, _NO_DOCUMENT)


def _plain(text: str) -> str:
    """Without what no database takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
