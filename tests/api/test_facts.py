"""What is read from documents, and what units have to see to, as JSON."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Document
from knowledge.level import bring_facts_level
from tests.api.conftest import get
from tests.builders.rows import Line, add_document, add_issue

pytestmark = pytest.mark.django_db

BUREAU = "市水利局"


@pytest.fixture
def plan(db: None) -> Document:
    """A plan that rules repeal, with every kind of fact in one of the two."""
    plan = add_document(
        add_issue(2023, 3),
        "梅浦县人民政府关于整治河道的通知",
        [
            Line(
                "1",
                "1.加快清淤，2024年底前完成。（牵头单位：市水利局；配合单位：市财政局）",
                "1.",
            ),
            Line("2", "2.按照《梅浦县河道管理办法》（梅政发〔2015〕2号）执行。", "2."),
            Line("3", "3.修复堤防。（责任单位：市水利局）", "3."),
        ],
        number="梅政发〔2023〕8号",
        signed_on=date(2023, 3, 3),
        slug="plan",
    )
    add_document(
        add_issue(2023, 6),
        "梅浦县人民政府关于河道管理的决定",
        [Line("1", "1.本决定自2023年7月1日起施行。梅政发〔2023〕8号同时废止。", "1.")],
        number="梅政发〔2023〕20号",
        signed_on=date(2023, 6, 1),
        slug="rules",
    )
    add_document(
        add_issue(2023, 7),
        "市政府人事任免（2023年7月）",
        [
            Line("p1", "任命："),
            Line("p2", "林知远同志任云泽市水利局副局长，试用期一年。"),
        ],
        kind="人事任免",
        issuer="",
        slug="appointed",
    )
    bring_facts_level()
    return plan


def test_duties_name_their_clause_and_quote_it(client: Client, plan):
    duties = get(client, "documents/plan/facts")["duties"]
    assert [(each["role"], each["unit"], each["clause"]) for each in duties] == [
        ("lead", BUREAU, "1"),
        ("support", "市财政局", "1"),
        ("responsible", BUREAU, "3"),
    ]
    assert duties[0]["url"] == "http://testserver/d/plan/1/"
    assert duties[0]["place"] == "1."
    for duty in duties:
        clause = get(client, f"documents/plan/clauses/{duty['clause']}")["text"]
        assert clause[duty["start"] :].startswith(duty["quote"])
        assert duty["quote"]


def test_days_and_what_is_cited_stand_beside_them(client: Client, plan):
    facts = get(client, "documents/plan/facts")
    assert [(each["kind"], each["due"]) for each in facts["deadlines"]] == [
        ("deadline", "2024-12-31")
    ]
    [cited] = facts["citations"]
    assert (cited["title"], cited["number"], cited["held"]) == (
        "梅浦县河道管理办法",
        "梅政发〔2015〕2号",
        None,
    )


def test_what_is_named_and_held_has_its_id(client: Client, plan):
    facts = get(client, "documents/rules/facts")
    effects = {each["kind"]: each for each in facts["effects"]}
    assert effects["repeal"]["target_number"] == "梅政发〔2023〕8号"
    assert effects["repeal"]["held"] == "plan"
    assert effects["takes_effect"]["date"] == "2023-07-01"
    assert [each["held"] for each in facts["relations"]] == ["plan"]


def test_appointments_have_person_post_and_conditions(client: Client, plan):
    [row] = get(client, "documents/appointed/facts")["appointments"]
    assert (row["person"], row["action"], row["clause"]) == ("林知远", "任命", "p2")
    assert "试用期一年" in "".join(row["conditions"])


def test_a_document_says_its_state_and_the_clause_that_says_so(client: Client, plan):
    force = get(client, "documents/plan")["force"]
    assert (force["state"], force["since"]) == ("repealed", "2023-07-01")
    [said] = force["said_by"]
    assert (said["document"], said["clause"], said["kind"]) == ("rules", "1", "repeal")
    assert said["url"] == "http://testserver/d/rules/1/"
    assert get(client, "documents/rules")["force"]["state"] == "in_force"
    nothing_said = get(client, "documents/appointed")["force"]
    assert (nothing_said["state"], nothing_said["said_by"]) == ("no_record", [])
    assert nothing_said["as_of"] == "2023-07"


def test_facts_of_what_is_not_held_are_said_to_be_missing(client: Client, plan):
    assert get(client, "documents/none/facts", 404) == {"detail": "没有收录这份文件"}


def test_units_are_listed_page_by_page(client: Client, plan):
    first = get(client, "units?page_size=1")
    assert (first["total"], first["items"][0]["name"]) == (2, BUREAU)
    assert (first["items"][0]["lead"], first["items"][0]["total"]) == (1, 2)
    second = client.get(first["next"]).json()
    assert (second["items"][0]["name"], second["next"]) == ("市财政局", None)
    assert get(client, "units?q=财政")["total"] == 1
    assert get(client, "units?page=9")["items"] == []


@pytest.mark.parametrize(
    ("asked", "clauses"),
    [
        ("", ["3", "1"]),
        ("role=lead", ["1"]),
        ("role=support", []),
        ("year=2023", ["3", "1"]),
        ("year=2022", []),
        ("due=any", ["1"]),
        ("state=live", []),
        ("page_size=1&page=2", ["1"]),
    ],
)
def test_the_duties_of_a_unit_take_the_parameters_of_its_page(
    client: Client, plan, asked, clauses
):
    found = get(client, f"units/{BUREAU}/duties?{asked}")
    assert [each["clause"] for each in found["items"]] == clauses


def test_a_duty_of_a_unit_tells_its_document_and_what_has_become_of_it(
    client: Client, plan
):
    [duty] = get(client, f"units/{BUREAU}/duties?role=lead")["items"]
    assert (duty["document"], duty["number"]) == ("plan", "梅政发〔2023〕8号")
    assert (duty["due"], duty["state"]) == ("2024-12-31", "repealed")
    assert duty["text"].startswith("1.加快清淤")


def test_a_unit_without_duties_is_said_to_have_none(client: Client, plan):
    assert get(client, "units/市没有局/duties", 404) == {
        "detail": "没有这个单位的责任分工"
    }


def _queries(client: Client, asked: str) -> int:
    """How many an answer takes, once what is kept is there."""
    get(client, asked)
    with CaptureQueriesContext(connection) as taken:
        get(client, asked)
    return len(taken)


def _hold(slug: str, lines: int) -> None:
    body = [
        f"{n}.按照梅政发〔2014〕{n}号清淤，2025年底前完成。（责任单位：市水利局、市{n}局）"
        for n in range(1, lines + 1)
    ]
    add_document(add_issue(2024, lines % 12 + 1), f"{slug}通知", body, slug=slug)
    bring_facts_level()


def test_facts_take_as_many_queries_for_many_rows_as_for_few(client: Client):
    asked = ("documents/{}", "documents/{}/facts", "units", f"units/{BUREAU}/duties")
    _hold("few", 1)
    for_few = [_queries(client, each.format("few")) for each in asked]
    _hold("many", 40)
    assert len(get(client, "documents/many/facts")["citations"]) == 40
    assert [_queries(client, each.format("many")) for each in asked] == for_few
    assert for_few[1] <= 15
