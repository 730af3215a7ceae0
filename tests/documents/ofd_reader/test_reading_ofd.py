"""OFD: read as PDFs are, and refused where it is hostile."""

import random
from pathlib import Path

import pytest

from documents.importing.files import gather, read_gazette
from documents.importing.kept_files import pdf_path
from documents.importing.store import store_issue
from documents.models import Clause, Issue
from documents.parsing.errors import GazetteError
from documents.parsing.pdf.extraction import extract, is_ofd
from documents.reading.page_places import cuttings
from documents.reading.provenance import provenance
from tests.documents.parsing.pdf.printed import (
    MONTHS,
    SENTENCE,
    line,
    shape_of_pdf,
    squeezed,
)
from tests.gazette_press.__main__ import SOURCES
from tests.gazette_press.answers import answers
from tests.gazette_press.ofd_file import ofd_file, zipped
from tests.gazette_press.pages import lay_out
from tests.gazette_press.pdf_file import PdfPage
from tests.gazette_press.pdf_fonts import Font
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.printing import Type, printed_pages
from tests.gazette_press.sheets.forms import Forms
from tests.gazette_press.source import read_source


def small_ofd(*texts: str, **kind: str) -> bytes:
    font = Font("Text")
    return ofd_file(
        [PdfPage(tuple(line(text, 60, 700, font))) for text in texts], **kind
    )


def pressed(month: str, *, garbled: bool):
    issue = read_source(Path(SOURCES / f"{month}.txt"))
    pages = lay_out(issue, PrintStyle(), random.Random(issue.month))
    printed = printed_pages(issue, pages, PrintStyle(), Type(garbled=garbled), Forms())
    return ofd_file(printed), answers(issue, len(pages))


@pytest.mark.parametrize("garbled", [True, False])
def test_an_issue_as_ofd_comes_to_what_was_printed(garbled):
    data, expected = pressed(MONTHS[0], garbled=garbled)
    assert squeezed(shape_of_pdf(data)) == expected


def test_characters_stand_where_they_are_printed():
    [page] = extract(small_ofd(SENTENCE))
    first = page.characters[0]
    assert page.size == pytest.approx((595, 842), abs=0.1)
    assert (first.x0, first.baseline, first.size) == pytest.approx(
        (60, 700, 10), abs=0.1
    )
    assert page.fonts == ("Text",)
    assert "".join(char.text for char in page.characters) == SENTENCE


def text_object(attributes: str = "", code: str = 'X="0" Y="5" DeltaX="g 2 5"') -> str:
    return (
        f'<ofd:TextObject ID="1" Boundary="50 100 50 6" Font="0" Size="5" {attributes}>'
        f"<ofd:TextCode {code}>甲乙丙</ofd:TextCode></ofd:TextObject>"
    )


def extra_of(element: str):
    [page] = extract(small_ofd(SENTENCE, extra=element))
    return page.characters[len(SENTENCE) :]


def test_a_repeated_distance_is_counted_out():
    one, two, three = extra_of(text_object())
    assert two.x0 - one.x0 == pytest.approx(5 * 72 / 25.4, abs=0.02)
    assert three.x0 - two.x0 == pytest.approx(5 * 72 / 25.4, abs=0.02)


@pytest.mark.parametrize("attributes", ['Visible="false"', 'Alpha="0"'])
def test_what_is_not_shown_is_told_to_be_hidden(attributes):
    assert [char.shown for char in extra_of(text_object(attributes))] == [False] * 3


def test_a_watermark_that_runs_aslant_keeps_its_direction():
    aslant = 'CTM="0.7071 -0.7071 0.7071 0.7071 0 0"'
    assert {char.angle for char in extra_of(text_object(aslant))} == {45}


def test_text_in_a_block_within_a_block_is_found():
    nested = (
        f"<ofd:PageBlock><ofd:PageBlock>{text_object()}</ofd:PageBlock></ofd:PageBlock>"
    )
    assert "".join(char.text for char in extra_of(nested)) == "甲乙丙"


def test_text_without_distances_is_as_wide_as_its_type():
    one, two, _ = extra_of(text_object(code='X="0" Y="5"'))
    assert two.x0 == one.x1


def test_pictures_are_counted():
    picture = '<ofd:ImageObject ID="1" Boundary="0 0 210 148.5" ResourceID="3"/>'
    [page] = extract(small_ofd(SENTENCE, extra=picture))
    assert page.images == 1
    assert page.covered == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"OFD.xml": "<ofd"}, "OFD 已损坏"),
        ({"OFD.xml": "<OFD><DocBody/></OFD>"}, "OFD 已损坏"),
        ({"OFD.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><OFD>&b;</OFD>"}, "实体定义"),
        ({"OFD.xml": "<OFD>" + " " * 70_000_000}, "过大的文件"),
        ({"OFD.xml": "<a>" * 3_000_000}, "上限|已损坏"),
    ],
)
def test_a_hostile_file_is_refused_with_a_reason(parts, reason):
    with pytest.raises(GazetteError, match=reason):
        extract(zipped(parts))


def test_blocks_without_end_are_refused():
    deep = "<ofd:PageBlock>" * 60 + "</ofd:PageBlock>" * 60
    with pytest.raises(GazetteError, match="层层嵌套"):
        extract(small_ofd(SENTENCE, extra=deep))


def test_an_ofd_of_pictures_is_refused_without_naming_what_cannot_help():
    with pytest.raises(GazetteError, match="没有文字层") as caught:
        shape_of_pdf(small_ofd(" "))
    assert "--ocr" not in caught.value.reason


def test_a_word_file_is_no_ofd():
    assert not is_ofd(zipped({"word/document.xml": "<w/>"}))
    assert is_ofd(small_ofd(SENTENCE))


def test_it_is_gathered_imported_and_kept(db, tmp_path, settings):
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "data" / "uploads"
    path = tmp_path / "公报.ofd"
    path.write_bytes(pressed(MONTHS[0], garbled=True)[0])
    assert gather(tmp_path).files == (path,)
    file = read_gazette(path)
    store_issue(file.parse(), file)
    issue = Issue.objects.get()
    assert pdf_path(issue.pdf).read_bytes() == path.read_bytes()
    # Nothing draws its pages: the lines are shown without a cutting.
    assert cuttings(issue, provenance(issue, Clause.objects.all()[0])) == []
