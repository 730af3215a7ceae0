"""Gazettes as staff see them: what each is called, whose it is; adding one, taking one out."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from documents.importing.gazettes import add, gazette_at, remove, rename, tell
from documents.models import Gazette
from documents.parsing.errors import GazetteError
from office.accounts.access import requires
from office.accounts.roles import Role
from office.audit.log import note
from office.forms import first_error
from office.gazettes.forms import GazetteForm, NewGazetteForm
from office.tasks.index import UPDATING, update_index


@requires(Role.PUBLISHER)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def gazettes(request: HttpRequest) -> HttpResponse:
    """All gazettes; what is sent adds one."""
    if request.method != "POST":
        return _page(request)

    def act() -> None:
        said = _valid(NewGazetteForm(request.POST))
        slug, name = said.cleaned_data["slug"], said.cleaned_data["name"]
        add(slug, name, **said.facts)
        note(request, "新增刊物", slug, name=name)

    return _done(request, act)


@requires(Role.PUBLISHER)
@require_POST
@never_cache
def change_gazette(request: HttpRequest, slug: str) -> HttpResponse:
    """Its name and what is known of it; its address stays. The index follows a name."""

    def act() -> None:
        said = _valid(GazetteForm(request.POST))
        name, before = said.cleaned_data["name"], gazette_at(slug).name
        rename(slug, name)
        tell(slug, **said.facts)
        note(request, "改刊物", slug, name=name, before=before)
        if name != before:
            update_index.enqueue(UPDATING)

    return _done(request, act)


@requires(Role.PUBLISHER)
@require_POST
@never_cache
def remove_gazette(request: HttpRequest, slug: str) -> HttpResponse:
    """One that never had an issue."""

    def act() -> None:
        remove(slug)
        note(request, "移除刊物", slug)

    return _done(request, act)


def _valid(form: GazetteForm) -> Any:
    """The form; raises GazetteError with the first thing that is wrong with it."""
    if not form.is_valid():
        raise GazetteError(first_error(form))
    return form


def _done(request: HttpRequest, act: Callable[[], None]) -> HttpResponse:
    """Do it and show the gazettes, or say why it could not be done."""
    try:
        with transaction.atomic():
            act()
    except GazetteError as error:
        return _page(request, error.reason, status=409)
    return redirect("manage_gazettes")


def _page(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "gazettes": Gazette.objects.annotate(held=Count("issues")),
        "problem": problem,
        "said": request.POST,
    }
    return render(request, "gazettes/gazettes.html", context, status=status)
