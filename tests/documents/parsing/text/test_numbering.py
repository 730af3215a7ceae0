import pytest

from documents.parsing.text.numbering import Fit, Numbering
from tests.documents.parsing.typed import opened_by


def after(numbers: str) -> Numbering:
    numbering = Numbering()
    for number in numbers.split():
        numbering.accept(opened_by(number))
    return numbering


@pytest.mark.parametrize(
    ("before", "number", "fit"),
    [
        ("", "一、", Fit.FIRST),
        ("", "（一）", Fit.FIRST),  # an upper level may be left out
        ("", "二、", Fit.BREAK),
        ("一、", "二、", Fit.NEXT),
        ("一、", "三、", Fit.BREAK),  # one is missing
        ("一、 二、", "一、", Fit.AGAIN),
        ("一、 （一） （二）", "二、", Fit.NEXT),  # back up
        ("一、 （一） （二） 二、", "（一）", Fit.FIRST),  # a new level
        ("一、 （一） 1. 2. （二）", "3.", Fit.NEXT),  # counts on through （二）
        ("一、 （一） 1. 2. （二）", "1.", Fit.FIRST),  # or begins anew
        ("一、", "1.", Fit.FIRST),  # a level may be skipped
        ("一、 （一） 1. ①", "②", Fit.NEXT),
        ("一、 （一） 1. ①", "③", Fit.BREAK),
        ("第一章 第一条 第二条 第二章", "第三条", Fit.NEXT),  # through the chapters
        ("第一章 第一条", "第十二条", Fit.BREAK),
        ("第十二条", "第十二条之一", Fit.NEXT),
        ("第十二条 第十二条之一", "第十三条", Fit.NEXT),
        ("第十二条 第十二条之一", "第十二条之二", Fit.NEXT),
        ("第十二条 第十二条之一", "第十二条之三", Fit.BREAK),
        ("第一百条", "第一百零一条", Fit.NEXT),
        ("㈠ ⒈ ⒉", "⒊", Fit.NEXT),
        ("㈠ ⒈ ⒉", "㈡", Fit.NEXT),
        ("一、 ㈠", "（二）", Fit.NEXT),  # one level, written in two ways
        ("1.", "3.", Fit.BREAK),
    ],
)
def test_whether_a_number_fits(before, number, fit):
    assert after(before).fit(opened_by(number)) is fit


@pytest.mark.parametrize(
    ("before", "number", "fit"),
    [
        ("", "1.1", Fit.FIRST),
        ("", "1.2", Fit.BREAK),
        ("1.1", "1.2", Fit.NEXT),
        ("1.1", "1.1.1", Fit.FIRST),
        ("1.1", "2.1", Fit.BREAK),  # 2 has to come first
        ("1.", "1.1", Fit.FIRST),  # 1. and 1.1, as some houses have it
        ("1. 1.1 1.2", "2.", Fit.NEXT),
        ("1. 1.1 1.2 2.", "2.1", Fit.FIRST),
        ("1. 1.1 1.2 2.", "2.2", Fit.BREAK),
        ("1.1.3", "1.2", Fit.NEXT),  # back up
        ("1.2", "1.3.1", Fit.BREAK),
        ("1.9", "1.10", Fit.NEXT),  # ten, not one
        ("5.3.2 （1） （2） ①", "5.3.3", Fit.NEXT),
        ("5.3.2 （1） （2）", "5.4", Fit.NEXT),
        ("5.3.2", "3.6", Fit.BREAK),  # a figure at the start of a line: 3.6万人
    ],
)
def test_whether_a_dotted_number_fits(before, number, fit):
    assert after(before).fit(opened_by(number)) is fit


def test_a_heading_of_one_number_counts_on_among_dotted_ones():
    numbering = Numbering()
    for text in ("1 总则", "1.1 目的", "1.2 范围"):
        assert numbering.fit(opened_by(text)) in (Fit.FIRST, Fit.NEXT)
        numbering.accept(opened_by(text))
    assert numbering.fit(opened_by("2 职责")) is Fit.NEXT
    assert numbering.fit(opened_by("3 职责")) is Fit.BREAK


@pytest.mark.parametrize(
    ("numbers", "path"),
    [
        ("一、", "一"),
        ("一、 （一） 3.", "一 一 3"),
        ("一、 （一） 1. （二）", "一 二"),  # 1. ends where （二） begins
        ("一、 （一） 1. 二、", "二"),
        ("一、 1. 2.", "一 2"),  # a level is skipped, not filled in
        ("5.3.2 （1） （2） ②", "5.3.2 2 ②"),
        ("5.3.2 （1） 5.4", "5.4"),  # dotted numbers name their own levels
        ("第一章 第三条 （二）", "一 三 二"),
        ("第一章 第一条 第二章 第三条", "二 三"),
        ("1. （一）", "一"),  # （一） never nests under 1.
        ("5.3.2 （一） 1.", "5.3.2 一 1"),
    ],
)
def test_levels_open_and_close(numbers, path):
    assert [marker.bare for marker in after(numbers).open] == path.split()


def test_a_copy_goes_its_own_way():
    numbering = after("一、 （一）")
    numbering.copy().accept(opened_by("二、"))
    assert numbering.fit(opened_by("二、")) is Fit.NEXT
    assert [marker.bare for marker in numbering.open] == ["一", "一"]
