import pytest

from documents.parsing.pdf.extraction import Character
from documents.parsing.types import Furniture
from tests.documents.parsing.pdf.placed import page, set_line
from tests.documents.parsing.pdf.sheet.sheets import (
    LEFT,
    left_in_text,
    outside,
    text,
)


def leading(sign: str) -> list[Character]:
    """Rows of which the first ends in a raised reference sign, with white below."""
    return set_line(sign, 501, 744, size=6.0)


def note(words: str, y: float = 80.0, x: float = LEFT) -> list[Character]:
    return set_line(words, x, y, size=8.0)


@pytest.mark.parametrize("sign", ["①", "淤", "*", "1", "[1]", "※"])
def test_small_type_that_the_text_leads_to_by_a_sign_is_a_note(sign):
    words = f"{sign}指年主营业务收入2000万元以上的企业。"
    found = [page(*text(), leading(sign), note(words))]
    assert outside(found) == [(1, words, Furniture.FOOTNOTE)]


def test_a_note_is_whole_and_so_are_those_under_it():
    lines = ("①以初步核算数为准，", "作为参考。", "②包括经开区。")
    placed = [note(line, 90 - 11 * n) for n, line in enumerate(lines)]
    found = [page(*text(), leading("①②"), *placed)]
    assert [words for _, words, _ in outside(found)] == list(lines)


def test_small_type_without_a_sign_that_leads_there_stays():
    assert outside([page(*text(), note("①指年主营业务收入的企业。"))]) == []


def test_small_type_without_a_sign_stays():
    found = [page(*text(), leading("①"), note("注：本表按①计算。"))]
    assert outside(found) == []


def test_a_clause_in_the_size_of_the_text_stays():
    clause = set_line("①开展排查①", LEFT, 500)
    found = [page(*text(), leading("①"), clause)]
    assert outside(found) == []
    assert "①开展排查①" in left_in_text(found)
