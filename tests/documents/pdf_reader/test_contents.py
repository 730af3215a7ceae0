import random

import pytest
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, PSLiteral

from documents.pdf_reader.contents import Contents, objects
from tests.seeds import seeds

PLAIN = rb"""q % a comment (with this
1 0 0 -1.5 .5 +7 cm /F1 12 Tf BT (plain) Tj [(a\)b\\) -250 <4e0> <4E 2D>]TJ
/P <</MCID 0 /Sizes [1 2]>> BDC (\101\12\r\
x) ' T* true null ET Q"""
PIECES = (
    *(b"12", b"-0.5", b".25", b"+3", b"4."),
    *(b"/F1", b"/Name-x", b"(text)", rb"(\(\051\n)", b"<4e2d>"),
    *(b"[1 (a) <00>]", b"<< /K /V >>", b"Tj", b"T*", b"'", b"true", b"% note\n"),
)


def by_pdfminer(data: bytes) -> list[object]:
    parser = PDFContentParser([stream(data)])
    return list(until_the_end(parser))


def stream(data: bytes) -> PDFStream:
    return PDFStream({}, data)


def until_the_end(parser: Contents | PDFContentParser):
    while True:
        try:
            yield parser.nextobject()[1]
        except PSEOF:
            return


def told(found: object) -> object:
    """Names and operators, which pdfminer compares by identity, as text."""
    if isinstance(found, (PSKeyword, PSLiteral)):
        return str(found)
    if isinstance(found, list):
        return [told(part) for part in found]
    return (
        {key: told(value) for key, value in found.items()}
        if isinstance(found, dict)
        else found
    )


def test_plain_contents_are_read_as_pdfminer_reads_them():
    assert [*map(told, objects(PLAIN))] == [*map(told, by_pdfminer(PLAIN))]


@pytest.mark.parametrize("seed", seeds(40))
def test_any_plain_contents_are_read_as_pdfminer_reads_them(seed):
    rng = random.Random(seed)
    data = b" ".join(rng.choices(PIECES, k=60)) + b" ET"
    assert [*map(told, objects(data))] == [*map(told, by_pdfminer(data))]


@pytest.mark.parametrize(
    "data",
    [
        b"(nested (brackets)) Tj",
        b"/Name#20x gs",
        b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q",
        b"1 2 +-3 Td ) ET",
    ],
)
def test_what_is_not_plain_is_left_to_pdfminer(data):
    found = [*map(told, until_the_end(Contents([stream(data)])))]
    assert [str(part) for part in found] == [
        str(told(part)) for part in by_pdfminer(data)
    ]


def test_an_odd_digit_is_followed_by_a_naught():
    """So the format says (ISO 32000-1, 7.3.4.3); pdfminer reads it otherwise."""
    assert list(objects(b"<4e2d4>")) == [b"\x4e\x2d\x40"]


def test_streams_are_read_one_after_the_other_and_tokens_end_with_them():
    parser = Contents([stream(b"1 2"), stream(b"3 Td")])
    assert [*map(told, until_the_end(parser))][:3] == [1, 2, 3]


def test_brackets_that_close_nothing_or_are_never_closed_harm_nobody():
    assert [*map(told, objects(b"] >> 1 w [ 2 [3"))] == [1, "/b'w'"]
