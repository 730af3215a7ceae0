"""Deadlines, recurring times and periods, and times that are none."""

from datetime import date
from typing import Any

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import document


def times(text: str) -> list[Any]:
    found = facts_of(document(text), Holdings()).deadlines
    return [row.value for row in found if row.kind != "target"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the period's last day
        ("到2025年6月，基本建成。", ["2025-06-30"]),
        ("2024年底前完成。", ["2024-12-31"]),
        ("到2028年2月底，", ["2028-02-29"]),
        ("2024年第三季度前完成", ["2024-09-30"]),
        ("2024年上半年前完成", ["2024-06-30"]),
        ("2024年9月15日前报送。", ["2024-09-15"]),
        # a month without a year takes the document's
        ("6月底前完成清单。", ["2024-06-30"]),
        ("治水。〔责任单位：市水利局；完成时限：2024年12月〕", ["2024-12-31"]),
        # recurring
        ("将每年4月定为宣传月。", [{"every": "P1Y", "month": 4}]),
        ("每年4月底前公布。", [{"every": "P1Y", "month": 4, "day": "last"}]),
        ("每季度末报送。", [{"every": "P3M", "day": "last"}]),
        ("每月10日前报送。", [{"every": "P1M", "day": 10}]),
        ("每半年通报一次。", [{"every": "P6M"}]),
        ("每两年评估一次。", [{"every": "P2Y"}]),
        ("每年11月底前至少组织一次演练。", [{"every": "P1Y", "month": 11, "day": "last"}]),
        ("每年4月1日至9月30日禁渔。", [{"every": "P1Y"}]),
        # periods and what they run from
        ("于应急终止后15天内上报。", [{"period": "P15D", "after": "应急终止"}]),
        ("自收到申请之日起20个工作日内办结。", [{"period": "P20D", "after": "收到申请", "working_days": True}]),
        ("接到报告后2小时内上报市政府，并在6小时内报省厅。",
         [{"period": "PT2H", "after": "接到报告"}, {"period": "PT6H", "after": "接到报告"}]),
        # none
        ("定期开展检查，及时上报，适时调整。", []),
        ("实施《绿化三年行动计划（2024—2026年）》和十四五规划。", []),
        ("2023年12月31日前制定的文件。", []),
        ("截至2024年6月底，共有12家。", []),
        ("本通知自2024年5月1日起施行，有效期至2029年2月28日。", []),
        ("最近3年内发生过事故的企业。", []),
        ("五年内不得从事该职业。", []),
        ("上游8小时流程范围内发生事件。", []),
        ("每人每天补助50元。", []),
        ("每日加处百分之三的罚款。", []),
    ],
)  # fmt: skip
def test_a_clause_names_times(text, expected):
    assert times(text) == expected


def test_a_period_from_the_documents_own_date_has_a_day():
    [row] = facts_of(document("于本通知印发之日起30日内报送。"), Holdings()).deadlines
    assert row.by == date(2024, 4, 4)


def test_a_period_of_working_days_has_none():
    [row] = facts_of(
        document("于本通知印发之日起30个工作日内报送。"), Holdings()
    ).deadlines
    assert row.by is None
