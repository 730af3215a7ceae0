import pytest

from search.engine import Number
from search.numbers import cited_numbers, is_same, typed_numbers

WHOLE = Number("云政办发", 2023, 45)
TYPED = [
    ("云政办发〔2023〕45号", WHOLE),  # as printed
    ("云政办发[2023]45号", WHOLE),
    ("云政办发(2023)45号", WHOLE),
    ("云政办发（2023）第45号", WHOLE),
    ("云政办发【２０２３】４５号", WHOLE),  # full width
    ("云政办发〔2023〕45", WHOLE),  # without 号
    ("云政办发 〔 2023 〕 45 号", WHOLE),  # with blanks
    ("云政办发也2023页45号", WHOLE),  # as a broken symbol font shows it
    ("云政办发2023年45号", WHOLE),
    ("云政办发 2023 45号", WHOLE),
    ("关于云政办发〔2023〕45号的落实", WHOLE),
    ("云政办发 45号", Number("云政办发", None, 45)),  # in part
    ("〔2023〕45号", Number(None, 2023, 45)),
    ("2023年45号", Number(None, 2023, 45)),
    ("2023年第45号", Number(None, 2023, 45)),
    ("45号", Number(None, None, 45)),
    ("公告 1号", Number("公告", None, 1)),
]
NO_NUMBER = [
    "云政办发",
    "2023年12月",
    "第45条",
    "45",
    "外商 礼品费",
    "号",
    "〔2023〕",
    "",
]


@pytest.mark.parametrize(("text", "number"), TYPED)
def test_a_number_is_recognised_however_it_is_typed(text, number):
    assert [found.number for found in typed_numbers(text)] == [number]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_no_number_is_left_alone(text):
    assert typed_numbers(text) == []


def test_only_a_number_with_code_and_bracketed_year_is_certain():
    assert typed_numbers("云政办发〔2023〕45号")[0].certain
    assert not typed_numbers("2023年45号")[0].certain


def test_several_numbers_are_told_apart():
    found = typed_numbers("云政发〔2023〕1号 或 云政办发〔2023〕2号")
    assert [one.number.serial for one in found] == [1, 2]


def test_a_text_cites_numbers_whole():
    text = "根据《办法》（浙政办发〔2012〕60号）、云政发〔2006〕109号和第3号文件"
    cited = [(one.number.code, one.number.serial) for one in cited_numbers(text)]
    assert cited == [("浙政办发", 60), ("云政发", 109)]


SAME = [
    (WHOLE, ("云政办发", 2023, 45), True),
    (WHOLE, ("根据云政办发", 2023, 45), True),  # stuck to what stands before it
    (Number("政办发", 2023, 45), ("云政办发", 2023, 45), False),  # another organ's
    (Number("云政办发", 2023, 5), ("云政办发", 2023, 45), False),
    (Number(None, None, 71), ("云政办发", 2023, 171), False),
    (Number(None, 2023, 45), ("云政办发", 2023, 45), True),
    (Number("云政办发", None, 45), ("云政办发", 2022, 45), True),
]


@pytest.mark.parametrize(("asked", "number", "same"), SAME)
def test_numbers_are_the_same_part_by_part(asked, number, same):
    assert is_same(asked, *number) is same
