"""rjieba cuts as jieba does, the reference, by our dictionary, word for word."""

import gzip
import json
import os
import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import segmentation
from search.analysis.dictionary import Dictionary, our_words
from search.analysis.folding import fold
from search.analysis.segmentation import by_jieba, by_rjieba, cutter
from search.analysis.tokenizer import Tokenizer
from tests.seeds import SEED

CORPUS = os.environ.get("GAZETTE_CORPUS", "")
STATUTES = 25
SAMPLE = Path(__file__).parents[2] / "sample_sources"

needs_rjieba = pytest.mark.skipif(
    not find_spec("rjieba"), reason="rjieba is not installed"
)


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary(our_words() | {"袁溪县", "芦洲镇"})


@pytest.fixture(scope="module", params=["jieba", "rjieba"])
def tokenizer(request, dictionary) -> Tokenizer:
    if request.param == "rjieba" and not find_spec("rjieba"):
        pytest.skip("rjieba is not installed")
    cut = by_jieba if request.param == "jieba" else by_rjieba
    return Tokenizer(dictionary, cut(dictionary))


@pytest.fixture(scope="module")
def both(dictionary) -> tuple[Tokenizer, Tokenizer]:
    return (
        Tokenizer(dictionary, by_jieba(dictionary)),
        Tokenizer(dictionary, by_rjieba(dictionary)),
    )


def words(tokenizer: Tokenizer, text: str) -> list[str]:
    return [token.text for token in tokenizer.cut(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外商接待标准", ["外商", "接待", "标准"]),
        ("袁溪县芦洲镇网格员", ["袁溪县", "芦洲镇", "网格员"]),
        ("任命张䶮同志为局长", ["任命", "张", "䶮", "同志", "为", "局长"]),
        ("第3条1.4亿元", ["第", "3", "条", "1.4", "亿元"]),
        ("", []),
    ],
)
def test_either_cuts_by_our_dictionary(tokenizer, text, expected):
    assert words(tokenizer, text) == expected


def test_either_finds_the_words_within(tokenizer):
    found = [token.text for token in tokenizer.index(fold("市场监督管理局"))]
    assert found == ["市场监督管理局", "市场", "监督", "管理", "管理局", "监督管理"]


def sample() -> Iterator[str]:
    for file in sorted(SAMPLE.glob("*.txt")):
        yield from file.read_text("utf-8").splitlines()


def statutes() -> Iterator[str]:
    path = Path(CORPUS, "corpus", "statutes.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        every = [json.loads(line)["text"] for line in lines]
    for text in random.Random(SEED).sample(every, STATUTES):
        yield from text.splitlines()


def differing(both: tuple[Tokenizer, Tokenizer], texts: Iterator[str]) -> list[str]:
    one, other = both
    return [text for text in texts if words(one, text) != words(other, text)]


@needs_rjieba
def test_both_cut_the_sample_alike(both):
    assert differing(both, sample()) == []


@needs_rjieba
@pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder")
def test_both_cut_statutes_and_the_real_issue_alike(both):
    issue = Path(CORPUS, "gazette", "jiaxing-2020-12.repaired.txt")
    assert differing(both, iter(issue.read_text("utf-8").splitlines())) == []
    assert differing(both, statutes()) == []


# Hanzi of every sort: common, of names, rare, beyond the basic plane, and words of ours.
PIECES = st.sampled_from(
    [*"人民政府办公室的一是在有第条款䶮𠮷㐱囗丶张王李赵明华国", *sorted(our_words())]
)


@needs_rjieba
@given(st.lists(PIECES, max_size=30).map("".join))
def test_both_cut_anything_alike(both, text):
    one, other = both
    assert words(one, text) == words(other, text)


@needs_rjieba
@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)))
def test_both_cut_hanzi_without_sense_alike(both, text):
    one, other = both
    assert words(one, text) == words(other, text)


@needs_rjieba
def test_rjieba_cuts_where_it_is_installed(dictionary, monkeypatch):
    used = []
    monkeypatch.setattr(segmentation, "by_jieba", lambda _: used.append("jieba"))
    monkeypatch.setattr(segmentation, "by_rjieba", lambda _: used.append("rjieba"))
    cutter(dictionary)
    monkeypatch.setattr(segmentation, "find_spec", lambda _: None)
    cutter(dictionary)
    assert used == ["rjieba", "jieba"]
