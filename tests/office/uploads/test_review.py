"""What a reviewer sees, and that nobody else does."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Issue
from office.uploads.models import Upload
from tests.builders.gazette_text import gazette_text
from tests.documents.parsing.pdf.printed import MONTHS, sample
from tests.office.uploads.conftest import bring, file, publish

GARBLED = gazette_text().replace("，", "袁").replace("。", "遥")
LONG = "\f".join(gazette_text(f"整治河道{n}", n) for n in range(1, 13))


@pytest.fixture
def pdf(ready):
    upload = ready(sample(MONTHS[0])[0], "公报.pdf")
    assert upload.state == "ready"
    return upload


def page(client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_the_review_tells_documents_clauses_and_that_all_is_new(ready, editor):
    shown = page(editor, ready().get_absolute_url())
    for told in (
        "2021 年 12 月",
        "1 页，1 件，9 条",
        "花山市人民政府关于整治河道的通知",
        "花政发〔2021〕1号",
        "2021-12-03",
        "2021-12 一期还没有收录，全部是新的",
        "未印目录",
    ):
        assert told in shown, told


def test_a_document_is_read_in_full_before_it_is_published(ready, editor):
    upload = ready()
    shown = page(editor, f"{upload.get_absolute_url()}documents/1/")
    assert "预览，还没有发布" in shown
    assert "市水利局负责技术指导" in shown
    assert 'id="2-1"' in shown


def test_repairs_are_marked_in_the_preview(ready, editor):
    shown = page(editor, f"{ready(GARBLED).get_absolute_url()}documents/1/")
    assert "原为“遥”" in shown


def test_the_lines_of_a_clause_are_shown_as_they_stood(ready, editor):
    upload = ready(GARBLED)
    address = f"{upload.get_absolute_url()}documents/1/2-1/source/"
    assert "市水利局负责技术指导遥" in page(editor, address)
    fragment = editor.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "市水利局负责技术指导遥" in fragment
    assert "<html" not in fragment


def test_doubts_come_least_sure_first_with_the_lines_that_they_stand_in(
    ready, editor, monkeypatch
):
    monkeypatch.setattr("documents.reading.provenance._FAIRLY_SURE", 1.01)
    upload = ready(GARBLED)
    shown = page(editor, upload.get_absolute_url())
    sure = [int(one) for one in re.findall(r"可信度 (\d+)%", shown)]
    assert sure == sorted(sure)
    assert 'class="doubted"' in shown
    [source, *_] = re.findall(r'href="(/office/uploads/\d+/documents/[^"]+)"', shown)[
        1:
    ]
    assert editor.get(source.replace("&amp;", "&")).status_code == 200


def test_the_printed_page_is_cut_from_the_file_as_it_was_brought(pdf, editor):
    address = f"{pdf.get_absolute_url()}documents/1/p1/source/"
    shown = page(editor, address)
    assert "<svg" in shown
    [picture, *_] = re.findall(r'<image href="([^"]+)"', shown)
    answer = editor.get(picture)
    assert answer["Content-Type"] == "image/png"
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "documents/99/",
        "documents/0/",
        "documents/1/no-key/source/",
        "documents/99/p1/source/",
        "pages/1.png",
    ],
)
def test_what_is_not_there_is_not_found(ready, editor, path):
    assert editor.get(f"{ready().get_absolute_url()}{path}").status_code == 404


def test_while_it_is_read_the_page_asks_again_and_then_no_more(editor, work):
    bring(editor, file())
    upload = Upload.objects.get()
    shown = page(editor, upload.get_absolute_url())
    assert 'hx-trigger="every 1s"' in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    assert "后台处理程序没有运行" in shown
    work()
    answer = editor.get(upload.get_absolute_url(), headers={"HX-Request": "true"})
    fragment = answer.content.decode()
    assert fragment.startswith('<div id="upload">')
    assert "every" not in fragment
    assert "立即发布" not in fragment  # an editor


def test_the_list_asks_again_only_while_something_moves(editor, work):
    bring(editor, file())
    assert "every 2s" in page(editor, "/office/uploads/")
    work()
    shown = page(editor, "/office/uploads/list/")
    assert "every 2s" not in shown
    assert "待审核" in shown
    assert "2021-12，1 件" in shown


def test_queries_do_not_grow_with_what_was_brought(editor, work):
    def count(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert editor.get(address).status_code == 200
        return len(queries)

    bring(editor, file())
    work()
    few = count("/office/uploads/")
    small = count(Upload.objects.get().get_absolute_url())
    bring(editor, *(file(f"{n}.txt", gazette_text(month=n)) for n in range(1, 9)))
    bring(editor, file("长.txt", LONG))
    work()
    assert count("/office/uploads/") == few
    long = Upload.objects.get(name="长.txt")
    assert long.documents == 12
    assert count(long.get_absolute_url()) == small


# ---- nobody else ----------------------------------------------------------------------

PRIVATE = ("", "documents/1/", "documents/1/p1/source/", "pages/1.png")
PUBLIC = (
    "/",
    "/months/",
    "/latest/",
    "/search/?q=防汛抢险",
    "/search.json?q=防汛抢险",
    "/feed.atom",
    "/sitemap.xml",
    "/sitemap-documents.xml",
    "/2023/10/",
    "/2023/10/pages/1.png",
    "/2023/10.txt",
    "/series/",
)


def test_nothing_of_it_is_public_before_it_is_published(pdf, client):
    for path in PRIVATE:
        answer = client.get(f"{pdf.get_absolute_url()}{path}")
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/sign-in/")
    for address in PUBLIC:
        answer = client.get(address, follow=True)
        body = b"".join(answer) if answer.streaming else answer.content
        assert "防汛抢险救援工作成绩" not in body.decode(), address
        assert "/office/" not in body.decode(), address


def test_after_it_is_published_the_preview_is_over(pdf, publisher, work, client):
    publish(publisher, pdf)
    work()
    assert publisher.get(f"{pdf.get_absolute_url()}documents/1/").status_code == 404
    assert client.get("/2023/10/").status_code == 200
    shown = page(publisher, pdf.get_absolute_url())
    assert "看 2023-10 一期" in shown
    assert "/office/issues/2023-10/" in shown


def test_an_issue_is_checked_before_it_is_published(ready, editor):
    flawed = gazette_text().replace("负责技术指导", "负责技术（含测量指导")
    upload = ready(flawed)
    assert f"{upload.get_absolute_url()}check/" in page(
        editor, upload.get_absolute_url()
    )
    shown = page(editor, f"{upload.get_absolute_url()}check/")
    assert "1 处要看" in shown
    assert "“（”后面没有对应的“）”" in shown
    assert f"{upload.get_absolute_url()}documents/1/#2-1" in shown
    assert Issue.objects.count() == 0


def test_an_issue_without_faults_is_said_to_have_none(ready, editor):
    assert "没有发现要改的" in page(editor, f"{ready().get_absolute_url()}check/")
