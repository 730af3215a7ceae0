import pytest

from search.assist.search_tips import signs
from search.results.answering import ask
from search.results.forms import SearchParams
from search.sync import bring_level, level
from tests.builders.rows import add_document, add_issue, store_sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def test_every_sign_has_an_example_that_finds_something():
    store_sample()
    bring_level()
    every = signs(level())
    assert len(every) > 5
    assert [sign.written for sign in every if not sign.example] == []
    for sign in every:
        asked = ask(SearchParams(q=sign.example))
        assert asked.found.total_documents, sign.example
        assert asked.parsed.problem == "", sign.example


def test_an_empty_database_explains_the_signs_without_examples():
    assert {sign.example for sign in signs(level())} == {""}


def test_examples_are_found_anew_when_the_index_has_caught_up():
    store_sample()
    assert {sign.example for sign in signs(level())} == {""}
    bring_level()
    assert [sign.written for sign in signs(level()) if not sign.example] == []


def test_what_nobody_needs_is_explained_where_an_example_is_held():
    assert "简称" not in {sign.written for sign in signs(level())}
    add_document(add_issue(), "关于医疗保障的通知", ["第十二条 参加医疗保险。"])
    bring_level()
    examples = {sign.written: sign.example for sign in signs(level())}
    assert (examples["简称"], examples["第12条"]) == ("医保", "第12条")
