"""The audit log can't be changed, and whoever changes it all the same is found out."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from documents.models import Clause, Document
from office.accounts.models import User
from office.audit.chain import seal, verify
from office.audit.log import note
from office.audit.models import Entry
from office.audit.triggers import missing_triggers, stop_watching, watch
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Entry]:
    return [note(None, "发布", f"2023-{month}", documents=month) for month in (1, 2, 3)]


def sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET about = 'x'",
        "UPDATE audit_entry SET hash = ''",
        "DELETE FROM audit_entry",
        (
            "REPLACE INTO audit_entry (id, at, actor, address, action, about, details, hash) "
            "SELECT id, at, 'x', '', '', '', '{}', '' FROM audit_entry LIMIT 1"
        ),
    ],
)
def test_the_database_refuses_to_change_an_entry(three, statement):
    with pytest.raises(DatabaseError):
        sql(statement)
    assert verify().fault == ""


def test_query_sets_and_models_are_refused_too(three):
    for change in (
        lambda: Entry.objects.filter(pk=three[0].pk).update(actor="x"),
        lambda: Entry.objects.all().delete(),
        lambda: three[0].delete(),
        lambda: Entry.objects.create(actor="x", action="y", hash="0" * 64),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE audit_entry SET about = 'x' WHERE id = %s", 1),
        ("UPDATE audit_entry SET details = '{}' WHERE id = %s", 1),
        ("UPDATE audit_entry SET at = '2020-01-01 00:00:00' WHERE id = %s", 1),
        ("UPDATE audit_entry SET hash = '' WHERE id = %s", 1),
    ],
)
def test_an_entry_changed_past_the_triggers_is_named(three, statement, place):
    seal()
    stop_watching([(None, False)])
    sql(statement, three[place].pk)
    watch()
    assert verify().fault.startswith(f"第 {three[place].pk} 条")


def test_an_entry_taken_out_is_told_at_the_next(three):
    stop_watching([(None, False)])
    sql("DELETE FROM audit_entry WHERE id = %s", three[1].pk)
    watch()
    assert verify().fault == f"第 {three[2].pk} 条：之前缺条目，或本条被改动"


def test_the_end_cut_off_is_told_by_an_anchor(three):
    head = verify()
    assert verify({head.head: head.head_hash}).fault == ""
    stop_watching([(None, False)])
    sql("DELETE FROM audit_entry WHERE id = %s", three[2].pk)
    watch()
    assert verify().fault == ""
    assert "没有这一条" in verify({head.head: head.head_hash}).fault


def test_missing_triggers_are_told(three):
    sql("DROP TRIGGER audit_entry_undeleted")
    assert missing_triggers() == ["audit_entry_undeleted"]
    assert "audit_entry_undeleted" in verify().fault
    watch()
    assert verify().fault == ""


def test_what_triggers_wrote_is_sealed_by_the_next_entry_in_order():
    user = User.objects.create_user("li")
    assert Entry.objects.filter(hash="").exists()
    note(None, "发布")
    assert not Entry.objects.filter(hash="").exists()
    assert Entry.objects.earliest("pk").about == "账号 li"
    assert verify().fault == ""
    assert user.pk


def test_plain_sql_on_accounts_is_in_the_log():
    user = User.objects.create_user("li")
    sql("UPDATE accounts_user SET is_superuser = 1 WHERE id = %s", user.pk)
    entry = Entry.objects.latest("pk")
    assert (entry.actor, entry.action, entry.about) == (
        "数据库",
        "数据库修改",
        "账号 li",
    )
    assert entry.details["columns"] == ["is_superuser"]
    sql("UPDATE accounts_user SET last_login = '2026-01-01' WHERE id = %s", user.pk)
    assert Entry.objects.first() == entry


def test_a_bulk_write_is_one_entry_that_says_how_many_rows():
    document = add_document(add_issue(), "供水", [f"{n}." for n in range(30)])
    seal()
    Clause.objects.filter(document=document).update(lead="x")
    Document.objects.update(title="y")
    seal()
    said = {entry.about for entry in Entry.objects.filter(action="批量写入")}
    assert {"条款：新增 30 行", "条款：修改 30 行", "文件：修改 1 行"} <= said
    assert verify().fault == ""


def test_what_is_rolled_back_is_not_in_the_log():
    with transaction.atomic():
        add_document(add_issue(), "供水", ["保障供水。"])
        transaction.set_rollback(True)
    seal()
    assert not Entry.objects.exists()


def test_an_account_that_goes_leaves_its_entries_as_they_are(rf):
    request = rf.get("/")
    request.user = User.objects.create_user("li")
    pk = request.user.pk
    entry = note(request, "发布")
    request.user.delete()
    entry.refresh_from_db()
    assert (entry.user_id, entry.actor) == (pk, "li")
    assert verify().fault == ""


def test_commands_verify_and_export(three, tmp_path):
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert f"末条：{three[2].pk}:" in out.getvalue()
    anchor = out.getvalue().split("末条：")[1].split()[0]
    call_command("verify_audit", anchor=[], stdout=StringIO())
    call_command("verify_audit", f"--anchor={anchor}", stdout=StringIO())
    file = tmp_path / "log.jsonl"
    call_command("export_audit", f"--output={file}", "--action=发布")
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert [row["about"] for row in rows] == ["2023-1", "2023-2", "2023-3"]
    call_command("export_audit", f"--output={file}", "--to=2020-01-01")
    assert file.read_text() == ""
    with pytest.raises(CommandError, match="不能写入"):
        call_command("export_audit", f"--output={tmp_path}")


def test_no_cell_of_the_csv_is_a_formula():
    note(None, "发布", "=1+1")
    out = StringIO()
    call_command("export_audit", "--format=csv", stdout=out)
    assert ",'=1+1," in out.getvalue()
