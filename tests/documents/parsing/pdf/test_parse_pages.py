from typing import Any

import pytest

from documents.parsing import (
    parse_pages,
    read_pdf,
    repair_pages,
    repair_text,
    text_of_pages,
)
from documents.parsing.decode.pages import split_pages
from tests.documents.parsing.pdf.printed import (
    MONTHS,
    made_up,
    mixed,
    outlined,
    sample,
    shape_of_dump,
    shape_of_pdf,
    squeezed,
)
from tests.gazette_press.__main__ import SAMPLE
from tests.gazette_press.answers import plain
from tests.gazette_press.garbling import UNGARBLED


def dumped(month: str) -> dict[str, Any]:
    return shape_of_dump((SAMPLE / f"yunze-{month}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("month", MONTHS)
def test_a_printed_sample_month_is_read_without_a_fault(month):
    data, truth = sample(month)
    assert squeezed(shape_of_pdf(data)) == truth


@pytest.mark.parametrize("month", MONTHS)
def test_a_pdf_and_the_dump_of_a_sample_month_parse_to_the_same_json(month):
    assert shape_of_pdf(sample(month)[0]) == dumped(month)


@pytest.mark.parametrize("seed", [4, 5])
def test_a_pdf_and_the_dump_of_a_made_up_issue_parse_to_the_same_json(seed):
    data, text, _ = made_up(seed, garbled=True)
    assert shape_of_pdf(data) == shape_of_dump(text)


def test_a_made_up_issue_is_read_without_a_fault_and_as_its_dump_is():
    data, text, truth = made_up(2, garbled=True)
    shape = shape_of_pdf(data)
    assert squeezed(shape) == truth
    assert outlined(shape) == outlined(shape_of_dump(text))


@pytest.mark.parametrize("seed", [6, 7, 21, 27, 56])
def test_a_made_up_issue_is_read_without_a_fault_where_first_columns_are_short(seed):
    data, _, truth = made_up(seed, garbled=False)
    assert squeezed(shape_of_pdf(data)) == truth


@pytest.mark.parametrize(("seed", "wide"), [(9, 2), (14, 2), (16, 3), (14, 1)])
def test_an_issue_partly_set_over_the_whole_page_is_read_without_a_fault(seed, wide):
    data, truth = mixed(seed, wide=wide)
    assert squeezed(shape_of_pdf(data)) == truth


def test_a_symbol_font_settles_what_is_garbled():
    data, _ = sample(MONTHS[0])
    issue = parse_pages(read_pdf(data))
    repairs = [
        repair
        for document in issue.documents
        for part in document.parts
        for paragraph in part.paragraphs
        for repair in paragraph.repairs
    ]
    assert len(repairs) > 1000
    assert {repair.confidence for repair in repairs} == {1.0}


def test_in_a_clean_font_nothing_is_changed():
    data, _, _ = made_up(7, garbled=False)
    assert any(hanzi in text_of_pages(read_pdf(data)) for hanzi in UNGARBLED)
    assert repair_pages(read_pdf(data)) == text_of_pages(read_pdf(data))


def test_the_text_of_a_pdf_has_the_lines_that_clauses_point_to():
    pages = read_pdf(sample(MONTHS[0])[0])
    lines = {line.number: line for line in split_pages(text_of_pages(pages))}
    repaired = repair_pages(pages).replace("\f", "").split("\n")
    issue = parse_pages(pages)
    assert len(issue.documents) > 5
    for document in issue.documents:
        assert document.parts[0].paragraphs
        for paragraph in (p for part in document.parts for p in part.paragraphs):
            assert lines[paragraph.spans[0].line].page == paragraph.page
            pointed = "".join(
                repaired[span.line - 1][span.start : span.end]
                for span in paragraph.spans
            )
            assert plain(pointed) == plain(paragraph.text)


def test_the_text_of_a_pdf_repairs_by_context_too():
    text = text_of_pages(read_pdf(sample(MONTHS[0])[0]))
    assert "通知" in repair_text(text)
