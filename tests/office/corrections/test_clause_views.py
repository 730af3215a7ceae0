"""Correcting a clause in the browser: each button, what is refused, what readers see of it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from documents.models import Clause, Correction, Document
from office.accounts.roles import Role
from office.audit.models import Entry
from office.corrections.clause_views import state_of
from tests.office.corrections.conftest import SLUG, browser, clause, document

pytestmark = pytest.mark.django_db


def address(key: str) -> str:
    return f"/office/corrections/d/{SLUG}/clauses/{key}/"


def asked(client: Client, key: str, **data: Any) -> HttpResponse:
    """Press a button of the clause's form."""
    filled = {"text": clause(key).text, "was": state_of(clause(key)), **data}
    return client.post(address(key), filled)  # type: ignore[return-value]


def keys() -> list[str]:
    rows = Clause.objects.filter(document__slug=SLUG, part__position=1)
    return list(rows.values_list("key", flat=True))


def test_a_text_is_corrected_and_readers_see_what_stood_there(editor):
    answer = asked(
        editor, "f1-art4-1", text="（一）编制全市公路养护规划；", reason="漏字"
    )
    assert (answer.status_code, answer["Location"]) == (302, f"/d/{SLUG}/f1-art4-1/")
    assert clause("f1-art4-1").text == "（一）编制全市公路养护规划；"
    page = Client().get(f"/d/{SLUG}/").content.decode()
    assert "更正文字，原为“（一）编制全市农村公路养护发展规划；”。理由：漏字" in page
    assert "<dt>更正</dt><dd>1 处</dd>" in page
    entry = Entry.objects.get(action="更正")
    assert (entry.actor, entry.details["reason"]) == ("li", "漏字")


def test_a_line_break_cuts_a_clause_in_two(editor):
    text = clause("f1-art1").text
    asked(editor, "f1-art1", text=f"{text[:20]}\r\n{text[20:30]}\r\n{text[30:]}")
    texts = [clause(key).text for key in keys()[:3]]
    assert texts == [text[:20], text[20:30], text[30:]]
    assert Correction.objects.filter(kind="split").count() == 2
    assert not Correction.objects.exclude(misfit="").exists()


def test_a_text_is_corrected_and_cut_in_one_go(editor):
    text = clause("f1-art1").text
    asked(editor, "f1-art1", text=f"{text[:20]}甲\n{text[20:]}")
    assert [clause(key).text for key in keys()[:2]] == [text[:20] + "甲", text[20:]]


def test_a_repaired_character_is_put_back_by_one_button(editor):
    page = editor.get(address("f1-art4-1")).content.decode()
    assert '<button name="character" value="17:曰">改回“曰”</button>' in page
    asked(editor, "f1-art4-1", character="17:曰")
    assert clause("f1-art4-1").text.endswith("规划曰")


@pytest.mark.parametrize(
    ("key", "do", "depth"), [("f1-art4-2", "out", 1), ("f1-art5", "in", 2)]
)
def test_a_level_goes_up_and_down(editor, key, do, depth):
    pk = clause(key).pk
    asked(editor, key, do=do)
    assert Clause.objects.get(pk=pk).depth == depth


def test_clauses_change_places(editor):
    first, second = clause("f1-art4-1").pk, clause("f1-art4-2").pk
    asked(editor, "f1-art4-2", do="up")
    positions = dict(Clause.objects.values_list("pk", "position"))
    assert positions[first] == positions[second] + 1
    moved = Clause.objects.get(pk=second)
    asked(editor, moved.key, do="down")
    positions = dict(Clause.objects.values_list("pk", "position"))
    assert positions[second] == positions[first] + 1


def test_a_clause_is_joined_with_the_next(editor):
    texts = clause("f1-art4-1").text, clause("f1-art4-2").text
    asked(editor, "f1-art4-1", do="join")
    assert clause("f1-art4-1").text == "".join(texts)


@pytest.mark.parametrize("at", ["start", "end"])
def test_a_run_goes_to_another_document(editor, at):
    target = Document.objects.order_by("position")[0]
    texts = clause("f1-art4-1").text, clause("f1-art4-2").text
    asked(editor, "f1-art4-1", do="move", last="f1-art4-2", to=target.slug, at=at)
    found = list(target.clauses.values_list("text", flat=True))
    assert (found[:2] if at == "start" else found[-2:]) == list(texts)
    assert not Clause.objects.filter(document__slug=SLUG, text__in=texts).exists()


def test_an_attachment_becomes_a_document_of_its_own(editor):
    answer = asked(editor, "f2-art1", do="document", title="路长制考核办法的公告")
    new = Document.objects.get(title="路长制考核办法的公告")
    assert new.position == document().position + 1
    assert (
        answer["Location"].startswith(f"/d/{SLUG}/") or new.slug in answer["Location"]
    )
    assert document().parts.count() == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "没有改动"),
        ({"text": " \n"}, "条款不能为空"),
        ({"text": "甲" * 50_001}, "50000"),
        ({"was": "old"}, "请刷新后再改"),
        ({"do": "up"}, "已经在这一部分的最前"),
        ({"do": "out"}, "已经是最高一级"),
        ({"do": "in"}, "上面没有可以隶属的条款"),
        ({"do": "move", "to": "no-such"}, "请选择移到哪一份文件"),
        ({"do": "document", "title": " "}, "请填新文件的标题"),
        ({"character": "x:甲"}, "请填一个字符"),
        ({"character": "9999:甲"}, "请填一个字符"),
    ],
)
def test_what_can_not_be_done_is_said_and_nothing_changes(editor, data, said):
    answer = asked(editor, "f1-art1", **data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Correction.objects.exists()


def test_the_form_comes_alone_for_its_place_on_the_document_page(editor):
    fragment = editor.get(address("f1-art4-1"), headers={"HX-Request": "true"})
    assert fragment.content.decode().startswith('<div class="mending"')
    assert "HX-Request" in fragment["Vary"]
    assert b"<html" in editor.get(address("f1-art4-1")).content


@pytest.mark.parametrize("role", [Role.READER, Role.PUBLISHER, Role.AUDITOR])
def test_other_roles_are_refused(held, role):
    client = browser("wang", role)
    correction = f"/office/corrections/d/{SLUG}/"
    for where in (address("f1-art1"), correction, "/office/corrections/"):
        assert client.get(where).status_code == 403
    assert asked(client, "f1-art1", text="甲").status_code == 403
    assert client.post("/office/corrections/1/undo/").status_code == 403
    assert client.post(f"{correction}join/").status_code == 403
    assert client.get("/office/queue/").status_code == 403
    assert client.post("/office/queue/1/decide/").status_code == 403
    assert client.get("/office/queue/export/words.txt").status_code == 403


def test_only_editors_see_that_there_is_something_to_correct(editor):
    assert "更正标题" in editor.get(f"/d/{SLUG}/").content.decode()
    assert "data-corrects" in editor.get(f"/d/{SLUG}/").content.decode()
    public = Client().get(f"/d/{SLUG}/").content.decode()
    assert "更正标题" not in public
    assert "data-corrects" not in public
    assert "htmx" not in public
