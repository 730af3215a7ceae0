import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing import GazetteError, decode
from documents.parsing.decode.pages import split_pages
from tests.documents.parsing.typed import quick

TEXT = "云泽市人民政府关于做好防汛工作的通知\r\n一、总体要求\r\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),  # as Windows editors save
        (b"", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_text_is_read_in_the_encodings_gazettes_come_in(mark, codec):
    assert decode(mark + TEXT.encode(codec)) == TEXT


def test_a_rare_name_of_gb18030_is_read():
    text = TEXT + "任命㐱䶮𠮷同志为市水利局副局长"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        (b" \n\t\r\n", "空的"),  # blanks alone
        ("\u3000\n\u3000".encode(), "空白"),  # ideographic ones alone
        (codecs.BOM_UTF8 + b" \n", "空白"),  # a byte order mark and blanks
        (TEXT.encode("utf-16-le"), "UTF-16LE，却没有 BOM"),
        (b"\x00\x01\x02", "零字节"),
        ("公报\x07通知".encode(), "控制字符"),
        (codecs.BOM_UTF8 + TEXT.encode("gb18030"), "utf-8"),  # the mark lies
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "utf-16"),  # cut off
        (b"\xff\xfa\xff\xfb\x80", "编码不明"),
        (b"The quick brown fox jumps over the lazy dog.", "几乎没有汉字"),
        # Big5 reads as GB18030, but not as prose.
        (
            ("雲澤市關於加強防汛與抗旱準備之說明，" * 6).encode("big5"),
            "Big5",
        ),
        ("雲澤市人民政府公報\n".encode("big5") * 3, "Big5"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "UTF-32"),
        (TEXT.encode("utf-16-be"), "UTF-16BE"),
        (b"<!DOCTYPE html><p>" + TEXT.encode(), "网页"),
        (codecs.BOM_UTF8 + b"\n<HTML>" + TEXT.encode(), "网页"),
        ((TEXT * 20).encode()[:-3], "UTF-8，但第 15[0-9][0-9] 个字节"),  # cut off
        ((TEXT * 80_000).encode(), "超过了一期公报 200 万字的上限"),
    ],
)
def test_what_is_no_gazette_text_is_refused_with_its_reason(data, reason):
    with pytest.raises(GazetteError, match=reason) as refused:
        decode(data)
    assert refused.value.page is None


def places(text: str) -> list[tuple[int, int, str]]:
    return [(line.page, line.number, line.text) for line in split_pages(text)]


def test_a_blank_before_every_line_is_the_files_indent():
    text = "".join(f" 第{n}行\n" for n in range(12))
    assert {line.page for line in split_pages(text)} == {1}


def test_a_line_that_begins_with_one_blank_begins_a_page():
    assert places(" 甲\n乙\n\n 丙\n丁\n 戊") == [
        (1, 1, " 甲"),  # of the first page, too: it begins none
        (1, 2, "乙"),
        (1, 3, ""),
        (2, 4, " 丙"),
        (2, 5, "丁"),
        (3, 6, " 戊"),
    ]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("甲\n乙", [1, 1]),  # no blank at all
        ("甲\n  乙", [1, 1]),  # two blanks are an indent
        ("甲\n\u3000乙", [1, 1]),  # so is an ideographic one
        ("甲\n\t乙", [1, 1]),  # and a tab
        ("甲\n \n乙", [1, 1, 1]),  # a blank alone is an empty line
        ("甲\n 乙\n ", [1, 2, 2]),  # … at the end of the file too
        ("\n\n 甲\n 乙", [1, 1, 1, 2]),  # empty lines before the first page
        ("甲\r\n 乙\r 丙", [1, 2, 3]),  # in any line break
    ],
)
def test_what_begins_a_page_in_a_text_without_form_feeds(text, pages):
    assert [line.page for line in split_pages(text)] == pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("甲\n\f乙\n\f丙", [1, 2, 3]),
        ("\f甲\n\f乙", [1, 2]),  # one before the first page begins none
        ("甲\n\f\n乙", [1, 2, 2]),  # on a line of its own
        ("甲\n\f\f乙", [1, 3]),  # an empty page counts
        ("甲\n 乙\n\f丙", [1, 1, 2]),  # where there are any, blanks begin no page
        ("甲\n\f", [1, 2]),  # one that ends the file opens nothing to read
    ],
)
def test_a_form_feed_begins_a_page(text, pages):
    lines = split_pages(text)
    assert [line.page for line in lines] == pages
    assert not any("\f" in line.text for line in lines)


@quick
@given(st.text(alphabet="甲袁 \t\u3000\r\n\f\x0b\x85\u2028a", max_size=60))
def test_every_character_but_breaks_is_in_one_line_in_order(text):
    lines = split_pages(text)
    kept = "".join(char for char in text if char not in "\r\n\f")
    assert "".join(line.text for line in lines) == kept
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    pages = [line.page for line in lines]
    assert pages == sorted(pages)
    assert pages[0] == 1
