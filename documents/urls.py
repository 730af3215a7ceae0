"""Addresses of the reading pages; those of search are in `search/urls.py`."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, register_converter
from django.views.generic import TemplateView

from documents.reading import comparing, elder_mode, feeds, file_views, views


class TwoDigits:
    """A month in an address: /2020/07/; /2020/7/ is understood and sent there."""

    regex = "0?[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


class FourDigits:
    """A year in an address."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class Mark:
    """What tells an issue from others of its month: /2020/12/n24/ is number 24, s1 a 增刊."""

    regex = "[ns][1-9][0-9]{0,2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Suffix:
    """What a file's address ends with: docx."""

    regex = "[a-z]{2,4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Mark, "mark")
register_converter(Suffix, "suffix")
register_converter(TwoDigits, "mm")
register_converter(FourDigits, "yyyy")

SECTIONS = {"sitemaps": feeds.SITEMAPS}
_MONTH = "<yyyy:year>/<mm:month>"

ISSUES = [
    pattern
    for of in (_MONTH, f"{_MONTH}/<mark:mark>")
    for pattern in (
        path(f"{of}.<suffix:suffix>", file_views.issue_file, name="issue_file"),
        path(f"{of}/", views.issue, name="issue"),
        path(f"{of}/pages/<int:page>.png", views.page_picture, name="page_picture"),
    )
]
"""Of a gazette; those of the first one stand at the root."""

urlpatterns = [
    path("", views.home, name="home"),
    path(
        "d/<str:slug>.<suffix:suffix>", file_views.document_file, name="document_file"
    ),
    path("d/<str:slug>/print/", file_views.document_sheet, name="document_sheet"),
    path("d/<str:slug>/qr.svg", file_views.clause_code, name="document_code"),
    path("d/<str:slug>/<str:key>/qr.svg", file_views.clause_code, name="clause_code"),
    path("d/<str:slug>/<str:key>/source/", views.clause_source, name="clause_source"),
    path("d/<str:slug>/", views.document, name="document"),
    path("d/<str:slug>/<str:key>/", views.document, name="clause"),
    path("n/<path:text>", views.number, name="number"),
    path("compare/", comparing.choose, name="compare"),
    path(
        "compare/<str:old>/<str:new>.docx",
        comparing.comparison_file,
        name="comparison_file",
    ),
    path("compare/<str:old>/<str:new>/", comparing.comparison, name="comparison"),
    path("display/", elder_mode.change, name="elder_mode"),
    path("months/", views.months, name="months"),
    path("latest/", views.latest, name="latest"),
    path("series/", views.series, name="series"),
    path("feed.atom", feeds.IssuesFeed(), name="feed"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {**SECTIONS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, SECTIONS, name="sitemap_section"),
    path("opensearch.xml", feeds.search_description, name="opensearch"),
    path("", include(ISSUES)),
    path("g/<slug:gazette>/", views.gazette, name="gazette"),
    path("g/<slug:gazette>/", include(ISSUES)),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain"),
        name="robots",
    ),
]
