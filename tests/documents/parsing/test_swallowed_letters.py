"""A letter whose headline nobody can tell, behind another document: it is cut off, or a
warning names the place.

GAZETTE_SEED sets which are tried.
"""

import random
from collections.abc import Sequence

import pytest

from documents.parsing.types import ParsedIssue
from tests.documents.parsing.short_issues import AFTER, BEFORE, parsed, rules
from tests.seeds import seeds

TRIED = 60
HEADLINES = ((), ("修塘安排",), ("春季修塘",), ("有关事项",), ("渡川市水利局文件",))
SALUTATIONS = (
    *("各区人民政府：", "各县（市、区）人民政府，市政府各部门：", "各有关单位:"),
    *("临渊县人民政府：", "渡川市茶业局：", "李某某委员：", "全市茶农朋友们："),
)
TEXTS = (
    ("请认真贯彻执行。",),
    ("现就有关事项通知如下：", "一、修塘。", "二、护渠。"),
    ("来文收悉。经研究，现函复如下。", "一、同意。", "此复。"),
    ("请于6月底前完成，并将结果报送我局。", "特此通知。"),
)
SIGNATURES = (
    *(("渡川市水利局",), ("渡川市水利局", "渡川市财政局")),
    *(("渡川市防汛抗旱", "指挥部"), ("渡川市水利局　渡川市财政局",)),
)
DAYS = ("2022年5月9日", "二〇二二年五月十日")
BEFORE_IT = (
    BEFORE,
    rules("一、任务", "修好水塘。", "二、分工", "市水利局负责。"),
    rules("第一条 为管好茶园，制定本办法。", "第二条 本办法自发布之日起施行。"),
)


def letter_without_headline(rng: random.Random) -> list[str]:
    day = rng.choice(DAYS)
    closed = [*rng.choice(SIGNATURES), day]
    if rng.random() < 0.2:
        closed = [f"渡川市水利局 {day}"]
    return [
        *rng.choice(HEADLINES),
        rng.choice(SALUTATIONS),
        *rng.choice(TEXTS),
        *closed,
    ]


@pytest.mark.parametrize("seed", seeds(TRIED))
def test_a_letter_without_a_headline_is_cut_off_or_named(seed):
    rng = random.Random(f"swallowed {seed}")
    before, lost = rng.choice(BEFORE_IT), letter_without_headline(rng)
    issue = parsed(before + "\n".join([*lost, ""]) + AFTER)
    first = before.count("\n") + 1
    lines = range(first, first + len(lost))
    assert is_cut(issue, lines) or any(w.line in lines for w in issue.warnings)


def is_cut(issue: ParsedIssue, lines: Sequence[int]) -> bool:
    """Does a document begin within these lines?"""
    begun = (one.parts[0].paragraphs[0].spans[0].line for one in issue.documents)
    return any(line in lines for line in begun)


def test_an_attachment_that_is_a_letter_is_none():
    """渡川市水利局's request, which the notice passes on."""
    attached = ("渡川市人民政府：", "请批准修塘。", "渡川市水利局", "2022年4月2日")
    issue = parsed(rules(*attached, name="修塘的请示"))
    assert issue.warnings == ()
