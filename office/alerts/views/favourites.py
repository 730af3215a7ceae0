"""我的收藏: marking documents and clauses, notes, and the list as files."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from documents.models import Clause, Document
from office.accounts.access import account, requires
from office.alerts.favourites import exports
from office.alerts.favourites.resolving import of_document, resolved
from office.alerts.forms import NoteForm
from office.alerts.links import absolute_to
from office.alerts.models import Favourite

AT_MOST = 2000
"""Favourites of an account."""

PAGE_SIZE = 50


@require_safe
@requires()
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The account's favourites, the newest first."""
    page = Paginator(account(request).favourites.all(), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": resolved(list(page.object_list)),
        "section": "favourites",
    }
    return render(request, "alerts/favourites.html", context)


@require_POST
@requires()
def toggle(request: HttpRequest) -> HttpResponse:
    """Mark a document or a clause, or unmark it; htmx gets the button, others the page again."""
    document = get_object_or_404(
        Document.objects.with_issue(), slug=request.POST.get("slug", "")
    )
    key = request.POST.get("key", "")
    clause = (
        get_object_or_404(
            Clause.objects.select_related("part"), document=document, key=key
        )
        if key
        else None
    )
    own = account(request).favourites
    gone, _ = own.filter(of_document(document), key=key).delete()
    if not gone:
        if own.count() >= AT_MOST:
            said = f"最多收藏 {AT_MOST} 条，请先删去不用的。"
            return render(request, "alerts/full.html", {"said": said}, status=400)
        Favourite.objects.get_or_create(
            owner=account(request),
            slug=document.slug,
            key=key,
            defaults={
                "title": document.title,
                "number": document.number,
                "place": clause.place if clause else "",
            },
        )
    if request.headers.get("HX-Request") == "true":
        context = {"key": key, "is_starred": not gone}
        return render(request, "alerts/_star.html", context)
    held = (
        f"{document.get_absolute_url()}{key}/" if key else document.get_absolute_url()
    )
    return redirect(held)


@require_POST
@requires()
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Note something of a favourite."""
    favourite = get_object_or_404(Favourite, pk=pk, owner=account(request))
    form = NoteForm(request.POST)
    if form.is_valid():
        favourite.note = form.cleaned_data["note"]
        favourite.save(update_fields=["note"])
        return _back(request, favourite)
    said = "备注最多 1000 个字。"
    return render(request, "alerts/full.html", {"said": said}, status=400)


@require_POST
@requires()
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Unmark, from the list."""
    get_object_or_404(Favourite, pk=pk, owner=account(request)).delete()
    return _back(request)


@require_safe
@requires()
def as_csv(request: HttpRequest) -> HttpResponse:
    text = exports.as_csv(
        resolved(list(account(request).favourites.all())),
        lambda path: absolute_to(request, path),
    )
    return _file(text, "text/csv", "csv")


@require_safe
@requires()
def as_md(request: HttpRequest) -> HttpResponse:
    text = exports.as_md(
        resolved(list(account(request).favourites.all())),
        lambda path: absolute_to(request, path),
    )
    return _file(text, "text/markdown", "md")


def _file(text: str, media_type: str, suffix: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="favourites.{suffix}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _back(request: HttpRequest, favourite: Favourite | None = None) -> HttpResponse:
    page = request.POST.get("page", "")
    where = reverse("favourites")
    if page.isascii() and page.isdigit():
        where += f"?page={page}"
    return redirect(where + (f"#favourite-{favourite.pk}" if favourite else ""))
