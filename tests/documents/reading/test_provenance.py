"""Where a clause comes from, as the source holds it."""

import pytest

from documents.models import Clause
from documents.reading.provenance import placed_fixes, provenance, sureness
from tests.builders.rows import Line, add_document, add_issue
from tests.markup import page

SOURCE = "云泽市通告\n一尧加强照明袁确保安全遥二尧附\n\f则 三日内报"


@pytest.fixture
def clause(db) -> Clause:
    """一、加强照明，确保安全。 of line 2, whose second mark nobody is sure of."""
    issue = add_issue(2023, 9)
    issue.source = SOURCE
    issue.save()
    lines = [[Line("1", "一、加强照明，确保安全。", "一、")]]
    document = add_document(
        issue, "通告", *lines, number="云政发〔2023〕1号", kind="通告"
    )
    clause = document.clauses.get()
    clause.spans = [[2, 0, 12]]
    clause.repairs = [
        [1, "尧", 0.999, 2, 1],
        [6, "袁", 0.6, 2, 6],
        [11, "遥", 1, 2, 11],
    ]
    clause.save()
    return clause


def test_a_clause_leads_to_the_lines_it_stands_in(clause):
    [line] = provenance(clause.document.issue, clause)
    assert (line.number, line.page) == (2, 1)
    assert line.raw == "一尧加强照明袁确保安全遥二尧附"
    assert (
        "".join(stretch.text for stretch in line.stretches if stretch.within)
        == clause.text
    )


def test_what_is_of_other_clauses_is_told_apart(clause):
    [line] = provenance(clause.document.issue, clause)
    assert [stretch.text for stretch in line.stretches if not stretch.within] == [
        "二尧附"
    ]


def test_every_repaired_character_is_marked_with_what_stood_there(clause):
    [line] = provenance(clause.document.issue, clause)
    marked = [
        (stretch.text, stretch.fix.raw) for stretch in line.stretches if stretch.fix
    ]
    assert marked == [("、", "尧"), ("，", "袁"), ("。", "遥")]


def test_a_clause_over_a_page_break_knows_both_pages(clause):
    clause.spans = [[2, 12, 15], [3, 0, 1]]
    clause.repairs = []
    lines = provenance(clause.document.issue, clause)
    assert [line.page for line in lines] == [1, 2]
    assert [stretch.text for stretch in lines[1].stretches] == ["则", " 三日内报"]


def test_the_least_sure_repairs_come_first(clause):
    first, *_ = placed_fixes(clause)
    assert (first.before, first.mark, first.after) == (
        "一、加强照明",
        "，",
        "确保安全。",
    )
    assert first.fix.told == "原为“袁”，可信度 60%，请核对"


@pytest.mark.parametrize(
    ("confidence", "told"),
    [
        (1.0, "可信度 99% 以上"),
        (0.999, "可信度 99% 以上"),
        (0.9, "可信度 90%"),
        (0.55, "可信度 55%，请核对"),
    ],
)
def test_sureness_is_told_in_words(confidence, told):
    assert sureness(confidence) == told


def test_the_source_page_shows_lines_and_repairs(client, clause):
    shown = page(client, f"{clause.get_absolute_url()}source/")
    assert shown.texts("span", class_="raw") == ["一尧加强照明袁确保安全遥二尧附"]
    titles = shown.attributes("u", "title", class_="fix")
    assert "原为“袁”，可信度 60%，请核对" in titles
    assert shown.texts("summary") == ["修复 3 处，逐处列出"]


def test_the_source_comes_without_its_page_to_who_asks_beside_the_text(client, clause):
    address = f"{clause.get_absolute_url()}source/"
    fragment = client.get(address, headers={"HX-Request": "true"})
    assert fragment.content.lstrip().startswith(b'<div class="proof">')
    assert "HX-Request" in fragment["Vary"]


def test_a_clause_that_is_not_held_has_no_source(client, clause):
    slug = clause.document.slug
    assert client.get(f"/d/{slug}/9/source/").status_code == 404
