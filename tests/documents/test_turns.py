import pytest

from documents.turns import Busy, Turns


def test_whoever_finds_the_line_full_is_sent_away_at_once():
    turns = Turns(waiting=0)
    with turns.one(), pytest.raises(Busy), turns.one():
        pass


def test_a_turn_is_given_back_when_the_work_fails():
    turns = Turns(waiting=0)
    with pytest.raises(ValueError, match="work"), turns.one():
        raise ValueError("work")
    with turns.one():
        pass
