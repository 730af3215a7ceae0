"""What a link from mail may do, and the personal feed: whoever holds the address may.

GET only shows what a POST would do: programs that look through mail open every link.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from office.alerts import links, saving
from office.alerts.feed import personal_feed
from office.alerts.models import SavedSearch
from office.alerts.questions import address_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an address; a link that is stale says so."""
    search = links.to_confirm(token)
    if search is None:
        return render(request, "alerts/stale.html", status=410)
    if request.method == "POST":
        saving.confirm(search)
    context = {
        "search": search,
        "address": address_of(search.query),
        "unsubscribe": links.unsubscribing_path(search),
    }
    return render(request, "alerts/confirm.html", context)


# Mail programs unsubscribe without a cookie (RFC 8058); the link itself is the right to.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End the mail of one search; who has done it before is told that it is done."""
    if not links.is_ours(token):
        raise Http404
    search = links.to_unsubscribe(token)
    done = search is None or request.method == "POST"
    name = search.name if search else ""
    if search is not None and request.method == "POST":
        saving.unsubscribe(search)
    context = {"name": name, "done": done}
    return render(request, "alerts/unsubscribe.html", context)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A saved search's feed; an address that was revoked is not found."""
    search = SavedSearch.objects.filter(feed_token=token).first()
    if search is None:
        raise Http404
    text = personal_feed(search, request.path, request.build_absolute_uri)
    answer = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=300"
    answer["X-Robots-Tag"] = "noindex"
    return answer
