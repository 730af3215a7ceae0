"""Who may ask for an address: `requires` says it at the view, and a test reads it there."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils.cache import add_never_cache_headers

from office.accounts.models import User
from office.accounts.roles import Role

View = Callable[..., HttpResponseBase]


def requires(*roles: Role) -> Callable[[View], View]:
    """A view for accounts that hold one of these roles; for any account where none is named.

    Who hasn't signed in is asked to, and brought back; who holds none of the roles gets 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not isinstance(request.user, User):
                return to_sign_in(request)
            if roles and not request.user.holds(*roles):
                raise PermissionDenied
            answer = view(request, *args, **kwargs)
            if "Cache-Control" not in answer:
                add_never_cache_headers(answer)
                answer["Cache-Control"] += ", no-store"
            return answer

        guarded.required_roles = frozenset(roles)  # type: ignore[attr-defined]
        return guarded

    return decorate


def for_everyone(view: View) -> View:
    """A view that answers without an account even where reading needs one."""
    view.for_everyone = True  # type: ignore[attr-defined]
    return view


def account(request: HttpRequest) -> User:
    """The account that asks, of a view that `requires` one."""
    assert isinstance(request.user, User)
    return request.user


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """To the page for signing in; for a fragment the whole page goes there."""
    if "HX-Request" in request.headers:
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        page_again = redirect_to_login(page.path or "/", resolve_url("sign_in"))
        return whole_page_to(request, page_again["Location"])
    return redirect_to_login(request.get_full_path(), resolve_url("sign_in"))


def whole_page_to(request: HttpRequest, address: str) -> HttpResponseBase:
    """Send the reader there; for a fragment the whole page goes."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
