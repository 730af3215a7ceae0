from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.text_runs import runs
from tests.documents.parsing.pdf.placed import set_line


def said(*parts: list[Character]) -> list[list[str]]:
    characters = [char for part in parts for char in part]
    return [
        ["".join(char.text for char in run) for run in line]
        for line in runs(characters)
    ]


def test_lines_stand_from_the_top_and_runs_from_the_left():
    assert said(
        set_line("右栏", 300, 700), set_line("下行", 60, 684), set_line("左栏", 60, 700)
    ) == [["左栏", "右栏"], ["下行"]]


def test_justified_characters_are_one_run():
    assert said(set_line("指挥长", 60, 700, spread=9.0)) == [["指挥长"]]


def test_a_character_drawn_twice_to_look_bold_counts_once():
    assert said(set_line("公告", 60, 700), set_line("公告", 60.4, 700)) == [["公告"]]


def test_a_shadow_counts_once_too():
    assert said(set_line("公告", 60, 700), set_line("公告", 60.6, 699.4)) == [["公告"]]


def test_two_narrow_characters_side_by_side_are_two():
    slashes = [Character("/", x, x + 2.8, 700, 10, 0, 0) for x in (60.0, 62.8)]
    assert said(slashes) == [["//"]]


def test_a_raised_figure_is_of_its_line():
    assert said(
        set_line("面积", 60, 700),
        set_line("2", 80, 705, size=6.0),
        set_line("公里", 86, 700),
    ) == [["面积2公里"]]


def test_what_stands_at_the_height_of_a_raised_figure_is_no_part_of_it():
    """A character of a tab down the edge."""
    assert said(
        set_line("面积", 60, 700),
        set_line("2", 80, 705, size=6.0),
        set_line("公里", 86, 700),
        set_line("市", 300, 706, size=11.0),
    ) == [["市"], ["面积2公里"]]


def test_a_small_line_of_its_own_stays_one():
    note = set_line("注释", 60, 706.5, size=6.0)
    assert said(set_line("正文", 60, 690), note) == [["注释"], ["正文"]]
