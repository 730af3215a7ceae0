"""An explanation says what the repair did, and its figures are the repair's own."""

from math import inf, isclose

import pytest

from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.explaining import (
    ExplainedCharacter,
    ExplainedLine,
    explain_line,
)
from documents.parsing.repair.lines import JudgedText, judged_text
from documents.parsing.text.row_rule import garble
from documents.parsing.types import SourceLine
from tests.documents.parsing.hard_lines import CONTEXTS, hard_blocks
from tests.documents.parsing.samples import MONTHS, dumped

EVERY = 7  # of a sample's lines, one in so many is explained


def judged(text: str) -> JudgedText:
    return judged_text(split_pages(text))


def explained(text: str, line: int = 1) -> ExplainedLine:
    return explain_line(judged(text), line)


def character(text: str, raw: str) -> ExplainedCharacter:
    """The first character of the first line that shows as `raw`, explained."""
    [found] = explain_line(judged(text), 1, text.index(raw)).characters
    return found


def lines_of(text: str, every: int = 1) -> list[tuple[JudgedText, int]]:
    whole = judged(text)
    return [(whole, number) for number in range(1, len(whole.source) + 1, every)]


def hard_lines() -> list[tuple[JudgedText, int]]:
    before, after, *_ = CONTEXTS["garbled, as all"]
    blocks = [block for _, block in hard_blocks()]
    return lines_of(garble(before + "".join(blocks) + after), every=3)


def check(whole: JudgedText, number: int) -> int:
    """How many repairs of the line were explained, each as it was made."""
    line = explain_line(whole, number)
    repaired = whole.line(number - 1)
    assert line.text == repaired.text
    found = {each.column: each for each in line.characters}
    for repair in repaired.repairs:
        assert found[repair.column].confidence == repair.confidence
        assert found[repair.column].read_as == repair.mark
    for each in line.characters:
        if each.chosen and each.runner_up and each.margin is not None:
            difference = each.chosen.total - each.runner_up.total
            assert isclose(each.margin, difference, abs_tol=1e-6)
    return len(repaired.repairs)


@pytest.mark.parametrize("month", MONTHS)
def test_factors_add_up_to_the_margins_of_a_sample(month):
    assert sum(check(*line) for line in lines_of(dumped(month), EVERY)) > 50


def test_factors_add_up_to_the_margins_of_hard_lines():
    assert sum(check(*line) for line in hard_lines()) > 200


@pytest.mark.parametrize("month", MONTHS)
def test_a_line_is_garbled_where_its_factors_say_so(month):
    whole = judged(dumped(month))
    seen = set()
    for number in range(1, len(whole.source) + 1, EVERY):
        line = explain_line(whole, number)
        total = sum(factor.worth or 0.0 for factor in line.factors)
        assert line.garbled == (total >= 0)
        seen.add(line.garbled)
    assert seen == {True, False} or whole.judged.garbled.count(True) in (
        0,
        len(whole.source),
    )


@pytest.mark.parametrize(
    ("printed", "raw", "names"),
    [
        ("按照第１条执行。", "员", {"“１”的常见程度", "第几条"}),
        ("各部门：\n请遵照执行。", "院", {"“：”的常见程度", "在行末"}),
        (
            "市政办发〔2020〕3号同时废止。",
            "也",
            {"“〔”的常见程度", "近处成对", "括着年份"},
        ),
        ("为规范管理，制定本办法。", "袁", {"“，”的常见程度"}),
        ("分为Ⅰ级、Ⅱ级响应。", "玉", {"“Ⅰ”的常见程度", "等级"}),
    ],
)
def test_a_mark_is_explained_by_the_rules_that_spoke(printed, raw, names):
    found = character(garble(printed), raw)
    assert found.read_as == found.mark
    assert found.chosen is not None
    assert names <= {factor.name for factor in found.chosen.factors}


def test_a_hanzi_that_stays_is_explained_by_its_word():
    found = character(garble("工作人员，名单如下。"), "员")
    assert found.read_as == "员"
    assert [factor.name for factor in found.ruled_out] == ["是词里的字"]


def test_a_name_is_the_runner_up_or_the_reading_chosen():
    found = character(garble("任命袁伟同志为市水利局局长。"), "袁")
    assert (found.read_as, found.mark) == ("袁", "，")
    assert found.chosen is not None
    assert found.runner_up is not None
    assert any("姓名“袁伟”" in factor.name for factor in found.chosen.factors)
    assert found.runner_up.words.startswith("，")


def test_a_clean_line_keeps_its_hanzi_and_says_so():
    line = explained("（一）总体要求，目标。\n（二）工作，任务；（三）袁。\n", line=2)
    assert not line.garbled
    assert line.text == line.raw
    assert all("不是乱码行" in each.reason for each in line.characters)
    assert line.characters


def test_dashes_beside_a_page_number_are_told():
    found = character("要 12 要\n", "要")
    assert (found.read_as, found.reason) == ("—", "独占一行的页码，两边是短横")


def test_what_a_font_knows_is_certain():
    whole = judged_text([SourceLine(1, 1, "袁袁", garbled=(True, False))])
    mark, hanzi = explain_line(whole, 1, 0), explain_line(whole, 1, 1)
    assert [each.read_as for each in (*mark.characters, *hanzi.characters)] == [
        "，",
        "袁",
    ]
    assert {each.margin for each in (*mark.characters, *hanzi.characters)} == {inf}


def test_hanzi_that_were_never_in_doubt_are_counted():
    line = explained(garble("按原则办理，于年底前完成。"))
    shown = {each.raw for each in line.characters}
    assert shown == {"袁", "遥"}
    assert line.passed_over >= 1


@pytest.mark.parametrize("number", [0, 2])
def test_a_line_that_the_text_lacks_is_an_error(number):
    with pytest.raises(IndexError):
        explain_line(judged("一行"), number)
