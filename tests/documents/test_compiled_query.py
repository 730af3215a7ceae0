import pytest

from documents.compiled_query import CompiledQuery, columns
from documents.models import Clause, Document

NAMES = ("id", "title", "signed_on", "issue__year")


def rows(ids):
    return Document.objects.filter(pk__in=ids).order_by("pk").values_list(*NAMES)


@pytest.mark.parametrize("many", range(1, 6))
def test_rows_are_those_of_the_query(held, many):
    ids = [*Document.objects.values_list("pk", flat=True)][:many]
    compiled = CompiledQuery(rows)
    assert compiled.of(ids) == [*rows(ids)]
    assert [row[0] for row in compiled.of(ids)] == sorted(ids)


def test_ids_that_are_not_held_or_come_twice_give_no_rows_of_their_own(held):
    first = Document.objects.order_by("pk").values_list("pk", flat=True)[0]
    assert CompiledQuery(rows).of([first, first, -1]) == [*rows([first])]
    assert CompiledQuery(rows).of([]) == []


def test_what_sqlite_holds_as_text_is_what_the_query_gives(held):
    compiled = CompiledQuery(
        lambda ids: (
            Clause.objects.filter(pk__in=ids)
            .order_by()
            .values_list("path", "document__signed_on")
        )
    )
    [clause] = Clause.objects.exclude(path=None).order_by("pk")[:1]
    assert compiled.of([clause.pk]) == [(clause.path, clause.document.signed_on)]
    assert clause.document.signed_on


def test_sql_is_written_once_for_as_many_ids(held):
    asked = []

    def noted(ids):
        asked.append(len(ids))
        return rows(ids)

    compiled = CompiledQuery(noted)
    for many in (5, 6, 7, 8, 3, 4, 8):
        compiled.of(range(many))
    assert asked == [8, 4]


def test_a_query_without_ids_gives_all_its_rows(held):
    every = Document.objects.order_by("pk").values_list("slug")
    assert CompiledQuery(lambda _: every.all()).all() == [*every]


def test_a_query_that_filters_by_more_than_ids_is_refused(held):
    compiled = CompiledQuery(lambda ids: rows(ids).filter(title="供水"))
    with pytest.raises(AssertionError):
        compiled.of([1])


def test_columns_are_taken_as_the_model_has_them(held):
    names = columns(Document, "title", "issue")
    assert {"title", "issue_id"}.isdisjoint(names)
    values = Document.objects.values_list(*names)[0]
    document = Document.from_db("default", names, values)
    assert document == Document.objects.get(pk=values[0])
    assert document.get_deferred_fields() == {"title", "issue_id"}
