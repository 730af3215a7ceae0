"""The pages of what the gazette knows, as a browser asks for them."""

import csv
import io
import re
import zipfile
from datetime import date, timedelta
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import Document
from knowledge.level import bring_facts_level
from tests.builders.rows import Line, add_document, add_issue
from tests.markup import page, whole

pytestmark = pytest.mark.django_db

SOON = timezone.localdate() + timedelta(days=20)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BUREAU = "市水利局"


def on(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def in_workbook(data: bytes) -> list[list[str]]:
    """The texts of the first sheet's rows, without empty cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = [
            "".join(item.itertext())
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = (
        [shared[int(v.text or "")] for v in row.iter(f"{SHEET}v")]
        for row in sheet.iter(f"{SHEET}row")
    )
    return [[text for text in row if text] for row in cells]


@pytest.fixture
def held() -> Document:
    """A plan with duties and days, rules that end others, appointments, and who cites them."""
    plan = add_document(
        add_issue(2023, 3),
        "梅浦县人民政府关于整治河道的通知",
        [
            "1.加快清淤，2024年底前完成。（牵头单位：市水利局；配合单位：市财政局）",
            f"2.修复堤防，{on(SOON)}前完成。（责任单位：市水利局、市交通运输局）",
            "3.按照《梅浦县河道管理办法》（梅政发〔2015〕2号）执行。（责任单位：市水利局）",
        ],
        number="梅政发〔2023〕8号",
        signed_on=date(2023, 3, 3),
        slug="plan",
    )
    add_document(
        add_issue(2023, 6),
        "梅浦县人民政府关于河道管理的决定",
        [
            "1.本决定自2023年7月1日起施行。梅政发〔2023〕8号同时废止。",
        ],
        number="梅政发〔2023〕20号",
        signed_on=date(2023, 6, 1),
        slug="rules",
    )
    add_document(
        add_issue(2023, 7),
        "市政府人事任免（2023年7月）",
        [
            Line("p1", "任命："),
            Line("p2", "林知远同志任云泽市水利局副局长，试用期一年。"),
        ],
        kind="人事任免",
        issuer="",
        slug="appointed",
    )
    bring_facts_level()
    return plan


def test_units_are_listed_with_how_much_they_have_to_do(client: Client, held):
    shown = page(client, "/units/")
    assert shown.texts("tr")[1] == f"{BUREAU}1023"
    assert "/units/市水利局/" in shown.links("/units/")
    assert page(client, "/units/?q=财政").texts("th", scope="row") == ["市财政局"]


def test_what_is_due_soon_comes_first_and_what_was_due_long_ago_last(client, held):
    Document.objects.filter(slug="rules").delete()
    bring_facts_level()
    shown = page(client, f"/units/{BUREAU}/")
    texts = [text[:2] for text in shown.texts("p", class_="text")]
    assert texts == ["2.", "3.", "1."]
    facts = shown.texts("p", class_="facts")
    assert "即将到期" in facts[0]
    assert "已过期" in facts[2]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 3),
        ("role=lead", 1),
        ("role=responsible", 2),
        ("year=2023", 3),
        ("year=2022", 0),
        ("due=soon", 1),
        ("due=overdue", 1),
        ("due=any", 2),
        ("state=live", 0),
        ("role=nonsense&page=99", 3),
    ],
)
def test_the_duties_of_a_unit_are_filtered(client: Client, held, asked, count):
    shown = page(client, f"/units/{BUREAU}/?{asked}")
    assert len(shown.texts("li", class_="duty-row")) == count


def test_what_has_been_repealed_says_so(client: Client, held):
    assert "文件已废止" in page(client, f"/units/{BUREAU}/").texts("span")


def test_an_unknown_unit_is_not_found(client: Client, held):
    assert client.get("/units/市没有局/").status_code == 404
    assert client.get("/units/市没有局.csv").status_code == 404


def test_the_duties_go_to_spreadsheets_and_come_back_whole(client: Client, held):
    text = whole(client.get(f"/units/{BUREAU}.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["角色"] for row in rows] == ["负责", "负责", "牵头"]
    assert rows[0]["到期日"] == SOON.isoformat()
    assert rows[0]["网址"] == "http://testserver/d/plan/2/"
    book = whole(client.get(f"/units/{BUREAU}.xlsx"))
    assert in_workbook(book) == [
        list(filter(None, row)) for row in (rows[0], *(each.values() for each in rows))
    ]


def test_days_go_to_a_calendar_without_what_is_no_longer_in_force(client, held):
    file = whole(client.get(f"/units/{BUREAU}.ics")).decode()
    assert "BEGIN:VEVENT" not in file
    Document.objects.filter(slug="rules").delete()
    bring_facts_level()
    file = whole(client.get(f"/units/{BUREAU}.ics")).decode()
    days = re.findall(r"DTSTART;VALUE=DATE:(\d+)", file)
    assert days == [f"{SOON:%Y%m%d}", "20241231"]
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    assert "市水利局" in file.replace("\r\n ", "")


def test_a_document_has_its_own_table_of_duties(client: Client, held):
    shown = page(client, "/d/plan/duties/")
    assert [text.split()[0] for text in shown.texts("td")[2::4]] == [
        BUREAU,
        "市财政局",
        BUREAU,
        "市交通运输局",
        BUREAU,
    ]
    assert "/d/plan/duties/" in page(client, "/d/plan/").links()


def test_a_document_says_whether_it_is_in_force_and_by_which_clause(client, held):
    shown = page(client, "/d/plan/")
    [force] = shown.texts("p", class_="force")
    assert force.startswith("效力：已废止（2023-07-01 起）　依据：梅政发〔2023〕20号")
    assert "/d/rules/1/" in shown.links("/d/rules/")
    [force] = page(client, "/d/rules/").texts("p", class_="force")
    assert force.startswith("效力：现行有效（2023-07-01 起）　依据：本文")
    [force] = page(client, "/d/appointed/").texts("p", class_="force")
    assert force == "效力：未发现废止记录（截至 2023 年 7 月公报）"


def test_effects_are_listed_by_day_with_what_they_are_about(client: Client, held):
    [row] = page(client, "/effect/").texts("li", class_="duty-row")
    assert "2023-07-01" in row
    ends = page(client, "/effect/?kind=ends")
    assert "梅政发〔2023〕8号" in ends.texts("li", class_="duty-row")[0]
    assert "/d/plan/" in ends.links("/d/")
    assert page(client, "/effect/?kind=ends&year=2020").texts("li", class_="soft")
    assert client.get("/effect.ics").content.startswith(b"BEGIN:VCALENDAR")


def test_appointments_are_found_by_person_and_organ(client: Client, held):
    shown = page(client, "/appointments/?person=林知远")
    assert shown.texts("th", scope="row") == ["林知远"]
    assert "试用期一年" in shown.texts("td")[1]
    assert page(client, "/appointments/?organ=水利局").texts("th", scope="row")
    assert not page(client, "/appointments/?organ=财政局").texts("th", scope="row")


def test_robots_are_kept_from_persons(client: Client, held):
    assert "Disallow: /appointments/" in client.get("/robots.txt").content.decode()
    content = page(client, "/appointments/").attributes(
        "meta", "content", name="robots"
    )
    assert content == ["noindex"]


def test_a_document_names_what_it_cites_and_what_cites_it(client: Client, held):
    shown = page(client, "/d/plan/citations/")
    assert "梅浦县河道管理办法（梅政发〔2015〕2号）" in shown.texts("li")[0]
    assert "未收录" in shown.texts("li")[0]
    assert "/d/rules/1/" in shown.links("/d/rules/")
    assert set(shown.links("/cited/")) == {"/cited/?number=梅政发〔2015〕2号"}
    assert shown.texts("text")[-1] == "梅政发〔2023〕8号"


def test_a_document_that_is_not_held_has_a_page_of_who_cites_it(client: Client, held):
    shown = page(client, f"/cited/?number={quote('梅政发〔2015〕2号')}")
    assert "/d/plan/3/" in shown.links("/d/plan/")
    assert client.get("/cited/?number=梅政发〔1999〕1号").status_code == 404
    assert client.get("/cited/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [f"/units/{BUREAU}/", "/effect/", "/appointments/", "/d/plan/duties/", "/d/plan/"],
)
def test_pages_take_as_many_queries_for_many_rows_as_for_few(
    client, held, address, django_assert_max_num_queries
):
    client.get(address)
    for month in range(1, 7):
        add_document(
            add_issue(2024, month),
            f"第{month}份通知",
            [f"{n}.清淤。（责任单位：市水利局）" for n in range(1, 20)],
            number=f"梅政发〔2024〕{month}号",
            signed_on=date(2024, month, 1),
        )
    bring_facts_level()
    with django_assert_max_num_queries(18):
        client.get(address)


def test_a_document_leads_to_the_comparison_with_what_it_repeals(client: Client, held):
    assert "/compare/plan/rules/" in page(client, "/d/rules/").links("/compare/")
    assert page(client, "/d/plan/").links("/compare/") == ["/compare/?new=plan"]


@pytest.mark.parametrize("year", ["12345", "0", "-1", "二〇二三", "9999", ""])
def test_a_year_that_is_none_is_not_asked_for(client: Client, held, year):
    for address in ("/effect/", "/appointments/", f"/units/{BUREAU}/"):
        assert client.get(address, {"year": year, "page": year}).status_code == 200
