"""Sentences whose words look like garbled marks, or whose marks like words: figures before
a hanzi of the marks' rows, words of law, names of chemicals, lists of names."""

import random
from dataclasses import replace

from tests.gazette_press.source import Document, Issue, Paragraph, Setting

SENTENCES = (
    "全线新建1.5圆管涵12处、3.5圆弧段4处，改造1,000圆管涵2处。",
    "各标段按12 缘石坡道、2021年 源头治理两类报送。",
    "完善工作机制，预防冤错案件，依法纠正冤假错案。",
    "经审查不属于本院管辖的，移送有管辖权的法院；属于本院的，及时立案。",
    "加强园容、路域和泉域管护，严格执行院规。",
    "管制1—苯基—2—丙酮、3，4—亚甲基二氧苯基—2—丙酮和N—乙酰邻氨基苯酸。",
    "由袁伟、尧建国（女）、印苗云和于海川组成工作组，叶青任组长。",
    "修订《叶县志》《袁州区志》（含附表）。",
    "支持豫剧、越剧团体下乡，20豫剧团、8越剧团列入计划。",
    "遥感监测、摇号派位和曳引电梯检验按有关规定执行。",
    "野外作业、冶炼和也门援助项目单独列支。",
)


def with_hard_words(issue: Issue, rng: random.Random) -> Issue:
    """The issue with each sentence behind a clause of it, or left out."""
    said = [sentence for sentence in SENTENCES if rng.random() < 0.5]
    rng.shuffle(said)
    documents = tuple(_saying(document, said, rng) for document in issue.documents)
    return Issue(issue.month, documents)


def _saying(document: Document, said: list[str], rng: random.Random) -> Document:
    parts = tuple(
        replace(
            part,
            paragraphs=tuple(
                _ending_in(paragraph, said.pop())
                if said and _takes_more(paragraph) and rng.random() < 0.2
                else paragraph
                for paragraph in part.paragraphs
            ),
        )
        for part in document.parts
    )
    return replace(document, parts=parts)


def _takes_more(paragraph: Paragraph) -> bool:
    """Is it a clause that ends a sentence?"""
    return (
        paragraph.path is not None
        and paragraph.setting is Setting.TEXT
        and len(paragraph.lines) == 1
        and paragraph.lines[0].endswith("。")
    )


def _ending_in(paragraph: Paragraph, sentence: str) -> Paragraph:
    return replace(paragraph, lines=(paragraph.lines[0] + sentence,))
