"""Nothing typed raises, and nothing typed asks for more work than its limits allow."""

from pathlib import Path

import pytest

from documents.marking import marked_html
from search.engine import (
    And,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    SearchResult,
    Words,
)
from search.query import limits
from search.query.composing import compose, widgets_of
from search.query.limits import MAX_WORDS
from search.query.terms import sought, together
from search.query.tree import ParsedQuery
from search.results.highlighting import Highlighter, snippet
from search.whoosh_engine import snapshot
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf, document, issue
from tests.search.hostile import COMMON, HOSTILE
from tests.search.queries import parse, plain_tokenizer

DOCUMENTS = 12
NAMES = 12  # under which a short form is looked for, at most
TEXT = f"人民政府1.4亿元，{COMMON}，第123条0573-82521234。" * 10
every_query = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


class Held(Shelf):
    folder: Path


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> Held:
    folder = tmp_path_factory.mktemp("held") / "index"
    texts = (document(f"标题{COMMON}", TEXT, TEXT) for _ in range(DOCUMENTS))
    shelf = Held(WhooshEngine(folder))
    shelf.folder = folder
    shelf.hold(issue(*texts))
    return shelf


@every_query
def test_nothing_hostile_raises(held, text):
    parsed = parse(text)
    assert isinstance(held.engine.find(Query(parsed.tree)), SearchResult)
    assert marked_html(TEXT, Highlighter(parsed))
    assert snippet(TEXT, Highlighter(parsed)).html
    assert parse(
        compose(widgets_of(parsed.question, plain_tokenizer()))
    ).tree is not None or (parsed.tree is None)


@every_query
def test_what_is_wrong_has_a_reason_and_what_is_mended_has_none(text):
    parsed = parse(text)
    assert parsed.tree is not None or parsed.problem or not text.strip()
    mended = parse(parsed.mended)
    assert mended.problem == ""
    assert mended.tree == (parsed.tree if parsed.problem else None)


@every_query
def test_a_tree_is_no_larger_than_its_limits(text):
    parsed = parse(text)
    terms = Highlighter(parsed).sought.terms
    # A number may be meant as words, too.
    assert len(terms) <= 3 * MAX_WORDS
    assert all(len(term.shown_as) <= NAMES for term in terms)
    assert size_of(parsed) <= MAX_WORDS * NAMES
    assert depth(parsed.tree) <= 6


@every_query
def test_a_query_is_read_a_few_times_at_most(text, monkeypatch):
    rounds = counted(monkeypatch, limits, "read")
    parse(text)
    assert len(rounds) <= 4


@every_query
def test_the_index_is_asked_once_for_each_form_of_a_term(held, text, monkeypatch):
    engine = WhooshEngine(held.folder)
    assert engine.held()
    searched = counted(monkeypatch, snapshot, "places_of")
    parsed = parse(text)
    looked_for = together(
        sought(leaf, plain_tokenizer()) for leaf in every_leaf(parsed)
    )
    forms = {
        (form, term.mode, term)
        for term in (*looked_for.terms, *looked_for.runs)
        for form in (term.text, *term.shown_as)
    }
    engine.find(Query(parsed.tree))
    assert len(searched) <= len(forms)


def counted(monkeypatch, module: object, name: str) -> list[object]:
    """The calls of a function, while they go on to be answered."""
    calls: list[object] = []
    function = getattr(module, name)

    def counting(*arguments: object, **named: object) -> object:
        calls.append(arguments)
        return function(*arguments, **named)

    monkeypatch.setattr(module, name, counting)
    return calls


def every_leaf(parsed: ParsedQuery) -> list[Leaf]:
    """What is asked for, and what is shut out."""
    every = nodes_of(parsed.tree)
    return [node for node in every if isinstance(node, Words | Phrase | Number)]


def size_of(parsed: ParsedQuery) -> int:
    return len(nodes_of(parsed.tree))


def nodes_of(node: Node | None) -> list[Node]:
    match node:
        case None:
            return []
        case And(nodes) | Or(nodes):
            return [node, *(one for child in nodes for one in nodes_of(child))]
        case Not(negated):
            return [node, *nodes_of(negated)]
        case _:
            return [node]


def depth(node: Node | None) -> int:
    match node:
        case And(nodes) | Or(nodes):
            return 1 + max(map(depth, nodes))
        case Not(negated):
            return 1 + depth(negated)
        case _:
            return 1
