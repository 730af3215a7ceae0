from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from documents.models import Issue
from knowledge.level import bring_facts_level
from search.assist.autocomplete import LONGEST, suggestions
from tests.builders.rows import Line, add_document, add_issue
from tests.markup import Elements

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Issue:
    october, november = add_issue(month=10), add_issue(month=11)
    add_document(
        october,
        "云泽市财政局关于公布收费目录的公告",
        ["收费。"],
        number="公告〔2023〕1号",
        issuer="云泽市财政局",
    )
    add_document(
        november, "关于<快递>进村的通知", ["快递。"], number="云政办发〔2023〕45号"
    )
    add_document(
        november, "关于做好供水工作的通知", ["供水。"], number="云政办发〔2023〕145号"
    )
    add_document(november, "《快递进村方案》政策解读", ["解读。"], issuer="")
    return november


def said(typed: str) -> list[tuple[str, str]]:
    return [
        (each.kind, "".join(text for text, _ in each.parts))
        for each in suggestions(typed)
    ]


CODE = ("code", "云政办发")
POSTAL = ("document", "关于<快递>进村的通知")
WATER = ("document", "关于做好供水工作的通知")
ABOUT = ("document", "《快递进村方案》政策解读")
FEES = ("document", "云泽市财政局关于公布收费目录的公告")
FINANCE = ("organ", "云泽市财政局")
CITY = ("organ", "云泽市人民政府")
NOVEMBER = ("month", "2023年11月公报")

MEANT = [
    ("快递", [ABOUT, POSTAL]),  # what begins with it first
    ("快递 通知", [POSTAL]),  # all of the words
    ("kuaidi", [ABOUT, POSTAL]),  # pinyin
    ("kdjc", [ABOUT, POSTAL]),  # initials
    ("yzbf", [CODE, POSTAL, WATER]),
    ("云政办发", [CODE, POSTAL, WATER]),
    ("云政办发〔2023〕45", [POSTAL]),  # never 145
    ("yzbf 45号", [POSTAL]),
    ("云政b", [CODE, POSTAL, WATER]),  # hanzi and letters
    ("云泽", [FINANCE, CITY, FEES]),
    ("caizheng", [FINANCE, FEES]),
    ("2023年11月", [NOVEMBER]),
    ("2023-11", [NOVEMBER]),
    ("11月", [NOVEMBER]),
    ("标题:快递", [ABOUT, POSTAL]),  # the value of a field
    ("市政府", [CITY]),  # a short form
    ("量子", []),
    ("", []),
    ("，", []),
    ("快" * (LONGEST + 1), []),
    (".*(", []),  # no pattern of the typist's own
]


@pytest.mark.parametrize(
    ("typed", "meant"), MEANT, ids=[typed[:8] for typed, _ in MEANT]
)
def test_what_may_be_meant(held, typed, meant):
    assert sorted(said(typed)) == sorted(meant)
    assert [kind for kind, _ in said(typed)] == [kind for kind, _ in meant]


def test_what_begins_with_what_was_typed_comes_first(held):
    assert said("快递") == [ABOUT, POSTAL]


def test_what_was_typed_is_told_from_the_rest(held):
    [_, postal] = suggestions("kdjc")
    assert postal.parts == (("关于<", False), ("快递>进村", True), ("的通知", False))


def test_each_leads_to_what_it_names(held):
    addresses = [
        each.address
        for typed in ("yzbf", "caizheng", "2023-11")
        for each in suggestions(typed)
    ]
    assert "/d/2023-11-1/" in addresses
    assert (
        "/search/?issuer=%E4%BA%91%E6%B3%BD%E5%B8%82%E8%B4%A2%E6%94%BF%E5%B1%80"
        in addresses
    )
    assert "/2023/11/" in addresses


def test_few_are_enough(held):
    for number in range(30):
        add_document(held, f"关于快递之{number}的通知", ["快递。"])
    assert len(said("快递")) == 6


def test_what_is_imported_later_is_suggested(held):
    assert said("绿化") == []
    add_document(held, "关于绿化的通知", ["绿化。"])
    assert said("绿化") == [("document", "关于绿化的通知")]


def test_what_is_put_right_later_is_suggested_as_it_is_then(held):
    assert POSTAL in said("进村")
    held.documents.filter(position=1).update(title="关于邮政进村的通知")
    Issue.objects.filter(pk=held.pk).update(
        updated_at=timezone.now() + timedelta(seconds=1)
    )
    assert said("邮政") == [("document", "关于邮政进村的通知")]


def test_units_and_persons_are_suggested_once_facts_have_followed(held):
    add_document(
        held,
        "关于河道的通知",
        [
            "1.清淤。（责任单位：市水利局、市财政局）",
            "2.疏浚。（责任单位：市水利局）",
        ],
    )
    add_document(
        held,
        "市政府人事任免（2023年11月）",
        [Line("p1", "任命："), Line("p2", "林知远同志任云泽市水利局副局长。")],
        kind="人事任免",
        issuer="",
    )
    assert said("水利局") == said("林知远") == []
    bring_facts_level()
    [unit] = suggestions("shuiliju")
    assert (unit.kind, unit.note) == ("unit", "责任单位，2 项")
    assert unquote(unit.address) == "/units/市水利局/"
    [person] = suggestions("林知")
    assert (person.kind, person.note) == ("person", "人事任免")
    assert unquote(person.address) == "/appointments/?person=林知远"


def test_nothing_held_suggests_nothing():
    assert said("快递") == said("yzbf") == []


def test_while_nothing_changes_the_database_is_asked_two_small_questions(
    held, django_assert_num_queries
):
    suggestions("快递")
    with django_assert_num_queries(2):
        suggestions("yzbf")


def test_the_answer_is_a_list_of_options(client, held):
    response = client.get("/search/suggest/", {"q": "kdjc"})
    page = Elements(response.content.decode())
    assert page.attributes("li", "role") == ["option", "option"]
    assert page.attributes("li", "id") == ["suggestion-1", "suggestion-2"]
    assert page.attributes("li", "data-href")[1] == "/d/2023-11-1/"
    assert page.texts("b") == ["快递进村", "快递>进村"]
    assert "max-age" in response["Cache-Control"]


def test_nothing_typed_can_break_it(client, held):
    for typed in (
        "%00",
        "%ED%A0%80",
        "(" * 50,
        "a" * 5000,
        "'",
        "xi'",
        "%5C",
        "１",
        "ü",
    ):
        assert client.get(f"/search/suggest/?q={typed}").status_code == 200
