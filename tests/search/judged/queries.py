"""Judged queries as their files hold them; `sample.tsv` says how they are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from documents.models import Clause, Document

FOLDER = Path(__file__).parent
SAMPLE, REAL = FOLDER / "sample.tsv", FOLDER / "real.tsv"
LAY_SAMPLE, LAY_REAL = FOLDER / "lay_sample.tsv", FOLDER / "lay_real.tsv"
LAY_UNSEEN = FOLDER / "lay_unseen.tsv"  # asked when there were lists of words
LAY_UNSEEN_REAL = FOLDER / "lay_unseen_real.tsv"  # the same, of the real issue
LAY_FRESH = FOLDER / "lay_fresh.tsv"  # asked when more words had been added for those
UNANSWERABLE = FOLDER / "unanswerable.txt"
_HELD_OUT = 3  # one in so many


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a document is worth to a query, and the keys of the clauses that answer best."""

    grade: int
    document: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    sort: str
    text: str
    judgments: tuple[Judgment, ...]

    @property
    def is_held_out(self) -> bool:
        """Not looked at while the ranking was tuned; chance says which queries these are."""
        return crc32(self.text.encode()) % _HELD_OUT == 0


@dataclass(frozen=True, slots=True)
class Grades:
    """The same by database ids: what each document is worth, and its best clauses."""

    documents: Mapping[int, int]
    clauses: Mapping[int, frozenset[int]]

    @property
    def best(self) -> int:
        return max(self.documents.values())


def judged_queries(file: Path) -> list[JudgedQuery]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_query(line) for line in lines if line and not line.startswith("#")]


def unanswerable() -> list[str]:
    """Questions that nothing held can answer."""
    lines = UNANSWERABLE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def grades_of(query: JudgedQuery) -> Grades:
    """The judgments, looked up in the database; a document that is not there raises."""
    found = [(one, _document(one.document)) for one in query.judgments]
    return Grades(
        documents={document.pk: one.grade for one, document in found},
        clauses={
            document.pk: _clauses(document, one.clauses)
            for one, document in found
            if one.clauses
        },
    )


def _query(line: str) -> JudgedQuery:
    sort, text, *judgments = line.split("\t")
    return JudgedQuery(sort, text, tuple(map(_judgment, judgments)))


def _judgment(text: str) -> Judgment:
    document, _, clauses = text.partition(" @ ")
    grade, _, name = document.partition(" ")
    return Judgment(int(grade), name, tuple(filter(None, clauses.split(","))))


def _document(name: str) -> Document:
    """云政办发〔2023〕41号, or 2023-12 政策解读 养老."""
    held = Document.objects.all()
    if "〔" in name:
        return held.get(number=name)
    month, kind, *word = name.split()
    year, number = map(int, month.split("-"))
    held = held.filter(issue__year=year, issue__month=number, kind=kind)
    return held.get(title__contains="".join(word))


def _clauses(document: Document, keys: tuple[str, ...]) -> frozenset[int]:
    held = dict(Clause.objects.filter(document=document).values_list("key", "pk"))
    return frozenset(held[key] for key in keys)
