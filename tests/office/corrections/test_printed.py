"""Doubts and corrections of an issue that was read from a PDF: its pages are at hand."""

from pathlib import Path

import pytest
from django.test import Client

from documents.importing.corrected import kept_parses
from documents.importing.files import read_gazette
from documents.importing.store import store_issue
from documents.models import Clause, Issue
from office.accounts.roles import Role
from office.corrections import queue
from office.corrections.clause_views import state_of
from office.corrections.models import QueueItem
from tests.documents.parsing.pdf.printed import MONTHS, sample
from tests.office.corrections.conftest import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(tmp_path: Path, settings) -> Issue:
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "data" / "uploads"
    path = tmp_path / "公报.pdf"
    path.write_bytes(sample(MONTHS[0])[0])
    file = read_gazette(path)
    store_issue(file.parse(), file)
    return Issue.objects.get()


@pytest.fixture
def editor(printed: Issue) -> Client:
    return browser("li", Role.EDITOR)


def correct(editor: Client, clause: Clause, text: str) -> int:
    address = f"/office/corrections/d/{clause.document.slug}/clauses/{clause.key}/"
    return editor.post(address, {"text": text, "was": state_of(clause)}).status_code


def some_clause() -> Clause:
    return Clause.objects.select_related("document").filter(text__startswith="今年")[0]


def test_a_doubt_is_shown_beside_the_page(printed: Issue, editor: Client):
    clause = some_clause()
    queue.bring_level()
    item = QueueItem.objects.create(
        kind="doubt",
        issue=printed,
        issue_key=printed.slug,
        document=clause.document,
        clause=clause,
        content="made up",
        place="某处",
        before="",
        raw="袁",
        mark="，",
        sentence=clause.text[:20],
    )
    page = editor.get(item.get_absolute_url()).content.decode()
    assert '<svg class="print"' in page
    assert f"/pages/{clause.page}.png" in page


def test_a_correction_leaves_the_places_of_lines_as_they_were_read(
    printed: Issue, editor: Client, monkeypatch
):
    clause = some_clause()
    source = f"/d/{clause.document.slug}/{clause.key}/source/"
    assert '<svg class="print"' in editor.get(source).content.decode()
    assert correct(editor, clause, f"{clause.text}（略）") == 302
    assert some_clause().text == f"{clause.text}（略）"
    # Not read again: the first half of the fingerprint, which names them, is as it was.
    monkeypatch.setattr("documents.reading.page_places.places", None)
    assert '<svg class="print"' in editor.get(source).content.decode()


def test_a_pdf_is_parsed_anew_where_its_parse_is_gone(printed: Issue, editor: Client):
    texts = list(Clause.objects.order_by("pk").values_list("pk", "text"))
    kept_parses.drop_parses(but=set())
    clause = some_clause()
    assert correct(editor, clause, f"{clause.text}（略）") == 302
    now = dict(Clause.objects.values_list("pk", "text"))
    changed = [pk for pk, text in texts if now[pk] != text]
    assert changed == [clause.pk]
