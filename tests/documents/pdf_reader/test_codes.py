"""Fonts as different programs code them, through the whole reader."""

import pytest

from documents.parsing import GazetteError, read_pdf, text_of_pages
from documents.parsing.pdf.extraction import extract
from documents.pdf_reader import limits
from documents.pdf_reader.codes import FileCodes
from tests.documents.parsing.pdf.printed import SENTENCE, line
from tests.gazette_press.pdf_file import PdfPage, pdf_file
from tests.gazette_press.pdf_fonts import Coding, Font

OWN_CODES = [coding for coding in Coding if coding is not Coding.DOWN]


def printed(text: str, font: Font, **kind) -> bytes:
    return pdf_file([PdfPage(tuple(line(text, 60, 700, font)), **kind)])


def read(data: bytes) -> str:
    return text_of_pages(read_pdf(data))


@pytest.mark.parametrize("coding", OWN_CODES)
def test_text_is_read_however_it_is_coded(coding):
    font = Font("ABCDEF+Text", coding=coding)
    [page] = extract(printed(SENTENCE, font))
    assert "".join(char.text for char in page.characters) == SENTENCE
    assert {round(char.x1 - char.x0) for char in page.characters} == {10}
    assert {char.size for char in page.characters} == {10}


@pytest.mark.parametrize("coding", [Coding.GBK, Coding.UCS2, Coding.UTF16])
def test_what_a_known_map_means_need_not_be_said(coding):
    assert (
        read(printed(SENTENCE, Font("SimSun", coding=coding, silent=True))) == SENTENCE
    )


@pytest.mark.parametrize("coding", [Coding.GBK, Coding.UCS2])
def test_what_the_file_says_goes_before_what_a_known_map_means(coding):
    font = Font("Marks", coding=coding, read_as={"，": "袁"})
    assert read(printed("各县，各部门", font)) == "各县袁各部门"


def test_codes_that_the_file_leaves_out_mean_what_the_known_map_says():
    data = printed(SENTENCE, Font("SimSun", coding=Coding.GBK))
    font = Font("SimSun", coding=Coding.GBK, silent=True)
    assert read(data) == read(printed(SENTENCE, font))


def test_codes_of_an_unknown_map_are_counted_and_not_dropped():
    font = Font("House", coding=Coding.UNKNOWN, silent=True)
    pages = [
        PdfPage(tuple(line(SENTENCE * 2, 60, 700, Font("Text")))),
        PdfPage(tuple(line("字", 60, 700, font))),
    ]
    [warning] = read_pdf(pdf_file(pages)).warnings
    assert warning.message == "第2页有1个字的字体没有字符对照，可能有误"


def test_a_map_that_means_more_than_there_is_room_for_is_refused():
    data = printed(SENTENCE, Font("Text"))
    assert limits.MEANINGS < 0x1000000
    bomb = b"1 beginbfrange <00000000> <00ffffff> <4e00> endbfrange"
    start = data.index(b"<< /Length", data.index(b"/FontDescriptor /FontName") - 400)
    stream = b"<< /Length %d >>\nstream\n%b\n" % (len(bomb), bomb)
    with pytest.raises(GazetteError) as refused:
        read_pdf(data[:start] + stream + data[data.index(b"endstream", start) :])
    assert "对照表" in refused.value.reason


def test_in_a_map_of_the_file_ranges_and_what_it_is_built_upon_count():
    base, codes = FileCodes(), FileCodes()
    base.ranges = [(1, 0x20, 0x7E, 1)]
    codes.ranges = [(2, 0x8140, 0x817E, 100), (2, 0x9000, 0x9000, 7)]
    codes.spaces = [(b"\x00", b"\x80"), (b"\x81\x40", b"\xfe\xfe")]
    codes.use_cmap(base)
    assert [codes.glyph(code) for code in (b"\x81\x41", b"\x90\x00", b"\x21")] == [
        101,
        7,
        2,
    ]
    assert codes.glyph(b"\x81\x90") is None
    assert [codes.length(b"\x41\x81\x41", at) for at in (0, 1)] == [1, 2]
