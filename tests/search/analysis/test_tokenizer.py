from concurrent.futures import ThreadPoolExecutor

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import tokenizer as tokenizers
from search.analysis.dictionary import Dictionary
from search.analysis.folding import fold
from search.analysis.tokenizer import tokenizer_with
from tests.search.queries import plain_tokenizer

CUTS = [
    ("外商接待标准", ["外商", "接待", "标准"]),
    ("第3条", ["第", "3", "条"]),  # single digits are words
    ("A级景区", ["a", "级", "景区"]),  # single letters too, folded
    ("１．４亿元", ["1.4", "亿元"]),  # a number keeps its marks
    ("0573-82521234", ["0573-82521234"]),
    ("张䶮", ["张", "䶮"]),  # rare names
    ("covid19疫苗", ["covid19", "疫苗"]),
    ("hello world", ["hello", "world"]),
    ("通知，识别", ["通知", "识别"]),  # marks part words
    ("政 府", ["政府"]),  # blanks between hanzi don't
    ("，。《》 　", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), CUTS)
def test_text_is_cut_into_words(text, words):
    assert plain_tokenizer().words(text) == words


def test_a_word_is_followed_by_the_words_within_it_at_its_place():
    tokens = list(plain_tokenizer().index(fold("办：中华人民共和国")))
    whole = next(token for token in tokens if token.text == "中华人民共和国")
    within = [token for token in tokens if token.position == whole.position][1:]
    assert {"中华", "人民", "共和国"} <= {token.text for token in within}
    assert all(whole.start <= token.start < token.end <= whole.end for token in within)
    assert not {"办", "办中"} & {token.text for token in within}


def test_the_parts_of_a_number_are_found_too():
    words = [token.text for token in plain_tokenizer().index(fold("1.2020年"))]
    assert words == ["1.2020", "1", "2020", "年"]


def test_positions_count_words():
    tokens = plain_tokenizer().cut(fold("外商，接待3人"))
    assert [token.position for token in tokens] == [0, 1, 2, 3]


@given(st.text(alphabet=st.sampled_from("人民政府办公室 ，。1２.aＢ第条䶮𠮷㐱①Ⅱ—%\n")))
def test_every_letter_and_digit_is_in_exactly_one_word(text):
    folded = fold(text)
    tokens = plain_tokenizer().cut(folded)
    assert "".join(token.text for token in tokens) == folded.text
    assert all(folded.text[token.start : token.end] == token.text for token in tokens)


def test_what_others_do_to_jieba_changes_nothing():
    jieba.add_word("接待标")
    try:
        assert plain_tokenizer().words("外商接待标准") == ["外商", "接待", "标准"]
    finally:
        jieba.del_word("接待标")


def test_names_are_words_to_the_tokenizer_that_is_made_with_them():
    plain, named = (
        tokenizer_with(names) for names in (frozenset(), frozenset({"玉峰县", "玉峰"}))
    )
    assert plain.words("由玉峰县负责") == ["由玉", "峰县", "负责"]
    assert named.words("由玉峰县负责") == ["由", "玉峰县", "负责"]
    within = [token.text for token in named.index(fold("玉峰县"))]
    assert within[:2] == ["玉峰县", "玉峰"]


def test_threads_that_want_the_same_tokenizer_share_one_dictionary(monkeypatch):
    made: list[frozenset[str]] = []

    def counting(words: frozenset[str]) -> Dictionary:
        made.append(words)
        return Dictionary(words)

    monkeypatch.setattr(tokenizers, "Dictionary", counting)
    names = frozenset({"青泽县"})
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(tokenizer_with, [names] * 8))
    assert len(set(map(id, found))) == len(made) == 1
