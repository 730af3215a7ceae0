import pytest

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.tables.cells import Cell, cell_text
from documents.parsing.pdf.text_runs import runs
from tests.documents.parsing.pdf.placed import set_line


def text_of(*lines: list[Character]) -> tuple[str, bool]:
    told, doubtful = cell_text(Cell(runs(char for line in lines for char in line)))
    assert len(told[0]) == len(told[1]) == len(told[2])
    return told[0], doubtful


def test_the_lines_of_a_cell_are_joined() -> None:
    assert text_of(
        set_line("完善水电气路", 60, 700), set_line("及消防设施", 60, 688)
    ) == (
        "完善水电气路及消防设施",
        False,
    )


def test_a_word_that_is_set_apart_to_fill_its_cell_stays_one() -> None:
    assert text_of(set_line("合  计", 60, 700)) == ("合计", False)


def test_words_far_apart_are_kept_apart() -> None:
    line = [*set_line("营业收入", 60, 700), *set_line("万元", 140, 700)]
    assert text_of(line) == ("营业收入｜万元", True)


@pytest.mark.parametrize("figures", [("40000", "5000"), ("1,200.5", "-3.1%")])
def test_two_figures_under_one_another_are_never_one(figures: tuple[str, str]) -> None:
    above, below = figures
    said = text_of(set_line(above, 60, 700), set_line(below, 60, 688))
    assert said == (f"{above}｜{below}", True)


def test_latin_words_keep_their_blanks() -> None:
    lines = set_line("Data Center", 60, 700), set_line("West", 60, 688)
    assert text_of(*lines) == ("Data Center West", False)
