"""Which clauses answer to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.comparing.clauses import Alignment, align
from documents.importing.matching.alignment import ComparedClause

FIRST = "为了规范河道采砂活动，保障防洪安全，根据有关法律法规，制定本办法。"
SECOND = "本市行政区域内的河道采砂及其监督管理，适用本办法。"
THIRD = "市水行政主管部门负责全市河道采砂的统一管理和监督检查工作。"
FOURTH = "采砂人应当按照许可证载明的范围、数量和期限开采，并设立标志。"
OTHER = "乡镇人民政府应当协助做好本辖区的日常巡查，发现问题立即上报。"


def clauses(*texts):
    return [ComparedClause(0, f"art{n}", text, 0) for n, text in enumerate(texts, 1)]


def aligned(old, new):
    return [(row.old, row.new) for row in align(clauses(*old), clauses(*new))]


def test_an_inserted_article_shifts_no_other():
    assert aligned([FIRST, SECOND, THIRD], [FIRST, OTHER, SECOND, THIRD]) == [
        ((0,), (0,)),
        ((), (1,)),
        ((1,), (2,)),
        ((2,), (3,)),
    ]


def test_one_that_is_gone_is_shown_where_it_stood():
    assert aligned([FIRST, SECOND, THIRD], [FIRST, THIRD]) == [
        ((0,), (0,)),
        ((1,), ()),
        ((2,), (1,)),
    ]


def test_another_text_under_the_same_number_is_no_change_of_it():
    assert aligned([FIRST, SECOND], [FIRST, OTHER]) == [
        ((0,), (0,)),
        ((), (1,)),
        ((1,), ()),
    ]


def test_a_moved_article_says_so():
    rows = align(
        clauses(FIRST, SECOND, THIRD, FOURTH), clauses(FIRST, FOURTH, SECOND, THIRD)
    )
    assert [row for row in rows if row.moved] == [Alignment((3,), (1,), moved=True)]


def test_an_article_that_was_split_stands_beside_its_pieces():
    assert aligned([FIRST, SECOND + THIRD, FOURTH], [FIRST, SECOND, THIRD, FOURTH]) == [
        ((0,), (0,)),
        ((1,), (1, 2)),
        ((2,), (3,)),
    ]


def test_articles_that_were_joined_stand_beside_what_they_became():
    assert aligned([FIRST, SECOND, THIRD, FOURTH], [FIRST, SECOND + THIRD, FOURTH]) == [
        ((0,), (0,)),
        ((1, 2), (1,)),
        ((3,), (2,)),
    ]


def test_nothing_answers_to_an_empty_document():
    assert aligned([], [FIRST]) == [((), (0,))]
    assert aligned([FIRST], []) == [((0,), ())]


@pytest.mark.parametrize("side", [0, 1])
@given(
    st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH, SECOND + THIRD, "略"])),
    st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH, OTHER, "略"])),
)
def test_every_clause_of_both_stands_in_one_row(side, old, new):
    rows = aligned(old, new)
    places = [index for row in rows for index in row[side]]
    assert sorted(places) == list(range(len((old, new)[side])))
