import pytest

from documents.parsing.repair.garbled_lines import judge_lines


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
