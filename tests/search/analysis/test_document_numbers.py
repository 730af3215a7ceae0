import pytest

from search.analysis.document_numbers import (
    is_same,
    number_asked,
    typed_numbers,
)
from search.engine import Number

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
    ("云政办发也圆园圆猿页源缘号", WHOLE),  # its digits, too
    ("云政办发〔二〇二三〕四十五号", WHOLE),  # in hanzi
    ("云政办发 2023-45号", WHOLE),
    ("云政办发 2023 45", WHOLE),  # without any sign
    ("云政办发2023年45", WHOLE),
    ("第四十五号", Number(None, None, 45)),
    ("四十五号令", Number(None, None, 45)),
    ("第45号令", Number(None, None, 45)),
    ("云泽市人民政府令第45号", Number(None, None, 45)),  # an order has no code
    ("云政办发﹝2023﹞45号", WHOLE),  # in small brackets
    ("云政办发＜2023＞45号", WHOLE),
    ("云政办发〔2023〕", Number("云政办发", 2023, None)),  # a year's
    ("云政办发 2023", Number("云政办发", 2023, None)),
    ("云政办发45", Number("云政办发", None, 45)),  # without 号
    ("云政办发 第45", Number("云政办发", None, 45)),
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
    "中央一号文件",
    "三号楼",
    "印发 2023 12月",
    "乡村开发 45",  # 开发 is a word, and no code ends in one
    "应急预案（2023）",
    "云政办发45人",
]


@pytest.mark.parametrize(("text", "number"), TYPED)
def test_a_number_is_recognised_however_it_is_typed(text, number):
    assert [found.number for found in typed_numbers(text)] == [number]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_no_number_is_left_alone(text):
    assert typed_numbers(text) == []


CERTAIN = ["云政办发〔2023〕45号", "云政办发 45号", "云政办发2023年45号", "云政办发45"]
UNCERTAIN = ["2023年45号", "〔2023〕45号", "45号", "外商 45号", "第45号令"]


@pytest.mark.parametrize("text", CERTAIN)
def test_what_a_code_stands_before_is_certain(text):
    assert typed_numbers(text)[0].certain


@pytest.mark.parametrize("text", UNCERTAIN)
def test_without_a_code_a_number_may_be_words(text):
    assert not typed_numbers(text)[0].certain


def test_several_numbers_are_told_apart():
    found = typed_numbers("云政发〔2023〕1号 或 云政办发〔2023〕2号")
    assert [one.number.serial for one in found] == [1, 2]


ASKED = [
    ("2023", Number(None, 2023, None)),
    ("〔2023〕", Number(None, 2023, None)),
    ("45", Number(None, None, 45)),
    ("第45号令", Number(None, None, 45)),
    ("云政办发", Number("云政办发", None, None)),
    ("云政办发〔2023〕", Number("云政办发", 2023, None)),
    ("云政办发45", Number("云政办发", None, 45)),
    ("云政办发〔2023〕45号", WHOLE),
    ("2023-45", Number(None, 2023, 45)),
    ("abc", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "number"), ASKED)
def test_where_nothing_else_can_be_meant_less_is_a_number(text, number):
    assert number_asked(text) == number


SAME = [
    (WHOLE, ("通过云政办发", 2023, 45), True),  # any word may stick to it
    (
        Number("请查一下云政办发", 2023, 45),
        ("云政办发", 2023, 45),
        True,
    ),  # on either side
    (Number("发", 2023, 45), ("云政办发", 2023, 45), False),
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
