import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.folding import fold
from search.analysis.tokenizer import cut, know_names, tokenizer


@pytest.fixture(autouse=True)
def _no_names():
    """Whatever index was opened last."""
    know_names(frozenset())


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
    assert cut(text) == words


def test_a_word_is_followed_by_the_words_within_it_at_its_place():
    tokens = list(tokenizer().index(fold("办：中华人民共和国")))
    whole = next(token for token in tokens if token.text == "中华人民共和国")
    within = [token for token in tokens if token.position == whole.position][1:]
    assert {"中华", "人民", "共和国"} <= {token.text for token in within}
    assert all(whole.start <= token.start < token.end <= whole.end for token in within)
    assert not {"办", "办中"} & {token.text for token in within}


def test_the_parts_of_a_number_are_found_too():
    words = [token.text for token in tokenizer().index(fold("1.2020年"))]
    assert words == ["1.2020", "1", "2020", "年"]


def test_positions_count_words():
    tokens = tokenizer().cut(fold("外商，接待3人"))
    assert [token.position for token in tokens] == [0, 1, 2, 3]


@given(st.text(alphabet=st.sampled_from("人民政府办公室 ，。1２.aＢ第条䶮𠮷㐱①Ⅱ—%\n")))
def test_every_letter_and_digit_is_in_exactly_one_word(text):
    folded = fold(text)
    tokens = tokenizer().cut(folded)
    assert "".join(token.text for token in tokens) == folded.text
    assert all(folded.text[token.start : token.end] == token.text for token in tokens)


def test_what_others_do_to_jieba_changes_nothing():
    jieba.add_word("接待标")
    try:
        assert cut("外商接待标准") == ["外商", "接待", "标准"]
    finally:
        jieba.del_word("接待标")


def test_names_are_words_while_they_are_known():
    assert cut("由玉峰县负责") == ["由玉", "峰县", "负责"]
    know_names(frozenset({"玉峰县", "玉峰"}))
    assert cut("由玉峰县负责") == ["由", "玉峰县", "负责"]
    within = [token.text for token in tokenizer().index(fold("玉峰县"))]
    assert within[:2] == ["玉峰县", "玉峰"]
    know_names(frozenset())
    assert cut("由玉峰县负责") == ["由玉", "峰县", "负责"]
