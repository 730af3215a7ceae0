"""Hanzi that are taken for one another by their shape."""

import pytest

from search.analysis.dictionary import word_lines
from search.analysis.simplified import simplified
from search.assist.look_alikes import FILE, looking_alike


@pytest.mark.parametrize("pair", ["待特", "己已", "末未", "蓝临", "宫官", "薄簿"])
def test_each_is_taken_for_the_other(pair):
    one, other = pair
    assert other in looking_alike(one)
    assert one in looking_alike(other)


def test_none_is_taken_for_itself_nor_for_what_only_sounds_alike():
    assert "待" not in looking_alike("待")
    assert "代" not in looking_alike("待")
    assert looking_alike("a") == ""


def test_the_file_holds_groups_of_single_simplified_hanzi_each_once():
    groups = [line.split() for line in word_lines(FILE)]
    assert len(groups) > 400
    for group in groups:
        assert len(group) == len(set(group)) > 1, group
        assert all(len(char) == 1 and simplified(char) == char for char in group)
