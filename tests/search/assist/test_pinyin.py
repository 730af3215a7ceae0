import re

import pytest

from search.assist.pinyin import LONGEST, Sounds, hanzi_in, is_pinyin, readings

HELD = (
    "云政办发",
    "饮用水水源地应急预案",
    "长兴县绿色银行行动方案",
    "重庆市西安路重点工程",
)

MEANT = [
    ("yzbf", "云政办发"),  # initials
    ("yunzhengbanfa", "云政办发"),  # syllables
    ("yunzbf", "云政办发"),  # some of each
    ("YZBF", "云政办发"),
    ("yingjiyua", "应急预案"),  # the last syllable is not finished
    ("zhzh", None),  # no two such syllables in a row
    ("xi'an", "西安"),
    ("xian", "县"),  # one syllable where it may be one
    ("fangan", "方案"),
    # read in several ways
    ("changxing", "长兴"),
    ("zhangxing", "长兴"),
    ("yinhang", "银行"),
    ("xingdong", "行动"),
    ("chongqing", "重庆"),
    ("zhongdian", "重点"),
    # ü
    ("lvse", "绿色"),
    ("luse", "绿色"),
    ("lüse", "绿色"),
    ("zzzz", None),
    ("qwrtp", None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_pinyin_means_hanzi(typed, meant):
    pattern = Sounds(hanzi_in(HELD)).pattern(typed)
    found = [
        match[0] for text in HELD for match in re.finditer(pattern or "(?!)", text)
    ]
    assert meant in found if meant else found == []


def test_hanzi_that_sound_alike_are_known():
    sounds = Sounds("暗案岸安水")
    assert sounds.alike("暗") == "".join(sorted("暗案岸安"))
    assert sounds.alike("龘") == "龘"


def test_what_has_no_pinyin_has_no_readings():
    assert readings("，") == readings("\U00020bb7") == readings("a") == frozenset()


@pytest.mark.parametrize(
    ("text", "may_be"),
    [("yzbf", True), ("xi'an", True), ("应急", False), ("a1", False), ("", False), ("'", False)],
)  # fmt: skip
def test_letters_may_be_pinyin(text, may_be):
    assert is_pinyin(text) is may_be


def test_long_runs_of_letters_are_none():
    assert is_pinyin("a" * LONGEST)
    assert not is_pinyin("a" * (LONGEST + 1))


def test_however_much_is_typed_only_the_likeliest_cuts_are_tried():
    pattern = Sounds(hanzi_in(HELD)).pattern("xian" * 7)
    assert pattern
    assert pattern.count("|") < 12
