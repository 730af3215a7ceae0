from urllib.parse import unquote_plus

import pytest

from documents.models import Document
from search.assist.named_in_query import months_named, numbers_named
from search.results.answering import ask
from search.results.forms import SearchParams
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def held() -> Document:
    issue = add_issue(month=11)
    postal = add_document(
        issue, "关于快递的通知", ["快递进村。"], number="云政办发〔2023〕45号"
    )
    add_document(
        issue,
        "关于供水的通知",
        ["根据云政发〔2019〕8号。"],
        number="云政发〔2023〕145号",
    )
    for month in (9, 10):
        other = add_issue(month=month)
        for organ in ("水利局", "财政局"):
            add_document(
                other,
                f"{organ}公告",
                ["公告。"],
                number="公告〔2023〕1号",
                issuer=organ,
            )
    bring_level()
    return postal


NAMED = [
    ("云政办发〔2023〕45号", [("云政办发〔2023〕45号", 1)]),
    ("云政办发[2023]45", [("云政办发〔2023〕45号", 1)]),
    ("云政办发也2023页45号", [("云政办发〔2023〕45号", 1)]),  # garbled
    ("云政办发 45号", [("云政办发〔2023〕45号", 1)]),  # in part
    ("2023年45号", [("云政办发〔2023〕45号", 1)]),
    ("快递 云政办发〔2023〕45号", [("云政办发〔2023〕45号", 1)]),  # among words
    ("“云政办发〔2023〕45号”", [("云政办发〔2023〕45号", 1)]),  # quoted
    ("云政办发〔2023〕45号 云政发〔2023〕145号", [("云政办发〔2023〕45号", 1), ("云政发〔2023〕145号", 1)]),
    ("云政发〔2019〕8号", [("云政发〔2019〕8号", 0)]),  # cited, not held
    ("公告〔2023〕1号", [("公告〔2023〕1号", 3)]),  # shared by several
    ("1号", []),  # borne by too many
    ("99号", []),  # in part, and not held
    ("快递 45号", [("云政办发〔2023〕45号", 1)]),  # in part, and it answers the rest
    ("供水 45号", []),
    ("政府令第45号", []),  # an order is another thing
    ("快递", []),
    ("-云政办发〔2023〕45号", []),  # shut out
]  # fmt: skip


@pytest.mark.parametrize(("q", "named"), NAMED, ids=range(len(NAMED)))
def test_numbers_are_recognised(held, q, named):
    found = numbers_named(ask(SearchParams(q=q)))
    assert [(one.number, len(one.documents)) for one in found] == named


MONTHS = [
    ("2023年11月", "2023年11月", True, ""),
    ("快递 2023年11月", "2023年11月", True, "快递"),
    ("2023年11月快递", "2023年11月", True, "快递"),
    ("2023年11月份 快递", "2023年11月", True, "快递"),
    ("2023年11月9日 快递", "2023年11月", True, "2023年11月9日 快递"),  # a day says more
    ("2023-11-09", "2023年11月", True, "2023-11-09"),
    ("2023.11.9 快递", "2023年11月", True, "2023.11.9 快递"),
    ("“快递” 2023年11月 -邮政", "2023年11月", True, '"快递" -邮政'),
    ("２０２３年１１月", "2023年11月", True, ""),
    ("二〇二三年十一月", "2023年11月", True, ""),
    ("二○二三年九月", "2023年9月", True, ""),
    ("2023-11", "2023年11月", True, ""),
    ("2023.11", "2023年11月", True, ""),
    ("2021年3月", "2021年3月", False, ""),
]  # fmt: skip


@pytest.mark.parametrize(("q", "label", "is_held", "rest"), MONTHS)
def test_months_are_recognised(held, q, label, is_held, rest):
    [named] = months_named(ask(SearchParams(q=q)))
    assert (named.label, bool(named.issue), named.rest) == (label, is_held, rest)


@pytest.mark.parametrize(
    "q",
    [
        "2023年",
        "2023年13月",
        "2023年45号",
        "12023年11月",
        "0573-82521234",
        "月份:2023-11",
        "月份：2023-10..2023-11",
        "月份:2023-10,2023-11",
        "-2023年11月",
        "快递|2023年11月",
    ],
)
def test_what_is_no_month_or_says_itself_what_it_is_is_left_alone(held, q):
    assert months_named(ask(SearchParams(q=q))) == ()


def test_a_month_leads_to_the_rest_of_the_query_within_it(held):
    [named] = months_named(
        ask(SearchParams(q="2023年11月 快递", kinds=("通知",), page=2))
    )
    assert unquote_plus(named.address) == "/search/?q=快递&month=2023-11&kind=通知"


def test_a_month_that_is_filtered_by_is_not_offered_again(held):
    assert months_named(ask(SearchParams(q="2023年11月", months=("2023-11",)))) == ()


@pytest.mark.parametrize(
    ("q", "months"),
    [
        ("11月 快递", [("2023年11月", "快递")]),
        ("十月的公告", [("2023年10月", "的公告")]),
        ("9月份", [("2023年9月", "")]),
        ("12月 快递", []),  # no issue of that month is held
        ("11月底前 快递", []),
        ("9个月 公告", []),
        ("每年10月 公告", []),
    ],
)
def test_a_month_without_its_year_is_that_of_the_newest_issue(held, q, months):
    named = months_named(ask(SearchParams(q=q)))
    assert [(month.label, month.rest) for month in named] == months
