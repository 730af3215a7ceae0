"""Signing in: passwords, lock-out, the second factor, sessions, and what is noted of it."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP

from office.accounts import second_factor
from office.accounts.models import User
from office.accounts.roles import Role
from office.audit.models import Entry
from tests.office.staff import PASSWORD, staff

pytestmark = pytest.mark.django_db


def sign_in(browser, name="li", password=PASSWORD, **where):
    return browser.post("/sign-in/", {"username": name, "password": password, **where})


def is_in(browser) -> bool:
    return bool(browser.get("/account/").status_code == 200)


def code_of(device) -> str:
    token = TOTP(device.bin_key)
    token.time = time.time()
    return f"{token.token():06d}"


def test_name_and_password_lead_back_to_where_one_was(client):
    staff("li")
    answer = sign_in(client, next="/account/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/account/?a=1")
    assert is_in(client)
    assert Entry.objects.filter(actor="li", action="登录").count() == 1


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example", "javascript:x", "home", "\x00"]
)
def test_nobody_is_led_to_another_site(client, back):
    staff("li")
    assert sign_in(client, next=back)["Location"] == "/"


@pytest.mark.parametrize(
    "typed",
    [{}, {"username": "\x00"}, {"username": "x" * 9999, "password": "y" * 9999}],
)
def test_whatever_is_typed_is_a_page(client, typed):
    assert client.post("/sign-in/", typed).status_code == 200


def test_a_failure_is_noted_without_a_name_that_is_no_account(client):
    staff("li")
    sign_in(client, password="x")
    sign_in(client, name="My-Passw0rd")
    failed = Entry.objects.filter(action="登录失败").order_by("pk")
    assert [entry.about for entry in failed] == ["li", "（没有这个账号）"]


def test_who_fails_five_times_waits_and_others_from_there_do_not(client):
    staff("li")
    staff("wang")
    answers = [sign_in(client, password="x").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "15 分钟" in locked.content.decode()
    assert not is_in(client)
    assert sign_in(Client(REMOTE_ADDR="192.0.2.9")).status_code == 302
    assert sign_in(client, name="wang").status_code == 302


def test_the_lock_ends_by_itself_even_if_somebody_tries_on(client):
    from axes.models import AccessAttempt

    staff("li")
    for _ in range(8):
        sign_in(client, password="x")
    AccessAttempt.objects.update(
        attempt_time=timezone.now() - timedelta(minutes=15, seconds=1)
    )
    assert sign_in(client).status_code == 302


def test_an_address_that_tries_many_names_waits(client, settings):
    settings.ADDRESS_FAILURE_LIMIT = 3
    staff("li")
    for name in ("a", "b", "c"):
        sign_in(client, name=name)
    assert sign_in(client).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.9")).status_code == 302


def test_a_disabled_account_and_an_unused_first_password_get_nobody_in(client):
    user = staff("li")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert sign_in(client).status_code == 200
    User.objects.filter(pk=user.pk).update(
        is_active=True,
        must_change_password=True,
        password_set_at=timezone.now() - timedelta(days=8),
    )
    assert "初始密码已过期" in sign_in(client).content.decode()


def test_a_first_password_is_changed_before_anything_else(client):
    user = staff("li", Role.EDITOR)
    User.objects.filter(pk=user.pk).update(must_change_password=True)
    sign_in(client)
    for address in ("/", "/account/", "/search/"):
        assert client.get(address)["Location"] == "/account/password/"
    fragment = client.get("/search/", headers={"HX-Request": "true"})
    assert fragment["HX-Redirect"] == "/account/password/"
    new = "Another-word-77"
    answer = client.post(
        "/account/password/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )
    assert answer["Location"] == "/account/"
    assert is_in(client)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Ab1-", "10"),
        ("abcdefgh1234", "四类中的三类"),
        ("1234567890", "常见"),
        ("Zhang-san-66", "账号"),
        (PASSWORD, "要与现在的不同"),
    ],
)
def test_a_weak_password_is_refused_in_chinese(client, new, said):
    user = staff("Zhang-san-6")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post(
        "/account/password/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )
    assert page.status_code == 200
    errors = page.context["form"].errors
    assert errors
    if said != "账号":
        assert said in str(errors)


def test_a_second_factor_is_asked_for_once_it_is_on(client):
    user = staff("li")
    sign_in(client)
    client.post("/account/second-factor/")
    device = second_factor.begun(user)
    assert device
    assert client.get("/account/second-factor/qr.svg").content.startswith(b"<?xml")
    page = client.post("/account/second-factor/", {"code": code_of(device)})
    codes = page.context["codes"]
    assert len(set(codes)) == 10
    assert is_in(client)

    other = Client()
    assert sign_in(other)["Location"] == "/sign-in/code/"
    assert not is_in(other)
    assert other.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    assert not is_in(other)
    assert other.post("/sign-in/code/", {"code": codes[0]}).status_code == 302
    assert is_in(other)

    third = Client()
    sign_in(third)
    assert third.post("/sign-in/code/", {"code": codes[0]}).status_code == 200
    assert not is_in(third)


def test_it_is_switched_off_with_the_password_only(client):
    user = staff("li")
    sign_in(client)
    second_factor.begin(user)
    device = second_factor.begun(user)
    assert device
    second_factor.confirm(user, code_of(device))
    client.post("/account/second-factor/off/", {"password": "x"})
    assert second_factor.is_on(user)
    client.post("/account/second-factor/off/", {"password": PASSWORD})
    assert not second_factor.is_on(user)


def test_signing_out_elsewhere_ends_other_sessions_and_not_this_one(client):
    staff("li")
    other = Client()
    sign_in(client)
    sign_in(other)
    client.post("/account/sign-out-elsewhere/")
    assert is_in(client)
    assert not is_in(other)


def test_a_session_ends_when_idle_and_after_half_a_day(client, settings):
    staff("li")
    sign_in(client)
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 1800
    session = client.session
    session["began"] = int(time.time()) - settings.SESSION_AT_MOST - 1
    session.save()
    assert not is_in(client)


def test_signing_out_is_a_post_and_ends_the_session(client):
    staff("li")
    sign_in(client)
    assert client.get("/sign-out/").status_code == 405
    assert is_in(client)
    client.post("/sign-out/")
    assert not is_in(client)


def test_a_form_without_its_token_is_told_in_chinese():
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "li"})
    assert answer.status_code == 403
    assert "表单已失效" in answer.content.decode()
