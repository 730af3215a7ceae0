"""How machines find what is held: a sitemap, a feed of new issues, a search description."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from documents.models import Document, Issue
from documents.reading.issue_pages import grouped

_ISSUES_IN_FEED = 24


class Issues(Sitemap):  # type: ignore[type-arg] # Django's own classes take none
    """Addresses of issues, with the time each was last changed."""

    def items(self) -> QuerySet[Issue]:
        return Issue.objects.without_source()

    def lastmod(self, issue: Issue) -> datetime:
        return issue.updated_at


class Documents(Sitemap):  # type: ignore[type-arg] # Django's own classes take none
    """Addresses of documents, with the time their issue was last changed."""

    def items(self) -> QuerySet[Document]:
        documents = Document.objects.with_issue()
        return documents.order_by("pk")

    def lastmod(self, document: Document) -> datetime:
        return document.issue.updated_at


class Pages(Sitemap):  # type: ignore[type-arg] # Django's own classes take none
    """Addresses of pages that are neither."""

    def items(self) -> list[str]:
        return ["home", "months", "series"]

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS = {"pages": Pages, "issues": Issues, "documents": Documents}


class IssuesFeed(Feed):  # type: ignore[type-arg] # Django's own classes take none
    """Atom (RFC 4287): an entry an issue, with its contents."""

    feed_type = Atom1Feed
    title = f"{settings.SITE['name']}：新收录的公报"
    subtitle = "每期一条，附本期目录。"
    author_name = settings.SITE["name"]
    description_template = "documents/_feed_entry.html"

    def link(self) -> str:
        return reverse("months")

    def items(self) -> list[Issue]:
        issues = Issue.objects.without_source().select_related("gazette")
        return list(issues.prefetch_related("documents")[:_ISSUES_IN_FEED])

    def item_title(self, issue: Issue) -> str:
        return issue.full_title

    def item_pubdate(self, issue: Issue) -> datetime:
        return issue.imported_at

    def item_updateddate(self, issue: Issue) -> datetime:
        return issue.updated_at

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        documents = context["item"].documents.all()
        return {**super().get_context_data(**context), "groups": grouped(documents)}


@require_safe
def search_description(request: HttpRequest) -> HttpResponse:
    """OpenSearch 1.1: lets a browser's address bar search here."""
    context = {"root": request.build_absolute_uri("/")}
    return render(
        request,
        "documents/opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml",
    )
