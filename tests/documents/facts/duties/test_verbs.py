"""Duties by verbs: the units that stand right before or behind them."""

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市医保局牵头，市财政局、市审计局配合。", "lead 市医保局, support 市财政局, support 市审计局"),
        # the first of 会同 leads, the others support
        ("市水利局会同市财政局、市建设局制定办法。", "lead 市水利局, support 市财政局, support 市建设局"),
        ("市水利局牵头，会同市财政局研究。", "lead 市水利局, support 市财政局"),
        # 负责 behind a unit, adverbs between
        ("市民政局具体负责救助工作。", "responsible 市民政局"),
        ("有关部门按照各自职责分工负责。", "responsible 有关部门"),
        ("应急响应由事发地属地政府负责。", "responsible 事发地属地政府"),
        ("医保部门作为打造诚信体系的牵头部门，要建立机制。", "lead 医保部门"),
        ("（市教育局、市财政局按职责分工负责）", "responsible 市教育局, responsible 市财政局"),
        # what is led is told of something else
        ("当地政府牵头举办的洽谈活动费用自理。", ""),
        # the subject stands further off, or there is none
        ("办公室设在市水利局，负责日常工作。", ""),
        ("负责组织协调，参与事故调查。", ""),
        # no role: 负责人, 主管部门, 参加保险
        ("由市水利局主要负责人担任组长。", ""),
        ("县级以上水行政主管部门应当公布目录。", ""),
        ("用人单位参加工伤保险。", ""),
        ("协助有关部门进行处置。", ""),
    ],
)  # fmt: skip
def test_a_verb_gives_roles_to_the_units_beside_it(text, expected):
    found = facts_of(document(text), Holdings()).duties
    assert ", ".join(f"{row.role.value} {row.unit}" for row in found) == expected
