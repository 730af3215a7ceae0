"""Every change of what can be searched for gives its document another revision."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, migrations, models, transaction

from documents.models import Clause, Document, Issue, Revision, RevisionTotals
from documents.revisions import WATCHED, stop_watching, watch
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db


def revisions() -> dict[int, int]:
    return dict(Revision.objects.values_list("document_id", "number"))


@pytest.fixture
def document() -> Document:
    return add_document(
        add_issue(), "供水", ["一、保障供水。", "二、节约用水。"], ["三、附表。"]
    )


@pytest.fixture
def other(document) -> Document:
    return add_document(document.issue, "供电", ["一、保障供电。"])


def change_title(document):
    Document.objects.filter(pk=document.pk).update(title="供水（更正）")


def save_title(document):
    document.title = "供水（更正）"
    document.save()


def change_date(document):
    Document.objects.filter(pk=document.pk).update(signed_on=date(2023, 11, 2))


def change_clause(document):
    document.clauses.filter(position=1).update(text="一、保障用水。")


def save_clause(document):
    clause = document.clauses.first()
    clause.text = "一、保障用水。"
    clause.save()


def write_clauses_over(document):
    rows = list(document.clauses.all())
    rows[0].lead = "一、"
    Clause.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pk"], update_fields=["lead"]
    )


def add_clause(document):
    Clause.objects.bulk_create(
        [
            Clause(
                document=document, part=document.parts.first(), position=9, key="9",
                label="", depth=1, role="text", text="补遗。", page=1, spans=[],
            )
        ]
    )  # fmt: skip


def delete_clause(document):
    document.clauses.filter(position=1).delete()


def rename_attachment(document):
    document.parts.filter(position=1).update(title="附表")


def delete_attachment(document):
    document.parts.filter(position=1).delete()


def speak_sql(document):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE documents_clause SET text = '改' WHERE document_id = %s",
            [document.pk],
        )


@pytest.mark.parametrize(
    "change",
    [
        change_title, save_title, change_date, change_clause, save_clause,
        write_clauses_over, add_clause, delete_clause, rename_attachment,
        delete_attachment, speak_sql,
    ],
)  # fmt: skip
def test_a_change_is_noted_for_its_document_and_no_other(document, other, change):
    before = revisions()
    change(document)
    after = revisions()
    assert after[document.pk] != before[document.pk]
    assert after[other.pk] == before[other.pk]


def test_an_issue_that_gets_another_month_changes_its_documents(document, other):
    elsewhere = add_document(add_issue(month=1), "供气", ["供气。"])
    before = revisions()
    Issue.objects.filter(pk=document.issue_id).update(month=12)
    after = revisions()
    assert {pk for pk in after if after[pk] != before[pk]} == {document.pk, other.pk}
    assert after[elsewhere.pk] == before[elsewhere.pk]


def test_a_clause_that_moves_to_another_document_changes_both(document, other):
    before = revisions()
    clause = document.clauses.first()
    Clause.objects.filter(pk=clause.pk).update(
        document=other, part=other.parts.first(), key="9"
    )
    after = revisions()
    assert after[document.pk] != before[document.pk]
    assert after[other.pk] != before[other.pk]


@pytest.mark.parametrize("model", WATCHED)
def test_rows_saved_as_they_were_change_nothing(document, other, model):
    before = revisions()
    for row in model.objects.all():
        row.save()
    assert revisions() == before


def test_what_is_not_searched_for_changes_nothing(document):
    before = revisions()
    document.clauses.update(page=7, spans=[[1, 2, 3]], label="第一条")
    Document.objects.filter(pk=document.pk).update(position=7, last_page=9)
    Issue.objects.update(pages=99)
    assert revisions() == before


def test_a_document_that_is_gone_has_no_revision(document, other):
    document.delete()
    assert revisions().keys() == {other.pk}
    other.issue.delete()
    assert revisions() == {}


def test_a_change_that_is_taken_back_is_not_noted(document):
    before = revisions()
    with transaction.atomic():
        change_clause(document)
        transaction.set_rollback(True)
    assert revisions() == before


def test_migrating_again_changes_nothing(document):
    before = revisions()
    call_command("migrate", verbosity=0)
    assert revisions() == before


def drop_a_trigger():
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER documents_clause_updated")


def test_where_a_trigger_was_missing_everything_counts_as_changed(document, other):
    before = revisions()
    drop_a_trigger()
    change_clause(document)
    assert revisions() == before
    watch()
    after = revisions()
    assert len(after) > 1
    assert after.keys() == before.keys()
    assert all(after[pk] != before[pk] for pk in after)
    save_clause(other)
    assert revisions()[other.pk] != after[other.pk]


def test_nothing_is_watched_before_there_are_tables(document, monkeypatch):
    before = revisions()
    monkeypatch.setattr(connection.introspection, "table_names", list)
    drop_a_trigger()
    watch()
    assert revisions() == before


@pytest.mark.django_db(transaction=True)
def test_a_migration_may_copy_the_tables_that_are_watched(document):
    before = revisions()
    held = Document._meta.get_field("title")
    longer = models.CharField(max_length=600)
    longer.set_attributes_from_name("title")
    stop_watching([(migrations.Migration("0003", "documents"), False)])
    with connection.schema_editor() as editor:
        editor.alter_field(Document, held, longer)
    watch()
    after = revisions()
    assert after[document.pk] != before[document.pk]
    change_title(document)
    assert revisions()[document.pk] != after[document.pk]


def test_a_migration_of_others_leaves_the_triggers_alone(document):
    before = revisions()
    stop_watching([(migrations.Migration("0001", "sessions"), False)])
    change_title(document)
    assert revisions() != before


# ---- totals ----------------------------------------------------------------------


def totals() -> tuple[int, int]:
    return RevisionTotals.objects.values_list("count", "sum").get()


def counted() -> tuple[int, int]:
    numbers = revisions().values()
    return len(numbers), sum(numbers)


def move_a_clause(rows: Random) -> None:
    if clause := Clause.objects.order_by("?").first():
        other = rows.choice([*Document.objects.all()])
        key = f"moved-{clause.pk}-{rows.random()}"
        moved = Clause.objects.filter(pk=clause.pk)
        moved.update(document=other, part=other.parts.first(), key=key)


def take_back(_rows: Random) -> None:
    with transaction.atomic():
        Issue.objects.all().delete()
        transaction.set_rollback(True)


def drop_a_counting_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER documents_revision_updated")


def watch_again(_rows: Random) -> None:
    drop_a_trigger()
    watch()


def count_anew(_rows: Random) -> None:
    drop_a_counting_trigger()
    watch()


STEPS: dict[str, Callable[[Random], object]] = {
    "add": lambda rows: add_document(
        rows.choice([*Issue.objects.all()]), "供气", ["供气。"], slug=str(rows.random())
    ),
    "rename all": lambda rows: Document.objects.update(title=str(rows.random())),
    "change clauses": lambda rows: Clause.objects.update(text=str(rows.random())),
    "move an issue": lambda rows: Issue.objects.filter(month=11).update(
        year=rows.randrange(1990, 2020)
    ),
    "delete a clause": lambda rows: rows.choice([*Clause.objects.all()]).delete(),
    "delete a document": lambda rows: rows.choice([*Document.objects.all()]).delete(),
    "move a clause": move_a_clause,
    "take back": take_back,
    "watch again": watch_again,
    "count anew": count_anew,
}


@pytest.mark.parametrize("seed", range(8))
def test_the_totals_are_those_of_the_revisions_after_any_changes(seed):
    rows = Random(seed)
    issues = [add_issue(month=11), add_issue(month=12)]
    for place in range(6):
        add_document(issues[place % 2], "供水", ["供水。", "节水。"], slug=f"d{place}")
    assert totals() == counted()
    for _ in range(25):
        named = rows.choice([*STEPS])
        if "delete" in named and Document.objects.count() < 3:
            continue
        STEPS[named](rows)
        assert totals() == counted(), named
    Issue.objects.all().delete()
    assert totals() == (0, 0)


def test_counting_anew_leaves_the_revisions_as_they_are(document, other):
    before = revisions()
    drop_a_counting_trigger()
    change_clause(document)
    assert totals() != counted()
    watch()
    assert totals() == counted()
    assert revisions()[other.pk] == before[other.pk]


def test_totals_that_were_emptied_are_counted_again(document):
    RevisionTotals.objects.all().delete()
    watch()
    assert totals() == counted()
