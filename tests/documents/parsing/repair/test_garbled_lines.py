import pytest

from documents.parsing.repair.garbled_lines import judge_lines, line_evidence


def judged(lines: str) -> str:
    """Lines as letters: c holds three proper marks, g three hanzi that are sure to be
    marks, 1 only one, - nothing at all; told as g and c, a letter a line."""
    proper = [3 * (line == "c") for line in lines]
    figures = [{"g": 27.0, "1": 9.0}.get(line, 0.0) for line in lines]
    return "".join("cg"[state] for state in judge_lines(proper, figures).garbled)


@pytest.mark.parametrize(
    ("lines", "states"),
    [
        ("ccc", "ccc"),
        ("ggg", "ggg"),
        ("cccggg", "cccggg"),  # a page of each
        ("ccgcc", "ccgcc"),  # a line among others
        ("ggcgg", "ggcgg"),  # … and the reverse
        ("cc1cc", "ccgcc"),  # one sure mark is enough
        ("c-c", "ccc"),
        ("g-g", "ggg"),  # what tells nothing is as its neighbours are
        ("", ""),
    ],
)
def test_lines_are_judged_with_those_around_them(lines, states):
    assert judged(lines) == states


def test_a_line_with_a_doubtful_hanzi_stays_clean_among_clean_ones():
    assert not any(judge_lines([3, 0, 3], [0.0, 5.0, 0.0]).garbled)


def test_where_lines_change_often_little_evidence_is_enough():
    proper, figures = [3, 0] * 20, [0.0, 20.0] * 20
    assert judge_lines([*proper, 0, 3], [*figures, 3.0, 0.0]).garbled[-2]
    assert not judge_lines([3] * 40 + [0, 3], [0.0] * 40 + [3.0, 0.0]).garbled[-2]


def test_the_last_line_of_a_clean_text_takes_as_much_as_any_other():
    for proper, evidence in (
        ([3, 3, 0], [0.0, 0.0, 7.0]),
        ([0, 3, 3], [7.0, 0.0, 0.0]),
    ):
        assert not any(judge_lines(proper, evidence).garbled)
    assert judge_lines([3, 3, 0], [0.0, 0.0, 9.0]).garbled == [False, False, True]
    assert judge_lines([0, 0, 0], [0.0, 0.0, 7.0]).garbled == [True, True, True]


CLEAN = ["各地要落实，要报告。", "加强值守；确需离岗的，要报告。"]


@pytest.mark.parametrize(
    ("line", "columns", "figure"),
    [
        ("12尧乡起点", [2], 7.0),  # it may begin a word that no dictionary has
        ("郭源远立", [1, 2], 7.0),  # so may two
        ("要报告遥", [3], 11.0),  # a sentence's end is surer
        ("各地袁要报告遥", [2, 6], 22.0),  # so are two apart
    ],
)
def test_one_word_tells_less_in_a_clean_text(line, columns, figure):
    margins = {2: dict.fromkeys(columns, 11.0)}
    assert line_evidence([*CLEAN, line], margins)[2] == figure
    alone = line_evidence([line], {0: margins[2]})[0]
    assert alone == 11.0 * len(columns)


def test_the_same_word_on_many_lines_tells_no_more_than_on_one():
    lines = [*CLEAN, "12尧乡起点", "15尧乡终点"]
    figures = line_evidence(lines, {2: {2: 11.0}, 3: {2: 11.0}})
    assert figures[2:] == [3.5, 3.5]
