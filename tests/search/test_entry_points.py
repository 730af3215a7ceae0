"""Whichever way one asks, the hits are the same: page, fragment, files, feed, shell."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client

from documents.models import Issue
from search.results.answering import answer
from search.results.forms import PAGE_SIZE, SearchForm
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue, forget_everything
from tests.markup import Elements, whole

NEAR = re.compile(r'<section class="near"')
ATOM = "{http://www.w3.org/2005/Atom}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

ASKED = [
    "kind=通知&kind=公告&kind=政策解读",
    "q=应急",
    "q=应急 养老",
    "q=养老服务设施",
    "q=“应急预案”",
    "q=「应急，预案」",
    "q=应急 -冰冻",
    "q=冰冻 | 养老",
    "q=NOT 应急",
    "q=云政办发〔2023〕45号",
    "q=云政办发[2023]45",
    "q=45号",
    "q=云政发〔1999〕1号",
    "q=2023年11月",
    "q=第12条",
    "q=１．４",
    "q=财政局",
    "q=标题:养老",
    "q=文号:云政办发",
    "q=机关:人民政府办公室",
    "q=类别:公告 缴费",
    "q=月份:2023-11",
    "q=“没有合上",
    "q=，。",
    "q=量子",
    "q=<b>&\"'",
    "q=发改委",
    "q=发改委&widen=0",
    "kind=公告",
    "kind=公告&kind=政策解读",
    "month=2023-11",
    "q=快递&signed_from=2023-11-02&signed_to=2023-12-03",
    "month=2023-10&month=2023-12&kind=通知",
    "from=2023-11",
    "from=2023-12&to=2023-11&q=应急",
    "issue=2023-12&q=通知",
    "issue=2023-12&month=2023-11",
    "issuer=云泽市人民政府&q=管理",
    "q=应急&sort=newest",
    "q=应急&sort=oldest&kind=通知",
    "q=应急&by=clause",
    "q=“应急预案”&by=clause&sort=newest",
    "q=通知&by=clause&from=2023-12",
    "q=养老 设施 烟花",
    "q=“养老” 设施 烟花",
    "q=养老 设施 -灾害 烟花",
    "q=应急 预案 烟花&by=clause",
    "q=快递 进村 烟花&month=2023-11",
    "q=类别:公告 养老 设施 烟花",
    "q=财政局谁收费 烟花",
]


MATTERS = (
    "应急预案",
    "养老服务设施",
    "冰冻灾害",
    "财政局收费",
    "快递进村",
    "第12条",
    "1.4",
    "发展和改革委员会",
)
KINDS = ("通知", "公告", "政策解读")


@pytest.fixture(scope="module", autouse=True)
def _held(
    django_db_setup, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """More documents than a page has room for, some with more clauses than a result shows."""
    usual = settings.SEARCH_INDEX_DIR
    settings.SEARCH_INDEX_DIR = tmp_path_factory.mktemp("entries") / "index"
    with django_db_blocker.unblock():
        for month in (10, 11, 12):
            _add_documents(add_issue(month=month))
        bring_level()
    yield
    with django_db_blocker.unblock():
        forget_everything()
    settings.SEARCH_INDEX_DIR = usual


def _add_documents(issue: Issue) -> None:
    for place, matter in enumerate(MATTERS):
        other = MATTERS[place - 1]
        texts = [f"{number}.做好{matter}工作。" for number in range(place + 1)]
        add_document(
            issue,
            f"关于{matter}的{KINDS[place % 3]}",
            [*texts, f"按照云政办发〔2023〕{place + 44}号，管理{other}。"],
            [f"{matter}与{other}名单"],
            number=f"云政办发〔2023〕{issue.month * 10 + place}号",
            kind=KINDS[place % 3],
            issuer=("云泽市人民政府", "云泽市人民政府办公室")[place % 2],
            signed_on=date(2023, issue.month, place + 1),
        )


# ---- what each entry point finds -----------------------------------------------

SearchResult = tuple[list[str], list[tuple[str, str]]]
"""The documents' slugs and the clauses' (slug, key), each in their order."""


def found(addresses: Iterable[str]) -> SearchResult:
    parts = [urlsplit(address).path.strip("/").split("/") for address in addresses]
    slugs = dict.fromkeys(slug for _, slug, *_ in parts)
    return list(slugs), [(part[1], part[2]) for part in parts if len(part) > 2]


def on_pages(
    client: Client, address: str, headers: Mapping[str, str], *, near: bool = False
) -> SearchResult:
    """Every page of results, every clause that opens in place; or what is near to them."""
    met: list[str] = []
    page_number, page_count = 1, 1
    while page_number <= page_count:
        parameters = {**_parameters(address), "page": [str(page_number)]}
        url = f"/search/?{urlencode(parameters, doseq=True)}"
        whole_page = client.get(url, headers=headers).content.decode()
        page = Elements(whole_page)
        before, *apart = NEAR.split(whole_page)
        met += _opened(client, Elements("".join(apart) if near else before).links())
        numbers = page.texts("nav", **{"aria-label": "分页"})
        page_count = max(map(int, " ".join(numbers).split()), default=1)
        page_number += 1
    return found(met)


def _opened(client: Client, links: Iterable[str]) -> Iterator[str]:
    for link in links:
        if link.startswith("/search/in/"):
            page = client.get(link, headers={"HX-Request": "true"}).content.decode()
            yield from _opened(client, Elements(page).links())
        elif link.startswith("/d/"):
            yield link


def in_csv(text: str, *, near: bool = False) -> SearchResult:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return found(row["网址"] for row in rows if row["近似"].startswith("近似") == near)


def in_xlsx(content: bytes, *, near: bool = False) -> SearchResult:
    sheet = ElementTree.fromstring(
        ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    )
    rows = [
        ["".join(cell.itertext()) for cell in row.iter(f"{SHEET}c")]
        for row in sheet.iter(f"{SHEET}row")
    ]
    alike = [row for row in rows if row[-1].startswith("近似") == near]
    return found(cell for row in alike for cell in row if cell.startswith("http"))


def in_json(text: str, *, near: bool = False) -> SearchResult:
    answered = json.loads(text)
    documents = answered["near"]["documents"] if near else answered["documents"]
    each = ([one["url"], *(hit["url"] for hit in one["clauses"])] for one in documents)
    return found(chain.from_iterable(each))


def in_feed(text: str) -> list[str]:
    feed = ElementTree.fromstring(text)
    links = (link.get("href", "") for link in feed.findall(f"{ATOM}entry/{ATOM}link"))
    return found(links)[0]


def from_the_shell(address: str, *options: str) -> str:
    said = io.StringIO()
    query, arguments = "", []
    for name, value in parse_qsl(address):
        if name == "q":
            query = value
        else:
            arguments.append("--no-widen" if name == "widen" else f"--{name}={value}")
    arguments += ["--limit=1000", *options]
    call_command("search", query, *arguments, stdout=said, stderr=io.StringIO())
    return said.getvalue()


def _parameters(address: str) -> dict[str, list[str]]:
    return parse_qs(address)


def _content(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return whole(response)


# ---- that it is the same -------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ASKED)
def test_every_entry_point_finds_the_same(client, asked):
    page = on_pages(client, asked, {})
    assert on_pages(client, asked, {"HX-Request": "true"}) == page
    by_clause = "by=clause" in asked

    documents, clauses = in_csv(_content(client, f"/search.csv?{asked}").decode())
    assert (documents, clauses) == page
    assert in_xlsx(_content(client, f"/search.xlsx?{asked}")) == page
    assert in_json(_content(client, f"/search.json?{asked}").decode()) == page

    assert in_csv(from_the_shell(asked, "--format=csv")) == page
    shell_documents, shell_clauses = in_json(from_the_shell(asked, "--json"))
    assert shell_documents == documents
    assert set(shell_clauses) <= set(clauses)
    listed = from_the_shell(asked).partition("近似结果：")[0].splitlines()
    assert (
        found(line.strip() for line in listed if line.startswith("  /d/"))[0]
        == documents
    )

    newest = on_pages(client, f"{asked}&sort=newest&by=document", {})[0]
    feed = in_feed(_content(client, f"/search.atom?{asked}").decode())
    assert feed == in_feed(from_the_shell(asked, "--format=atom"))
    assert feed == newest
    if not by_clause:
        assert sorted(feed) == sorted(documents)


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ASKED)
def test_every_entry_point_has_the_same_near_to_it_and_apart(client, asked):
    page = on_pages(client, asked, {}, near=True)
    assert on_pages(client, asked, {"HX-Request": "true"}, near=True) == page

    csv_text = _content(client, f"/search.csv?{asked}").decode()
    assert in_csv(csv_text, near=True) == page
    workbook = _content(client, f"/search.xlsx?{asked}")
    assert in_xlsx(workbook, near=True) == page
    json_text = _content(client, f"/search.json?{asked}").decode()
    assert in_json(json_text, near=True) == page
    assert json.loads(json_text)["near"]["total"] == len(page[0])

    assert in_csv(from_the_shell(asked, "--format=csv"), near=True) == page
    assert in_json(from_the_shell(asked, "--json"), near=True) == page
    listed = from_the_shell(asked).partition("近似结果：")[2].splitlines()
    slugs = found(line.strip() for line in listed if line.startswith("  /d/"))[0]
    assert slugs == page[0]

    answered = on_pages(client, asked, {})[0]
    assert set(answered).isdisjoint(page[0])
    feed = in_feed(_content(client, f"/search.atom?{asked}").decode())
    assert set(feed).isdisjoint(page[0])


@pytest.mark.django_db
def test_the_table_has_what_is_near_and_what_nothing_may_be_near_to():
    near = {
        asked: answer(SearchForm(QueryDict(asked)).params()).near for asked in ASKED
    }
    assert near["q=养老 设施 烟花"]
    assert near["q=应急 预案 烟花&by=clause"]
    assert not near["q=“养老” 设施 烟花"]
    assert not near["q=养老 设施 -灾害 烟花"]
    assert not near["q=应急"]


@pytest.mark.django_db
def test_the_table_asks_for_what_is_there_and_for_what_is_not():
    total = [answer(SearchForm(QueryDict(asked)).params()).total for asked in ASKED]
    assert sum(1 for one in total if one) > 25
    assert 0 in total
    assert max(total) > PAGE_SIZE
