import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.text.numerals import as_numeral, numeral
from tests.documents.parsing.typed import quick
from tests.gazette_press.structures import hanzi


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),  # without a digit before it
        ("十二", 12),
        ("二十", 20),  # without one after it
        ("三十五", 35),
        ("一百", 100),
        ("一百零五", 105),  # with the naught spoken
        ("一百一十二", 112),
        ("两百", 200),
        ("一千零二十", 1020),
        ("〇", 0),
        ("二〇二三", 2023),  # a year, digit by digit
        ("二○二三", 2023),  # a circle typed for the naught
        ("二零二三", 2023),
    ],
)
def test_a_chinese_numeral_is_read(text, value):
    assert numeral(text) == value


def test_all_numbers_that_clauses_bear_are_read():
    assert [numeral(hanzi(number)) for number in range(1, 100)] == list(range(1, 100))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "3",  # Arabic ones are somebody else's
        "十甲",
        "三 十",  # a blank is no part of one
    ],
)
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError, match=r"^.?$"):
        numeral(text)


@quick
@given(st.text(alphabet="〇零一两三九十百千万3甲 ", max_size=12))
def test_a_numeral_is_a_number_or_refused(text):
    try:
        assert numeral(text) >= 0
    except ValueError:
        assert not text or set(text) & set("万3甲 ")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_number_is_written_as_a_chinese_numeral(number, text):
    assert as_numeral(number) == text


def test_every_numeral_that_is_written_is_read():
    assert all(numeral(as_numeral(number)) == number for number in range(1, 10000))
