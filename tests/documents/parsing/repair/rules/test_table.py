from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.glyphs import flatten
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.table import (
    SILENT,
    AllOf,
    Case,
    Factor,
    FirstOf,
    itself,
    told,
)
from documents.parsing.repair.weights import NEVER

FIRST: Case[Place] = Case("行首", 2.0, lambda place: place.starts_line, "在行首")
LAST: Case[Place] = Case("行末", -1.0, lambda place: place.ends_line, "在行末")


def place(text: str, at: int) -> Place:
    return Place(flatten(split_pages(text)), at)


def test_the_first_case_that_holds_decides():
    rule = FirstOf(FIRST, LAST, view=itself)
    assert [rule(place("一", 0)), rule(place("一二", 1))] == [2.0, -1.0]
    assert rule.factors(place("一", 0)) == [Factor("行首", 2.0, "在行首")]


def test_where_no_case_holds_the_mark_is_ruled_out():
    rule = FirstOf(FIRST, view=itself)
    assert rule(place("一二", 1)) is None
    assert [factor.told for factor in rule.factors(place("一二", 1))] == ["排除"]


def test_a_table_may_be_silent_where_no_case_holds():
    rule = FirstOf(FIRST, view=itself, otherwise=SILENT)
    assert (rule(place("一二", 1)), rule.factors(place("一二", 1))) == (0.0, [])


def test_a_case_may_lead_to_a_table_of_its_own():
    inner = FirstOf(LAST, view=itself)
    rule = FirstOf(Case("行首", inner, FIRST.holds, ""), view=itself)
    assert rule(place("一", 0)) == -1.0
    assert [factor.name for factor in rule.factors(place("一", 0))] == ["行末"]


def test_every_case_that_holds_counts():
    rule = AllOf(FIRST, LAST)
    assert [rule(place("一", 0)), rule(place("一二", 0)), rule(place("一二三", 1))] == [
        1.0,
        2.0,
        0.0,
    ]
    assert [factor.worth for factor in rule.factors(place("一", 0))] == [2.0, -1.0]


def test_a_place_knows_what_stands_beside_it():
    here = place("规 范\n管理", 1)
    assert (here.char, here.before, here.after) == ("范", "规", "管")
    assert (here.starts_line, here.ends_line) == (False, True)
    assert (here.after_blank, here.before_blank) == (True, False)
    assert (here.in_word, here.begins_word) == (True, False)


def test_a_place_at_the_end_of_a_text_has_nothing_beside_it():
    here = place("袁", 0)
    assert (here.before, here.after, here.mark) == ("", "", "，")


def test_log_odds_are_told_with_their_sign():
    assert [told(3), told(-0.0), told(-2.54), told(NEVER + 5)] == [
        "+3.0",
        "+0.0",
        "-2.5",
        "不可能",
    ]
