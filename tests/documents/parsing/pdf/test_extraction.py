import random
import re
import zlib
from dataclasses import replace

import pytest

from documents.parsing import GazetteError, read_pdf, text_of_pages
from documents.parsing.pdf import extraction
from documents.parsing.pdf.extraction import extract
from documents.pdf_reader import limits
from tests.documents.parsing.pdf.printed import SENTENCE, line, small_pdf
from tests.gazette_press.pdf_file import PdfPage, pdf_file
from tests.gazette_press.pdf_fonts import Coding, Font
from tests.seeds import seeds

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
    error = refused(pdf_file([PdfPage(())] * (limits.PAGES + 1)))
    assert f"{limits.PAGES} 页" in error.reason


def test_too_many_characters_on_a_page_are_refused_with_its_number():
    font = Font("ABCDEF+Text")
    page = PdfPage(tuple(line("府" * (limits.CHARACTERS_A_PAGE + 1), 1, 700, font)))
    error = refused(pdf_file([PdfPage(()), page]))
    assert (f"{limits.CHARACTERS_A_PAGE} 字" in error.reason, error.page) == (True, 2)


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
    messages = [warning.message for warning in read_pdf(stamped).warnings]
    assert messages == ["第2页没有文字层，只有图片，其中的文字没有收录"]


def page_of(text: str = SENTENCE, **kind) -> PdfPage:
    return PdfPage(tuple(line(text, 60, 700, Font("ABCDEF+Text"))), **kind)


def only_page(*pages: PdfPage):
    [page] = extract(pdf_file(pages))
    return page


def text_of(*pages: PdfPage) -> str:
    return text_of_pages(read_pdf(pdf_file(pages)))


def test_text_in_a_form_is_read():
    assert text_of(page_of(in_form=True)) == SENTENCE


def test_pages_come_in_order_whoever_read_them():
    texts = [f"第{n}页的文字" for n in "一二三四五"]
    data = small_pdf(*texts)
    assert [page.number for page in extract(data)] == [1, 2, 3, 4, 5]
    assert text_of_pages(read_pdf(data)).split("\n\f") == texts


def test_text_outside_of_what_is_shown_of_a_sheet_is_counted_and_not_read():
    page = only_page(
        PdfPage(
            tuple(
                placed
                for y in (700, 100)
                for placed in line(SENTENCE, 60, y, Font("ABCDEF+Text"))
            ),
            crop=(0, 200, 595, 842),
        )
    )
    assert (len(page.characters), page.outside) == (len(SENTENCE), len(SENTENCE))
    assert page.size == (595, 642)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (b"3 Tr", False),  # neither filled nor stroked
        (b"1 g", False),  # white on white
        (b"1 1 1 rg", False),
        (b"0 0 0 0 k", False),
        (b"0 g", True),
        (b"0.8 g 0 600 595 200 re f 1 g", True),  # white on a bar
        (b"1 g 0 600 595 200 re f", False),  # on a white one
    ],
)
def test_whether_text_shows_is_told(before, shown):
    page = only_page(page_of(before=before))
    assert {char.shown for char in page.characters} == {shown}


def test_vertical_text_runs_down():
    font = Font("ABCDEF+Text", coding=Coding.DOWN)
    page = only_page(PdfPage(tuple(line(SENTENCE[0], 60, 700, font))))
    assert {char.angle for char in page.characters} == {270}


def test_what_prints_nothing_is_no_character():
    font = Font(
        "ABCDEF+Text", read_as={"甲": "\u200b", "乙": "\n", "丙": "部\u00ad\n门"}
    )
    page = only_page(PdfPage(tuple(line("各县甲乙丙", 60, 700, font))))
    assert [char.text for char in page.characters] == ["各", "县", "部门"]


def test_a_twin_of_a_mark_and_a_radical_are_read_as_what_they_stand_for():
    font = Font("ABCDEF+Text", read_as={"—": "\u2015", "人": "\u2f08"})
    assert (
        text_of(PdfPage(tuple(line("各县人民—政府", 60, 700, font)))) == "各县人民—政府"
    )


