"""Names of units: which are one unit's, which are general, which have ended."""

from datetime import date

import pytest

from documents.facts.units import is_unit, listed_units, unit_of
from documents.facts.word_files import rows_of_words


@pytest.mark.parametrize("written", ["市发改委", "市发展改革委", "市发展和改革委员会"])
def test_one_unit_has_many_names(written):
    assert unit_of(written).name == "市发展和改革委员会"


def test_a_place_stays_before_the_name():
    assert unit_of("梅浦市人社局").name == "梅浦市人力资源和社会保障局"
    assert unit_of("人社局").name == "人力资源和社会保障局"


def test_brackets_name_another_sign_on_the_door():
    unit = unit_of("市自然资源和规划局（市林业局）")
    assert (unit.name, unit.sign) == ("市自然资源和规划局", "市林业局")


def test_an_exception_is_no_sign():
    assert unit_of("各镇政府（青桥镇除外）").sign is None


def test_a_unit_may_be_within_another():
    assert unit_of("市林业局").within == "市自然资源和规划局"


def test_unknown_units_are_kept_as_written():
    unit = unit_of("市数字经济推进中心")
    assert (unit.name, unit.is_known) == ("市数字经济推进中心", False)


@pytest.mark.parametrize(
    "written", ["各有关部门", "市级有关单位", "相关部门", "其他成员单位"]
)
def test_general_ones_are_marked(written):
    assert unit_of(written).is_general


def test_a_name_that_is_no_longer_used_says_so():
    assert unit_of("市工商局", date(2024, 1, 1)).has_ended
    assert not unit_of("市工商局", date(2012, 1, 1)).has_ended


def test_no_name_means_two_units():
    names = [
        name
        for row in rows_of_words("units.tsv")
        for name in (row[0], *(row[1].split() if len(row) > 1 else ()))
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text", ["市医保局", "各县（市、区）政府", "铁路梅浦车务段", "人行梅浦市中心支行"]
)
def test_a_units_name_ends_as_units_do(text):
    assert is_unit(text)


@pytest.mark.parametrize(
    "text", ["解读机关", "责任单位", "王某某", "局", "蓝色预警", "市政府分管副市长"]
)
def test_other_names_do_not(text):
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局、各县（市、区）政府", ["市财政局", "各县（市、区）政府"]),
        ("市财政、审计等部门", ["市财政部门", "审计部门"]),
        ("梅浦县、松岭县人民政府", ["梅浦县人民政府", "松岭县人民政府"]),
        ("市财政局等和各有关省级人民政府", ["市财政局", "各有关省级人民政府"]),
    ],
)
def test_a_list_is_taken_apart(text, expected):
    assert [name for name, _ in listed_units(text, 0, len(text)).units] == expected
