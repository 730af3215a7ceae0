"""A quoted phrase finds every clause that contains it, and no other."""

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import Phrase, Query
from search.whoosh_engine import WhooshEngine
from tests.search.entries import Shelf, document, issue

MADE_UP = [
    "一、总体目标。到2025年，建成1.4亿元、14个项目，1,400人参加（见附件1）。",
    "二、主要任务（2020年—2022年）：推进“两进一出”工程，实现30%以上覆盖。",
    "（一）快递进村；（二）快递进厂；（三）快递出海。14个项目，1 4月底前完成。",
    "各县（市、区）人民政府，市政府各部门、直属各单位：",
    "云泽市人民政府办公室",
    "Ⅰ级、Ⅱ级响应；①②③，A级景区，ＡＢＣ类，covid19 test。",
    "张䶮、𠮷田、㐱某任职。免去李四·买买提职务。二○二○年十二月三日",
    "人民人民人民政府政府，人民政府人民",
]
SAMPLE = Path(__file__).parent.parent / "sample_sources"
CORPUS = os.environ.get("GAZETTE_CORPUS", "")


def sample_texts() -> list[str]:
    return [text for file in sorted(SAMPLE.glob("*.json")) for text in texts_of(file)]


def texts_of(file: Path) -> list[str]:
    return [
        paragraph["text"]
        for paper in json.loads(file.read_text(encoding="utf-8"))["documents"]
        for part in paper["parts"]
        for paragraph in part["paragraphs"]
    ]


def plain(text: str) -> str:
    """What counts, told apart in another way than by `fold`."""
    text = unicodedata.normalize("NFKC", text).lower().replace("○", "〇")
    text = re.sub(r"\s", "", text)
    return re.sub(r"[\W_]+(?!\d)|(?<!\d)[\W_]+", "", text)


class Held:
    def __init__(self, texts: list[str], folder: Path) -> None:
        self.plain = [plain(text) for text in texts]
        self.texts = texts
        self.engine = WhooshEngine(folder)
        documents = [
            document("", *texts[at : at + 20]) for at in range(0, len(texts), 20)
        ]
        Shelf(self.engine).hold(issue(*documents))
        self.ids = [clause.clause_id for one in documents for clause in one.clauses]

    def check(self, phrase: str) -> None:
        asked = Query(Phrase(phrase), limit=10_000, clauses_each=10_000)
        found = {pk for hit in self.engine.find(asked).hits for pk in hit.clause_ids}
        sought = plain(phrase)
        contain = {
            pk for pk, text in zip(self.ids, self.plain, strict=True) if sought in text
        }
        assert found == (contain if sought else set())


@pytest.fixture(scope="module")
def made_up(tmp_path_factory) -> Held:
    return Held(MADE_UP + sample_texts(), tmp_path_factory.mktemp("made-up"))


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> Held:
    truth = Path(CORPUS, "gazette", "jiaxing-2020-12.truth.json")
    return Held(texts_of(truth), tmp_path_factory.mktemp("real"))


def some_of(texts: list[str]) -> st.SearchStrategy[str]:
    """A run of characters of some text, from anywhere to anywhere."""

    def cut(text: str) -> st.SearchStrategy[str]:
        places = st.integers(0, len(text))
        return st.tuples(places, places).map(lambda two: text[min(two) : max(two)])

    return st.sampled_from(texts).flatmap(cut)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_phrase_is_never_missed_and_never_made_up(made_up, data):
    made_up.check(data.draw(some_of(made_up.texts)))


@pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder")
@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_phrase_of_the_real_issue_is_never_missed_and_never_made_up(real, data):
    real.check(data.draw(some_of(real.texts)))


@pytest.mark.parametrize(
    "phrase",
    [
        "进", "，", "1.4", "14", "1,400", "Ⅱ级", "ii级", "一出工程实现", "䶮", "张䶮𠮷田", "2020年2022",
        "A级", "abc类", "人民人民", "二〇二〇年", "covid19t", "30%以", "四买买提",
    ],
)  # fmt: skip
def test_phrases_of_every_sort(made_up, phrase):
    made_up.check(phrase)
