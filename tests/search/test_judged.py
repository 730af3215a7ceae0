"""The answers to judged queries must not get worse; `python -m benchmarks judging` tells more."""

import io
import os
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from search.results.answering import ask
from search.results.forms import SearchParams
from tests.builders.rows import forget_everything
from tests.search.judged.figures import Figures, Judged, figures, judge
from tests.search.judged.queries import (
    LAY_FRESH,
    LAY_REAL,
    LAY_SAMPLE,
    LAY_UNSEEN,
    LAY_UNSEEN_REAL,
    REAL,
    SAMPLE,
    judged_queries,
    unanswerable,
)

CORPUS = os.environ.get("GAZETTE_CORPUS", "")
SOURCES = sorted((settings.BASE_DIR / "documents" / "sample").glob("*.txt"))
pytestmark = pytest.mark.django_db

# A little below what was measured: one query of seventy may be lost.
FLOORS = {
    "sample": Figures(147, 0.975, 0.98, 0.97, 83, 0.96, 0.95),
    "real": Figures(60, 0.98, 0.975, 0.96, 34, 0.85, 0.9),
    "lay, sample": Figures(63, 0.955, 0.945, 0.915, 47, 0.665, 0.65),
    "lay, real": Figures(37, 0.92, 0.91, 0.83, 17, 0.45, 0.55),
}
HELD_OUT = {
    "sample": Figures(46, 0.95, 0.955, 0.955, 25, 0.95, 0.95),
    "real": Figures(24, 0.95, 0.95, 0.915, 11, 0.81, 0.81),
    "lay, sample": Figures(23, 0.96, 0.955, 0.955, 17, 0.82, 0.8),
    "lay, unseen": Figures(15, 0.84, 0.83, 0.8, 15, 0.66, 0.58),
    "lay, asked later": Figures(20, 0.91, 0.9, 0.9, 20, 0.75, 0.73),
    "lay, fresh": Figures(12, 0.75, 0.75, 0.75, 12, 0.5, 0.48),
    "lay, real": Figures(12, 0.93, 0.92, 0.83, 6, 0.3, 0.5),
}
# Questions in a layman's words whose answer is not found, as was measured.
MISSED = {
    "lay, sample": 0,
    "lay, unseen": 1,
    "lay, real": 0,
    "lay, asked later": 0,
    "lay, fresh": 2,
}
EMPTY = 45  # of fifty questions that nothing held can answer


@pytest.fixture(scope="module")
def answered(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[dict[str, list[Judged]]]:
    usual = settings.SEARCH_INDEX_DIR
    settings.SEARCH_INDEX_DIR = tmp_path_factory.mktemp("judged") / "index"
    with django_db_blocker.unblock():
        take(*SOURCES)
        found = {
            "sample": [judge(query) for query in judged_queries(SAMPLE)],
            "lay, sample": [judge(query) for query in judged_queries(LAY_SAMPLE)],
            "lay, unseen": [judge(query) for query in judged_queries(LAY_UNSEEN)],
        }
        if CORPUS:
            take(Path(CORPUS, "gazette", "jiaxing-2020-12.txt"))
            found["real"] = [judge(query) for query in judged_queries(REAL)]
            found["lay, real"] = [judge(query) for query in judged_queries(LAY_REAL)]
            asked_later = judged_queries(LAY_UNSEEN_REAL)
            found["lay, asked later"] = [judge(query) for query in asked_later]
            found["lay, fresh"] = [judge(query) for query in judged_queries(LAY_FRESH)]
        yield found
        forget_everything()
    settings.SEARCH_INDEX_DIR = usual


def take(*files: Path) -> None:
    call_command("import_gazette", *files, stdout=io.StringIO(), stderr=io.StringIO())


outside = pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder")
corpora = pytest.mark.parametrize(
    "corpus",
    [
        "sample",
        "lay, sample",
        pytest.param("real", marks=outside),
        pytest.param("lay, real", marks=outside),
    ],
)


@corpora
def test_judged_queries_are_answered_no_worse(answered, corpus):
    assert worse(answered[corpus], FLOORS[corpus]) == {}


@pytest.mark.parametrize(
    "corpus",
    [
        "lay, unseen",
        pytest.param("lay, asked later", marks=outside),
        pytest.param("lay, fresh", marks=outside),
    ],
)
def test_questions_that_came_after_the_lists_are_answered_no_worse(answered, corpus):
    assert worse(answered[corpus], HELD_OUT[corpus]) == {}


@corpora
def test_so_are_those_that_were_held_out(answered, corpus):
    held_out = [one for one in answered[corpus] if one.query.is_held_out]
    assert worse(held_out, HELD_OUT[corpus]) == {}


@pytest.mark.parametrize(
    "corpus",
    [
        "lay, sample",
        "lay, unseen",
        pytest.param("lay, real", marks=outside),
        pytest.param("lay, asked later", marks=outside),
        pytest.param("lay, fresh", marks=outside),
    ],
)
def test_hardly_a_question_in_a_layman_s_words_is_left_without_its_answer(
    answered, corpus
):
    ranks = [one.reciprocal_rank for one in answered[corpus]]
    assert ranks.count(0) <= MISSED[corpus]


def test_what_nothing_held_can_answer_stays_without_answers(answered):
    found = [
        asked
        for text in unanswerable()
        if (asked := ask(SearchParams(q=text), near=True).result).total_documents
        or asked.near.total_documents
    ]
    assert len(unanswerable()) == 50
    assert len(found) <= 50 - EMPTY


def worse(judged: list[Judged], floor: Figures) -> dict[str, tuple[float, float]]:
    """The figures that are below their floor, each with that."""
    both = zip(astuple(figures(judged)), astuple(floor), strict=True)
    names = (field.name for field in fields(Figures))
    return {
        name: (found, least)
        for name, (found, least) in zip(names, both, strict=True)
        if not found >= least
    }
