import pytest

from documents.parsing.layout.headlines import Frames, frames
from documents.parsing.reading_order.candidates import Extent, PageCandidates
from documents.parsing.reading_order.words.ngrams import NGrams
from documents.parsing.reading_order.words.topic import Topics
from tests.documents.parsing.typed import typed

COLUMN = 12.0
HEADLINE = ("云泽市人民政府关于渡口", "管理的通知", "云政发〔2023〕22号")
OWN = ("各县（市、区）人民政府：", "现就渡口管理通知如下：", "一、严格渡运条件。")
OTHERS = ("畅通，有情况及时报告。", "三、落实经费。")


def candidates_of(*rows: str) -> PageCandidates:
    page = frames(typed(*rows), COLUMN)
    return page_candidates(page)


def page_candidates(page: Frames) -> PageCandidates:
    return PageCandidates(page, COLUMN, NGrams(page.stretches), Topics([page]), ())


def test_a_continuation_may_stand_before_or_behind_a_headlines_own_columns():
    found = candidates_of(*OTHERS, *OWN, *HEADLINE).candidates()
    extents = {one.extent for one in found}
    assert {None, Extent(0, 0, 2)} <= extents
    by_extent = {one.extent: one for one in found}
    assert by_extent[Extent(0, 0, 2)].score > by_extent[None].score


def test_what_stands_after_the_last_headline_is_the_continuation():
    [only] = candidates_of(*OWN, *HEADLINE, *OTHERS).candidates()
    assert [line.text for line in only.continuation] == list(OTHERS)


def test_a_page_that_is_read_downwards_is_not_cut():
    page = frames(typed(*HEADLINE, *OWN), COLUMN).read_downwards()
    [only] = page_candidates(page).candidates()
    assert (only.extent, only.continuation) == (None, ())


@pytest.mark.parametrize(
    "rows", [OTHERS + OWN + HEADLINE, OWN + OTHERS + HEADLINE, OWN + HEADLINE + OTHERS]
)
def test_every_candidate_keeps_each_line_once_and_explains_its_score(rows):
    page = candidates_of(*rows)
    for one in page.candidates():
        kept = [*one.continuation, *(line for lines in one.own for line in lines)]
        assert sorted(line.number for line in kept) == sorted(
            line.number for stretch in page.page.stretches for line in stretch
        )
        worths = [factor.worth for factor in page.factors(one)]
        assert sum(worths) == pytest.approx(one.score)
