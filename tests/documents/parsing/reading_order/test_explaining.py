"""Why a page was cut as it was."""

from functools import cache

import pytest

from documents.parsing import explain_order, parse_issue
from documents.parsing.errors import GazetteError
from documents.parsing.reading_order import weights
from documents.parsing.reading_order.explaining import PageExplanation
from documents.parsing.types import Month
from tests.documents.parsing.samples import MONTHS, dumped, parsed

PAGES = [
    (month, page) for month in MONTHS for page in range(1, parsed(month).pages + 1)
]
CUT = "2023-10", 2  # the first notice ends here, and another begins

LEVEL = """ 渡口由镇政府日常管护，市水利局
负责技术指导。
渡船应当每年检验，检验不合格的
不得载客。
《云泽市渡口管理办法》政策解读
 渡工应当持证上岗，不得超载。
所需经费由市财政局予以保障。
市审计局加强监督，按季度通报。
各镇应当建立台账，按月上报。
《云泽市海塘管理办法》政策解读
"""


@cache
def explained(month: str, page: int) -> PageExplanation:
    return explain_order(dumped(month), page)


def doubted(text: str) -> set[int]:
    warnings = parse_issue(text, month=Month(2023, 10)).warnings
    return {one.page for one in warnings if "分栏接续" in one.message}


@pytest.mark.parametrize(("month", "page"), PAGES)
def test_the_factors_of_a_candidate_add_up_and_the_weightiest_come_first(month, page):
    for candidate in explained(month, page).candidates:
        worths = [factor.worth for factor in candidate.factors]
        assert sum(worths) == pytest.approx(candidate.on_page)
        assert candidate.on_page + candidate.elsewhere == pytest.approx(candidate.total)
        assert worths == sorted(worths, key=abs, reverse=True)
        assert 0.0 not in worths


@pytest.mark.parametrize(("month", "page"), PAGES)
def test_the_margin_is_the_lead_of_the_chosen_candidate(month, page):
    found = explained(month, page)
    chosen, *others = found.candidates
    if others:
        assert found.margin == pytest.approx(chosen.total - others[0].total)
    else:
        assert found.margin == float("inf")


def test_the_explanation_doubts_the_pages_that_the_parse_warns_of():
    warned = {(month, page) for month in MONTHS for page in doubted(dumped(month))}
    assert {place for place in PAGES if explained(*place).is_doubtful} == warned


def test_where_two_cuts_stay_level_both_the_explanation_and_the_parse_say_so():
    """A person can't tell either whether the money is for ferries or for sea walls."""
    assert not explain_order(LEVEL, 1).is_doubtful
    assert explain_order(LEVEL, 2).is_doubtful
    assert doubted(LEVEL) == {2}


def test_the_margin_is_the_very_one_that_decides_the_warning(monkeypatch):
    month, page = CUT
    margin = explained(month, page).margin
    assert weights.SURE_MARGIN < margin < float("inf")
    monkeypatch.setattr(weights, "SURE_MARGIN", margin)
    assert page not in doubted(dumped(month))
    monkeypatch.setattr(weights, "SURE_MARGIN", margin * (1 + 1e-9))
    assert page in doubted(dumped(month))
    assert explain_order(dumped(month), page).is_doubtful


def test_a_page_says_what_it_goes_on_from_and_what_goes_on_from_it():
    month, page = CUT
    found, following = explained(month, page), explained(month, page + 1)
    chosen = found.candidates[0]
    assert found.before
    assert found.before.title.endswith("文物保护单位的通知")
    assert found.before.goes_on == chosen.lines[0]
    assert "2023年10月16日" in chosen.lines[-1].text.replace(" ", "")
    assert found.after == following.before
    assert following.before
    assert following.before.goes_on is None


def test_before_the_first_headline_nothing_lies_open():
    assert explained("2023-10", 1).before is None


@pytest.mark.parametrize("page", [0, -1, 99])
def test_a_page_beyond_the_issue_is_refused(page):
    with pytest.raises(GazetteError, match=f"没有第 {page} 页，这一期共 12 页"):
        explained("2023-10", page)


def test_a_page_without_text_is_refused():
    first, *others = dumped("2023-10").split("\n ")
    text = "\n ".join([first, "— 2 —", *others])
    with pytest.raises(GazetteError, match="第 2 页没有正文"):
        explain_order(text, 2)
