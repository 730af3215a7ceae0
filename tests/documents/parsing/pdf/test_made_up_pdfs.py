"""A printed issue comes out as it went in, and its dump comes out the same where the
dump tells enough.

GAZETTE_SEED sets which issues are tried, GAZETTE_PROPERTY_PDFS how many.
A dump doesn't tell every paragraph: of a line that is full nobody knows whether the next
one goes on. And without fonts a name may be taken for a mark. Print tells both, so the PDF
is held to what went in, and the dump to the PDF where it is itself without a fault.
"""

import os

import pytest

from tests.documents.parsing.pdf.printed import (
    made_up,
    mixed,
    shape_of_dump,
    shape_of_pdf,
    squeezed,
)
from tests.seeds import seeds

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
