"""我的账号: one's own password, second factor and sessions."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from office.accounts import administration, second_factor
from office.accounts.access import account, requires
from office.accounts.forms import ChangePasswordForm, CodeForm
from office.accounts.pages.signing_in import FAILED, SIGNED_IN
from office.accounts.roles import Role
from office.audit.log import note
from office.audit.models import Entry

_SIGN_INS = 10


@requires()
@require_safe
def own_account(request: HttpRequest) -> HttpResponse:
    """Who one is here, what one may do, and from where one signed in lately."""
    user = account(request)
    mine = Q(user_id=user.pk, action=SIGNED_IN)
    failed = Q(action=FAILED, about=user.username)
    context = {
        "roles": [role.label for role in Role if role in user.roles],
        "has_second_factor": second_factor.is_on(user),
        "codes_left": second_factor.recovery_codes_left(user),
        "sign_ins": Entry.objects.filter(mine | failed)[:_SIGN_INS],
    }
    return render(request, "accounts/own_account.html", context)


@requires()
@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponseBase:
    """Another password; all other sessions end."""
    user = account(request)
    form = ChangePasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user.must_change_password = False
        form.save()
        update_session_auth_hash(request, user)
        note(request, "修改密码", user.username)
        messages.success(request, "密码已修改，其他地方的登录已失效。")
        return redirect("own_account")
    context = {"form": form, "is_forced": user.needs_another_password}
    return render(request, "accounts/change_password.html", context)


@requires()
def own_second_factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor up: a secret for the app, then its first code."""
    user = account(request)
    is_on = second_factor.is_on(user)
    form = CodeForm(label_suffix="")
    if request.method == "POST" and not is_on:
        if "code" not in request.POST:
            second_factor.begin(user)
        else:
            form = CodeForm(request.POST, label_suffix="")
            if form.is_valid():
                if codes := second_factor.confirm(user, form.cleaned_data["code"]):
                    _end_others(request)
                    note(request, "启用二次验证", user.username)
                    return _show_codes(request, codes)
                form.add_error("code", "验证码不正确，请等应用显示下一个再试。")
    device = None if is_on else second_factor.begun(user)
    context = {
        "is_on": is_on,
        "device": device,
        "secret": second_factor.secret_of(device) if device else "",
        "form": form,
        "codes_left": second_factor.recovery_codes_left(user),
    }
    return render(request, "accounts/own_second_factor.html", context)


@requires()
@require_safe
def second_factor_picture(request: HttpRequest) -> HttpResponse:
    """The secret as a QR code, until its first code was typed."""
    device = second_factor.begun(account(request))
    if device is None:
        raise Http404
    svg = second_factor.picture_of(device)
    return HttpResponse(svg, content_type="image/svg+xml")


@requires()
@require_POST
def renew_recovery_codes(request: HttpRequest) -> HttpResponseBase:
    """Ten other recovery codes."""
    user = account(request)
    if not second_factor.is_on(user):
        return redirect("own_second_factor")
    note(request, "更换恢复码", user.username)
    return _show_codes(request, second_factor.renew_recovery_codes(user))


@requires()
@sensitive_post_parameters("password")
@require_POST
def switch_off_second_factor(request: HttpRequest) -> HttpResponseBase:
    """Without a second factor from now on; the password is asked for."""
    user = account(request)
    if not user.check_password(request.POST.get("password", "")[:128]):
        messages.error(request, "密码不正确，二次验证没有停用。")
    else:
        second_factor.switch_off(user)
        note(request, "停用二次验证", user.username)
        messages.success(request, "二次验证已停用。")
    return redirect("own_second_factor")


@requires()
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponseBase:
    """Sign out everywhere but here."""
    _end_others(request)
    note(request, "退出其他登录", account(request).username)
    messages.success(request, "其他地方的登录已全部退出。")
    return redirect("own_account")


def _end_others(request: HttpRequest) -> None:
    user = account(request)
    administration.end_sessions(user)
    update_session_auth_hash(request, user)


def _show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "accounts/recovery_codes.html", {"codes": codes})
