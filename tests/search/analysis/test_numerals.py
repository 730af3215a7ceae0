import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.text.numerals import numeral
from search.analysis.numerals import dates_in, in_hanzi, spellings, spellings_of_date

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


OPERATORS = {
    "2020-1-3",
    "2020-01-03",
    "2020.1.3",
    "2020.01.03",
    "2020/1/3",
    "2020/01/03",
}
DAY = {"2020年1月3日", "2020年01月03日", "二〇二〇年一月三日", *OPERATORS}
MONTH = {"2020年12月", "二〇二〇年十二月", "2020-12"}


@pytest.mark.parametrize(
    ("date", "every"),
    [
        ("2020年1月3日", DAY),
        ("2020年01月03日", DAY),
        ("2020年1月03日", {"2020年1月03日", *DAY}),
        ("二〇二〇年一月三日", DAY),
        ("2020-01-03", DAY),
        ("2020.1.3", DAY),
        ("2020/1/3", DAY),
        ("二〇二〇年十二月", MONTH),
        ("2020-12", MONTH),
        ("2020年", {"2020年", "二〇二〇年"}),
        ("12月31日", {"12月31日", "十二月三十一日"}),
        ("1月3日", {"1月3日", "01月03日", "一月三日"}),
        ("2020年1月份", {"2020年1月", "2020年01月", "二〇二〇年一月", "2020-01"}),
    ],
)
def test_a_date_is_the_same_however_it_is_written(date, every):
    [match] = dates_in(date)
    assert set(spellings_of_date(match)) == every


@pytest.mark.parametrize("text", ["2020.12", "2020-13", "2020-2022", "2020-1", "2020-12-40", "12020-12", "0573-12", "2020-12-09-1"])  # fmt: skip
def test_other_numbers_are_no_dates(text):
    assert list(dates_in(text)) == []
