"""Answers to judged queries must not get worse; `python -m benchmarks judging` tells more."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from documents.models import Issue
from tests.search.judged.figures import Figures, Judged, figures, judge
from tests.search.judged.queries import REAL, SAMPLE, judged_queries

CORPUS = os.environ.get("GAZETTE_CORPUS", "")
SOURCES = sorted((settings.BASE_DIR / "documents" / "sample").glob("*.txt"))
pytestmark = pytest.mark.django_db

# A little below what was measured: one query of seventy may be lost.
FLOORS = {
    "sample": Figures(147, 0.975, 0.98, 0.97, 83, 0.96, 0.95),
    "real": Figures(60, 0.98, 0.975, 0.96, 34, 0.85, 0.9),
}
HELD_OUT = {
    "sample": Figures(46, 0.95, 0.955, 0.955, 25, 0.95, 0.95),
    "real": Figures(24, 0.95, 0.95, 0.915, 11, 0.81, 0.81),
}


@pytest.fixture(scope="module")
def answered(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[dict[str, list[Judged]]]:
    usual = settings.SEARCH_INDEX_DIR
    settings.SEARCH_INDEX_DIR = tmp_path_factory.mktemp("judged") / "index"
    with django_db_blocker.unblock():
        take(*SOURCES)
        found = {"sample": [judge(query) for query in judged_queries(SAMPLE)]}
        if CORPUS:
            take(Path(CORPUS, "gazette", "jiaxing-2020-12.txt"))
            found["real"] = [judge(query) for query in judged_queries(REAL)]
        yield found
        Issue.objects.all().delete()
    settings.SEARCH_INDEX_DIR = usual


def take(*files: Path) -> None:
    call_command("import_gazette", *files, stdout=io.StringIO(), stderr=io.StringIO())


corpora = pytest.mark.parametrize(
    "corpus",
    [
        "sample",
        pytest.param(
            "real",
            marks=pytest.mark.skipif(
                not CORPUS, reason="GAZETTE_CORPUS names no folder"
            ),
        ),
    ],
)


@corpora
def test_judged_queries_are_answered_no_worse(answered, corpus):
    hold(answered[corpus], FLOORS[corpus])


@corpora
def test_so_are_those_that_were_held_out(answered, corpus):
    held_out = [one for one in answered[corpus] if one.query.is_held_out]
    hold(held_out, HELD_OUT[corpus])


def hold(judged: list[Judged], floor: Figures) -> None:
    found = figures(judged)
    assert found.queries >= floor.queries
    assert found.with_clauses >= floor.with_clauses
    assert found.ndcg >= floor.ndcg
    assert found.mrr >= floor.mrr
    assert found.success >= floor.success
    assert found.first_clause >= floor.first_clause
    assert found.clause_mrr >= floor.clause_mrr
