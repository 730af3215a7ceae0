"""Rows that were stored before a migration say afterwards what new ones do."""

import pytest
from django.core.management import call_command

from documents.models import Clause, Revision, RevisionTotals
from tests.builders.rows import store_sample

pytestmark = pytest.mark.django_db(transaction=True)


def numbers() -> list[tuple[object, ...]]:
    return list(
        Clause.objects.order_by("pk").values_list("numerals", "marker_end", "ordinal")
    )


def test_clauses_stored_before_get_their_numbers_and_count_as_unchanged():
    store_sample()
    kept = numbers()
    assert any(end for _, end, _ in kept)
    call_command("migrate", "documents", "0004", verbosity=0)
    revisions = dict(Revision.objects.values_list())
    call_command("migrate", "documents", verbosity=0)
    assert numbers() == kept
    assert dict(Revision.objects.values_list()) == revisions
    counted = len(revisions), sum(revisions.values())
    assert RevisionTotals.objects.values_list("count", "sum").get() == counted
    [changed, *_] = revisions
    Clause.objects.filter(document=changed).update(text="改过的正文。")
    assert Revision.objects.get(document=changed).number != revisions[changed]
