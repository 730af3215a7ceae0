"""What a chat program shows of a link that is pasted into it."""

import pytest

from documents.parsing.types import Role
from tests.builders.rows import Line, add_document
from tests.markup import page

PLAN = "云泽市人民政府办公室关于印发夜间经济工作方案的通知"


def preview(client, address: str) -> dict[str, str]:
    shown = page(client, address)
    told = zip(
        shown.attributes("meta", "property"),
        shown.attributes("meta", "content"),
        strict=True,
    )
    names = zip(
        shown.attributes("meta", "name"),
        shown.attributes("meta", "content"),
        strict=True,
    )
    canonical = shown.attributes("link", "href", rel="canonical")
    found = {name: words or "" for name, words in (*told, *names) if name}
    return {**found, "canonical": canonical[0] or ""}


@pytest.mark.parametrize(
    ("address", "title", "begins"),
    [
        ("/", "公报检索", "政府公报全文检索"),
        ("/months/", "公报检索：按月浏览", "已收录"),
        ("/series/", "公报检索：文号收录情况", "各机关代字"),
        ("/2023/12/", "2023 年 12 月公报", f"4 份文件：{PLAN}；"),
        ("/d/d12-1/", PLAN, "云政办发〔2023〕58号 云泽市人民政府办公室 2023-12-05：《"),
        ("/d/d12-1/f1-2-1-1/", f"{PLAN} 附件 二、（一）1.", "1.打造特色街区。"),
    ],
)
def test_a_link_tells_what_it_leads_to(client, held, address, title, begins):
    told = preview(client, f"{address}?q=夜间")
    assert told["og:title"] == title
    assert told["og:description"].startswith(begins)
    assert told["description"] == told["og:description"]
    assert told["canonical"] == told["og:url"] == f"http://testserver{address}"
    assert told["og:image"] == "http://testserver/static/documents/icon.png"


def test_an_issue_of_many_documents_names_the_first(client, held):
    described = preview(client, "/2023/12/")["description"]
    assert described.count("；") == 2
    assert described.endswith("等")
    assert preview(client, "/2023/10/")["description"].endswith("的公告")


def test_a_document_without_text_is_told_by_whose_it_is(client, held):
    lines = [Line("1", "一、目录", "一、", "一、目录", Role.HEADING)]
    add_document(held[1], "目录", lines, kind="发文目录")
    assert preview(client, "/d/2023-12-5/")["description"] == "云泽市人民政府"


def test_a_window_is_titled_by_place_and_heading_and_no_number_twice(client, held):
    add_document(
        held[1], "关于数字的通知", [Line("1", "1", "1"), Line("2", "二", "二")]
    )
    assert page(client, "/d/2023-12-5/1/").texts("title")[0].startswith("1  · 关于数字")
    titled = page(client, "/d/d12-1/f1-2-1/").texts("title")[0]
    assert titled.startswith("附件 二、（一） 丰富夜间供给 · ")
