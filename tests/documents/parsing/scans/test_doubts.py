"""What was not read surely is marked, and nothing is changed."""

from documents.parsing.scans.doubts import DOUBTFUL, with_doubts
from documents.parsing.types import Line, Repair, SourceLine


def doubts(text: str, *confidence: float, repairs: tuple[Repair, ...] = ()) -> Line:
    source = SourceLine(3, 1, text, confidence=confidence or None)
    [line] = with_doubts([Line(3, 1, text, repairs)], [source])
    return line


def test_a_doubtful_character_is_marked_where_it_stands():
    line = doubts("同意", 1.0, 0.4)
    assert line.repairs == (Repair(3, 1, "意", "意", 0.4),)
    assert not line.repairs[0].is_change


def test_a_sure_one_is_not():
    assert doubts("同意", DOUBTFUL, 1.0).repairs == ()


def test_a_line_that_was_not_recognised_stays_as_it_is():
    assert doubts("同意").repairs == ()


def test_repairs_of_the_line_keep_their_place_among_the_doubts():
    repair = Repair(3, 0, "袁", "，", 0.9)
    line = doubts("，同意", 1.0, 0.3, 0.2, repairs=(repair,))
    assert [one.column for one in line.repairs] == [0, 1, 2]
    assert [one.is_change for one in line.repairs] == [True, False, False]
