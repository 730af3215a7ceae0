"""The site says whose it is, on every page and in what it gives away."""

import pytest

from tests.builders.rows import store_sample
from tests.markup import page

pytestmark = pytest.mark.django_db

OFFICE = {
    "name": "云泽市政府公报",
    "owner": "云泽市人民政府办公室",
    "contact": "0571-5550123",
    "filing": "云ICP备05000001号",
    "corrections": "mailto:gb@yunze.example",
}


@pytest.mark.parametrize(
    "address", ["/", "/months/", "/search/?q=养老", "/2023/12/", "/none/"]
)
def test_every_page_names_the_site_and_who_runs_it(client, settings, address):
    store_sample()
    settings.SITE = OFFICE
    elements = page(client, address, status=404 if address == "/none/" else 200)
    assert elements.texts("a", class_="brand") == ["公云泽市政府公报"]
    assert elements.texts("title")[0].endswith("云泽市政府公报")
    [foot] = elements.texts("footer")
    for told in (OFFICE["owner"], OFFICE["contact"], OFFICE["filing"]):
        assert told in foot
    assert "mailto:gb@yunze.example" in elements.links("mailto:")


def test_where_nothing_is_set_nothing_stands_in_the_foot(client):
    [foot] = page(client, "/months/").texts("footer")
    assert "主办" not in foot
    assert "联系" not in foot
    assert "纠错" not in foot


@pytest.mark.parametrize("address", ["/search.atom?q=夜间", "/opensearch.xml"])
def test_what_is_given_away_names_the_site(client, settings, address):
    store_sample()
    settings.SITE = OFFICE
    assert "云泽市政府公报" in client.get(address).content.decode()
