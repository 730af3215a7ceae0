"""The same answers as files and as a feed; their parameters are the page's."""

from urllib.parse import quote

from django.conf import settings
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.results.addresses import address
from search.results.answering import Asked
from search.results.exports.feed import feed_text
from search.results.exports.objects import json_chunks
from search.results.exports.rows import ask_for_all
from search.results.exports.tables import csv_lines, xlsx_file
from search.results.forms import SearchForm, SearchParams

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_NAME = 30  # characters of the query
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    asked = _asked(request)
    lines = csv_lines(asked, request.build_absolute_uri)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _named(response, asked.params, "csv")


@require_safe
def as_json(request: HttpRequest) -> StreamingHttpResponse:
    pieces = json_chunks(_asked(request), request.build_absolute_uri)
    return StreamingHttpResponse(pieces, content_type="application/json")


@require_safe
def as_xlsx(request: HttpRequest) -> StreamingHttpResponse:
    asked = _asked(request)
    page = request.build_absolute_uri(address(asked.params))
    file = xlsx_file(asked, request.build_absolute_uri, page)
    return _named(FileResponse(file, content_type=_XLSX), asked.params, "xlsx")


@require_safe
def as_atom(request: HttpRequest) -> HttpResponse:
    text = feed_text(_params(request), request.build_absolute_uri)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _params(request: HttpRequest) -> SearchParams:
    return SearchForm(request.GET).params()


def _asked(request: HttpRequest) -> Asked:
    return ask_for_all(_params(request))


def _named(
    response: StreamingHttpResponse, params: SearchParams, suffix: str
) -> StreamingHttpResponse:
    """RFC 6266: a name for programs that know ASCII only, and the real one."""
    words = params.q[:_IN_NAME].translate(_NOT_IN_NAMES).strip(" .")
    day = timezone.localdate().isoformat()
    name = "-".join(filter(None, (settings.SITE["name"], words, day))) + f".{suffix}"
    response["Content-Disposition"] = (
        f'attachment; filename="gazette-{day}.{suffix}"; '
        f"filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
