"""Which pages are read from their pictures, and what an issue of them comes to."""

import pytest

from documents.parsing import parse_pages, read_pdf, text_of_pages
from documents.parsing.errors import GazetteError
from documents.parsing.pdf.extraction import Character, PdfPage, extract_any
from documents.parsing.scans import reading
from documents.parsing.scans.reading import with_scans_read
from documents.parsing.scans.recognition import as_json
from tests.documents.parsing.pdf.printed import SENTENCE, small_pdf
from tests.documents.parsing.scans.scanned import (
    Read,
    page_of_text,
    recognised,
    scan,
)
from tests.gazette_press.pdf_file import A4

NOTICE = [
    Read("云泽市人民政府关于加强河道管理的通知", 120, 80, 18.0),
    Read("云政发〔2023〕21号", 240, 120),
    *(
        Read(text, x, 150 + 16 * at)
        for at, (text, x) in enumerate(
            [
                ("各县（市、区）人民政府，市政府各部门、直属各单位：", 60),
                ("为加强河道管理，保障行洪安全，现将有关事项通知如下：", 80),
                ("一、各地要落实河长责任，定期巡查。", 80),
                ("二、各有关部门要加强执法，严禁非法采砂。", 80),
                ("云泽市人民政府", 240),
                ("2023年10月8日", 240),
            ]
        )
    ),
]
SAID = as_json(recognised(*NOTICE))
LAYER = "各县人民政府要认真落实河道管理的要求按时上报工作进展情况"


def page(number: int, text: str, *, covered: float, shown: bool = True) -> PdfPage:
    characters = tuple(
        Character(char, 60 + 10 * at, 70 + 10 * at, 700, 10, 0, 0, shown)
        for at, char in enumerate(text)
    )
    images = int(covered > 0)
    return PdfPage(number, A4, ("Layer",), images, 0, characters, covered)


def read(pages, answers, **kind):
    data = scan([answers.get(page.number) for page in pages])
    return with_scans_read(data, pages, **kind)


def texts(scans) -> list[str]:
    return ["".join(char.text for char in page.characters) for page in scans.pages]


def said(number: int, *lines: str):
    return as_json(recognised(*page_of_text(*lines), number=number))


def test_a_scan_is_parsed_like_any_other_pdf(stub):
    issue = parse_pages(read_pdf(scan([SAID])))
    [document] = issue.documents
    assert document.title == "云泽市人民政府关于加强河道管理的通知"
    assert str(document.number) == "云政发〔2023〕21号"
    assert document.signed_on
    assert document.signed_on.isoformat() == "2023-10-08"
    assert [one.path for one in document.parts[0].paragraphs if one.path] == [
        ("一",),
        ("二",),
    ]
    assert any("扫描件" in warning.message for warning in issue.warnings)


def test_what_was_not_read_surely_is_told_of_the_clause_and_counts_as_no_repair(stub):
    unsure = Read(
        SENTENCE, 80, 150, confidence=(1.0, 0.3) + (1.0,) * (len(SENTENCE) - 2)
    )
    lines = [*NOTICE[:2], unsure, *NOTICE[3:]]
    issue = parse_pages(read_pdf(scan([as_json(recognised(*lines))])))
    repairs = [
        one
        for part in issue.documents[0].parts
        for p in part.paragraphs
        for one in p.repairs
    ]
    assert [(one.raw, one.confidence) for one in repairs] == [(SENTENCE[1], 0.3)]
    assert issue.repairs == 0


def test_hanzi_that_garbled_files_have_for_marks_stay_in_a_scan(stub):
    lines = [
        *NOTICE[:-3],
        Read("袁溪县、尧山县、遥田镇、渊口镇负责。", 80, 198),
        *NOTICE[-2:],
    ]
    told = text_of_pages(read_pdf(scan([as_json(recognised(*lines))])))
    assert "袁溪县、尧山县、遥田镇、渊口镇负责。" in told
    issue = parse_pages(read_pdf(scan([as_json(recognised(*lines))])))
    assert issue.repairs == 0


