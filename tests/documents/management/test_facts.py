"""`facts FILE|ADDRESS`: of a file, and of what is held."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from documents.importing.files import read_gazette
from documents.importing.store import store_issue
from tests.builders.gazette_text import gazette_text

KINDS = [
    "duties", "effects", "citations", "appointments", "deadlines", "member_duties", "relations", "doubts",
]  # fmt: skip
PLACE = {"document", "part", "path", "paragraph", "quote", "start"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "花山.txt"
    path.write_text(gazette_text(), encoding="utf-8")
    return path


def printed(*arguments: object) -> str:
    out = io.StringIO()
    call_command("facts", *arguments, stdout=out)
    return out.getvalue()


def as_json(*arguments: object) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(printed(*arguments, "--json"))
    return found


def test_the_facts_of_a_file_are_grouped_by_kind(path):
    found = as_json(path)
    assert list(found) == KINDS
    [duty, second] = found["duties"]
    assert set(duty) == PLACE | {"role", "unit", "form"}
    assert (duty["document"], duty["part"], duty["path"]) == (
        "花政发〔2021〕1号",
        0,
        "二/一",
    )
    assert (duty["role"], duty["unit"], duty["form"]) == (
        "responsible",
        "市水利局",
        "text",
    )
    assert second["unit"] == "各镇人民政府"


def test_the_facts_are_printed_for_a_person(path):
    lines = printed(path).splitlines()
    assert lines[0] == "责任分工：2"
    assert lines[1] == "  花政发〔2021〕1号 第6段 二/一：责任 市水利局"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["2021-12", "/2021/12/", "花政发[2021]1号", "/d/{slug}/", "{slug}"]
)
def test_the_facts_of_what_is_held_are_those_of_its_file(path, address):
    file = read_gazette(path)
    store_issue(file.parse(None), file)
    from documents.models import Document

    slug = Document.objects.get().slug
    assert as_json(address.format(slug=slug)) == as_json(path)


@pytest.mark.django_db
def test_what_is_neither_file_nor_address_is_refused():
    with pytest.raises(CommandError, match="没有这个文件"):
        printed("没有.txt")


def test_before_anything_is_held_a_wrong_name_is_one_line(monkeypatch):
    def never_made(address: str) -> None:
        raise OperationalError("no such table: documents_document")

    monkeypatch.setattr("documents.management.held_documents._held", never_made)
    with pytest.raises(CommandError, match="还没有收录公报"):
        printed("没有.txt")


def test_a_database_that_is_locked_is_not_taken_for_an_empty_one(monkeypatch):
    def locked(address: str) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("documents.management.held_documents._held", locked)
    with pytest.raises(OperationalError, match="locked"):
        printed("没有.txt")


def test_a_file_that_is_no_gazette_is_one_line(tmp_path, capsys):
    path = tmp_path / "空.txt"
    path.write_text("没有标题的文字。", encoding="utf-8")
    with pytest.raises(SystemExit):
        printed(path)
    assert capsys.readouterr().err.startswith(f"{path}：")
