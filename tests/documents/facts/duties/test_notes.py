"""Duties in notes and on lines: one case a row, with why it is there."""

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import document


def duties(text: str) -> list[tuple[str, str]]:
    found = facts_of(document(text), Holdings())
    return [(row.role.value, row.unit) for row in found.duties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # any brackets, half-width ones, too
        ("推进治水。[责任单位:市水利局,市建设局]", ["responsible 市水利局", "responsible 市建设局"]),
        ("推进治水。〖责任单位：市水利局〗", ["responsible 市水利局"]),
        # nested brackets are no place to split
        ("推进治水。〔责任单位：各县（市、区）政府〕", ["responsible 各县（市、区）政府"]),
        # two labels, apart by ； or ，
        ("治水。（牵头单位：市水利局，配合单位：市财政局）", ["lead 市水利局", "support 市财政局"]),
        # what else is labelled is no unit
        ("治水。（责任单位：市水利局；责任人：王某；完成时限：2024年6月）", ["responsible 市水利局"]),
        # 等 is no part of the name
        ("治水。〔责任单位：市水利局、市财政局等〕", ["responsible 市水利局", "responsible 市财政局"]),
        # the ending that a list shares
        ("治水。〔责任单位：梅浦县、松岭县政府〕", ["responsible 梅浦县政府", "responsible 松岭县政府"]),
        # 和 within a name, and between two
        (
            "治水。〔责任单位：市自然资源和规划局和市建设局〕",
            ["responsible 市自然资源和规划局", "responsible 市建设局"],
        ),
        # an exception stays with the name
        ("治水。〔责任单位：各镇政府（青桥镇除外）〕", ["responsible 各镇政府（青桥镇除外）"]),
        # a role that a unit is given within the list
        ("治水。〔责任单位：市水利局（牵头）、市建设局〕", ["lead 市水利局", "responsible 市建设局"]),
        # a line of its own
        ("责任部门（单位）：市水利局", ["responsible 市水利局"]),
        # not a label: the word is said of something else
        ("要压实责任单位的主体责任，明确配合单位。", []),
        ("由发布预警的责任单位宣布解除预警。", []),
        # bare 应当 and 要 name no role
        ("市水利局应当加强巡查，市建设局要做好养护。", []),
    ],
)  # fmt: skip
def test_a_note_names_its_units(text, expected):
    assert [f"{role} {unit}" for role, unit in duties(text)] == expected


FIRST = "治水。〔责任单位：市水利局、市建设局。列第一位的为牵头单位，下同〕"


def test_the_first_unit_leads_in_its_note_and_on():
    assert duties(f"{FIRST}\n绿化。〔责任单位：市园林局、市财政局〕") == [
        ("lead", "市水利局"),
        ("responsible", "市建设局"),
        ("lead", "市园林局"),
        ("responsible", "市财政局"),
    ]


def test_the_first_unit_leads_in_attachments_and_their_tables_too():
    table = "| 任务 | 责任单位 |\n| 疏浚河道并公布进展情况 | 市水利局、市财政局 |"
    found = duties(f"{FIRST}\n# 任务分解表\n{table}")
    assert found[2:] == [("lead", "市水利局"), ("responsible", "市财政局")]


def test_it_does_not_lead_where_a_note_names_its_lead():
    found = duties(f"{FIRST}\n绿化。〔牵头单位：市园林局；责任单位：市财政局〕")
    assert found[2:] == [("lead", "市园林局"), ("responsible", "市财政局")]


def test_without_下同_it_leads_in_its_own_note_alone():
    said = FIRST.replace("，下同", "")
    found = duties(f"{said}\n绿化。〔责任单位：市园林局、市财政局〕")
    assert [role for role, _ in found] == [
        "lead",
        "responsible",
        "responsible",
        "responsible",
    ]


def test_it_does_not_lead_before_it_is_said():
    found = duties(f"绿化。〔责任单位：市园林局、市财政局〕\n{FIRST}")
    assert [role for role, _ in found] == [
        "responsible",
        "responsible",
        "lead",
        "responsible",
    ]


def test_an_open_list_is_marked():
    found = facts_of(document("治水。〔责任单位：市水利局等〕"), Holdings()).duties
    assert [row.is_open for row in found] == [True]
