"""What is found by meaning is the same on the page, in files and in the shell, and said as such."""

import csv
import io
import json

import pytest
from django.core.management import call_command

from search.meaning.making import make_missing
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db
ASKED = "/search/?q=摔坏赔钱"
TITLE = "关于快递服务的方案"


@pytest.fixture(autouse=True)
def _held(index_dir, model, file):
    issue = add_issue()
    add_document(issue, TITLE, ["一、快件破损的，由企业先行理赔。"])
    add_document(issue, "关于供水的通知", ["保障供水。"])
    bring_level()
    make_missing(model, file)


def test_the_page_says_so(client):
    page = client.get(ASKED).content.decode()
    assert "意思相近；未含：摔坏、赔钱" in page
    assert TITLE in page
    assert "关于供水的通知" not in page
    fragment = client.get(ASKED, headers={"HX-Request": "true"}).content.decode()
    assert "意思相近；未含：摔坏、赔钱" in fragment


def test_json_says_so(client):
    found = json.loads(client.get(ASKED.replace("/?", ".json?")).getvalue())
    assert found["total"] == 0
    [document] = found["near"]["documents"]
    assert document["title"] == TITLE
    assert document["by_meaning"] is True
    assert document["missing"] == ["摔坏", "赔钱"]


def test_the_interface_for_programs_says_so(client):
    found = client.get(ASKED.replace("/search/", "/api/v1/search")).json()
    [hit] = found["near"]
    assert hit["document"]["title"] == TITLE
    assert (hit["by_meaning"], hit["missing"]) == (True, ["摔坏", "赔钱"])


def test_tables_say_so(client):
    content = client.get(ASKED.replace("/?", ".csv?")).getvalue().decode()
    [_, row] = csv.reader(io.StringIO(content))
    assert (row[0], row[-1]) == (TITLE, "近似；意思相近；未含：摔坏、赔钱")


def test_the_shell_says_so():
    out = io.StringIO()
    call_command("search", "摔坏赔钱", stdout=out)
    assert "意思相近；未含：摔坏、赔钱" in out.getvalue()


def test_a_feed_has_nothing_of_it(client):
    assert TITLE not in client.get(ASKED.replace("/?", ".atom?")).content.decode()
