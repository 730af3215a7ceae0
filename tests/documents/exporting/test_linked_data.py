"""What search engines are told of a document."""

import json

from documents.models import Document
from tests.markup import page


def test_a_document_says_what_it_is_and_who_issued_it(client, held):
    [text] = page(client, "/d/d12-1/").texts("script", type="application/ld+json")
    told = json.loads(text)
    assert told["@type"] == "Legislation"
    assert told["legislationIdentifier"] == "云政办发〔2023〕58号"
    assert told["legislationDate"] == "2023-12-05"
    assert told["legislationPassedBy"]["name"] == "云泽市人民政府办公室"
    assert told["url"] == "http://testserver/d/d12-1/"


def test_a_title_cannot_end_the_element(client, held):
    Document.objects.filter(slug="d12-1").update(title="</script><b>&")
    [text] = page(client, "/d/d12-1/").texts("script", type="application/ld+json")
    assert json.loads(text)["name"] == "</script><b>&"


def test_what_is_not_known_is_left_out(client, held):
    [text] = page(client, "/d/d12-3/").texts("script", type="application/ld+json")
    assert {"legislationPassedBy", "legislationIdentifier"}.isdisjoint(json.loads(text))
