"""Files, sheets and codes as a browser asks for them."""

import re
from urllib.parse import unquote

import pytest
import segno

from documents.exporting import FORMATS
from tests.markup import page

PLAN = "/d/d12-1"


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("held_as", [PLAN, "/2023/12"])
def test_documents_and_issues_are_had_in_every_format(client, held, held_as, suffix):
    answer = client.get(f"{held_as}.{suffix}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == FORMATS[suffix].content_type
    assert answer.content


def test_a_file_is_named_by_the_number(client, held):
    disposition = client.get(f"{PLAN}.docx")["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "云政办发〔2023〕58号.docx" in unquote(disposition)


def test_a_file_carries_addresses_that_work_anywhere(client, held):
    text = client.get(f"{PLAN}.txt").content.decode()
    assert f"http://testserver{PLAN}/" in text


@pytest.mark.parametrize(
    "address", [f"{PLAN}.exe", "/d/none.docx", "/2023/11.docx", "/d/none/print/"]
)
def test_what_is_not_held_is_not_found(client, held, address):
    assert client.get(address).status_code == 404


def test_a_sheet_to_print_holds_the_text_and_nothing_of_the_site(client, held):
    sheet = page(client, f"{PLAN}/print/")
    assert sheet.texts("h1") == ["云泽市人民政府办公室关于印发夜间经济工作方案的通知"]
    assert sheet.texts("h2") == ["云泽市夜间经济工作方案"]
    assert sheet.texts("div", class_="source") == [f"引自：http://testserver{PLAN}/"]
    assert sheet.attributes("img", "src") == [f"{PLAN}/qr.svg"]
    assert not sheet.texts("header")
    assert sheet.attributes("nav", "aria-label") == ["打印"]


@pytest.mark.parametrize("address", [f"{PLAN}/", f"{PLAN}/f1-2-1/"])
def test_a_code_leads_to_the_clause_from_paper(client, held, address):
    code = client.get(f"{address}qr.svg")
    assert code["Content-Type"] == "image/svg+xml"
    assert b'xmlns="http://www.w3.org/2000/svg"' in code.content
    drawn = re.findall('stroke="#000" d="([^"]+)"', code.content.decode())
    expected = segno.make(f"http://testserver{address}", error="m", micro=False)
    assert drawn == re.findall('d="([^"]+)"', expected.svg_inline(scale=4, border=4))


def test_a_code_is_for_what_is_held(client, held):
    assert client.get(f"{PLAN}/f9/qr.svg").status_code == 404
