"""What comes out of a parse is what went in, for issues that nobody has seen before.

GAZETTE_SEED sets which ones are tried, GAZETTE_PROPERTY_ISSUES how many; `make property`
tries 500 others, garbled ones too. No document may be lost or out of order, and where a
page was cut in the wrong place, a warning must name it.
"""

import os

import pytest

from documents.parsing import repair_text
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.hard_words import SENTENCES
from tests.gazette_press.trial import attempt, print_issue, report
from tests.seeds import SEED, seeds

ISSUES = int(os.environ.get("GAZETTE_PROPERTY_ISSUES") or 20)
MOST_UNEQUAL = 0.15  # one in a hundred is, so that four in twenty is no bad luck


def test_made_up_issues_come_out_as_they_went_in():
    outcomes = [attempt(seed, Garbling.NONE) for seed in seeds(ISSUES)]
    assert len(outcomes) == ISSUES > 0
    told = f"GAZETTE_SEED={SEED}\n{report(outcomes)}"
    assert sum(outcome.lost for outcome in outcomes) == 0, told
    assert not [o for o in outcomes if any(c == "order" for c, _ in o.faults)], told
    assert not any(outcome.unwarned for outcome in outcomes), told
    unequal = sum(bool(outcome.faults) for outcome in outcomes)
    assert unequal <= max(1, MOST_UNEQUAL * ISSUES), told


def test_some_issues_break_lines_before_marks():
    styles = {seed: print_issue(seed).style for seed in range(60000, 60012)}
    assert {style.breaks_anywhere for style in styles.values()} == {True, False}
    assert styles[60003].breaks_anywhere


def test_made_up_issues_in_real_forms_come_out_as_they_went_in():
    outcomes = [attempt(seed, Garbling.NONE, forms=True) for seed in seeds(ISSUES)]
    assert len(outcomes) == ISSUES > 0
    told = f"GAZETTE_SEED={SEED}\n{report(outcomes)}"
    assert sum(outcome.lost for outcome in outcomes) == 0, told
    unequal = sum(bool(outcome.faults) for outcome in outcomes)
    assert unequal <= max(1, MOST_UNEQUAL * ISSUES), told


@pytest.mark.parametrize("garbling", [Garbling.FULL, Garbling.LINES, Garbling.PAGES])
@pytest.mark.parametrize("seed", [1, 3, 4, 9])  # 9 is in half-width marks
def test_hard_words_come_out_right_in_garbled_issues(seed, garbling):
    printed = print_issue(seed, Garbling.NONE, forms=True).text
    assert seed == 9 or any(sentence[:9] in printed for sentence in SENTENCES)
    dumped = print_issue(seed, garbling, forms=True).text
    assert repair_text(dumped) == printed
    assert repair_text(printed) == printed


def test_a_seed_brings_the_same_dump_back():
    assert print_issue(7).text == print_issue(7).text
    assert print_issue(7).text != print_issue(8).text
    assert print_issue(7, forms=True).text == print_issue(7, forms=True).text
    assert print_issue(7, forms=True).text != print_issue(7).text


@pytest.mark.parametrize("garbling", [Garbling.FULL, Garbling.LINES, Garbling.PAGES])
@pytest.mark.parametrize(
    "seed",
    [
        60012,  # a headline broken before 》
        81002,  # a place that begins with ，'s hanzi, behind a number
        81006,  # a name in a list broken behind ：'s hanzi
        81016,  # a quotation with another text in it
        81154,  # a number under a running head
        81249,  # a word broken over a page's foot
        700,  # lines broken before marks, too; a line that begins with 袁东圩
        702,  # … and a full stop alone on its line, above a headline of the contents
    ],
)
def test_a_garbled_issue_comes_out_as_it_went_in(seed: int, garbling: Garbling) -> None:
    assert not attempt(seed, garbling).faults
