import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.folding import find_word, fold

SAME = [
    ("１．４亿", "1.4亿"),  # full width
    ("COVID", "covid"),  # case
    ("Ⅱ级", "II级"),  # a character that folds into two
    ("㈠", "一"),  # one that folds into three, two of them marks
    ("①", "1"),
    ("二○二○年", "二〇二〇年"),  # a circle for the zero
    ("é", "e\u0301"),  # composed or not
    ("葛\U000e0100城", "葛城"),  # a variation selector
    ("通 知", "通知"),  # blanks
    ("通\u3000知", "通知"),
    ("通\u200b知", "通知"),  # a blank of no width
    ("“两进一出”工程", "两进一出工程"),  # marks
    ("（一）总则", "一总则"),
    ("30%以上", "30以上"),
    ("条\ue5f9本", "条本"),  # a mark of old fonts, on a private place
    ("\uf0b7快递", "快递"),  # a bullet of a symbol font
    ("1 4", "14"),  # a blank between digits doesn't count
    ("國務院辦公廳關於醫療保障", "国务院办公厅关于医疗保障"),  # traditional hanzi
    ("刘龑", "刘䶮"),  # outside the common block, too
    ("皇后、後面、裡面、裏面", "皇后、后面、里面、里面"),
    ("⼈⺠政府，⻓期", "人民政府，长期"),  # radicals, as PDFs give them for hanzi
    ("〔2020〕70", "[2020]70"),  # brackets between digits, of any kind
    ("（2020）70", "【2020】70"),
    ("0573—82521234", "0573-82521234"),  # dashes
    ("2020——2022", "2020－2022"),
    ("1∶2", "1：2"),
]
DIFFERENT = [
    ("1.4", "14"),  # a mark between digits does
    ("3、5", "35"),
    ("〔2020〕70号", "202070号"),
    ("张\ue863", "张"),  # a rare name's character on a private place
    ("䶮", "龙"),
    ("㐱", "珍"),
    ("𠮷", "吉"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_equal_folds_alike(one, other):
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_stays_different(one, other):
    assert fold(one).text != fold(other).text


@given(st.text())
def test_folding_keeps_letters_and_digits_in_order_and_knows_where_they_stood(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)
    assert list(folded.breaks) == sorted(set(folded.breaks))
    assert all(0 < place < len(folded.text) for place in folded.breaks)
    assert set(folded.stops) <= set(folded.breaks)
    assert all(0 < place <= len(folded.text) for place in folded.shares)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(alphabet=st.characters(categories=["Lo", "Nd"])))
def test_no_hanzi_and_no_digit_is_lost(text):
    kept = [char for char in unicodedata.normalize("NFKC", text) if char.isdecimal()]
    assert [char for char in fold(text).text if char.isdecimal()] == kept


def test_a_match_is_shown_where_it_stood():
    folded = fold("《通 知》：Ⅱ级")
    at = folded.text.index("通知")
    assert folded.span(at, at + 2) == (1, 4)
    at = folded.text.index("ii级")
    assert folded.span(at, at + 3) == (6, 8)


RUNS = [
    ("人民政府", "政府", True),
    ("政 府", "政府", True),  # over a blank
    ("县（市、区）人民政府", "县市区", True),  # over marks
    ("买买提·艾力", "买买提艾力", True),
    ("通知，识别", "知识", False),  # not over a stop
    ("通知（。）识别", "知识", False),
    ("第171号", "71", False),  # not out of a number
    ("第71号", "71", True),
    ("1.2020年", "2020", True),  # a clause's number before the year
    ("①2020年", "2020", True),
    ("12 34", "34", True),
    ("covid19", "covid", True),
    ("covid19", "19", True),
    ("covid", "vid", False),  # not out of a Latin word
    ("hello world", "world", True),
    ("Ⅱ级", "ii", True),
]


@pytest.mark.parametrize(("text", "word", "stands"), RUNS)
def test_a_word_stands_as_a_run_of_its_own(text, word, stands):
    assert (find_word(fold(text), word) >= 0) is stands


def test_a_word_is_looked_for_between_places():
    folded = fold("医保，医保，医保")
    assert find_word(folded, "医保", 1) == 2
    assert find_word(folded, "医保", 1, 3) == -1


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("增长8%，", [3]),
        ("增长8％", [3]),  # full width, at the end
        ("8%—12%", [1, 5]),
        ("8 %以上", [1]),
        ("8‰", [1]),
        ("（8）市财政局", []),
        ("八%", []),  # behind no digit
        ("%8", []),
    ],
)
def test_folding_remembers_where_percent_signs_stood(text, shares):
    assert list(fold(text).shares) == shares
