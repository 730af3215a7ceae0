"""The page of hits: the same order whichever page is asked for, ties included."""

from datetime import date

import pytest

from search.engine import DocumentHit, Sort, Unit
from search.whoosh_engine import finding, looking
from tests.builders.index_entries import Shelf, document, issue

CLOSELY = 10
DOCUMENTS = 24


@pytest.fixture
def held(shelf: Shelf, monkeypatch) -> Shelf:
    """More documents and clauses than are looked at closely, some of them alike."""
    monkeypatch.setattr(finding, "LOOKED_AT_CLOSELY", CLOSELY)
    return shelf.hold(
        issue(
            *(
                document(
                    f"关于第{number}项的通知",
                    f"快递进村{'，快递进厂' * (number % 4)}。",
                    f"村里{'有关事项' * (number % 3)}的快递。",
                    "快递。",
                    signed_on=date(2023, 11, 1 + number % 5) if number % 6 else None,
                )
                for number in range(DOCUMENTS)
            )
        )
    )


def all_hits(held: Shelf, text: str, **options: object) -> list[DocumentHit]:
    return list(held.find(text, limit=1000, **options).hits)


ALL_ORDERS = [(unit, sort) for unit in Unit for sort in Sort]


@pytest.mark.parametrize(("unit", "sort"), ALL_ORDERS)
@pytest.mark.parametrize("size", [1, 7, 20])
def test_pages_one_after_the_other_are_the_whole(held, unit, sort, size):
    whole = all_hits(held, "快递进村", unit=unit, sort=sort)
    pages = [
        hit
        for offset in range(0, len(whole) + size, size)
        for hit in held.find(
            "快递进村", unit=unit, sort=sort, offset=offset, limit=size
        ).hits
    ]
    places = [(hit.document_id, hit.clause_ids) for hit in whole]
    assert len(whole) > CLOSELY
    assert len(set(places)) == len(places)
    assert [(hit.document_id, hit.clause_ids) for hit in pages] == places


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("text", ["快递", "快递进村", "快递 村里", "“快递进厂”"])
def test_no_score_is_above_one_before_it(held, unit, text):
    scores = [hit.score for hit in all_hits(held, text, unit=unit)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > CLOSELY


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_dates_decide_where_they_are_asked_to(held, unit, sort):
    found = [
        hit.document_id for hit in all_hits(held, "快递进村", unit=unit, sort=sort)
    ]
    ids = sorted(held.titles)
    dated = sorted(
        ids,
        key=lambda pk: ids.index(pk) % 5 if ids.index(pk) % 6 else -1,
        reverse=sort is Sort.NEWEST,
    )
    assert list(dict.fromkeys(found)) == dated


def test_a_clause_of_one_document_follows_the_better_one_where_dates_decide(held):
    found = all_hits(held, "快递进村", unit=Unit.CLAUSE, sort=Sort.OLDEST)
    assert held.titles
    for pk in held.titles:
        scores = [hit.score for hit in found if hit.document_id == pk]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == 3


def test_equals_come_newest_first_then_as_printed(held):
    alike: dict[float, list[int]] = {}
    for hit in all_hits(held, "快递进村"):
        alike.setdefault(hit.score, []).append(hit.document_id)
    ids = sorted(held.titles)

    def newest_first(pk: int) -> tuple[int, int]:
        number = ids.index(pk)
        return (-(number % 5) if number % 6 else 1), pk

    assert max(map(len, alike.values())) > 1
    for group in alike.values():
        assert group == sorted(group, key=newest_first)


@pytest.mark.parametrize(("unit", "sort"), ALL_ORDERS)
def test_few_are_looked_at_closely_however_many_there_are(
    held, unit, sort, monkeypatch
):
    looked_at: list[int] = []

    def counting(ranking, parts, documents, words):
        looked_at.extend(parts)
        return look(ranking, parts, documents, words)

    look = looking.look_at_parts
    monkeypatch.setattr(looking, "look_at_parts", counting)
    held.find("快递进村", unit=unit, sort=sort, limit=5)
    of_each_document = 4  # three clauses and a title
    assert 0 < len(looked_at) <= CLOSELY * of_each_document
    assert len(set(looked_at)) == len(looked_at)
