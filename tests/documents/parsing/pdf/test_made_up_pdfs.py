"""A printed issue comes out as it went in, and its dump comes out the same where the
dump tells enough: other issues every time.

GAZETTE_PROPERTY_SEED brings a run back, GAZETTE_PROPERTY_PDFS sets how many are tried.
A dump doesn't tell every paragraph: of a line that is full nobody knows whether the next
one goes on. And without fonts a name may be taken for a mark. Print tells both, so the PDF
is held to what went in, and the dump to the PDF where it is itself without a fault.
"""

import os
import random

import pytest

from tests.documents.parsing.pdf.printed import (
    made_up,
    mixed,
    on_sheets,
    shape_of_dump,
    shape_of_pdf,
    squeezed,
)
from tests.gazette_press.sheets.forms import Forms

SEED = int(os.environ.get("GAZETTE_PROPERTY_SEED") or random.randrange(10**6))
PDFS = int(os.environ.get("GAZETTE_PROPERTY_PDFS") or 4)


@pytest.mark.parametrize("seed", range(SEED, SEED + PDFS))
def test_a_printed_issue_comes_out_as_it_went_in_and_as_its_dump_does(seed):
    data, text, truth = made_up(seed, garbled=seed % 2 == 0)
    printed, dumped = shape_of_pdf(data), shape_of_dump(text)
    assert squeezed(printed) == truth
    if squeezed(dumped) == truth:
        assert printed == dumped


@pytest.mark.parametrize("seed", range(SEED, SEED + PDFS // 2))
def test_an_issue_partly_set_over_the_whole_page_comes_out_as_it_went_in(seed):
    data, truth = mixed(seed, wide=1 + seed % 4)
    assert squeezed(shape_of_pdf(data)) == truth


@pytest.mark.parametrize("few", ["《》", "【】", "《》【】", ""])
def test_headlines_may_have_a_symbol_font_of_their_own_however_little_it_holds(few):
    forms = Forms(black_titles=True, few_symbols=few)
    data, truth = on_sheets(SEED, forms, garbled=True)
    assert squeezed(shape_of_pdf(data)) == truth
