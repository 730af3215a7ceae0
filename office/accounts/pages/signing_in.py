"""Signing in and out, in one step or, with a second factor, in two."""

import time

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from office.accounts import lockout, second_factor
from office.accounts.access import for_everyone
from office.accounts.forms import CodeForm, SignInForm
from office.accounts.middleware import BEGAN
from office.accounts.models import User
from office.audit.log import note

SIGNED_IN = "登录"
FAILED = "登录失败"
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_HALF = "half_signed_in"
_HALF_AT_MOST = 300  # seconds between password and code
_NOBODY = "（没有这个账号）"  # a password may have been typed in its place


@for_everyone
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Name and password; then the second factor, where the account has one."""
    back = _way_back(request)
    if isinstance(request.user, User):
        return redirect(back)
    if request.method == "POST" and lockout.address_is_locked_out(request):
        return lockout.locked_out(request)
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST":
        if form.is_valid():
            user = form.get_user()
            assert isinstance(user, User)
            if not second_factor.is_on(user):
                return _signed_in(request, user, back)
            request.session[_HALF] = [user.pk, int(time.time()), back]
            return redirect("second_factor")
        _note_failure(request, form.data.get("username", ""), "密码")
    return render(request, "accounts/sign_in.html", {"form": form, "next": back})


@for_everyone
@never_cache
def ask_second_factor(request: HttpRequest) -> HttpResponseBase:
    """The code, within five minutes of the password."""
    pk, at, back = request.session.get(_HALF, (None, 0, ""))
    user = User.objects.filter(pk=pk, is_active=True).first() if pk else None
    if user is None or time.time() - at > _HALF_AT_MOST:
        return redirect("sign_in")
    form = CodeForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        if second_factor.passes(user, form.cleaned_data["code"]):
            return _signed_in(request, user, back)
        _note_failure(request, user.username, "验证码")
        form.add_error(
            "code", "验证码不正确，或试得太快。请等应用显示下一个验证码再试。"
        )
    return render(request, "accounts/second_factor.html", {"form": form})


@for_everyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    if isinstance(request.user, User):
        note(request, "退出")
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was not sent from one of our pages, or too late."""
    return render(request, "403_csrf.html", {"secure": request.is_secure()}, status=403)


def _signed_in(request: HttpRequest, user: User, back: str) -> HttpResponseBase:
    request.session.pop(_HALF, None)
    login(request, user, backend=_BACKEND)
    request.session[BEGAN] = int(time.time())
    type(request.session).clear_expired()
    note(request, SIGNED_IN)
    return redirect(back)


def _note_failure(request: HttpRequest, name: str, what: str) -> None:
    known = User.objects.filter(username=name[:150]).exists()
    note(request, FAILED, name if known else _NOBODY, wrong=what)


def _way_back(request: HttpRequest) -> str:
    """Where one wanted to go, if that is on this site."""
    back = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    )
    return back if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)
