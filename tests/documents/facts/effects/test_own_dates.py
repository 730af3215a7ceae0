"""When a document takes effect and until when it is valid, counted as the Civil Code counts."""

from datetime import date

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import read


def own(text: str, signed_on: str = "2020-12-09") -> list[tuple[str, str, date | None]]:
    issue, _ = read(
        f"% 梅政发〔2020〕3号 | 梅浦市人民政府关于整治的通知 | 通知 | {signed_on}\n{text}"
    )
    found = facts_of(issue.documents[0], Holdings())
    return [(row.kind.value, row.rule, row.date) for row in found.effects]


@pytest.mark.parametrize(
    ("text", "signed_on", "rule", "day"),
    [
        ("本通知自2021年1月1日起施行。", "2020-12-09", "自2021年1月1日起", date(2021, 1, 1)),
        ("本方案自发布之日起施行。", "2020-12-09", "自发布之日起", date(2020, 12, 9)),
        # the starting day does not count
        ("本方案自发布之日起一个月后施行。", "2020-12-09", "自发布之日起一个月后", date(2021, 1, 10)),
        ("本方案自发布之日起30日后施行。", "2024-02-20", "自发布之日起30日后", date(2024, 3, 22)),
        # no corresponding day: the month's last, and then the next
        ("本方案自公布之日起一个月后施行。", "2023-01-31", "自公布之日起一个月后", date(2023, 3, 1)),
        # working days give no date
        ("本方案自印发之日起20个工作日后施行。", "2020-12-09", "自印发之日起20个工作日后", None),
        ("本办法由市财政局负责解释，自印发之日起施行。", "2020-12-09", "自印发之日起", date(2020, 12, 9)),
    ],
)  # fmt: skip
def test_a_document_takes_effect(text, signed_on, rule, day):
    assert own(text, signed_on) == [("takes_effect", rule, day)]


def test_a_printed_date_of_publication_is_the_base():
    text = "（2020年12月15日公布）\n本办法自公布之日起施行。"
    assert own(text) == [("takes_effect", "自公布之日起", date(2020, 12, 15))]


@pytest.mark.parametrize(
    "text",
    [
        "《中华人民共和国预算法》自2015年1月1日起施行。",
        "新的收费标准自2021年1月1日起执行。",
        "2021年起对全市基金实行考核。",
        "《乙办法》已自2019年1月1日起施行。",
    ],
)
def test_what_is_said_of_others_is_no_statement(text):
    assert own(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本办法自2021年1月1日起施行，有效期五年。", date(2025, 12, 31)),
        ("本办法自2024年3月1日起施行，有效期至2029年2月28日。", date(2029, 2, 28)),
        ("本办法自印发之日起试行，试行期一年。", date(2021, 12, 8)),
        ("本通知自2021年1月1日起施行，试行两年。", date(2022, 12, 31)),
    ],
)
def test_a_document_is_valid_until_a_day(text, day):
    assert [(kind, until) for kind, _, until in own(text)][1:] == [("validity", day)]


def test_the_validity_of_a_licence_is_not_the_documents():
    assert own("许可证有效期五年，期满换发。") == []
