"""What an id leads to, or word in a sentence that it leads to nothing, or to nothing any more."""

from django.db.models import QuerySet
from ninja.errors import HttpError

from documents.models import (
    Clause,
    ClauseAlias,
    Document,
    Issue,
    IssueKey,
    WithdrawnAddress,
)

_NO_ISSUE = "没有收录这一期公报"
_NO_DOCUMENT = "没有收录这份文件"
_NO_CLAUSE = "这份文件没有这一条"
_WITHDRAWN = "这份文件已撤下：{}"
_CLAUSE_GONE = "这一条已不在这份文件里"


def find_issue(text: str) -> Issue:
    """The issue of this key; else raises HttpError 404."""
    asked = IssueKey.parse(text)
    held = Issue.objects.without_source().select_related("gazette")
    found = asked and held.at(asked).first()
    if not found:
        raise HttpError(404, _NO_ISSUE)
    return found


def find_document(slug: str) -> Document:
    """The document that has or had this slug; else raises HttpError 404, or 410 where it was
    withdrawn."""
    slug = plain(slug)
    rows = Document.objects.with_issue()
    found = rows.filter(slug=slug).first() or rows.filter(aliases__slug=slug).first()
    if found:
        return found
    withdrawn = WithdrawnAddress.objects.select_related("withdrawal")
    if address := withdrawn.filter(slug=slug).first():
        raise HttpError(410, _WITHDRAWN.format(address.withdrawal.reason))
    raise HttpError(404, _NO_DOCUMENT)


def clauses_of(document: Document) -> QuerySet[Clause]:
    """All that a `ClauseShape` needs of them but the document."""
    return document.clauses.select_related("part").defer("spans", "repairs")


def find_clause(document: Document, key: str) -> Clause:
    """The clause that has or had this key; else raises HttpError 404, or 410 where it is gone."""
    key = plain(key)
    rows = clauses_of(document)
    alias = ClauseAlias.objects.filter(document=document, old_key=key)
    found = (
        rows.filter(key=key).first()
        or rows.filter(pk__in=alias.values("clause")).first()
    )
    if found is None:
        if document.gone_clauses.filter(key=key).exists():
            raise HttpError(410, _CLAUSE_GONE)
        raise HttpError(404, _NO_CLAUSE)
    found.document = document
    return found


def plain(text: str) -> str:
    """Without what no database takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
