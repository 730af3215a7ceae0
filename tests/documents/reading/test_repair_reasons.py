"""The source page tells why a line was repaired as it was, where it is asked."""

import pytest

from documents.models import Clause
from documents.reading import repair_reasons
from tests.builders.rows import Line, add_document, add_issue
from tests.markup import page

SOURCE = "云泽市通告\n一尧加强照明袁确保安全遥\n二、附则\n"


@pytest.fixture
def clause(db) -> Clause:
    """一、加强照明，确保安全。 of line 2, and the clean line 3."""
    repair_reasons._judged.cache_clear()
    issue = add_issue(2023, 9)
    issue.source = SOURCE
    issue.save()
    lines = [Line("1", "一、加强照明，确保安全。二、附则", "一、")]
    document = add_document(
        issue, "通告", lines, number="云政发〔2023〕1号", kind="通告"
    )
    clause = document.clauses.get()
    clause.spans = [[2, 0, 12], [3, 0, 4]]
    clause.repairs = [
        [1, "尧", 0.999, 2, 1],
        [6, "袁", 0.99, 2, 6],
        [11, "遥", 1, 2, 11],
    ]
    clause.save()
    return clause


def address(clause: Clause, query: str = "") -> str:
    return f"{clause.get_absolute_url()}source/{query}"


def test_each_repaired_line_has_a_link(client, clause):
    shown = client.get(address(clause)).content.decode()
    assert '<a href="?why=2#why" rel="nofollow">第 2 行为什么</a>' in shown
    assert "?why=3" not in shown
    assert 'id="why"' not in shown


def test_a_line_is_explained_reading_by_reading(client, clause):
    shown = page(client, address(clause, "?why=2"))
    headings = shown.texts("h3")
    assert headings == ["“尧”修复为“、”", "“袁”修复为“，”", "“遥”修复为“。”"]
    captions = shown.texts("caption")
    assert captions[0].startswith("算作乱码行")
    assert any(caption.startswith("选定“，”，合计 -3.0") for caption in captions)
    assert "“，”的常见程度" in shown.texts("th")


@pytest.mark.parametrize("asked", ["3", "1", "99", "-2", "02", "x", ""])
def test_other_values_are_ignored(client, clause, asked):
    answer = client.get(address(clause, f"?why={asked}"))
    assert answer.status_code == 200
    assert 'id="why"' not in answer.content.decode()


def test_what_is_shown_beside_the_text_has_no_links(client, clause):
    answer = client.get(address(clause, "?why=2"), headers={"HX-Request": "true"})
    assert "为什么" not in answer.content.decode()


def test_what_a_pdf_knew_by_its_fonts_is_not_explained(client, clause):
    issue = clause.document.issue
    issue.pdf = "0" * 64
    issue.save()
    assert "为什么" not in client.get(address(clause, "?why=2")).content.decode()


def test_an_issue_is_judged_once(client, clause):
    client.get(address(clause, "?why=2"))
    client.get(address(clause, "?why=2"))
    assert repair_reasons._judged.cache_info()[:2] == (1, 1)
