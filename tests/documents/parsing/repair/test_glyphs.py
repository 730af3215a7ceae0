from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.glyphs import flatten


def test_lines_become_one_run_without_blanks_that_knows_where_it_stood():
    glyphs = flatten(split_pages("第 二、\n\n　三 章\n"))
    assert glyphs.text == "第二、三章"
    places = [glyphs.line_and_column(at) for at in range(5)]
    assert places == [(0, 0), (0, 2), (0, 3), (2, 1), (2, 3)]
    assert glyphs.starts_line == [
        True,
        False,
        False,
        True,
        False,
        True,
    ]
    # A blank that begins a line is no justification.
    assert [at for at in range(6) if glyphs.after_blank[at]] == [1, 4]


def test_nothing_printed_is_an_empty_run():
    glyphs = flatten(split_pages(" \n\u3000"))
    assert glyphs.text == ""
    assert (glyphs.starts_line, glyphs.after_blank) == ([True], [False])
