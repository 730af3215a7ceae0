"""tantivy, as an engineer would use it here: an index of documents, one of clauses.

Documents answer with their totals and facets, and the twenty best are asked for their three
best clauses. Texts are cut into the same words as ours; a phrase is its words in order.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.pdfs.other_readers import PROGRAMS
from benchmarks.search_speed.questions import Question
from search.analysis.folding import fold
from search.analysis.tokenizer import Tokenizer
from search.engine import DocumentEntry

_PACKAGES = "lib/python*/site-packages"
SHOWN, CLAUSES_SHOWN, CLAUSES_READ = 20, 3, 600
_HEAP = 256 * 1024**2
_FACETS = {
    name: {"terms": {"field": name, "size": 300}} for name in ("month", "organ", "kind")
}


@dataclass(frozen=True, slots=True)
class CutDocument:
    """A document whose texts are cut into words with blanks between."""

    entry: DocumentEntry
    title: str
    clauses: tuple[str, ...]


def cut(entry: DocumentEntry, tokenizer: Tokenizer) -> CutDocument:
    def words(text: str) -> str:
        return " ".join(token.text for token in tokenizer.cut(fold(text)))

    return CutDocument(
        entry, words(entry.title), tuple(words(one.text) for one in entry.clauses)
    )


def is_here() -> bool:
    """Whether tantivy can be imported, from the environment of other programs if need be."""
    if not find_spec("tantivy"):
        sys.path += map(str, PROGRAMS.glob(_PACKAGES))
    return find_spec("tantivy") is not None


class Tantivy:
    """Both indexes, in a folder."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        must = tantivy.SchemaBuilder()
        must.add_unsigned_field("id", fast=True, indexed=True)
        must.add_text_field("title", tokenizer_name="whitespace")
        must.add_text_field("text", tokenizer_name="whitespace")
        must.add_text_field("number", tokenizer_name="raw")
        for name in _FACETS:
            must.add_text_field(name, tokenizer_name="raw", fast=True)
        documents = folder / "documents"
        documents.mkdir()
        self.documents = tantivy.Index(must.build(), str(documents))
        parts = tantivy.SchemaBuilder()
        parts.add_unsigned_field("id", fast=True, indexed=True)
        parts.add_unsigned_field("clause", fast=True)
        parts.add_text_field("text", tokenizer_name="whitespace")
        clauses = folder / "clauses"
        clauses.mkdir()
        self.clauses = tantivy.Index(parts.build(), str(clauses))

    def add(self, every: Iterable[CutDocument]) -> None:
        documents = self.documents.writer(_HEAP, 1)
        clauses = self.clauses.writer(_HEAP, 1)
        new = self._tantivy.Document
        for one in every:
            entry = one.entry
            document = new()
            document.add_unsigned("id", entry.document_id)
            for name, text in (
                ("title", one.title),
                ("text", " ".join((one.title, *one.clauses))),
                ("number", f"{entry.year} {entry.serial}"),
                ("month", entry.month),
                ("organ", entry.issuer),
                ("kind", entry.kind),
            ):
                document.add_text(name, text)
            documents.add_document(document)
            for clause, text in zip(entry.clauses, one.clauses, strict=True):
                part = new()
                part.add_unsigned("id", entry.document_id)
                part.add_unsigned("clause", clause.clause_id)
                part.add_text("text", text)
                clauses.add_document(part)
        for writer in (documents, clauses):
            writer.commit()
            writer.wait_merging_threads()
        for index in (self.documents, self.clauses):
            index.reload()

    def find(self, asked: Question) -> tuple[int, dict[int, list[int]], Any]:
        """How many documents, the best with their best clauses, and the facets."""
        searcher = self.documents.searcher()
        query = self._of_documents(asked)
        found: Any = searcher.search(query, SHOWN, count=True)
        facets = searcher.aggregate(query, _FACETS)
        addresses = [address for _, address in found.hits]
        ids: Any = searcher.fast_field_values("id", addresses)
        return found.count, self._best_clauses(asked, ids), facets

    def _best_clauses(
        self, asked: Question, ids: Sequence[int]
    ) -> dict[int, list[int]]:
        tantivy = self._tantivy
        terms = list(self._terms(self.clauses.schema, asked))
        if not terms or not ids:
            return {}
        occur = tantivy.Occur
        any_term = tantivy.Query.boolean_query([(occur.Should, one) for one in terms])
        theirs = tantivy.Query.term_set_query(self.clauses.schema, "id", list(ids))
        query = tantivy.Query.boolean_query(
            [
                (occur.Must, any_term),
                (occur.Must, tantivy.Query.const_score_query(theirs, 0.0)),
            ]
        )
        searcher = self.clauses.searcher()
        found = searcher.search(query, CLAUSES_READ, count=False)
        addresses = [address for _, address in found.hits]
        best: dict[int, list[int]] = defaultdict(list)
        documents: Any = searcher.fast_field_values("id", addresses)
        clauses: Any = searcher.fast_field_values("clause", addresses)
        for document, clause in zip(documents, clauses, strict=True):
            if len(best[document]) < CLAUSES_SHOWN:
                best[document].append(clause)
        return best

    def _terms(self, schema: Any, asked: Question) -> Iterator[Any]:
        query = self._tantivy.Query
        for word in asked.words:
            yield query.term_query(schema, "text", word)
        if asked.phrase:
            yield query.phrase_query(schema, "text", list(asked.phrase))

    def _of_documents(self, asked: Question) -> Any:
        query, must = self._tantivy.Query, self._tantivy.Occur.Must
        schema = self.documents.schema
        parts = [(must, one) for one in self._terms(schema, asked)]
        if asked.number:
            year, serial = asked.number
            parts.append((must, query.term_query(schema, "number", f"{year} {serial}")))
        if asked.organ:
            parts.append((must, query.term_query(schema, "organ", asked.organ)))
        if asked.months:
            parts.append(
                (must, query.term_set_query(schema, "month", sorted(asked.months)))
            )
        return query.boolean_query(parts)
