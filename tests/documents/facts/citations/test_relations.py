"""What a document is to others by its title and attachments."""

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import read


def relations(
    title: str, text: str = "现印发给你们。", kind: str = "通知"
) -> list[tuple[str, str | None]]:
    issue, _ = read(f"% 梅政发〔2024〕3号 | {title} | {kind} | 2024-03-05\n{text}")
    found = facts_of(issue.documents[0], Holdings())
    return [(row.kind.value, row.title) for row in found.relations]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("梅浦市关于印发绿化方案的通知", "现印发。\n# 梅浦市绿化方案\n一、目标", [("promulgates", "梅浦市绿化方案")]),
        ("梅浦市关于印发《梅浦市绿化方案》的通知", "现印发。", [("promulgates", "梅浦市绿化方案")]),
        # a chain
        (
            "梅浦市转发市财政局关于转发《省财政厅关于票据的通知》的通知的通知", "现转发。",
            [("transmits", "市财政局关于转发《省财政厅关于票据的通知》的通知"), ("transmits", "省财政厅关于票据的通知")],
        ),
        ("梅浦市批转市财政局关于预算意见的通知", "现批转。", [("transmits", "市财政局关于预算意见")]),
        # what is attached, printed or left out
        (
            "梅浦市关于绿化的通知", "现通知。\n> 附件：1.绿化任务表（略）2.绿化名录",
            [("attaches", "绿化任务表"), ("attaches", "绿化名录")],
        ),
    ],
)  # fmt: skip
def test_a_title_tells_relations(title, text, expected):
    assert relations(title, text) == expected


def test_an_order_promulgates_what_it_carries():
    text = "《梅浦市绿化办法》已经审议通过，现予公布，自2024年5月1日起施行。\n# 梅浦市绿化办法\n第一条 为了绿化。"
    assert relations("梅浦市人民政府令第5号", text, "令")[0] == (
        "promulgates",
        "梅浦市绿化办法",
    )
