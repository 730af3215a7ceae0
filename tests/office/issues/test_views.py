"""Issues as staff see them: what was done, undone, withdrawn, moved, removed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.importing.files import read_gazette
from documents.importing.store import store_issue
from documents.models import Clause, Document, Issue, IssueChange, Withdrawal
from office.accounts.roles import Role
from office.audit.models import Entry
from office.tasks.index import update_index
from office.tasks.models import Job
from search.sync import level
from tests.builders.gazette_text import gazette_text
from tests.office.staff import signed_in

TWO = gazette_text() + "\f" + gazette_text("修建公路", 2)
ISSUE = "/office/issues/2021-12/"


@pytest.fixture
def publisher(db, data_folder) -> Client:
    return signed_in("fabu", Role.PUBLISHER)


@pytest.fixture
def held(db, data_folder, tmp_path) -> Issue:
    return store(tmp_path, TWO)


def store(folder, text: str, **options) -> Issue:
    path = folder / "公报.txt"
    path.write_text(text, encoding="utf-8")
    file = read_gazette(path)
    store_issue(file.parse(), file, **options)
    return Issue.objects.get()


def page(client: Client, address: str = ISSUE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def newest() -> str:
    return str(IssueChange.objects.latest("pk").pk)


def test_what_was_done_is_told_with_who_and_when(held, publisher):
    shown = page(publisher)
    assert "收录" in shown
    assert "公报.txt" in shown
    assert "命令行" in shown


def test_a_change_is_undone_and_done_again_by_one_click(
    held, publisher, client, tmp_path, work
):
    address = Document.objects.earliest("pk").get_absolute_url()
    store(tmp_path, TWO.replace("年底前", "六月前"))
    publisher.post(f"{ISSUE}undo/", {"change": newest()})
    assert not Clause.objects.filter(text__contains="六月前").exists()
    assert client.get(address).status_code == 200
    shown = page(publisher)
    assert "（fabu）" in shown
    assert "恢复" in shown
    work()
    assert level()
    publisher.post(f"{ISSUE}redo/", {"change": newest()})
    assert Clause.objects.filter(text__contains="六月前").exists()
    assert "（fabu）" not in page(publisher)
    by_people = Entry.objects.filter(actor="fabu")
    assert [entry.action for entry in by_people] == ["恢复撤销的操作", "撤销"]


def test_a_button_of_an_older_page_undoes_nothing(held, publisher, tmp_path):
    seen = newest()
    store(tmp_path, TWO.replace("年底前", "六月前"))
    answer = publisher.post(f"{ISSUE}undo/", {"change": seen})
    assert answer.status_code == 409
    assert "又有新的操作" in answer.content.decode()
    assert Clause.objects.filter(text__contains="六月前").exists()
    assert not Job.objects.exists()


def test_a_document_is_withdrawn_with_a_reason_that_readers_see(
    held, publisher, client
):
    document = Document.objects.get(title__contains="公路")
    sent = {"document": document.slug, "reason": " 印刷 有误 "}
    publisher.post(f"{ISSUE}withdraw/", sent)
    answer = client.get(document.get_absolute_url())
    assert answer.status_code == 410
    assert "印刷 有误" in answer.content.decode()
    assert "fabu" in page(publisher)
    assert Job.objects.get().task == update_index.name


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"reason": "  "}, "请写明原因"),
        ({"reason": "长" * 501}, "最多 500 个字"),
        ({"reason": "有误", "document": "no-such"}, "不在这一期里"),
    ],
)
def test_without_a_reason_or_a_document_nothing_is_withdrawn(
    held, publisher, sent, said
):
    answer = publisher.post(f"{ISSUE}withdraw/", {"document": "x", **sent})
    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert Document.objects.count() == 2


def test_what_was_withdrawn_is_restored_by_a_worker(held, publisher, client, work):
    document = Document.objects.get(title__contains="公路")
    address = document.get_absolute_url()
    publisher.post(
        f"{ISSUE}withdraw/", {"document": document.slug, "reason": "印刷有误"}
    )
    withdrawal = Withdrawal.objects.get()
    publisher.post(f"{ISSUE}restore/", {"withdrawal": str(withdrawal.pk)})
    shown = page(publisher)
    assert "正在进行：2021-12 恢复《" in shown
    assert 'http-equiv="refresh"' in shown
    work()
    assert client.get(address).status_code == 200
    assert "正在进行" not in page(publisher)
    assert level()


def test_what_cannot_be_restored_is_told(held, publisher, work):
    document = Document.objects.get(title__contains="公路")
    publisher.post(
        f"{ISSUE}withdraw/", {"document": document.slug, "reason": "印刷有误"}
    )
    held.source = gazette_text()
    held.save()
    withdrawal = Withdrawal.objects.get()
    publisher.post(f"{ISSUE}restore/", {"withdrawal": str(withdrawal.pk)})
    work()
    assert "没有找到这份文件，没有恢复" in page(publisher)


def test_an_issue_is_moved_and_its_old_address_leads_there(held, publisher, client):
    answer = publisher.post(f"{ISSUE}move/", {"to": "2022-01"})
    assert answer["Location"] == "/office/issues/2022-01/"
    assert client.get("/2021/12/")["Location"] == "/2022/01/"
    assert "fabu" in page(publisher, "/office/issues/2022-01/")
    assert (
        publisher.post("/office/issues/2022-01/move/", {"to": "2022-13"}).status_code
        == 409
    )


def test_an_issue_is_removed_and_brought_back(held, publisher, client):
    publisher.post(f"{ISSUE}remove/", {"reason": "不是公报"})
    assert client.get("/2021/12/").status_code == 410
    assert "2021-12" in page(publisher, "/office/issues/")
    publisher.post(f"{ISSUE}undo/", {"change": newest()})
    assert client.get("/2021/12/").status_code == 200


def test_the_sample_is_removed_by_one_click(publisher, tmp_path, db, data_folder):
    store(tmp_path, TWO, is_sample=True)
    assert "移除示例" in page(publisher, "/office/issues/")
    publisher.post("/office/issues/remove-sample/")
    assert not Issue.objects.exists()
    assert "移除示例" not in page(publisher, "/office/issues/")
    assert "fabu" in page(publisher)


def test_an_issue_that_never_was_is_not_found(publisher):
    assert publisher.get("/office/issues/1999-01/").status_code == 404
    assert publisher.get("/office/issues/1999-13/").status_code == 404


ACTS = ("undo", "redo", "move", "remove", "withdraw", "restore")


@pytest.mark.parametrize("act", ACTS)
def test_an_editor_looks_and_changes_nothing(held, data_folder, act):
    editor = signed_in("bianji", Role.EDITOR)
    shown = page(editor)
    assert "<button>撤销</button>" not in shown
    assert "移除这一期" not in shown
    assert editor.post(f"{ISSUE}{act}/").status_code == 403
    assert editor.post("/office/issues/remove-sample/").status_code == 403


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR, Role.USER_ADMINISTRATOR])
def test_other_roles_see_nothing(held, role):
    client = signed_in("other", role)
    assert client.get(ISSUE).status_code == 403
    assert client.get("/office/issues/").status_code == 403


def test_staff_find_the_way_from_the_public_pages_readers_do_not(
    held, publisher, client
):
    document = Document.objects.get(title__contains="公路")
    for address in ("/2021/12/", document.get_absolute_url()):
        assert ISSUE in publisher.get(address).content.decode()
        assert "/office/" not in client.get(address).content.decode()


def test_queries_do_not_grow_with_what_was_done(held, publisher, tmp_path):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(publisher)
        return len(queries)

    count()  # the session is read and kept
    few = count()
    for n in range(4):
        store(tmp_path, TWO.replace("年底前", f"{n}月前"))
    assert count() == few
