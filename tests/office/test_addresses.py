"""A table of every address against every role: who gets in, who is asked to sign in, who is refused."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from office.accounts.models import User
from office.accounts.roles import Role
from tests.builders.rows import store_sample
from tests.office.addresses import ADDRESSES
from tests.office.staff import staff

WORDS = ("everyone", "reading", "account")


@dataclass(frozen=True)
class Row:
    route: str
    asked: str
    who: str
    answers: tuple[int, int]
    """Of visitors, and of who has signed in."""


def statuses(text: str) -> tuple[int, int]:
    first, _, second = text.partition("/")
    return int(first), int(second or first)


def rows() -> list[Row]:
    _heading, *lines = ADDRESSES.strip().splitlines()
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [
        Row("" if route == "(empty)" else route, asked, who, statuses(answer))
        for route, asked, who, answer in cells
    ]


ROWS = rows()


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every route of the project, with its view."""
    for each in resolver.url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route, each.callback
        else:
            yield from patterns(each, route)


def test_every_address_has_one_row_and_every_row_an_address():
    routes = [route for route, _ in patterns(get_resolver())]
    assert sorted(routes) == sorted(row.route for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route or "/")
def test_a_view_requires_the_roles_of_its_row(row):
    view = dict(patterns(get_resolver()))[row.route]
    required = getattr(view, "required_roles", None)
    if row.who in ("everyone", "reading"):
        assert required is None
    else:
        named = () if row.who == "account" else row.who.split()
        assert required == {Role(name) for name in named}


@pytest.fixture
def people(db) -> dict[str, Client]:
    """A browser of each role, by its value; and "visitor", who has no account."""
    store_sample()
    browsers = {"visitor": Client()}
    for pk, role in enumerate(Role, start=1):
        user = staff(f"somebody{pk}", role)
        browsers[role] = Client()
        browsers[role].force_login(
            user, backend="django.contrib.auth.backends.ModelBackend"
        )
    return browsers


def expected(row: Row, who: str, *, restricted: bool) -> int | str:
    answer = row.answers[who != "visitor"]
    if row.who == "everyone" or (row.who == "reading" and not restricted):
        return answer
    if who == "visitor":
        return "sign in"
    if row.who in WORDS or who in row.who.split():
        return answer
    return 403


def answered(browser: Client, asked: str, method: str) -> int | str:
    answer = getattr(browser, method)(asked)
    answer.close()
    if answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next="):
        return "sign in"
    return int(answer.status_code)


@pytest.mark.parametrize("restricted", [False, True], ids=["public", "restricted"])
def test_everybody_gets_what_the_table_says(people, settings, restricted):
    settings.READING_NEEDS_ACCOUNT = restricted
    first = User.objects.order_by("pk").values_list("pk", flat=True)[0]
    wrong = []
    for row in ROWS:
        asked = row.asked.replace("/users/1/", f"/users/{first}/")
        for who, browser in people.items():
            told = answered(browser, asked, "get")
            wanted = expected(row, who, restricted=restricted)
            # A method can be refused before it is asked who wants it; the next test posts.
            if told != wanted and not told == row.answers[1] == 405:
                wrong.append((row.route, who, told, wanted))
    assert not wrong, "\n".join(map(str, wrong))


def test_nobody_posts_where_the_table_does_not_let_them(people, settings):
    settings.READING_NEEDS_ACCOUNT = True
    wrong = []
    for row in ROWS:
        for who, browser in people.items():
            wanted = expected(row, who, restricted=True)
            if wanted in ("sign in", 403):
                told = answered(browser, row.asked, "post")
                if told not in (wanted, 405):
                    wrong.append((row.route, who, told, wanted))
    assert not wrong, "\n".join(map(str, wrong))
