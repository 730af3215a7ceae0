"""A quoted phrase finds every text that contains it, and no other."""

import gzip
import json
import os
import random
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from search.engine import DocumentEntry, Phrase, Query, SearchResult
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf, document, issue
from tests.search.queries import parse
from tests.seeds import SEED

MADE_UP = [
    "一、总体目标。到2025年，建成1.4亿元、14个项目，1,400人参加（见附件1）。",
    "二、主要任务（2020年—2022年）：推进“两进一出”工程，实现30%以上覆盖。",
    "（一）快递进村；（二）快递进厂；（三）快递出海。14个项目，1 4月底前完成。",
    "各县（市、区）人民政府，市政府各部门、直属各单位：",
    "云泽市人民政府办公室",
    "Ⅰ级、Ⅱ级响应；①②③，A级景区，ＡＢＣ类，covid19 test。",
    "张䶮、𠮷田、㐱某任职。免去李四·买买提职务。二○二○年十二月三日",
    "人民人民人民政府政府，人民政府人民",
    "附件：1.关于第12条、第十二条和第１２条的说明（略）",
    "電話：0573—82521234、（0573）82521234，網址www.yunze.example。",
]
SAMPLE = Path(__file__).parent.parent / "sample_sources"
CORPUS = os.environ.get("GAZETTE_CORPUS", "")
SUBSTRINGS = 10_000
LONGEST = 40
STATUTES = 25  # so many hold some 200,000 characters

# ---- the texts -------------------------------------------------------------------


def gazette(file: Path) -> Iterator[DocumentEntry]:
    for paper in json.loads(file.read_text(encoding="utf-8"))["documents"]:
        paragraphs = [
            paragraph["text"]
            for part in paper["parts"]
            for paragraph in part["paragraphs"]
        ]
        titles = [part["title"] for part in paper["parts"] if part["title"]]
        yield document(
            paper["title"], *titles, *paragraphs, number=paper.get("number") or ""
        )


def statutes() -> Iterator[DocumentEntry]:
    path = Path(CORPUS, "corpus", "statutes.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    for law in random.Random(SEED).sample(every, STATUTES):
        yield document(law["title"], *filter(str.strip, law["text"].splitlines()))


def held_texts() -> list[DocumentEntry]:
    found = [document("", *MADE_UP)]
    for file in sorted(SAMPLE.glob("*.json")):
        found += gazette(file)
    if CORPUS:
        found += gazette(Path(CORPUS, "gazette", "jiaxing-2020-12.truth.json"))
        found += statutes()
    return found


# ---- the oracle: folding and finding in the simplest way --------------------------

EQUAL = str.maketrans("○電話網後於乾徵", "〇电话网后于干征")


def plain(text: str) -> str:
    """The characters that count, found in another way than by `fold`."""
    text = unicodedata.normalize("NFKC", text).lower().translate(EQUAL)
    text = re.sub(r"\s", "", text)
    text = re.sub(r"(?<!\d)(?<![\W_])[\W_]+|^[\W_]+|[\W_]+(?![\W_\d])", "", text)
    text = re.sub("[〔【{]", "(", re.sub("[〕】}]", ")", text))
    return re.sub("[—–]+", "-", text)


class Held:
    def __init__(self, documents: list[DocumentEntry], folder: Path) -> None:
        self.engine = WhooshEngine(folder)
        Shelf(self.engine).hold(issue(*documents))
        self.texts = {
            (one.document_id, clause.clause_id): clause.text
            for one in documents
            for clause in one.clauses
        }
        for one in documents:
            self.texts[one.document_id, 0] = one.title
            if one.serial:
                self.texts[one.document_id, -1] = (
                    f"{one.code}〔{one.year}〕{one.serial}号"
                )
        self.plain = {place: plain(text) for place, text in self.texts.items()}
        self.whole: dict[int, str] = {}
        for (number, _), text in self.plain.items():
            self.whole[number] = f"{self.whole.get(number, '')}\n{text}"
        self.clauses = {
            one.document_id: [clause.clause_id for clause in one.clauses]
            for one in documents
        }

    def containing(self, phrase: str) -> tuple[set[int], set[int]]:
        """The ids of the documents and clauses that contain the phrase."""
        sought = plain(phrase)
        documents = {number for number, text in self.whole.items() if sought in text}
        clauses = {
            clause
            for number in documents
            for clause in self.clauses[number]
            if sought in self.plain[number, clause]
        }
        return documents, clauses

    def found(self, phrase: str) -> tuple[set[int], set[int]]:
        quoted = (
            f"“{phrase}”" if not re.search('["“”„‟＂]', phrase) else f"「{phrase}」"
        )
        found = self._find(quoted)
        documents = {hit.document_id for hit in found.hits}
        clauses = {pk for hit in found.hits for pk in hit.clause_ids}
        return documents, clauses

    def _find(self, query: str) -> SearchResult:
        tree = parse(query).tree or Phrase(query)
        return self.engine.find(Query(tree, limit=10_000, clauses_each=10_000))


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> Held:
    return Held(held_texts(), tmp_path_factory.mktemp("held"))


def substrings(texts: list[str]) -> Iterator[str]:
    """Random substrings that are not only marks."""
    chance = random.Random(SEED)
    weights = [len(text) for text in texts]
    while True:
        [text] = chance.choices(texts, weights)
        start = chance.randrange(len(text))
        length = 2 + int(chance.random() ** 3 * LONGEST)
        run = text[start : start + length]
        if len(run) > 1 and plain(run) and not re.search("[「」『』]", run):
            yield run


def test_ten_thousand_substrings_are_found_where_they_stand_and_nowhere_else(held):
    runs = substrings(list(held.texts.values()))
    wrong = []
    for _, run in zip(range(SUBSTRINGS), runs, strict=False):
        if held.found(run) != held.containing(run):
            wrong.append(run)
    assert wrong == []


@pytest.mark.parametrize(
    "phrase",
    [
        "进", "，", "1.4", "14", "1,400", "Ⅱ级", "ii级", "一出工程实现", "䶮", "张䶮𠮷田", "2020年2022",
        "A级", "abc类", "人民人民", "二〇二〇年", "covid19t", "30%以", "四买买提", "(市、区)人民", "没有这样的话",
        "電話", "网址", "0573-82521234", "yunze.e", "第12条、第十二", "12条",
    ],
)  # fmt: skip
def test_phrases_of_every_sort(held, phrase):
    documents, clauses = held.containing(phrase) if plain(phrase) else (set(), set())
    assert held.found(phrase) == (documents, clauses)


def test_a_phrase_never_runs_from_one_text_into_the_next(held):
    borders = random.Random(SEED).sample(list(pairwise(held.texts.items())), 300)
    for (_, before), (_, after) in borders:
        run = before[-9:] + after[:9]
        assert held.found(run) == held.containing(run)


def test_the_number_of_an_article_in_quotes_is_these_very_characters(held):
    assert held.found("第12条") == held.containing("第12条")
    assert held.found("第十二条") == held.containing("第十二条")
