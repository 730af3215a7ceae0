"""Figures that are aims, with their comparison as printed; and figures that are none."""

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import document


def targets(text: str) -> list[str]:
    found = facts_of(document(text), Holdings()).deadlines
    return [
        " ".join(str(one) for one in (*row.value.values(), row.by) if one is not None)
        for row in found
        if isinstance(row.value, dict) and row.kind == "target"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("确保满意度不低于98%。", [">= 98 %"]),
        ("到2025年，覆盖率达到95%以上，新建学校12所。", [">= 95 % 2025-12-31", "= 12 所 2025-12-31"]),
        ("到2024年6月，建成50个；到2025年底，建成80个以上。", ["= 50 个 2024-06-30", ">= 80 个 2025-12-31"]),
        # the day may follow
        ("疏浚河道30公里以上，2025年底前完成。", [">= 30 公里 2025-12-31"]),
        # … or stand in the sentence before
        ("到2025年，产业增速年均达到8%。比重达到7.6%。", ["= 8 % 2025-12-31", "= 7.6 % 2025-12-31"]),
        ("总收入达到1600亿元以上。", [">= 1600 亿元"]),
        ("每年安排经费不少于1500万元。", [">= 1500 万元"]),
        ("伙食费每人每天不超过500元。", ["<= 500 元"]),
        ("响应时间控制在10分钟以内。", ["<= 10 分钟"]),
        # none: conditions, lines, what is there, penalties, names, distances
        ("成灾面积为播种面积的25%以上，控制难度较大的；", []),
        ("陪餐人数在5人以内的，从其规定。", []),
        ("全市现有村卫生室320个，同比增长5%。", []),
        ("处五千元以上五万元以下罚款。", []),
        ("接入全市14家4A级以上景区。", []),
        ("打通最后一公里，推行24小时服务。", []),
        ("面向教龄30年以上教师。", []),
        ("抽检1200批次，合格率98.03%。", []),
        ("2022年，全市增加值达到586亿元。", []),
    ],
)  # fmt: skip
def test_a_clause_sets_targets(text, expected):
    assert targets(text) == expected
