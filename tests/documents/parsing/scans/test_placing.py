"""From frames and middles to characters in their cells."""

from itertools import pairwise

import pytest

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.scans.placing import placed, tilt_of
from documents.parsing.types import RecognisedLine, RecognisedPage
from tests.documents.parsing.scans.scanned import Read, page_of_text, recognised
from tests.gazette_press.pdf_file import A4

FOUND = PdfPage(1, A4, ("Old",), 1, 3, (), 1.0)
LINES = page_of_text(
    "各县（市、区）人民政府，市政府各部门、直属",
    "今年6月下旬至7月中旬，我市连续遭遇三轮强",
    "降雨，云泽湖最高水位达14.82米，超警戒水位",
)


def test_characters_stand_where_they_are_printed():
    page = placed(recognised(Read("云泽市人民政府", 60, 80)), FOUND)
    assert "".join(char.text for char in page.characters) == "云泽市人民政府"
    assert [round(char.x0) for char in page.characters] == list(range(60, 130, 10))
    assert page.characters[0].baseline == pytest.approx(842 - 80 - 3.8, abs=0.1)
    assert page.characters[0].size == pytest.approx(10, abs=0.1)


def test_it_is_the_page_that_was_found_with_what_was_read():
    page = placed(recognised(*LINES), FOUND)
    assert (page.number, page.images, page.covered) == (1, 1, 1.0)
    assert (page.outside, page.tilt) == (0, 0.0)


def test_cells_of_a_line_touch():
    for line in LINES:
        page = placed(recognised(line), FOUND)
        for before, after in pairwise(page.characters):
            assert after.x0 == before.x1


def test_a_mark_at_either_end_has_its_whole_cell():
    page = placed(recognised(Read("（一）加强管理。", 60, 80)), FOUND)
    first, last = page.characters[0], page.characters[-1]
    assert first.x0 == pytest.approx(60, abs=0.5)
    assert last.x1 == pytest.approx(140, abs=0.5)


@pytest.mark.parametrize("tilt", [-2.0, -1.0, 0.7, 3.0])
def test_a_tilted_page_is_put_straight(tilt):
    page = recognised(*LINES, tilt=tilt)
    assert tilt_of(page) == pytest.approx(tilt, abs=0.05)
    level, straight = placed(page, FOUND), placed(recognised(*LINES), FOUND)
    for char, its in zip(level.characters, straight.characters, strict=True):
        assert char.x0 == pytest.approx(its.x0, abs=0.3)
        assert char.baseline == pytest.approx(its.baseline, abs=0.3)


def test_sizes_that_hardly_differ_are_one_size_and_a_headline_keeps_its_own():
    lines = [*page_of_text("一二三四五六七八九十", "十九八七六五四三二一", size=10.0)]
    lines.append(Read("五六七八九十甲乙丙丁", 60, 200, 10.4))
    lines.append(Read("云泽市人民政府公告", 60, 300, 18.0))
    sizes = {round(char.size) for char in placed(recognised(*lines), FOUND).characters}
    assert sizes == {10, 18}


def test_a_date_of_wide_digits_is_not_taken_for_large_type():
    wide = Read("2023年10月20日", 60, 200).line()
    x0, x1 = wide.corners[0], wide.corners[2] + 9
    stretched = RecognisedLine(
        (x0, *wide.corners[1:2], x1, *wide.corners[3:4], x1, *wide.corners[5:]),
        wide.characters,
    )
    page = recognised(*LINES)
    page = RecognisedPage(1, A4, (*page.lines, stretched))
    assert len({char.size for char in placed(page, FOUND).characters}) == 1


def test_a_title_set_apart_is_not_taken_for_larger():
    spaced = Read("通知", 60, 300, 10.0).line()
    x0, y0, _, y1, _, y2, _, y3 = spaced.corners
    apart = RecognisedLine((x0, y0, 140, y1, 140, y2, x0, y3), spaced.characters)
    page = RecognisedPage(1, A4, (apart,))
    assert max(char.size for char in placed(page, FOUND).characters) < 11


def test_blanks_go_but_for_the_one_behind_a_number_that_opens_a_line():
    page = placed(
        recognised(Read("1 总则", 60, 80), Read("达 14.82 米", 60, 100)), FOUND
    )
    assert "".join(char.text for char in page.characters) == "1总则达14.82米"
    first, second, *_ = page.characters
    assert second.x0 - first.x1 > 0.3 * second.size


def test_what_runs_up_the_margin_is_left_out():
    line = Read("市政府文件", 60, 80).line()
    x0 = line.corners[0]
    upright = RecognisedLine(
        (x0, 300, x0, 200, x0 + 12, 200, x0 + 12, 300), line.characters
    )
    page = RecognisedPage(1, A4, (upright, *recognised(*LINES).lines))
    text = "".join(char.text for char in placed(page, FOUND).characters)
    assert text == "".join(read.text for read in LINES)


def test_what_shines_through_from_the_other_side_is_left_out():
    ghost = Read("口日囗田回", 60, 300, confidence=(0.4, 0.7, 0.3, 0.5, 0.4))
    page = placed(recognised(*LINES, ghost), FOUND)
    assert "".join(char.text for char in page.characters) == "".join(
        read.text for read in LINES
    )


def test_an_empty_page_has_no_characters():
    assert placed(RecognisedPage(1, A4, ()), FOUND).characters == ()
