import pytest

from search.analysis.months import FIRST, LAST, months_named, read_months, written
from search.engine import MonthsFrom

READ = [
    ("2020-12", "2020-12", "2020-12"),
    ("2020.12", "2020-12", "2020-12"),
    ("2020/1", "2020-01", "2020-01"),
    ("202012", "2020-12", "2020-12"),
    ("2020年12月", "2020-12", "2020-12"),
    ("2020 年 1 月", "2020-01", "2020-01"),
    ("2020", "2020-01", "2020-12"),
    ("2020年", "2020-01", "2020-12"),
    ("2019..2020", "2019-01", "2020-12"),
    ("2019-2020", "2019-01", "2020-12"),
    ("2019~2020", "2019-01", "2020-12"),
    ("2019至2020年", "2019-01", "2020-12"),
    ("2020-01..2020-06", "2020-01", "2020-06"),
    ("2019..2020-06", "2019-01", "2020-06"),
    ("2020年1月至6月", "2020-01", "2020-06"),
    ("2020年1月—2021年6月", "2020-01", "2021-06"),
    ("2020..2019", "2019-01", "2020-12"),  # the wrong way about
    ("2020-06..2019-03", "2019-03", "2020-06"),
    ("2020-06..", "2020-06", LAST),
    ("..2020", FIRST, "2020-12"),
]
NO_MONTHS = ["", "..", "去年", "2020-13", "2020-0", "202013", "20201", "2020-12-03", "12", "0999", "2020年13月"]  # fmt: skip
WRITTEN = ["2020-12", "2020", "2019..2020", "2020-01..2020-06", "2019-03..2020-12", "2020..", "..2020-06"]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), READ)
def test_months_are_read_however_they_are_written(text, first, last):
    assert read_months(text) == MonthsFrom(first, last)


@pytest.mark.parametrize("text", NO_MONTHS)
def test_what_is_no_month_is_none(text):
    assert read_months(text) is None


@pytest.mark.parametrize("text", WRITTEN)
def test_months_are_written_briefly(text):
    months = read_months(text)
    assert months is not None
    assert written(months) == text


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2020年12月和2021 年 1 月，2020年13月，12020年1月，2022年", ["2020-12", "2021-01"]),
        ("二〇二〇年十二月", ["2020-12"]),
        ("2020-12 2020.01 2020/3/4", ["2020-12", "2020-01", "2020-03"]),
        ("2020-123 2020.1 0573-82521234 一二三四年五月", []),
    ],
)  # fmt: skip
def test_the_months_that_a_text_speaks_of(text, months):
    assert [one.month for one in months_named(text)] == months


@pytest.mark.parametrize(
    "text", ["2020年12月9日", "2020-12-09", "2020.12.9", "2020/1/9"]
)
def test_a_day_of_a_month_stands_with_it(text):
    [named] = months_named(text)
    assert (named.start, named.end, named.has_day) == (0, len(text), True)
