"""用户管理: accounts, their roles and their state."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from office.accounts import administration, lockout, second_factor
from office.accounts.access import account, requires
from office.accounts.administration import Refused
from office.accounts.forms import NewAccountForm, RolesForm
from office.accounts.models import User
from office.accounts.roles import Role


@requires(Role.USER_ADMINISTRATOR)
@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """All accounts, with their roles."""
    held = User.objects.prefetch_related("grants").order_by("-is_active", "username")
    locked = lockout.locked_names()
    rows = [
        {
            "user": user,
            "roles": [grant.get_role_display() for grant in user.grants.all()],
            "locked": user.username in locked,
        }
        for user in held
    ]
    return render(request, "accounts/users.html", {"rows": rows})


@requires(Role.USER_ADMINISTRATOR)
def new_user(request: HttpRequest) -> HttpResponse:
    """Make an account; its first password is shown once."""
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            user, password = administration.make_account(
                request, said["username"], said["display_name"], said["roles"]
            )
        except Refused as refused:
            form.add_error("username", str(refused))
        else:
            return _show_password(request, user, password)
    return render(request, "accounts/new_user.html", {"form": form})


@requires(Role.USER_ADMINISTRATOR)
@require_safe
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """One account, and what can be done to it."""
    held = get_object_or_404(User, pk=pk)
    context = {
        "held": held,
        "is_self": held == account(request),
        "form": RolesForm(initial={"roles": list(held.roles)}),
        "is_locked": held.username in lockout.locked_names(),
        "has_second_factor": second_factor.is_on(held),
    }
    return render(request, "accounts/user.html", context)


@requires(Role.USER_ADMINISTRATOR)
@require_POST
def act_on_user(request: HttpRequest, pk: int, action: str) -> HttpResponseBase:
    """Do one of ACTIONS to an account."""
    held = get_object_or_404(User, pk=pk)
    if action not in ACTIONS:
        raise Http404
    try:
        answer = ACTIONS[action](request, held)
    except Refused as refused:
        messages.error(request, str(refused))
        answer = None
    return answer or redirect("user", pk)


def _roles(request: HttpRequest, held: User) -> None:
    form = RolesForm(request.POST)
    if not form.is_valid():
        raise Refused(" ".join(map(str, form.errors["roles"])))
    administration.change_roles(request, held, form.cleaned_data["roles"])
    messages.success(request, "角色已保存。")


def _disable(request: HttpRequest, held: User) -> None:
    if held == account(request):
        raise Refused("不能停用自己的账号。")
    administration.set_active(request, held, active=False)
    messages.success(request, "账号已停用。")


def _enable(request: HttpRequest, held: User) -> None:
    administration.set_active(request, held, active=True)
    messages.success(request, "账号已启用。")


def _password(request: HttpRequest, held: User) -> HttpResponse:
    if held == account(request):
        raise Refused("自己的密码请在“我的账号”里修改。")
    return _show_password(request, held, administration.reset_password(request, held))


def _unlock(request: HttpRequest, held: User) -> None:
    administration.unlock(request, held)
    messages.success(request, "已解除锁定。")


def _second_factor(request: HttpRequest, held: User) -> None:
    administration.reset_second_factor(request, held)
    messages.success(request, "二次验证已重置，下次登录只需密码。")


ACTIONS: dict[str, Callable[[HttpRequest, User], HttpResponse | None]] = {
    "roles": _roles,
    "disable": _disable,
    "enable": _enable,
    "password": _password,
    "unlock": _unlock,
    "second-factor": _second_factor,
}


def _show_password(request: HttpRequest, held: User, password: str) -> HttpResponse:
    """The only page that shows a password; it is not kept, here or by the browser."""
    context = {"held": held, "password": password}
    return render(request, "accounts/first_password.html", context)
