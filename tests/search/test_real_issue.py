"""Searches that must find the right clause first, on the real issue, imported as a user would."""

import io
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from documents.models import Clause
from search.results.answer import Answer
from search.results.answering import answer
from search.results.forms import SearchParams
from tests.builders.rows import forget_everything

CORPUS = os.environ.get("GAZETTE_CORPUS", "")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder"),
]

OFFICE = "嘉兴市人民政府办公室"


@pytest.fixture(scope="module", autouse=True)
def _imported(django_db_setup, django_db_blocker, tmp_path_factory):
    usual = settings.SEARCH_INDEX_DIR
    settings.SEARCH_INDEX_DIR = tmp_path_factory.mktemp("real") / "index"
    with django_db_blocker.unblock():
        file = Path(CORPUS, "gazette", "jiaxing-2020-12.txt")
        call_command("import_gazette", file, stdout=io.StringIO(), stderr=io.StringIO())
    yield
    with django_db_blocker.unblock():
        forget_everything()
    settings.SEARCH_INDEX_DIR = usual


def ask(q: str, **params: object) -> Answer:
    return answer(SearchParams(q=q, **params))  # type: ignore[arg-type]


FIRST_CLAUSES = [
    # query, number of the first document, place of its first clause
    ("外商 礼品费", "嘉政办发〔2020〕69号", "二、3."),
    ("礼品费 外商", "嘉政办发〔2020〕69号", "二、3."),
    ("伙食费 标准", "嘉政办发〔2020〕69号", "二、2."),
    ("拦污坝", "嘉政办发〔2020〕74号", "附件一 3.6（2）"),
    ("“拦污坝、节制闸”", "嘉政办发〔2020〕74号", "附件一 3.6（2）"),
    ("修建拦污坝", "嘉政办发〔2020〕74号", "附件一 3.6（2）"),
    ("增强快递出海能力", "嘉政办发〔2020〕72号", "附件 三、（三）7."),
]


@pytest.mark.parametrize(("query", "number", "place"), FIRST_CLAUSES)
def test_the_right_clause_comes_first(query, number, place):
    first = ask(query).results[0]
    assert (first.document.number, first.clauses[0].place) == (number, place)


@pytest.mark.parametrize(
    "query",
    [
        "嘉政办发[2020]70号",
        "嘉政办发〔2020〕70号",
        "嘉政办发(2020)70",
        "嘉政办发 2020 70号",
        "嘉政办发也2020页70号",
        "嘉政办发70号",
        "2020年70号",
    ],
)
def test_a_number_leads_to_its_document(query):
    assert ask(query).results[0].document.number == "嘉政办发〔2020〕70号"


def test_a_quoted_phrase_leads_to_its_document():
    found = ask('"两进一出"')
    assert found.results[0].document.number == "嘉政办发〔2020〕72号"
    for result in found.results:
        assert all(
            "<mark>两进一出</mark>" in one.snippet.html for one in result.clauses
        )


def test_a_person_is_found_in_the_appointments():
    """Somebody who takes up one office and gives up another: named twice."""
    clauses = Clause.objects.filter(document__kind="人事任免")
    text = "\n".join(clauses.values_list("text", flat=True))
    named = Counter(re.findall(r"(?:^|免去)([一-鿕]{2,3})同志", text, re.MULTILINE))
    [(person, times)] = named.most_common(1)
    assert times == 2
    found = ask(person)
    assert [result.document.kind for result in found.results] == ["人事任免"]
    assert len(found.results[0].clauses) == 2


def test_a_clause_that_only_names_an_organ_after_a_word_does_not_come_first():
    """（14）市应急管理局：… says nothing of 应急 but by that name."""
    first = ask("应急").results[0]
    assert first.document.number == "嘉政办发〔2020〕74号"
    for shown in first.clauses:
        assert "应急" in shown.clause.text.replace("应急管理局", "")
    named = ask("应急管理局").results[0].clauses[0]
    assert "应急管理局" in named.clause.text


def test_a_filter_by_organ_leads_to_the_plan():
    found = ask("应急响应", issuers=(OFFICE,))
    assert found.results[0].document.number == "嘉政办发〔2020〕74号"
    assert {result.document.issuer for result in found.results} == {OFFICE}
    assert "<mark>应急响应</mark>" in found.results[0].clauses[0].snippet.html


def test_a_policy_comes_before_its_interpretation_and_the_list():
    for query in ("无骗保城市", "医保", "旅游消费试点"):
        kinds = [result.document.kind for result in ask(query).results]
        assert kinds == ["通知", "政策解读", "发文目录"]
