import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.layout.widths import column_width, first_unit, is_wide, width
from tests.documents.parsing.typed import quick, typed


@pytest.mark.parametrize(
    ("text", "hanzi"),
    [
        ("", 0),
        ("一、总体要求", 6),  # a mark takes a hanzi's place
        ("2023年", 3),  # ASCII half of it
        ("自 2023年起", 5.5),  # a blank as much as ASCII
        ("  市政府  ", 3),  # at the ends it is none of the line's
        ("２３年", 3),  # full-width digits
    ],
)
def test_how_wide_a_line_is_in_hanzi(text, hanzi):
    assert width(text) == hanzi


def rows(*widths: int) -> list[str]:
    return ["市" * hanzi for hanzi in widths]


@pytest.mark.parametrize(
    ("widths", "column"),
    [
        ([22, 22, 22, 20, 7], 22),  # full lines are the commonest
        ([24, 24, 23, 9, 9, 9, 9], 24),  # short ones don't count
        ([20, 20, 46, 46, 20], 20),  # nor a notice over both columns
        ([22, 22, 24, 24], 24),  # the wider of two
        ([5, 6], 22),  # nothing is full: the usual measure
        ([], 22),
    ],
)
def test_the_column_is_as_wide_as_most_full_lines(widths, column):
    assert column_width(typed(*rows(*widths))) == column


def test_the_column_of_a_short_issue_is_seen_through_first_lines():
    """First lines lose the blanks they are indented by, and are most of the lines."""
    assert column_width(typed(*rows(20, 20, 20, 22, 21, 22, 6))) == 22


def test_lines_that_end_a_sentence_tell_no_measure():
    ended = ["市" * 14 + "。"] * 5
    assert column_width(typed(*ended, *rows(22, 22))) == 22


@pytest.mark.parametrize(
    ("widths", "wide"),
    [
        ([46, 46, 12], True),
        ([46, 20, 7], True),  # entries of a list end where they end
        ([22, 22, 24], False),  # a squeezed line is no wide one
        ([46, 22, 22, 22, 22], False),  # nor does one wide line make a text wide
        ([], False),
    ],
)
def test_text_runs_over_both_columns_where_enough_lines_do(widths, wide):
    assert is_wide(typed(*rows(*widths)), 22.0) == wide


@pytest.mark.parametrize(
    ("text", "hanzi"),
    [
        ("市政府", 1),  # a hanzi may be parted from the next
        ("市，县", 2),  # no line begins with a comma
        ("市）。县", 3),  # nor with two closing marks
        ("2023年", 2),  # a number is whole
        ("GDP增长", 1.5),  # a Latin word, too
        ("“一湖清水”", 2),  # an opening mark stays with what it opens
        ("《（一）", 4),
        ("2023，", 3),
    ],
)
def test_what_can_not_be_parted_at_the_start_of_a_line(text, hanzi):
    assert first_unit(text) == hanzi


@quick
@given(st.text(alphabet="市23a，。“（ 》", min_size=1, max_size=20))
def test_what_begins_a_line_is_no_wider_than_the_line(text):
    if text.strip():
        assert 0 < first_unit(text) <= width("".join(text.split()))
