import pytest

from search.results.answering import answer
from search.results.forms import SearchParams
from search.results.within import AT_ONCE, clauses_within
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue
from tests.markup import Elements

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]
MANY = AT_ONCE + 10


@pytest.fixture
def held():
    issue = add_issue()
    texts = [f"快递{'' if n % 7 else '快递'}之{n}。" for n in range(MANY)]
    long = add_document(issue, "关于快递的通知", [*texts, "供水。"])
    add_document(issue, "关于邮政的通知", ["快递。"])
    bring_level()
    return long


def test_what_is_shown_and_what_is_beside_it_make_the_whole(held):
    params = SearchParams(q="快递")
    [result] = [each for each in answer(params).results if each.document == held]
    shown = [hit.clause.pk for hit in result.clauses]
    assert (len(shown), result.more) == (3, MANY - 3)
    first = clauses_within(held, params, "3")
    second = clauses_within(held, params, str(3 + len(first.clauses)))
    assert (first.left, second.left) == (MANY - 3 - AT_ONCE, 0)
    all_of_them = [
        *shown,
        *(hit.clause.pk for page in (first, second) for hit in page.clauses),
    ]
    assert sorted(all_of_them) == [
        clause.pk
        for clause in held.clauses.filter(text__contains="快递").order_by("pk")
    ]


@pytest.mark.parametrize("after", ["", "三", "-1", "9" * 5000])
def test_what_is_no_number_counts_as_none(held, after):
    assert clauses_within(held, SearchParams(q="快递"), after).passed == 0


def test_the_link_opens_in_place_and_as_a_page_of_its_own(client, held):
    page = Elements(client.get("/search/?q=快递").content.decode())
    [more] = page.links("/search/in/")
    assert more == "/search/in/2023-11-1/?q=快递&after=3"
    fragment = Elements(
        client.get(more, headers={"HX-Request": "true"}).content.decode()
    )
    alone = Elements(client.get(more).content.decode())
    assert fragment.texts("html") == []
    assert len(fragment.links("/d/")) == AT_ONCE
    assert fragment.texts("p", class_="more") == [f"另有 {MANY - 3 - AT_ONCE} 处"]
    assert alone.texts("h1") == ["关于快递的通知"]
    assert [link for link in alone.links("/d/") if "/?q" in link][
        -AT_ONCE:
    ] == fragment.links("/d/")
    assert (
        alone.texts("a")[-2].startswith("另有")
        or alone.choices()["返回检索结果"] == "/search/?q=快递"
    )


def test_a_document_that_is_not_held_has_nothing(client, held):
    assert client.get("/search/in/no-such/?q=快递").status_code == 404
