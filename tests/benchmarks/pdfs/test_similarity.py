"""The share of two texts that stands in both in the same order."""

import pytest

from benchmarks.pdfs.similarity import common, similarity


def slowly_common(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for char in one:
        before = row
        row = [0]
        for at, met in enumerate(other):
            longest = max(before[at + 1], row[at])
            row.append(before[at] + 1 if char == met else longest)
    return row[-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "本通知"),
        ("本通知自印发之日起施行", "本通知自印发之日起施行"),
        ("第一栏第二栏", "第二栏第一栏"),
        ("各县人民政府，各部门：", "各县人民政府袁各部门院"),
        ("一二三" * 50, "三二一" * 40 + "四"),
    ],
)
def test_as_many_characters_are_common_as_the_slow_way_finds(one, other):
    assert common(one, other) == common(other, one) == slowly_common(one, other)


def test_equal_texts_are_wholly_similar_and_texts_without_a_common_character_not_at_all():
    assert similarity("施行", "施行") == similarity("", "") == 1.0
    assert similarity("施行", "通知") == similarity("", "通知") == 0.0


def test_a_mark_replaced_counts_as_one_deleted_and_one_inserted():
    assert similarity("甲，乙丙", "甲袁乙丙") == 1 - 2 / 8
