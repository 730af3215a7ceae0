import zlib

import pytest

from documents.parsing import GazetteError, read_pdf, text_of_pages
from documents.parsing.pdf import extraction, worker
from documents.parsing.pdf.warnings import page_warnings
from tests.documents.parsing.pdf.printed import SENTENCE, line, small_pdf
from tests.gazette_press.pdf_file import Font, PdfPage, pdf_file

# The standard security handler, of a user password that is not the empty one.
PASSWORD = b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%b> /U <%b> >>" % (
    b"ab" * 32,
    b"cd" * 32,
)


def refused(data: bytes) -> GazetteError:
    with pytest.raises(GazetteError) as caught:
        read_pdf(data)
    assert "\n" not in caught.value.reason
    return caught.value


def test_hanzi_and_latin_are_read_with_the_blanks_between_words():
    font = Font("ABCDEF+Text")
    wide = line("企业参与标准制定的通知", 60, 700, font)
    words = [
        placed
        for start, word in ((180, "GB"), (195, "ISO"))
        for placed in (
            p for n, c in enumerate(word) for p in line(c, start + 5 * n, 700, font)
        )
    ]
    data = pdf_file([PdfPage((*wide, *words))])
    assert text_of_pages(read_pdf(data)) == "企业参与标准制定的通知 GB ISO"


@pytest.mark.parametrize(
    "kind", [{"rotate": 90}, {"rotate": 180}, {"rotate": 270}, {"turned": True}]
)
def test_a_page_is_read_whichever_way_it_is_turned(kind):
    pages = read_pdf(small_pdf(SENTENCE, **kind))
    assert text_of_pages(pages) == SENTENCE


def test_a_password_is_asked_for_by_name():
    font = Font("ABCDEF+Text")
    page = PdfPage(tuple(line(SENTENCE, 60, 700, font)))
    error = refused(pdf_file([page], encrypt=PASSWORD))
    assert "密码" in error.reason


def test_an_unknown_encryption_is_named():
    font = Font("ABCDEF+Text")
    page = PdfPage(tuple(line(SENTENCE, 60, 700, font)))
    body = b"<< /Filter /OfficeSeal /V 1 /R 2 /P -4 /O <00> /U <00> >>"
    assert "加密" in refused(pdf_file([page], encrypt=body)).reason


def test_a_file_that_breaks_off_is_named():
    data = small_pdf(*[SENTENCE] * 30)
    assert "不完整" in refused(data[: len(data) // 2]).reason


def test_a_broken_page_is_named_with_its_number():
    data = small_pdf(SENTENCE, SENTENCE)
    second = data.index(b"stream\n", data.index(b"endstream") + 9) + 7
    broken = data[: second + 9] + b"\xff" * 90 + data[second + 99 :]
    error = refused(broken)
    assert ("损坏" in error.reason, error.page) == (True, 2)


def test_a_file_that_is_no_pdf_inside_is_damaged():
    assert "损坏" in refused(b"%PDF-1.7\nnothing\n%%EOF\n").reason


def test_a_scan_is_told_that_it_has_no_text():
    assert "没有文字层" in refused(pdf_file([PdfPage(()), PdfPage(())])).reason


def test_a_text_without_hanzi_is_named():
    assert "几乎没有汉字" in refused(small_pdf("Lorem ipsum dolor")).reason


def test_too_many_pages_are_refused():
    error = refused(pdf_file([PdfPage(())] * (worker.PAGES + 1)))
    assert f"{worker.PAGES} 页" in error.reason


def test_too_many_characters_on_a_page_are_refused_with_its_number():
    font = Font("ABCDEF+Text")
    page = PdfPage(tuple(line("府" * (worker.CHARACTERS_A_PAGE + 1), 1, 700, font)))
    error = refused(pdf_file([PdfPage(()), page]))
    assert (f"{worker.CHARACTERS_A_PAGE} 字" in error.reason, error.page) == (True, 2)


def test_a_bomb_of_two_deflates_is_refused_and_harms_nobody():
    bomb = zlib.compress(zlib.compress(b" " * 1024**3, 9), 9)
    assert len(bomb) < 20_000
    data = small_pdf(SENTENCE)
    at = data.index(b"<< /Length")
    end = data.index(b"endstream", at)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(bomb)
    error = refused(data[:at] + head + bomb + b"\n" + data[end:])
    assert "上限" in error.reason
    assert error.page == 1


def test_a_reader_that_hangs_is_stopped(monkeypatch):
    monkeypatch.setattr(extraction, "WALL_SECONDS", 0.0)
    assert "上限" in refused(small_pdf(SENTENCE)).reason


def test_pages_that_are_pictures_and_stamps_across_a_page_become_warnings():
    font = Font("ABCDEF+Text")
    stamped = pdf_file(
        [
            PdfPage(tuple(line(SENTENCE, 60, 700, font))),
            PdfPage(
                (), extra=b"q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
            ),
        ]
    )
    messages = [warning.message for warning in page_warnings(read_pdf(stamped))]
    assert messages == ["第2页没有文字层，只有图片，其中的文字没有收录"]
