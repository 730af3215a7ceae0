"""Citations: what is cited, what is no document, and short names."""

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from documents.facts.types import Citation
from tests.documents.facts.made_up import document


def citations(text: str) -> list[Citation]:
    return list(facts_of(document(text), Holdings()).citations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《云江省绿化办法》（云政发〔2020〕3号），", [("云江省绿化办法", "云政发〔2020〕3号")]),
        # number alone; words stick to its code
        ("根据云政发〔2020〕3号文件", [(None, "云政发〔2020〕3号")]),
        # elided lists
        ("云政发〔2020〕3号、4号和〔2021〕5号", [(None, "云政发〔2020〕3号"), (None, "云政发〔2020〕4号"), (None, "云政发〔2021〕5号")]),
        ("《云江省绿化办法》（云政发〔2020〕3号、4号）", [("云江省绿化办法", "云政发〔2020〕3号"), (None, "云政发〔2020〕4号")]),
        # numbers without 〔year〕
        ("《规范性文件管理办法》（省政府令第275号）", [("规范性文件管理办法", "省政府令第275号")]),
        ("《监测技术规范》（HJ 589-2010）", [("监测技术规范", "HJ 589-2010")]),
        ("《编制指南（试行）》（生态环境部公告2018年第1号）", [("编制指南（试行）", "生态环境部公告2018年第1号")]),
        # a title within a title belongs to it
        ("《关于印发〈云江省绿化办法〉的通知》", [("关于印发〈云江省绿化办法〉的通知", None)]),
        ("《关于实施《云江省绿化条例》的意见》", [("关于实施《云江省绿化条例》的意见", None)]),
        # no documents: newspapers, forms, books, projects
        ("见《梅浦日报》，填《登记申请表》，排演歌剧《红船》，持《卫生许可证》", []),
        # a kind alone that nobody declared
        ("《办法》明确了三项任务", []),
    ],
)  # fmt: skip
def test_a_clause_cites(text, expected):
    assert [(row.title, row.number) for row in citations(text)] == expected


def test_a_short_name_is_declared_in_the_body_and_used_in_attachments():
    rows = citations(
        "根据《云江省关于绿化的意见》（云政发〔2020〕3号，以下简称《意见》），制定本方案。\n"
        "# 梅浦市绿化方案\n贯彻《意见》要求。"
    )
    assert [(row.kind.value, row.number) for row in rows] == [
        ("title_number", "云政发〔2020〕3号"),
        ("short_name", "云政发〔2020〕3号"),
    ]
    assert rows[1].proof.part == 1
    assert rows[1].proof.quote == "《意见》"


def test_a_short_name_means_nothing_before_it_is_declared():
    rows = citations(
        "贯彻《意见》。\n《云江省关于绿化的意见》（以下简称《意见》）指出，"
    )
    assert [row.title for row in rows] == ["云江省关于绿化的意见"]
