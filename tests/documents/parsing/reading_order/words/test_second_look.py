"""Lines in dispute, held against the whole of the texts that they may be in."""

from documents.parsing.layout.headlines import Frames, Known, frames
from documents.parsing.reading_order.candidates import Candidate, Extent
from documents.parsing.reading_order.words.second_look import (
    Worths,
    second_look,
    worth_of,
)
from tests.documents.parsing.reading_order.words.test_topic import (
    BRIDGES,
    PONDS,
    TOPICS,
)
from tests.documents.parsing.typed import typed

COLUMN = 12.0
PONDS_TITLE = ("《云泽市鱼塘管理办法》政策解读",)
BRIDGES_TITLE = ("《云泽市石桥管理办法》政策解读",)
DISPUTED = ("石桥每年检查一次。", "改建鱼塘须经批准。")


def page(number: int, *lines: str) -> Frames:
    return frames(typed(*lines, page=number, first=number * 100), COLUMN, Known())


PAGES = [
    page(1, *PONDS, *PONDS_TITLE),
    page(2, *PONDS, *DISPUTED, *BRIDGES, *BRIDGES_TITLE),
    page(3, *BRIDGES),
]


def uncut(frame: Frames) -> Candidate:
    if frame.headlines:
        return Candidate(None, (), frame.stretches[:1], 0.0)
    return Candidate(Extent(0, 0, 4), frame.stretches[0], (), 0.0)


def cut_at(line: int) -> Candidate:
    lines = PAGES[1].stretches[0]
    return Candidate(Extent(0, 0, line), lines[:line], (lines[line:],), 0.0)


def worths(said: float = 0.0) -> dict[Extent | None, float]:
    leading = [[uncut(PAGES[0])], [cut_at(4), cut_at(5), cut_at(6)], [uncut(PAGES[2])]]
    found = second_look(PAGES, leading, TOPICS, lambda index, one: said)
    assert found.keys() == {1}
    return dict(found[1])


def test_a_line_goes_with_the_text_that_says_its_words_elsewhere():
    ponds, both = worths()[Extent(0, 0, 5)], worths()[Extent(0, 0, 4)]
    assert both > ponds


def test_what_was_said_at_first_sight_is_put_aside():
    first, later = worths(), worths(said=1.5)
    assert later == {extent: worth - 1.5 for extent, worth in first.items()}


def test_a_candidate_that_was_not_looked_at_gains_nothing_by_it():
    """What is said of all that were may be less than nothing."""
    held: Worths = {1: {Extent(0, 0, 4): -21.0, Extent(0, 0, 5): -3.0}}
    assert worth_of(held, 1, Extent(0, 0, 5)) == -3.0
    assert worth_of(held, 1, Extent(0, 0, 9)) == -21.0
    assert worth_of(held, 2, Extent(0, 0, 9)) == 0.0


def test_pages_without_a_doubt_are_left_alone():
    leading = [[uncut(PAGES[0])], [cut_at(5)], [uncut(PAGES[2])]]
    assert second_look(PAGES, leading, TOPICS, lambda index, one: 0.0) == {}
