"""How pages are shown to this reader: 长者模式, larger and wider, kept in a cookie.

It holds "elder" and nothing about the reader; without it, or with anything else in it,
pages are as usual (GB/T 37668-2019 asks for such a mode).
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

COOKIE = "display"
ELDER = "elder"
_YEAR = 365 * 24 * 60 * 60  # seconds


def elder_mode(request: HttpRequest) -> dict[str, Any]:
    """A context processor, for every template: whether 长者模式 is on."""
    return {"elder": request.COOKIES.get(COOKIE) == ELDER}


@require_safe
def change(request: HttpRequest) -> HttpResponse:
    """Switch the mode on (?mode=elder) or off, and go back to where one was."""
    back = request.GET.get("next", "")
    local = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    if not (local and back.startswith("/")):
        back = reverse("home")
    answer = HttpResponseRedirect(back)
    if request.GET.get("mode") == ELDER:
        answer.set_cookie(
            COOKIE, ELDER, max_age=_YEAR, samesite="Lax", secure=request.is_secure()
        )
    else:
        answer.delete_cookie(COOKIE, samesite="Lax")
    answer["Cache-Control"] = "no-store"
    return answer


class VaryOnElderMode:
    """Middleware: a page depends on the cookie, and caches must know."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = self.get_response(request)
        if answer.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(answer, ["Cookie"])
        return answer
