"""What comes out of a parse is what went in, for issues that nobody has seen before.

GAZETTE_PROPERTY_SEED brings a run back, GAZETTE_PROPERTY_ISSUES sets how many
are tried; `make property` tries 500, garbled ones too. No document may be lost or out
of order, and where a page was cut in the wrong place, a warning must name it.
"""

import os
import random

from tests.gazette_press.garbling import Garbling
from tests.gazette_press.trial import attempt, print_issue, report

SEED = os.environ.get("GAZETTE_PROPERTY_SEED") or str(random.randrange(10**6))
ISSUES = int(os.environ.get("GAZETTE_PROPERTY_ISSUES") or 20)
MOST_UNEQUAL = 0.15  # one in a hundred is, so that four in twenty is no bad luck


def test_made_up_issues_come_out_as_they_went_in():
    seeds = range(int(SEED), int(SEED) + ISSUES)
    outcomes = [attempt(seed, Garbling.NONE) for seed in seeds]
    told = f"GAZETTE_PROPERTY_SEED={SEED}\n{report(outcomes)}"
    assert sum(outcome.lost for outcome in outcomes) == 0, told
    assert not [o for o in outcomes if any(c == "order" for c, _ in o.faults)], told
    assert not any(outcome.unwarned for outcome in outcomes), told
    unequal = sum(bool(outcome.faults) for outcome in outcomes)
    assert unequal <= max(1, MOST_UNEQUAL * ISSUES), told


def test_a_seed_brings_the_same_dump_back():
    assert print_issue(7).text == print_issue(7).text
    assert print_issue(7).text != print_issue(8).text
