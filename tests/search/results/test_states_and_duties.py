"""效力:, 责任单位:, and the state of force beside each result."""

from datetime import date

import pytest

from documents.models import Document
from knowledge.level import bring_facts_level
from search.engine import Unit
from search.results.answering import answer
from search.results.forms import SearchParams
from search.sync import bring_level
from search.templatetags.results import documents, lone_clauses
from tests.builders.rows import add_document, add_issue

PARKING, RULES, RIVER = "停车管理通知", "停车管理规定", "河道清淤通知"


@pytest.fixture(autouse=True)
def held(db, index_dir) -> None:
    add_document(
        add_issue(2023, 3),
        PARKING,
        ["1.停车场由各单位管理。"],
        number="梅政发〔2023〕8号",
        signed_on=date(2023, 3, 1),
    )
    issue = add_issue(2025, 1)
    add_document(
        issue,
        RULES,
        ["1.停车收费。本规定自2025年2月1日起施行，梅政发〔2023〕8号同时废止。"],
        number="梅政发〔2025〕1号",
        signed_on=date(2025, 1, 3),
    )
    add_document(
        issue,
        RIVER,
        [
            "1.加快清淤。（牵头单位：市水利局；配合单位：市发改委）",
            "2.修复堤防。（责任单位：市水利局、县教育局）",
        ],
        number="梅政发〔2025〕2号",
    )
    bring_facts_level()
    bring_level()


def found(q: str) -> set[str]:
    return {one.document.title for one in answer(SearchParams(q=q)).results}


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("效力:已废止", {PARKING}),
        ("效力:有效", {RULES}),
        ("效力:现行有效", {RULES}),
        ("效力:未发现废止记录", {RIVER}),
        ("效力:有效|废止", {PARKING, RULES}),
        ("停车 -效力:已废止", {RULES}),
        ("停车 效力:已失效", set()),
        ("责任单位:市发改委", {RIVER}),
        ("责任单位:市发展和改革委员会", {RIVER}),
        ("责任单位:发改委", {RIVER}),
        ("责任单位:教育局", {RIVER}),
        ("责任单位:水利", {RIVER}),
        ("责任单位:市财政局", set()),
        ("牵头单位:市水利局", {RIVER}),
        ("牵头单位:市发改委", set()),
        ("停车 责任单位:市水利局", set()),
    ],
)
def test_a_sign_finds_what_is_known_to_be_so(q, titles):
    assert found(q) == titles


def test_a_state_that_is_none_is_named_and_the_rest_is_found():
    answered = answer(SearchParams(q="停车 效力:好用"))
    assert answered.problem.startswith("“好用”不是效力状态，已略过；")
    assert {one.document.title for one in answered.results} == {PARKING, RULES}


def test_a_result_says_its_state_only_where_it_is_not_plainly_in_force():
    results = answer(SearchParams(q="停车|清淤")).results
    states = {one.document.title: one.state for one in results}
    assert states == {PARKING: "已废止", RULES: "", RIVER: ""}
    assert documents(results).count("效力：") == 1
    alone = answer(SearchParams(q="停车场", by=Unit.CLAUSE)).results
    assert "效力：已废止" in lone_clauses(alone)


def test_a_state_follows_the_facts_without_a_new_index():
    Document.objects.get(title=RULES).delete()
    bring_facts_level()
    assert found("效力:已废止") == set()
