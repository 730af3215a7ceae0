import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.numerals import numeral
from search.numerals import dates_in, in_hanzi, spellings, spellings_of_date

HANZI = [
    (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (100, "一百"), (101, "一百零一"), (110, "一百一十"),
    (112, "一百一十二"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (2020, "二千零二十"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "hanzi"), HANZI)
def test_a_number_in_hanzi(number, hanzi):
    assert in_hanzi(number) == hanzi


@given(st.integers(1, 9999))
def test_what_is_written_in_hanzi_is_read_as_the_same_number(number):
    assert numeral(in_hanzi(number)) == number
    assert spellings(in_hanzi(number))[1] == str(number)


@pytest.mark.parametrize(
    ("number", "every"),
    [
        ("12", ("12", "十二")),
        ("十二", ("十二", "12")),
        ("105", ("105", "一百零五", "一百〇五")),
        ("一百〇五", ("一百〇五", "105", "一百零五")),
        ("012", ("012", "12", "十二")),
        ("0", ("0",)),
    ],
)
def test_the_number_of_an_article_has_two_spellings(number, every):
    assert spellings(number) == every


@pytest.mark.parametrize(
    ("date", "every"),
    [
        ("2020年12月3日", {"2020年12月3日", "二〇二〇年十二月三日"}),
        ("2020年01月03日", {"2020年01月03日", "2020年1月3日", "二〇二〇年一月三日"}),
        ("二〇二〇年十二月", {"2020年12月", "二〇二〇年十二月"}),
        ("2020年", {"2020年", "二〇二〇年"}),
        ("12月31日", {"12月31日", "十二月三十一日"}),
        ("2020年1月份", {"2020年1月", "二〇二〇年一月"}),
    ],
)
def test_a_date_has_two_spellings(date, every):
    [match] = dates_in(date)
    assert set(spellings_of_date(match)) == every
