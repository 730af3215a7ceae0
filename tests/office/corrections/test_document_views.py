"""Correcting what is told of a document, joining documents, the list, and undoing."""

import pytest
from django.test import Client

from documents.corrections.operations import FIELDS
from documents.models import Correction, Document, IssueChange, IssueKey
from office.audit.models import Entry
from office.corrections.forms import as_text
from office.issues.history import issue_history
from tests.office.corrections.conftest import SLUG, TEXT, document, read

pytestmark = pytest.mark.django_db

ADDRESS = f"/office/corrections/d/{SLUG}/"


def fields(**changed: str) -> dict[str, str]:
    return {name: as_text(document(), name) for name in FIELDS} | changed


def test_several_fields_are_corrected_each_by_a_record(editor):
    changed = fields(
        title="关于印发两个办法的通知",
        number="云政办发[2023]149号",
        signed_on="2023-12-24",
        reason="排印错误",
    )
    answer = editor.post(ADDRESS, changed)
    assert (answer.status_code, answer["Location"]) == (302, f"/d/{SLUG}/")
    now = document()
    assert (now.title, now.number) == (
        "关于印发两个办法的通知",
        "云政办发〔2023〕149号",
    )
    assert now.number_serial == 149
    assert as_text(now, "signed_on") == "2023-12-24"
    assert Correction.objects.count() == 3
    read(TEXT + "\n")
    assert document().title == "关于印发两个办法的通知"
    page = Client().get(f"/d/{SLUG}/").content.decode()
    assert "更正成文日期，原为“2023-12-13”。理由：排印错误" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "没有改动"),
        ({"title": ""}, "标题"),
        ({"number": "四十九号"}, "发文字号要写成"),
        ({"signed_on": "昨天"}, "成文日期要写成"),
    ],
)
def test_what_can_not_be_taken_is_said(editor, changed, said):
    answer = editor.post(ADDRESS, fields(**changed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize("how", ["attachment", "text"])
def test_the_next_document_is_joined_and_comes_back_by_undoing(editor, how):
    following = Document.objects.get(position=document().position + 1)
    editor.post(f"{ADDRESS}join/", {"next": following.slug, "as": how})
    assert not Document.objects.filter(slug=following.slug).exists()
    assert Client().get(following.get_absolute_url()).status_code == 410
    [correction] = Correction.objects.all()
    editor.post(f"/office/corrections/{correction.pk}/undo/")
    assert Document.objects.filter(slug=following.slug, title=following.title).exists()


def test_a_next_document_that_is_another_by_now_is_not_joined(editor):
    editor.post(f"{ADDRESS}join/", {"next": "other", "as": "text"}, follow=True)
    assert not Correction.objects.exists()


def test_one_click_undoes_a_correction(editor):
    before = document().title
    editor.post(ADDRESS, fields(title="关于印发两个办法的通知"))
    [correction] = Correction.objects.all()
    page = editor.get("/office/corrections/").content.decode()
    undo = f"/office/corrections/{correction.pk}/undo/"
    assert undo in page
    answer = editor.post(undo, {"back": "document"})
    assert answer["Location"] == f"/d/{SLUG}/"
    assert document().title == before
    assert "已更正" not in Client().get(f"/d/{SLUG}/").content.decode()
    assert "已撤销" in editor.get("/office/corrections/").content.decode()
    correction.refresh_from_db()
    assert correction.undone_by_name == "li"
    history = issue_history(IssueKey(2023, 12))
    assert history
    assert [done.by for done in history.done] == ["li", "li", "命令行"]
    kinds = IssueChange.objects.values_list("kind", flat=True)
    assert list(kinds) == ["correction", "correction", "import"]
    assert Entry.objects.filter(action="撤销更正").count() == 1
    again = editor.post(undo, follow=True)
    assert "已经撤销" in again.content.decode()


def test_the_list_is_of_one_document_where_asked(editor):
    editor.post(ADDRESS, fields(title="关于印发两个办法的通知"))
    other = Document.objects.exclude(slug=SLUG)[0]
    assert (
        b"\xe6\x92\xa4\xe9\x94\x80"
        in editor.get(f"/office/corrections/?document={SLUG}").content
    )
    page = editor.get(f"/office/corrections/?document={other.slug}").content.decode()
    assert "共 0 处" in page


def test_the_pages_ask_the_same_number_of_queries_however_much_there_is(
    editor, django_assert_max_num_queries
):
    for serial in range(3):
        editor.post(ADDRESS, fields(title=f"关于印发办法的通知之{serial}"))
    for address in ("/office/corrections/", ADDRESS, f"/d/{SLUG}/"):
        with django_assert_max_num_queries(17):
            assert editor.get(address).status_code == 200
