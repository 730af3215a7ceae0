from datetime import date

import pytest

from documents.parsing import GazetteError
from documents.parsing.layout.headlines import Headline
from documents.parsing.structure.metadata import issuer_of, kind_of, month_of, signed_on
from documents.parsing.types import (
    DocumentNumber,
    Month,
    ParsedDocument,
    ParsedParagraph,
    Role,
)
from tests.documents.parsing.typed import typed

ORGAN = "云泽市人民政府办公室"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云泽市人民政府关于加强海塘管理的通知", "通知"),
        ("云泽市人民政府关于表扬先进的决定", "决定"),
        ("云泽市人民政府关于海塘管理的意见（试行）", "意见"),  # a remark aside
        ("云泽市水利局关于公布名录的公告", "公告"),
        ("云泽市人民政府关于禁渔期的通告", "通告"),
        ("云泽市人民政府关于海塘规划的批复", "批复"),
        ("云泽市人民政府关于同意更名的函", "函"),
        ("云泽市人民政府专题会议纪要", "纪要"),
        ("《云泽市海塘管理办法》政策解读", "政策解读"),
        ("《云泽市海塘管理办法》解读", "政策解读"),  # as some print it
        ("《云泽市人民政府关于海塘管理的通知》政策解读", "政策解读"),  # not 通知
        ("2023年10月份市政府发文目录", "发文目录"),
        ("【市政府人事任免】（2023年10月份）", "人事任免"),
        ("【市政府人事任免】", "人事任免"),
        ("云泽市人民代表大会常务委员会任免名单", "人事任免"),
        ("云泽市2023年10月大事记", "大事记"),
        ("云泽市海塘管理办法", "规章"),  # none that the standard has
        ("云泽市渡口安全管理若干规定（试行）", "规章"),
        ("云泽市人民政府令第275号", "政府令"),
        ("云泽市人民政府公告第3号", "公告"),
        ("云泽市防汛指挥部令（第2号）", "命令"),
        ("云泽市人民政府关于授予荣誉称号的命令", "命令"),
        ("云泽市人民政府工作报告", "报告"),
        ("云泽市人民代表大会关于预算的决议", "决议"),
        ("2023年云泽市水资源公报", "公报"),
        ("云泽市人民政府关于提请审议预算的议案", "议案"),
        ("云泽市水利局关于增加编制的请示", "请示"),
        ("云泽市人民政府关于先进单位的通报", "通报"),
        ("云泽市海塘五年建设名录", "其他"),
    ],
)
def test_the_kind_is_the_word_that_ends_the_title(title, kind):
    assert kind_of(title) == kind


def paragraph(text: str, role: Role = Role.TEXT) -> ParsedParagraph:
    return ParsedParagraph(
        text=text, path=None, key="p1", label="", lead="", depth=0, role=role,
        page=1, spans=(), repairs=(),
    )  # fmt: skip


def headline(title: str, number: DocumentNumber | None) -> Headline:
    return Headline(typed(title), title, number)


NUMBER = DocumentNumber("云政办发", 2023, 58)
TITLE = f"{ORGAN}关于加强海塘管理的通知"


@pytest.mark.parametrize(
    ("signatures", "issuer"),
    [
        (["云泽市人民政府"], "云泽市人民政府"),  # who signed, not whom the title names
        (["云泽市水利局", "云泽市财政局"], "云泽市水利局、云泽市财政局"),
        # side by side, without a blank between them in the paragraph
        (["云泽市水利局云泽市财政局"], "云泽市水利局、云泽市财政局"),
        (["中共云泽市委云泽市人民政府"], "中共云泽市委、云泽市人民政府"),
        # a service of the state's own has its place behind its name
        (
            ["云泽市财政局国家税务总局云泽市税务局"],
            "云泽市财政局、国家税务总局云泽市税务局",
        ),
        (
            ["国家税务总局云泽市税务局云泽市财政局"],
            "国家税务总局云泽市税务局、云泽市财政局",
        ),
        ([f"{ORGAN}2023年10月8日"], ORGAN),  # the date on its line
        (["中共云泽市委办公室", ORGAN], f"中共云泽市委办公室、{ORGAN}"),
        ([], ORGAN),  # nobody signed: the organ that the title begins with
    ],
)
def test_the_issuer_is_who_signed_else_who_is_named(signatures, issuer):
    body = [paragraph(name, Role.SIGNATURE) for name in signatures]
    assert issuer_of(headline(TITLE, NUMBER), [paragraph("请执行。"), *body]) == issuer


@pytest.mark.parametrize(
    ("title", "signature", "issuer"),
    [
        # an order is signed by a person
        ("云泽市人民政府令第275号", "市长王某某", "云泽市人民政府"),
        ("云泽市水利局公告", "", "云泽市水利局"),
        ("云泽市水利局关于禁渔期的通告", "云泽市水利局", "云泽市水利局"),
    ],
)
def test_an_issuer_needs_no_number(title, signature, issuer):
    body = [paragraph(signature, Role.SIGNATURE)] if signature else []
    assert issuer_of(headline(title, None), body) == issuer


def test_what_has_no_number_was_issued_by_nobody():
    body = [paragraph("云泽市水利局", Role.SIGNATURE)]
    assert issuer_of(headline("《云泽市海塘管理办法》政策解读", None), body) is None


def test_the_date_is_the_one_that_stands_under_the_signature():
    body = [
        paragraph("2023年10月1日"),  # in the text
        paragraph("2023年10月8日", Role.DATE),
    ]
    assert signed_on(body) == date(2023, 10, 8)
    assert signed_on(body[:1]) is None


def document(title: str, day: date | None = None) -> ParsedDocument:
    return ParsedDocument(title, None, "通知", None, day, 1, 1, ())


@pytest.mark.parametrize(
    ("documents", "month"),
    [
        ([document("2023年10月份市政府发文目录")], Month(2023, 10)),
        ([document("【人事任免】（二〇二三年十月份）")], Month(2023, 10)),
        # titles are believed before dates: some documents are printed a month late
        (
            [
                document("2023年10月份市政府发文目录"),
                document("通知", date(2023, 9, 28)),
                document("通知", date(2023, 9, 29)),
            ],
            Month(2023, 10),
        ),
        # the commonest month of the dates
        (
            [
                document("通知", date(2023, 9, 28)),
                document("通知", date(2023, 10, 8)),
                document("通知", date(2023, 10, 9)),
            ],
            Month(2023, 10),
        ),
        # the later one of two, over the year's end too
        (
            [document("通知", date(2023, 12, 28)), document("通知", date(2024, 1, 8))],
            Month(2024, 1),
        ),
    ],
)
def test_the_month_is_what_titles_name_or_dates_have(documents, month):
    assert month_of(documents) == month


def test_a_month_that_the_calendar_has_not_is_none():
    listing = document("2023年13月份市政府发文目录", date(2023, 12, 5))
    assert str(month_of([listing])) == "2023-12"


def test_no_month_to_be_told_is_an_error_that_says_what_to_do():
    with pytest.raises(GazetteError, match="--month"):
        month_of([document("通知")])


def test_months_print_and_sort():
    months = [Month(2023, 12), Month(2024, 1), Month(2023, 2)]
    assert sorted(map(str, months)) == ["2023-02", "2023-12", "2024-01"]
