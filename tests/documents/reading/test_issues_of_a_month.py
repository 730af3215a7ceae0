"""Several issues of a month, and several gazettes, as a browser asks for them."""

import pytest

from documents.citation import Citation
from documents.models import Document, Gazette
from tests.builders.rows import add_document, add_issue
from tests.markup import page

pytestmark = pytest.mark.django_db
CITY, DISTRICT = "云泽市人民政府公报", "西湖区人民政府公报"


@pytest.fixture
def district():
    Gazette.objects.update(name=CITY)
    return Gazette.objects.create(slug="xihu", name=DISTRICT, position=1)


# ---- a month's address -----------------------------------------------------------------


def test_a_months_only_issue_is_answered_by_the_months_address(client):
    add_issue(2023, 12, mark="n24", number=24)
    for path in ("/2023/12/", "/2023/12.txt", "/2023/12/pages/1.png"):
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"] == path.replace("/12", "/12/n24")
    assert client.get("/2023/12/n24/").status_code == 200


def test_a_month_of_several_issues_offers_them_in_order(client):
    add_issue(2023, 12, mark="s1", kind="supplement")
    add_issue(2023, 12, mark="n24", number=24)
    add_issue(2023, 12, mark="n23", number=23)
    answer = page(client, "/2023/12/")
    assert "这个月有 3 期，请选择：" in answer.texts("p", class_="soft")
    assert answer.links("/2023/12/") == [
        *("/2023/12/n23/", "/2023/12/n24/", "/2023/12/s1/")
    ]
    assert answer.texts("span", class_="title") == [
        "2023 年 12 月公报（第 23 期）",
        "2023 年 12 月公报（第 24 期）",
        "2023 年 12 月公报增刊",
    ]


def test_the_months_own_issue_is_shown_and_names_the_others(client, district):
    add_issue(2023, 12, number=12)
    add_issue(2023, 12, mark="s1", kind="supplement")
    add_issue(2023, 12, number=6, gazette=district)
    answer = page(client, "/2023/12/")
    assert answer.texts("h1") == ["2023 年 12 月公报"]
    assert answer.texts("p", id="others") == [f"同月还有增刊{DISTRICT} 第 6 期"]
    assert {"/2023/12/s1/", "/g/xihu/2023/12/"} <= set(answer.links("/"))
    back = page(client, "/2023/12/s1/")
    assert "/2023/12/" in back.links("/2023")


def test_an_issue_of_two_months_answers_under_each(client):
    add_issue(2023, 7, kind="combined", number=7, last_number=8, last_month=8)
    assert client.get("/2023/08/")["Location"] == "/2023/07/"
    assert page(client, "/2023/07/").texts("h1") == ["2023 年 7—8 月公报（合刊）"]
    months = page(client, "/months/")
    assert "8 月与 7 月合刊" in months.texts("a", class_="month")
    assert months.texts("header")[1:] == ["2023 年1 期、0 份"]


def test_an_issue_of_its_own_comes_before_one_of_two_months(client):
    add_issue(2023, 7, kind="combined", last_month=8)
    add_issue(2023, 8)
    assert client.get("/2023/08/").status_code == 200


def test_a_month_that_only_another_gazette_has_offers_it(client, district):
    add_issue(2023, 12, gazette=district)
    assert page(client, "/2023/12/").links("/g/") == ["/g/xihu/2023/12/"]
    assert client.get("/g/xihu/2023/12/").status_code == 200
    assert client.get("/g/xihu/2023/11/").status_code == 404
    assert client.get("/g/donghu/2023/12/").status_code == 404


def test_an_unknown_issue_of_a_month_offers_what_is_around(client):
    add_issue(2023, 12)
    answer = client.get("/2023/12/n24/")
    assert answer.status_code == 404
    assert client.get("/2023/12/x24/").status_code == 404


# ---- pages ------------------------------------------------------------------------------


def test_issues_lead_on_within_their_gazette(client, district):
    add_issue(2023, 11, number=11)
    add_issue(2023, 12, number=12)
    add_issue(2023, 12, mark="s1", kind="supplement")
    add_issue(2023, 12, gazette=district)
    december = page(client, "/2023/12/")
    assert december.attributes("a", "href", rel="prev") == ["/2023/11/"]
    assert december.attributes("a", "href", rel="next") == ["/2023/12/s1/"]
    other = page(client, "/g/xihu/2023/12/")
    assert other.attributes("a", "href", rel="prev") == []


def test_a_gazette_has_a_page_of_its_months(client, district):
    add_issue(2023, 12)
    assert page(client, "/months/").texts("p", id="gazettes") == []
    add_issue(2022, 3, gazette=district)
    assert page(client, "/months/").links("/g/") == ["/g/main/", "/g/xihu/"]
    own = page(client, "/g/xihu/")
    assert own.texts("h1") == [DISTRICT]
    assert own.attributes("a", "href", class_="month") == ["/g/xihu/2022/03/"]
    assert client.get("/g/donghu/").status_code == 404


def test_pages_and_files_name_the_gazette_where_its_name_is_known(client, district):
    document = add_document(add_issue(2023, 12), "云泽市人民政府关于绿化的决定")
    assert f"《{CITY}》" in client.get("/2023/12/").content.decode()
    assert CITY in page(client, document.get_absolute_url()).texts("dd")
    entry = client.get("/feed.atom").content.decode()
    assert f"<title>《{CITY}》2023 年 12 月</title>" in entry
    told = client.get("/2023/12.json").json()
    assert told["heading"] == f"《{CITY}》2023年12月"
    assert told["documents"][0]["gazette"] == CITY


def test_home_shows_the_newest_issue_by_its_gazette_where_there_are_two(
    client, district
):
    add_issue(2023, 11)
    assert "2023 年 11 月公报" in page(client, "/").texts("h2")
    add_issue(2023, 12, gazette=district)
    assert f"《{DISTRICT}》2023 年 12 月" in page(client, "/").texts("h2")


# ---- citations ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fields", "cited"),
    [
        ("", {}, "2023年12月公报第1页"),
        ("", {"kind": "supplement", "mark": "s1"}, "2023年12月公报增刊第1页"),
        (CITY, {}, f"《{CITY}》2023年12月第1页"),
        (CITY, {"number": 12}, f"《{CITY}》2023年第12期第1页"),
        (CITY, {"number": 7, "last_number": 8}, f"《{CITY}》2023年第7、8期第1页"),
        (
            CITY,
            {"number": 1, "kind": "supplement", "mark": "s1"},
            f"《{CITY}》2023年增刊第1期第1页",
        ),
    ],
)
def test_a_document_without_a_number_is_cited_by_where_it_is_printed(
    name, fields, cited
):
    Gazette.objects.update(name=name)
    made = add_document(add_issue(2023, 12, **fields), "人事任免")
    document = Document.objects.with_issue().get(pk=made.pk)
    assert Citation(document, [], []).name == f"《人事任免》（{cited}）"
