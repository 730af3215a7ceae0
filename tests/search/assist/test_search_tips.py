import pytest

from search.assist.search_tips import search_tips
from search.results.answering import ask
from search.results.forms import SearchParams
from search.sync import bring_level, level
from tests.builders.rows import add_document, add_issue, store_sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def test_every_sign_has_an_example_that_finds_something():
    store_sample()
    bring_level()
    every = search_tips(level())
    assert len(every) > 5
    assert [tip.written for tip in every if not tip.example] == []
    for tip in every:
        asked = ask(SearchParams(q=tip.example))
        assert asked.result.total_documents, tip.example
        assert asked.parsed.problem == "", tip.example


def test_an_empty_database_explains_the_signs_without_examples():
    assert {tip.example for tip in search_tips(level())} == {""}


def test_examples_are_found_anew_when_the_index_has_caught_up():
    store_sample()
    assert {tip.example for tip in search_tips(level())} == {""}
    bring_level()
    assert all(tip.example for tip in search_tips(level()))


def test_what_nobody_needs_is_explained_where_an_example_is_held():
    assert "简称" not in {tip.written for tip in search_tips(level())}
    add_document(add_issue(), "关于医疗保障的通知", ["第十二条 参加医疗保险。"])
    bring_level()
    examples = {tip.written: tip.example for tip in search_tips(level())}
    assert (examples["简称"], examples["第12条"]) == ("医保", "第12条")