def test_without_the_extra_a_scan_is_refused_and_told_how_to_get_it(no_extra):
    with pytest.raises(GazetteError, match=r"没有文字层.*setup --ocr"):
        read_pdf(scan([SAID]))


def test_without_the_extra_what_was_read_before_still_counts(no_extra):
    laid_out = read_pdf(scan([SAID]), [recognised(*NOTICE)])
    assert "云政发〔2023〕21号" in text_of_pages(laid_out)


def test_a_text_pdf_starts_no_recogniser(stub, monkeypatch):
    monkeypatch.setattr(reading, "recognise", None)
    assert SENTENCE in text_of_pages(read_pdf(small_pdf(SENTENCE)))


def test_only_the_pages_that_are_pictures_are_read(stub):
    pages = [page(1, LAYER, covered=0.2), page(2, "", covered=1.0)]
    scans = read(pages, {2: said(2, "第二页的正文。")})
    assert texts(scans) == [LAYER, "第二页的正文。"]
    assert [one.number for one in scans.recognised] == [2]


def test_a_page_number_printed_over_a_scan_is_no_text_of_the_page(stub):
    pages = [page(1, LAYER, covered=0), page(2, "第2页", covered=0.9)]
    assert texts(read(pages, {2: said(2, "第二页的正文。")}))[1] == "第二页的正文。"


def test_a_short_text_beside_a_small_picture_stays(stub):
    pages = [page(1, "云泽市人民政府公报", covered=0.3)]
    assert texts(read(pages, {})) == ["云泽市人民政府公报"]


def test_what_was_read_before_is_not_read_again(stub, monkeypatch):
    monkeypatch.setattr(reading, "recognise", None)
    known = [recognised(*NOTICE)]
    assert read([page(1, "", covered=1.0)], {}, known=known).recognised == tuple(known)


def test_a_text_behind_the_picture_that_says_the_same_is_kept(stub):
    pages = [page(1, LAYER, covered=1.0, shown=False)]
    scans = read(pages, {1: said(1, LAYER[:14], LAYER[14:])})
    assert scans.pages == tuple(pages)
    assert scans.warnings == ()


def test_a_text_behind_the_picture_that_is_worse_is_replaced_and_told(stub):
    worse = LAYER.replace("河道管理", "可逍菅埋").replace("要求", "妻术")
    pages = [page(n, worse, covered=1.0, shown=False) for n in (1, 2, 3)]
    scans = read(pages, {n: said(n, LAYER[:14], LAYER[14:]) for n in (1, 2, 3)})
    assert texts(scans) == [LAYER] * 3
    [warning] = scans.warnings
    assert "抽查第2页" in warning.message
    assert "3页都已改按图片识别" in warning.message


def test_a_picture_that_is_hard_to_read_tells_nothing_about_the_text_behind_it(stub):
    unsure = as_json(recognised(Read("口口口口口", 60, 80, confidence=(0.3,) * 5)))
    pages = [page(1, LAYER, covered=1.0, shown=False)]
    assert read(pages, {1: unsure}).pages == tuple(pages)


def test_a_text_whose_fonts_say_nothing_is_read_from_its_pages(stub):
    pages = [page(1, "\ufffd" * 40, covered=0), page(2, "\ufffd" * 9, covered=0)]
    scans = read(pages, {1: said(1, "第一页的正文。"), 2: said(2, "第二页的正文。")})
    assert texts(scans) == ["第一页的正文。", "第二页的正文。"]


def test_a_text_that_is_not_chinese_is_refused_after_one_page(stub):
    pages = [page(n, "Annual report of the bank", covered=0) for n in (1, 2)]
    with pytest.raises(GazetteError, match="几乎没有汉字"):
        read(pages, {1: said(1, "Annual report of the bank"), 2: "dies"})


def test_a_scan_on_which_nothing_is_found_has_no_text(stub):
    with pytest.raises(GazetteError, match="没有文字层"):
        read([page(1, "", covered=1.0)], {1: said(1)})


def test_how_much_of_a_page_pictures_cover_is_measured():
    [found] = extract_any(scan([SAID]))
    assert (found.images, found.covered) == (1, 1.0)
