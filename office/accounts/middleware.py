"""What holds for every address: sessions end, first passwords are changed, reading may need an account."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control

from office.accounts.access import to_sign_in, whole_page_to
from office.accounts.models import User

BEGAN = "began"
_SEEN = "seen"
_RENEWED_AFTER = 60  # seconds: one write a minute, not one a request
_ALWAYS = frozenset({"change_password", "sign_out", "elder_mode"})


class AccountRules:
    """Middleware, after those that know session, account and htmx.

    A visitor without a session costs no query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._get_response(request)
        if settings.READING_NEEDS_ACCOUNT or self._has_session(request):
            patch_cache_control(answer, private=True)
        return answer

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """An answer in the view's place, where one of the rules asks for it."""
        name = request.resolver_match.url_name if request.resolver_match else ""
        user = request.user if self._has_session(request) else None
        if isinstance(user, User):
            if self._is_over(request):
                logout(request)
            elif user.needs_another_password and name not in _ALWAYS:
                return whole_page_to(request, reverse("change_password"))
            else:
                return None
        is_open = getattr(view, "for_everyone", False) or name in settings.READING_OPEN
        if settings.READING_NEEDS_ACCOUNT and not is_open:
            return to_sign_in(request)
        return None

    @staticmethod
    def _has_session(request: HttpRequest) -> bool:
        return settings.SESSION_COOKIE_NAME in request.COOKIES

    @staticmethod
    def _is_over(request: HttpRequest) -> bool:
        """Whether the session is as old as one may get; else it is renewed, once a minute."""
        now = int(time.time())
        if now - request.session.setdefault(BEGAN, now) > settings.SESSION_AT_MOST:
            return True
        if now - request.session.get(_SEEN, 0) >= _RENEWED_AFTER:
            request.session[_SEEN] = now
        return False
