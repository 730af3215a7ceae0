"""Rows that were stored before a migration say afterwards what new ones do."""

import pytest
from django.core.management import call_command

from documents.importing.undoing import last_change, move, undo
from documents.models import (
    Clause,
    Gazette,
    Issue,
    IssueKey,
    Revision,
    RevisionTotals,
)
from tests.builders.rows import store_sample

pytestmark = pytest.mark.django_db(transaction=True)


def numbers() -> list[tuple[object, ...]]:
    return list(
        Clause.objects.order_by("pk").values_list("numerals", "marker_end", "ordinal")
    )


def test_clauses_stored_before_get_their_numbers_and_are_watched():
    store_sample()
    kept = numbers()
    assert any(end for _, end, _ in kept)
    call_command("migrate", "documents", "0004", verbosity=0)
    call_command("migrate", verbosity=0)  # what stands on documents, too
    assert numbers() == kept
    revisions = dict(Revision.objects.values_list())
    counted = len(revisions), sum(revisions.values())
    assert RevisionTotals.objects.values_list("count", "sum").get() == counted
    [changed, *_] = revisions
    Clause.objects.filter(document=changed).update(text="改过的正文。")
    assert Revision.objects.get(document=changed).number != revisions[changed]


def test_issues_stored_before_there_were_gazettes_are_of_the_first_and_keep_addresses(
    client,
):
    october, december = store_sample()
    source = "云泽市人民政府公报\n2023年第12期\n云泽市人民政府\n关于夜间经济的通知"
    Issue.objects.filter(pk=december.pk).update(source=source, is_sample=False)
    move(october, IssueKey(2023, 9))
    paths = ["/2023/09/", "/2023/10/", "/2023/12/", "/2023/12.txt", "/d/d12-1/f1-2-1/"]
    before = {path: client.get(path).status_code for path in paths}
    call_command("migrate", "documents", "0009", verbosity=0)
    call_command("migrate", verbosity=0)  # what stands on documents, too
    assert {path: client.get(path).status_code for path in paths} == before
    assert before["/2023/10/"] == 301
    first = Gazette.objects.get()
    assert (first.slug, first.name) == ("main", "云泽市人民政府公报")
    assert {str(issue.key) for issue in first.issues.all()} == {"2023-09", "2023-12"}
    undo(last_change(IssueKey(2023, 9)))
    assert client.get("/2023/10/").status_code == 200
