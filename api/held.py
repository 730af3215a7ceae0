"""Issues, documents and clauses."""

from typing import Any

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from ninja.errors import HttpError

from api.fact_shapes import WholeDocument
from api.lookups import clauses_of, find_clause, find_document, find_issue, plain
from api.paging import PAGE_SIZE, PageNumber, PageSize, paged
from api.shapes import (
    ClauseShape,
    DocumentShape,
    IssueShape,
    Page,
    Problem,
)
from documents.models import Clause, Document, Issue
from documents.parsing.text.document_numbers import parse_number

router = Router(tags=["held"])

_LONGEST = 120  # characters of a slug or a key
_NO_NUMBER = "不是发文字号"

Name = PathEx[str, P(max_length=_LONGEST)]
Filter = QueryEx[str | None, P(max_length=_LONGEST)]

MISSING = {404: Problem, 410: Problem}


@router.get("/issues", response=Page[IssueShape], summary="All issues, newest first")
def issues(
    request: HttpRequest, page: PageNumber = 1, page_size: PageSize = PAGE_SIZE
) -> dict[str, Any]:
    absolute = request.build_absolute_uri
    held = Issue.objects.without_source().without_sample().select_related("gazette")
    return paged(
        request, held, lambda each: IssueShape.of(each, absolute), page, page_size
    )


@router.get(
    "/issues/{id}", response={200: IssueShape, 404: Problem}, summary="One issue"
)
def issue(request: HttpRequest, id: Name) -> IssueShape:
    return IssueShape.of(find_issue(id), request.build_absolute_uri)


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
        held = held.filter(issue=find_issue(issue))
    if kind is not None:
        held = held.filter(kind=plain(kind))
    if issuer is not None:
        held = held.filter(issuer=plain(issuer))
    if number is not None:
        parsed = parse_number(plain(number))
        if parsed is None:
            raise HttpError(422, _NO_NUMBER)
        held = held.numbered(parsed)
    ordered = held.order_by("-issue__year", "-issue__month", "-issue", "position")
    return paged(
        request, ordered, lambda each: DocumentShape.of(each, absolute), page, page_size
    )


@router.get(
    "/documents/{id}",
    response={200: WholeDocument, **MISSING},
    summary="One document: its parts, and whether it is in force",
)
def document(request: HttpRequest, id: Name) -> Any:
    return WholeDocument.of(find_document(id), request.build_absolute_uri)


@router.get(
    "/documents/{id}/clauses",
    response={200: Page[ClauseShape], **MISSING},
    summary="A document's clauses, in order",
)
def clauses(
    request: HttpRequest,
    id: Name,
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    held, absolute = find_document(id), request.build_absolute_uri

    def shape(clause: Clause) -> ClauseShape:
        clause.document = held
        return ClauseShape.of(clause, absolute)

    return paged(request, clauses_of(held), shape, page, page_size)


@router.get(
    "/documents/{id}/clauses/{key}",
    response={200: ClauseShape, **MISSING},
    summary="One clause, also by a key that it once had",
)
def clause(
    request: HttpRequest,
    id: Name,
    key: Name,
) -> ClauseShape:
    found = find_clause(find_document(id), key)
    return ClauseShape.of(found, request.build_absolute_uri)
