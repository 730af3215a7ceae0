"""用户管理: accounts are made, changed and disabled, and somebody can always administer them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from office.accounts import administration
from office.accounts.models import User
from office.accounts.roles import Role, conflict
from office.audit.models import Entry
from tests.office.staff import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client) -> User:
    user = staff("admin", Role.USER_ADMINISTRATOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def act(client, user, action, **said):
    return client.post(f"/users/{user.pk}/{action}/", said, follow=True)


def test_a_new_account_has_a_password_that_is_shown_once(client, administrator):
    page = client.post("/users/new/", {"username": "李四", "roles": ["editor"]})
    password = page.context["password"]
    assert password in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    user = User.objects.get(username="李四")
    assert user.check_password(password)
    assert user.must_change_password
    assert user.roles == {Role.EDITOR}
    assert password not in client.get(f"/users/{user.pk}/").content.decode()
    assert Entry.objects.filter(actor="admin", action="新建账号", about="李四").exists()
    assert not Entry.objects.filter(details__icontains=password).exists()


@pytest.mark.parametrize(
    "roles",
    [
        ("user-administrator", "auditor"),
        ("user-administrator", "publisher"),
        ("auditor", "editor"),
        ("auditor", "publisher"),
    ],
)
def test_roles_that_must_be_apart_are_refused_with_the_reason(
    client, administrator, roles
):
    page = client.post("/users/new/", {"username": "li", "roles": roles})
    assert "不能由同一个账号担任" in page.content.decode()
    assert not User.objects.filter(username="li").exists()
    user = staff("wang", Role.READER)
    assert (
        "不能由同一个账号担任"
        in act(client, user, "roles", roles=roles).content.decode()
    )
    assert User.objects.get(username="wang").roles == {Role.READER}


def test_roles_that_go_together_are_no_conflict():
    assert conflict([Role.EDITOR, Role.PUBLISHER, Role.READER]) == ""


def test_a_name_is_taken_in_any_case(client, administrator):
    page = client.post("/users/new/", {"username": "ADMIN"})
    assert "已有名为" in page.content.decode()


def test_nobody_takes_the_last_administrator_away(client, administrator):
    said = act(client, administrator, "roles", roles=["reader"]).content.decode()
    assert "最后一个" in said
    assert User.objects.get(pk=administrator.pk).holds(Role.USER_ADMINISTRATOR)
    assert "不能停用自己" in act(client, administrator, "disable").content.decode()
    with pytest.raises(administration.Refused):
        administration.set_active(None, administrator, active=False)
    staff("other", Role.USER_ADMINISTRATOR)
    administration.set_active(None, administrator, active=False)
    assert administration.administrators() == 1


def test_who_is_disabled_is_out_at_once_and_comes_back(client, administrator):
    user = staff("li")
    other = Client()
    other.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    act(client, user, "disable")
    assert other.get("/account/").status_code == 302
    act(client, user, "enable")
    assert User.objects.get(pk=user.pk).is_active


def test_a_reset_password_is_a_first_one_and_lifts_the_lock(client, administrator):
    user = staff("li")
    browser = Client()
    for _ in range(5):
        browser.post("/sign-in/", {"username": "li", "password": "x"})
    assert "已锁定" in client.get("/users/").content.decode()
    password = act(client, user, "password").context["password"]
    answer = browser.post("/sign-in/", {"username": "li", "password": password})
    assert answer.status_code == 302
    assert browser.get("/")["Location"] == "/account/password/"


def test_a_lock_is_lifted(client, administrator):
    user = staff("li")
    for _ in range(5):
        Client().post("/sign-in/", {"username": "li", "password": "x"})
    act(client, user, "unlock")
    assert "已锁定" not in client.get("/users/").content.decode()


def test_an_unknown_action_is_not_found(client, administrator):
    assert act(client, administrator, "promote").status_code == 404


def test_users_cost_the_same_queries_however_many(
    client, administrator, django_assert_max_num_queries
):
    for number in range(12):
        staff(f"user{number}", Role.READER)
    with django_assert_max_num_queries(10):
        client.get("/users/")


def test_the_command_makes_an_administrator_and_lets_one_in_again():
    out = StringIO()
    call_command("make_administrator", "admin", stdout=out)
    first = out.getvalue().split("初始密码：")[1].strip()
    user = User.objects.get()
    assert user.check_password(first)
    assert user.roles == {Role.USER_ADMINISTRATOR}
    with pytest.raises(CommandError, match="--reset"):
        call_command("make_administrator", "admin")
    User.objects.update(is_active=False)
    call_command("make_administrator", "admin", "--reset", stdout=out)
    user = User.objects.get()
    assert user.is_active
    assert not user.check_password(first)


def test_the_command_refuses_what_is_no_name_and_roles_apart():
    with pytest.raises(CommandError):
        call_command("make_administrator", "a b")
    staff("li", Role.AUDITOR)
    with pytest.raises(CommandError, match="不能由同一个账号担任"):
        call_command("make_administrator", "li", "--reset")