def test_a_font_that_does_not_tell_its_meanings_is_reported_page_by_page():
    silent = Font("ABCDEF+Other", silent=True)
    pages = [
        page_of(SENTENCE * 2),
        PdfPage((*page_of().characters, *line("字", 60, 600, silent))),
    ]
    [warning] = read_pdf(pdf_file(pages)).warnings
    assert warning.message == "第2页有1个字的字体没有字符对照，可能有误"


def test_a_file_much_of_which_has_no_meaning_is_refused():
    silent = Font("ABCDEF+Other", silent=True)
    error = refused(
        pdf_file([PdfPage((*page_of().characters, *line("政府文件", 60, 600, silent)))])
    )
    assert "残缺" in error.reason


def test_a_mark_whose_map_leads_to_nothing_is_unknown_and_told():
    """U+0000 is no meaning; what was printed there is not left out without a word."""
    marks = Font("ABCDEF+Marks", read_as={"。": "\0", "，": "\0"})
    placed = [
        placed
        for n, char in enumerate("各县人民政府，各部门要认真落实本通知的要求。")
        for placed in line(
            char, 60 + 10 * n, 600, marks if char in "，。" else Font("ABCDEF+T")
        )
    ]
    text = Font("ABCDEF+Text")
    placed = [
        replace(one, font=text) if one.font is not marks else one for one in placed
    ]
    found = read_pdf(pdf_file([PdfPage(tuple(placed))]))
    assert (
        text_of_pages(found) == "各县人民政府\ufffd各部门要认真落实本通知的要求\ufffd"
    )
    assert [one.message for one in found.warnings] == [
        "第1页有2个字的字体没有字符对照，可能有误"
    ]


@pytest.mark.parametrize("coding", [Coding.GBK, Coding.UCS2, Coding.UTF16])
def test_where_a_map_leads_to_nothing_the_coding_may_know(coding):
    font = Font("ABCDEF+Text", read_as={"。": "\0"}, coding=coding)
    assert text_of(PdfPage(tuple(line(SENTENCE, 60, 700, font)))) == SENTENCE


@pytest.mark.parametrize(
    ("kind", "pale"),
    [
        ({"grey": 0.8}, True),
        ({"let_through": True}, True),
        ({"grey": 0.3}, False),
        ({}, False),
    ],
)
def test_what_is_hardly_seen_is_pale(kind, pale):
    placed = line(SENTENCE, 60, 700, Font("ABCDEF+Text"))
    held = PdfPage(tuple(replace(one, **kind) for one in placed))
    [page] = extract(pdf_file([held]))
    assert {char.pale for char in page.characters} == {pale}


def test_a_form_is_as_pale_as_what_draws_it():
    [page] = extract(pdf_file([page_of(in_form=True, form_state=b"0.8 g")]))
    assert all(char.pale for char in page.characters)


def test_a_character_as_wide_as_a_sheet_is_cut_to_size():
    data = small_pdf(SENTENCE).replace(b"/DW 1000", b"/DW 9999999")
    [page] = extract(data)
    assert max(char.x1 - char.x0 for char in page.characters) <= 40


def test_a_sheet_larger_than_pdf_allows_is_damaged():
    data = small_pdf(SENTENCE).replace(b"[0 0 595 842]", b"[0 0 99999999 842]")
    assert refused(data).reason == "PDF 已损坏"


def test_a_form_that_draws_itself_is_read_once():
    data = pdf_file([page_of(in_form=True, extra=b"/Fm0 Do " * 9)])
    [itself] = re.findall(rb"/XObject << /Fm0 \d+ 0 R >>", data)
    nested = data.replace(b"<< /Font << /F0", b"<< %b /Font << /F0" % itself)
    assert text_of_pages(read_pdf(nested)) == SENTENCE


def said_of(data: bytes) -> str:
    """The text, or why there is none."""
    try:
        return text_of_pages(read_pdf(data))
    except GazetteError as error:
        return error.reason


@pytest.mark.parametrize("seed", seeds(12))
def test_whatever_bytes_are_changed_a_pdf_is_read_or_refused_in_a_sentence(seed):
    rng = random.Random(seed)
    data = bytearray(small_pdf(*[SENTENCE] * 3))
    for _ in range(20):
        data[rng.randrange(len(data))] = rng.randrange(256)
    said = said_of(bytes(data))
    assert said.startswith("PDF") or SENTENCE[:3] in said
