"""A clause shown on the page as it was printed."""

from pathlib import Path

import pytest

from documents.importing.files import read_gazette
from documents.importing.store import store_issue
from documents.models import Clause, Issue
from documents.reading.page_places import cuttings
from documents.reading.provenance import provenance
from tests.documents.parsing.pdf.printed import MONTHS, sample
from tests.markup import page


@pytest.fixture
def issue(db, tmp_path: Path, settings) -> Issue:
    """A printed issue, read from its PDF."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "data" / "uploads"
    path = tmp_path / "公报.pdf"
    path.write_bytes(sample(MONTHS[0])[0])
    file = read_gazette(path)
    store_issue(file.parse(), file)
    return Issue.objects.get()


def test_every_line_of_every_clause_is_found_on_its_page(issue):
    assert Clause.objects.count() > 50
    for clause in Clause.objects.all():
        lines = provenance(issue, clause)
        assert lines, clause
        marked = sum(len(each.lines) for each in cuttings(issue, lines))
        assert marked == len(lines), clause


def test_a_cutting_holds_its_lines_and_little_else(issue):
    clause = Clause.objects.filter(text__startswith="今年")[0]
    [cutting] = cuttings(issue, provenance(issue, clause))
    shown = cutting.shown
    assert cutting.lines
    for box in cutting.lines:
        assert shown.x < box.x
        assert box.x + box.width < shown.x + shown.width
        assert shown.y < box.y
        assert box.y + box.height < shown.y + shown.height
    assert shown.height < cutting.height / 2


def test_a_clause_over_a_column_break_is_cut_out_twice(issue):
    clause = next(
        clause
        for clause in Clause.objects.all()
        if len({box.x > 297 for each in cut(issue, clause) for box in each.lines}) == 2
        and clause.page == clause.document.first_page
    )
    assert len(cut(issue, clause)) >= 2


def cut(issue: Issue, clause: Clause):
    return cuttings(issue, provenance(issue, clause))


def test_where_lines_stand_is_read_once(issue, monkeypatch):
    clause = Clause.objects.all()[3]
    first = cut(issue, clause)
    monkeypatch.setattr("documents.reading.page_places.places", None)
    assert cut(issue, clause) == first


def test_an_issue_that_was_read_from_text_has_no_cuttings(issue):
    issue.pdf = ""
    assert cut(issue, Clause.objects.all()[3]) == []


def test_a_page_whose_lines_are_not_found_is_shown_whole(issue):
    clause = Clause.objects.all()[3]
    lines = provenance(issue, clause)
    issue.source = "\n".join("另一份原文" for _ in issue.source.split("\n"))
    [cutting] = cuttings(issue, lines)[:1]
    assert cutting.lines == ()
    assert (cutting.shown.width, cutting.shown.height) == (595, 842)


def test_the_source_page_shows_the_cutting_and_leads_to_the_page(issue, client):
    clause = Clause.objects.select_related("document").filter(text__startswith="今年")[
        0
    ]
    shown = page(client, f"{clause.get_absolute_url()}source/")
    picture = f"{issue.get_absolute_url()}pages/{clause.page}.png"
    assert shown.attributes("image", "href") == [picture]
    assert picture in shown.links()
    assert len(shown.attributes("rect", "y", class_="place")) == len(clause.spans)
