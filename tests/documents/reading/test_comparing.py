"""Two documents side by side: choosing them, the page, the Word file."""

import io

import docx
import pytest
from django.test import Client

from documents.models import Document, DocumentAlias
from tests.builders.rows import add_document, add_issue
from tests.markup import page, whole

pytestmark = pytest.mark.django_db

FIRST = "为了规范河道采砂活动，保障防洪安全，制定本办法。"
SECOND = "许可证的有效期为三年，期满可以申请延续，但不得超过两次。"
THIRD = "采砂人应当按照许可证载明的范围、数量和期限开采，并设立标志。"
ADDED = "市水利局应当将采砂许可的结果在五个工作日内向社会公布。"


@pytest.fixture(autouse=True)
def versions():
    """Rules of 2018, and those of 2023 that change one article and put one in."""
    add_document(
        add_issue(2018, 3),
        "云泽市河道采砂管理办法",
        [FIRST, SECOND, THIRD],
        number="云政发〔2018〕9号",
        slug="old",
    )
    add_document(
        add_issue(2023, 6),
        "云泽市河道采砂管理办法（修订）",
        [FIRST, SECOND.replace("三年", "五年"), ADDED, THIRD],
        number="云政发〔2023〕20号",
        slug="new",
    )


def test_both_stand_side_by_side_with_what_changed_marked(client: Client):
    shown = page(client, "/compare/old/new/")
    assert shown.texts("del") == ["三"]
    assert shown.texts("ins") == ["五", ADDED]
    assert shown.texts("p", class_="facts") == ["未改 2修改 1新增 1删除 0"]
    assert "原文件无此条" in shown.texts("p", class_="none")


def test_each_side_links_its_clauses(client: Client):
    links = page(client, "/compare/old/new/").links("/d/")
    assert {"/d/old/2/", "/d/new/2/", "/d/new/3/"} <= set(links)


def test_only_what_changed_is_shown_on_request(client: Client):
    shown = page(client, "/compare/old/new/?changed=1")
    assert len(shown.texts("p", class_="text")) == 3
    assert FIRST not in shown.soup.get_text()


def test_the_same_document_twice_has_no_difference(client: Client):
    assert page(client, "/compare/new/new/?changed=1").texts("p", class_="soft")[
        -1
    ] == ("两份文件的条款没有不同。")


def test_the_page_takes_as_many_queries_for_long_documents_as_for_short_ones(
    client: Client, django_assert_num_queries
):
    with django_assert_num_queries(6):
        client.get("/compare/old/new/")
    issue = add_issue(2024, 1)
    add_document(issue, "甲", [f"第{n}项内容。" for n in range(80)], slug="a")
    add_document(issue, "乙", [f"第{n}项的内容。" for n in range(80)], slug="b")
    with django_assert_num_queries(6):
        client.get("/compare/a/b/")


@pytest.mark.parametrize(
    "asked", ["云政发〔2018〕9号", "http://testserver/d/old/2/", "采砂管理办法"]
)
def test_the_other_one_is_found_by_number_address_or_title(client: Client, asked):
    answer = client.get("/compare/", {"new": "new", "old": asked})
    if answer.status_code == 200:
        assert "/compare/old/new/" in answer.content.decode()
    else:
        assert answer["Location"] == "/compare/old/new/"


def test_documents_of_a_like_title_are_offered_and_not_itself(client: Client):
    links = page(client, "/compare/?new=new").links("/compare/")
    assert links == ["/compare/old/new/"]
    assert page(client, "/d/new/").links("/compare/") == ["/compare/?new=new"]


def test_what_is_not_held_is_said(client: Client):
    shown = page(client, "/compare/?new=new&old=云政发〔1999〕1号")
    assert "没有收录符合“云政发〔1999〕1号”的文件。" in shown.texts("p")


def test_an_old_slug_compares_the_document_that_had_it(client: Client):
    DocumentAlias.objects.create(slug="once", document=Document.objects.get(slug="old"))
    assert page(client, "/compare/once/new/").texts("del") == ["三"]


def test_an_unknown_document_is_not_found(client: Client):
    assert client.get("/compare/old/nothing/").status_code == 404
    assert client.get("/compare/?new=nothing").status_code == 404


def test_word_holds_every_character_of_both(client: Client):
    answer = client.get("/compare/old/new.docx")
    [table] = docx.Document(io.BytesIO(whole(answer))).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows[2:]]
    assert [old for old, _, _ in rows] == [FIRST, SECOND, "", THIRD]
    assert [new for _, new, _ in rows][2] == ADDED
    assert [fate for _, _, fate in rows] == ["未改", "修改", "新增", "未改"]


def test_in_word_a_change_is_told_without_colour(client: Client):
    [table] = docx.Document(
        io.BytesIO(whole(client.get("/compare/old/new.docx")))
    ).tables
    old, new, _ = table.rows[3].cells
    struck = [r.text for r in old.paragraphs[0].runs if r.font.strike]
    underlined = [r.text for r in new.paragraphs[0].runs if r.font.underline]
    assert (struck, underlined) == (["三"], ["五"])
