"""A printed issue comes out as it went in, and its dump comes out the same where the
dump tells enough.

GAZETTE_SEED sets which issues are tried, GAZETTE_PROPERTY_PDFS how many.
A dump doesn't tell every paragraph: of a line that is full nobody knows whether the next
one goes on. And without fonts a name may be taken for a mark. Print tells both, so the PDF
is held to what went in, and the dump to the PDF where it is itself without a fault.
"""

import json
import os

import pytest

from documents.management.outline import as_json
from documents.parsing import parse_pages, read_pdf
from documents.parsing.types import Furniture
from tests.documents.parsing.pdf.printed import (
    made_up,
    mixed,
    on_sheets,
    shape_of_dump,
    shape_of_pdf,
    squeezed,
)
from tests.gazette_press.sheets.forms import Forms
from tests.gazette_press.sheets.trial import attempt
from tests.seeds import SEED, seeds

PDFS = int(os.environ.get("GAZETTE_PROPERTY_PDFS") or 4)


@pytest.mark.parametrize("seed", seeds(PDFS))
def test_a_printed_issue_comes_out_as_it_went_in_and_as_its_dump_does(seed):
    data, text, truth = made_up(seed, garbled=seed % 2 == 0)
    printed, dumped = shape_of_pdf(data), shape_of_dump(text)
    assert squeezed(printed) == truth
    if squeezed(dumped) == truth:
        assert printed == dumped


@pytest.mark.parametrize("seed", seeds(PDFS // 2))
def test_an_issue_partly_set_over_the_whole_page_comes_out_as_it_went_in(seed):
    data, truth = mixed(seed, wide=1 + seed % 4)
    assert squeezed(shape_of_pdf(data)) == truth


@pytest.mark.parametrize("few", ["《》", "【】", "《》【】", ""])
def test_headlines_may_have_a_symbol_font_of_their_own_however_little_it_holds(few):
    forms = Forms(black_titles=True, few_symbols=few)
    data, truth = on_sheets(SEED, forms, garbled=True)
    assert squeezed(shape_of_pdf(data)) == truth


@pytest.mark.parametrize("seed", seeds(PDFS))
def test_sheets_of_any_form_come_out_as_the_text_went_in(seed):
    data, truth = on_sheets(seed, garbled=seed % 2 == 0)
    found = squeezed(shape_of_pdf(data))
    found["issue"].pop("number", None)  # a running head tells it,
    found["issue"].pop("gazette", None)  # and whose it is
    assert found == truth


@pytest.mark.parametrize("seed", seeds(PDFS))
def test_issues_in_real_forms_with_tables_come_out_as_they_went_in(seed):
    outcome, cells = attempt(seed)
    assert outcome.faults == ()
    assert cells.printed == cells.right == cells.read


@pytest.mark.parametrize(
    ("form", "furniture"),
    [
        ({"head": ("《云泽市人民政府公报》2025年第7期",) * 2}, Furniture.RUNNING_HEAD),
        (
            {"head": ("云泽市人民政府公报", "2025年"), "head_out": 19.0},
            Furniture.RUNNING_HEAD,
        ),
        ({"foot": "ISSN 1671-2005"}, Furniture.RUNNING_HEAD),
        (
            {"number": "{}", "crosswise": 3, "number_beside": True},
            Furniture.PAGE_NUMBER,
        ),
        ({"tab": "市政府文件", "tab_pitch": 1.6}, Furniture.MARGIN_TAB),
        ({"tab": "市政府文件", "tab_turned": True}, Furniture.MARGIN_TAB),
        ({"notes": True}, Furniture.FOOTNOTE),
    ],
)
def test_what_stands_outside_the_text_is_set_aside_with_what_it_is(form, furniture):
    data, truth = on_sheets(SEED, Forms(**form), garbled=SEED % 2 == 0)
    issue = parse_pages(read_pdf(data))
    found = squeezed(json.loads(as_json(issue)))
    assert found["documents"] == truth["documents"]
    assert {aside.furniture for aside in issue.set_aside} == {furniture}


@pytest.mark.parametrize("size", [16.0, 24.0, 48.0])
@pytest.mark.parametrize("let_through", [False, True])
def test_a_pale_word_under_the_text_is_told_and_takes_nothing_away(size, let_through):
    forms = Forms(
        watermark="征求意见稿", watermark_size=size, watermark_let_through=let_through
    )
    data, truth = on_sheets(SEED, forms, garbled=SEED % 2 == 0)
    issue = parse_pages(read_pdf(data))
    assert squeezed(json.loads(as_json(issue))) == truth
    assert "5个字印在正文底下" in "".join(one.message for one in issue.warnings)
