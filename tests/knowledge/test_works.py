"""Which held documents the names in facts mean."""

from datetime import date
from itertools import count

import pytest

from documents.facts.states import StateKind
from documents.models import Document
from knowledge.level import bring_facts_level
from knowledge.models import CitationFact
from knowledge.states import force_on
from knowledge.works import held_works, naming
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db

_years = count(2030)


def meant(text: str) -> list[str | None]:
    """The slugs that the citations of a text lead to."""
    citing = add_document(add_issue(next(_years), 1), "一份通知", [text])
    bring_facts_level()
    rows = list(CitationFact.objects.filter(document=citing))
    works = held_works(rows)
    return [works[row.pk].slug if row.pk in works else None for row in rows]


@pytest.fixture
def rules() -> Document:
    return add_document(
        add_issue(2023, 3),
        "梅浦县人民政府关于停车管理的通知",
        ["请遵照执行。"],
        ["一、总则"],
        attachment_title="梅浦县停车管理办法",
        number="梅政发〔2023〕8号",
        slug="rules",
    )


@pytest.mark.parametrize(
    "text",
    [
        "按照梅政发〔2023〕8号办理。",
        "按照梅政发[2023]第8号办理。",
        "按照《梅浦县人民政府关于停车管理的通知》办理。",
        "按照《梅浦县停车管理办法》办理。",
    ],
)
def test_number_title_and_attachment_mean_the_document(rules, text):
    assert meant(text) == ["rules"]


def test_a_near_title_and_another_number_mean_none(rules):
    assert meant("按照《梅浦县停车场管理办法》办理。") == [None]
    assert meant("按照《梅浦县停车管理办法》（梅政发〔2015〕2号）办理。") == [None]


def test_what_arrives_later_is_found_by_what_was_said_before():
    assert meant("按照梅政发〔2023〕8号办理。") == [None]
    add_document(
        add_issue(2024, 1), "后来的通知", number="梅政发〔2023〕8号", slug="later"
    )
    bring_facts_level()
    [row] = CitationFact.objects.all()
    assert held_works([row])[row.pk].slug == "later"


def test_a_name_of_two_works_means_none_but_a_work_printed_twice_is_one(rules):
    text = "按照《梅浦县停车管理办法》办理。"
    add_document(
        add_issue(2024, 1),
        rules.title,
        ["一、总则"],
        ["一、总则"],
        attachment_title="梅浦县停车管理办法",
        number=rules.number,
        slug="again",
    )
    assert meant(text) == ["again"]
    add_document(add_issue(2025, 1), "梅浦县停车管理办法", number="梅政发〔2025〕1号")
    bring_facts_level()
    [row] = CitationFact.objects.all()
    assert held_works([row])[row.pk].number == "梅政发〔2025〕1号"


def test_who_names_a_document_is_found_the_other_way_about(rules):
    meant("按照梅政发〔2023〕8号和《梅浦县停车管理办法》办理，不按《停车办法》。")
    named = CitationFact.objects.filter(naming(rules))
    assert [row.number or row.title for row in named] == [
        "梅政发〔2023〕8号",
        "梅浦县停车管理办法",
    ]


def test_states_follow_the_facts_even_where_these_come_a_moment_later(rules):
    bring_facts_level()
    today = date(2026, 6, 1)
    add_document(
        add_issue(2025, 1),
        "另一份决定",
        ["1.本决定自2025年2月1日起施行，梅政发〔2023〕8号同时废止。"],
        number="梅政发〔2025〕1号",
        signed_on=date(2025, 1, 3),
    )
    assert force_on(today).kind_of(rules) is StateKind.NO_RECORD
    bring_facts_level()
    assert force_on(today).kind_of(rules) is StateKind.REPEALED
