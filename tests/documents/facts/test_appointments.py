"""Appointments and removals, one row a person and post."""

from datetime import date

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from documents.facts.types import Appointment
from tests.documents.facts.made_up import document

TITLE = "梅浦市人民政府关于林晓川等同志职务任免的通知"


def appointments(text: str) -> list[Appointment]:
    return list(facts_of(document(text, TITLE), Holdings()).appointments)


def told(text: str) -> list[str]:
    return [
        " ".join((row.person, row.action, row.organ or "", row.post, *row.conditions))
        for row in appointments(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("林晓川同志任梅浦市财政局副局长。", ["林晓川 任命 梅浦市财政局 副局长"]),
        # a person each, a post each; what is in brackets at the end holds for all
        (
            "林晓川、陈立同志任梅浦市财政局副局长，市金融办副主任（试用期一年）；",
            [
                "林晓川 任命 梅浦市财政局 副局长 试用期一年",
                "林晓川 任命 市金融办 副主任 试用期一年",
                "陈立 任命 梅浦市财政局 副局长 试用期一年",
                "陈立 任命 市金融办 副主任 试用期一年",
            ],
        ),
        # 同时免去其: the person before
        (
            "任命吴敏为梅浦市统计局局长，同时免去其梅浦市水利局副局长职务。",
            ["吴敏 任命 梅浦市统计局 局长", "吴敏 免去 梅浦市水利局 副局长"],
        ),
        ("免去吴敏同志的梅浦市水利局副局长职务；", ["吴敏 免去 梅浦市水利局 副局长"]),
        ("聘任周国平为梅浦市人民政府参事（聘期三年）。", ["周国平 聘任 梅浦市人民政府 参事 聘期三年"]),
        ("解聘郑南的梅浦市建设集团有限公司副总经理职务；", ["郑南 解聘 梅浦市建设集团有限公司 副总经理"]),
        ("何文同志挂职任梅浦市科技局副局长；", ["何文 挂职 梅浦市科技局 副局长"]),
        ("钱进同志任梅浦市司法局副局长试用期满，正式任职；", ["钱进 转正 梅浦市司法局 副局长"]),
        # headings do nothing by themselves
        ("任命：", []),
        # a post by office names no person
        ("办公室设在市水利局，由局长兼任主任。", []),
        ("办公室主任由市农业农村局分管负责人兼任。", []),
    ],
)  # fmt: skip
def test_a_line_gives_its_rows(text, expected):
    assert told(text) == expected


def test_what_a_correction_quotes_appoints_nobody():
    text = "更正：本公报上期“王一凡同志任梅浦市体育局局长”应为“王一帆同志任梅浦市体育局局长”。"
    assert told(text) == ["王一帆 更正 梅浦市体育局 局长"]


def test_what_an_annulment_quotes_appoints_nobody():
    text = "撤销关于“王一凡同志任梅浦市体育局局长”的决定。"
    assert told(text) == ["王一凡 撤销 梅浦市体育局 局长"]


def test_a_remark_tells_persons_of_one_name_apart():
    rows = appointments("李明（市教育局）、李明（市供销社）同志任梅浦市人民政府督学。")
    assert [(row.person, row.remark) for row in rows] == [
        ("李明", "市教育局"),
        ("李明", "市供销社"),
    ]


def test_the_decision_and_its_day_go_with_each_row():
    text = "经市政府党组2024年2月26日会议研究决定：\n林晓川同志任梅浦市财政局副局长。"
    [row] = appointments(text)
    assert row.date == date(2024, 2, 26)
    assert row.decision == "市政府党组2024年2月26日会议"


def test_other_documents_appoint_nobody():
    text = "林晓川同志任梅浦市财政局副局长期间，成绩突出。"
    assert not facts_of(document(text), Holdings()).appointments
