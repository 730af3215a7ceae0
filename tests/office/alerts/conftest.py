from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from office.accounts.models import User
from office.alerts import outbox
from office.alerts.models import Frequency, SavedSearch
from office.alerts.percolation import settle
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue

EMAIL = "li@example.org"


@pytest.fixture
def index_dir(tmp_path: Path, settings: Any) -> Path:
    """Index and lock in folders of the test's own."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def mail(settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Mail as if it were set up, kept in memory; no process is started, but noted."""
    settings.MAIL_IS_SET_UP = True
    settings.SITE_ADDRESS = "https://gazette.example"
    settings.DEFAULT_FROM_EMAIL = "公报检索 <gazette@example.org>"
    started: list[list[str]] = []
    monkeypatch.setattr(outbox, "run_apart", started.append)
    return started


@pytest.fixture
def li(db: None) -> User:
    return User.objects.create_user("li", email=EMAIL, password="a-long-word-22")


@pytest.fixture
def signed_in(li: User) -> Client:
    client = Client()
    client.force_login(li)
    return client


@pytest.fixture
def held(db: None, index_dir: Path) -> None:
    """November 2023: two documents, level with the index."""
    november = add_issue(month=11)
    add_document(
        november, "关于推进快递进村的通知", ["一、推进快递进村。"], slug="post"
    )
    add_document(
        november, "关于保障供水的公告", ["保障供水。"], kind="公告", slug="water"
    )
    bring_level()


def saved(
    owner: User | None,
    query: str,
    frequency: Frequency = Frequency.PUBLICATION,
    name: str = "",
    **more: Any,
) -> SavedSearch:
    """A saved search as of now, which knows what is held; its last message was weeks ago."""
    search = SavedSearch(
        owner=owner,
        query=query,
        name=name or query,
        frequency=frequency,
        email=EMAIL,
        confirmed_at=timezone.now(),
        told_at=timezone.now() - timedelta(days=20),
    )
    for field, value in more.items():
        setattr(search, field, value)
    settle(search)
    search.save()
    return search


def new_issue(month: int = 12, *texts: str) -> None:
    """An issue with a document for each text, named d12-1 and so on, and the index level."""
    issue = add_issue(month=month)
    for number, text in enumerate(texts, 1):
        slug = f"d{month}-{number}"
        add_document(issue, f"关于{text[:4]}的通知", [text], slug=slug)
    bring_level()


def found(search: SavedSearch) -> set[str]:
    """The slugs of what is new to a search."""
    return set(search.hits.values_list("document__slug", flat=True))
