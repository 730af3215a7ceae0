"""What is found is marked, and what is marked is what was looked for: over the whole sample."""

import json
import random
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from documents.parsing.text.document_numbers import cited_numbers
from search.analysis.folding import fold
from search.engine import DocumentEntry, Query
from search.query.tree import ParsedQuery
from search.results.highlighting import Highlighter, snippet
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf, document, issue
from tests.search.queries import highlighter, parse
from tests.seeds import SEED

# 责任单位: asks the facts.
pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parent.parent / "sample_sources"
QUERIES = 600
ASKED = [
    "云政办发〔2023〕45号", "2023年45号", "45号", "医保", "市政府办 应急", "标题:通知", "标题:应急 -医保", "第三条", "第3条",
    "12345", "发改委|财政局", "“市人民政府”", "2023年11月", "A级", "县（市、区）", "的", "和 的", "机关:市政府 安全",
]  # fmt: skip


def sample() -> Iterator[DocumentEntry]:
    for file in sorted(SAMPLE.glob("*.json")):
        for paper in json.loads(file.read_text(encoding="utf-8"))["documents"]:
            paragraphs = [
                paragraph["text"]
                for part in paper["parts"]
                for paragraph in part["paragraphs"]
            ]
            yield document(paper["title"], *paragraphs, number=paper["number"] or "")


@pytest.fixture(scope="module")
def documents() -> dict[int, DocumentEntry]:
    return {one.document_id: one for one in sample()}


@pytest.fixture(scope="module")
def engine(documents, tmp_path_factory) -> WhooshEngine:
    engine = WhooshEngine(tmp_path_factory.mktemp("sample") / "index")
    Shelf(engine).hold(issue(*documents.values()))
    return engine


def queries(documents: dict[int, DocumentEntry]) -> Iterator[str]:
    """Pieces of texts as people type them: one or a few, quoted or not."""
    yield from ASKED
    chance = random.Random(SEED)
    texts = [clause.text for one in documents.values() for clause in one.clauses]
    for _ in range(QUERIES):
        pieces = []
        for _ in range(chance.choice((1, 1, 2, 3))):
            text = chance.choice(texts)
            start = chance.randrange(len(text))
            piece = text[start : start + chance.randint(1, 12)]
            pieces.append(f"“{piece}”" if chance.random() < 0.2 else piece)
        yield chance.choice((" ", " ", "|")).join(pieces)


def test_every_document_that_is_found_by_words_has_a_mark(documents, engine):
    found = [engine.find(Query(parse(query).tree)).hits for query in ASKED]
    assert sum(map(bool, found)) > len(ASKED) / 2
    for query in queries(documents):
        parsed = parse(query)
        for hit in engine.find(Query(parsed.tree, limit=1000)).hits:
            if parsed.leaves:
                assert any(marks(documents[hit.document_id], parsed)), query


def test_every_clause_that_is_shown_has_a_mark(documents, engine):
    for query in queries(documents):
        parsed = parse(query)
        for hit in engine.find(Query(parsed.tree, limit=20)).hits:
            shown = set(hit.clause_ids)
            texts = [
                one.text
                for one in documents[hit.document_id].clauses
                if one.clause_id in shown
            ]
            assert all(Highlighter(parsed).spans(text) for text in texts), query


def test_every_snippet_has_a_mark_and_shows_only_what_the_clause_says(
    documents, engine
):
    texts = {
        clause.clause_id: clause.text
        for one in documents.values()
        for clause in one.clauses
    }
    for query in queries(documents):
        parsed = parse(query)
        for hit in engine.find(Query(parsed.tree, limit=10)).hits:
            for text in (texts[pk] for pk in hit.clause_ids):
                shown = snippet(text, Highlighter(parsed)).html
                assert "<mark>" in shown or not parsed.leaves, query
                plain = unescape(re.sub("</?mark>", "", shown))
                assert all(piece in text for piece in plain.split("…")), query


def test_every_mark_is_what_was_looked_for(documents):
    texts = [clause.text for one in documents.values() for clause in one.clauses]
    chance = random.Random(SEED)
    for query in queries(documents):
        marking = highlighter(query)
        sought = (*marking.sought.terms, *marking.sought.runs)
        forms = {form for term in sought for form in term.shown_as}
        for text in chance.sample(texts, 40):
            for span in marking.spans(text):
                if span.term < 0:
                    ends = {cited.end for cited in cited_numbers(text)}
                    assert span.end in ends, query
                else:
                    assert fold(text[span.start : span.end]).text in forms, query


def marks(entry: DocumentEntry, parsed: ParsedQuery) -> Iterator[object]:
    marking = Highlighter(parsed)
    yield from marking.spans(entry.title, title=True)
    if entry.serial:
        yield from marking.spans(f"{entry.code}〔{entry.year}〕{entry.serial}号")
    for clause in entry.clauses:
        yield from marking.spans(clause.text)
