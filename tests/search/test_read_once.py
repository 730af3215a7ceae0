"""What a request reads, it reads once: the query, and the dictionary."""

import pytest

from search import engine as engines
from search.analysis import tokenizer
from search.analysis.dictionary import Dictionary
from search.assist import fallback_queries
from search.query.tree import ParsedQuery, parse_query
from search.results import answering, highlighting
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]

ASKING = (answering, fallback_queries, highlighting)


@pytest.fixture
def held(index_dir):
    issue = add_issue()
    add_document(
        issue,
        "关于养老服务的通知",
        ["建设养老服务设施。"],
        number="云政办发〔2023〕45号",
    )
    add_document(issue, "关于供水的公告", ["饮用水供应，应急预案。"], kind="公告")
    bring_level()


@pytest.fixture
def parsed(monkeypatch) -> list[tuple[str, bool]]:
    """The queries that are parsed, and whether with other names, each time they are."""
    calls: list[tuple[str, bool]] = []

    def counting(text: str, *args: object, with_synonyms: bool = True) -> ParsedQuery:
        calls.append((text, with_synonyms))
        return parse_query(text, *args, with_synonyms=with_synonyms)  # type: ignore[arg-type]

    for module in ASKING:
        monkeypatch.setattr(module, "parse_query", counting)
    return calls


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    "query",
    [
        "养老",
        "45号",  # named in part: each document that bears it is asked for
        "云政办发〔2023〕45号",
        "云政办发〔2023〕99号",  # held by nobody: the others of its series
        "2023年11月 养老",
        "养老 树木",
        "养老服务树木绿化",  # cut into its words
        "养捞服务",  # mistyped
        "“养老服务树木",  # mended
        "机关:财政局 养老",
        "养老 or 树木",
    ],
)
@pytest.mark.parametrize("filtered", [{}, {"kind": "意见"}, {"page": "3"}])
def test_a_request_parses_what_was_typed_once(client, parsed, query, filtered):
    response = client.get("/search/", {"q": query, **filtered})
    assert response.status_code == 200
    assert [text for text, _ in parsed].count(query) == 1
    assert len(parsed) == len(set(parsed)), "no other query is parsed twice, either"


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("view", ["/search.csv", "/search.json", "/search.atom"])
def test_so_does_an_export(client, parsed, view):
    response = client.get(view, {"q": "养老"})
    b"".join(response) if response.streaming else response.content
    assert parsed == [("养老", True)]


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("path", ["/search/?q=养老", "/d/2023-11-1/?q=养老"])
def test_the_first_request_of_a_process_makes_one_dictionary(client, monkeypatch, path):
    made: list[frozenset[str]] = []

    def counting(words: frozenset[str]) -> Dictionary:
        made.append(words)
        return Dictionary(words)

    monkeypatch.setattr(tokenizer, "Dictionary", counting)
    engines._engine.cache_clear()
    tokenizer._tokenizer_with.cache_clear()
    for _ in range(2):
        response = client.get(path)
        assert response.status_code == 200
        assert "<mark>养老</mark>" in response.text
    assert len(made) == 1
    assert {"云泽市", "云泽"} <= made[0], "with the names of the index"
