"""Duties in tables, and what is said where a row doesn't fit its heads."""

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from documents.facts.types import Facts
from tests.documents.facts.made_up import document

HEAD = "| 序号 | 任务 | 牵头单位 | 配合单位 |"


def facts(*rows: str) -> Facts:
    return facts_of(document("\n".join([HEAD, *rows])), Holdings())


def test_each_column_gives_its_role():
    found = facts("| 1 | 疏浚河道 | 市水利局 | 市财政局、市建设局 |").duties
    assert [(row.role.value, row.unit) for row in found] == [
        ("lead", "市水利局"),
        ("support", "市财政局"),
        ("support", "市建设局"),
    ]
    assert {row.proof.row for row in found} == {1}
    assert [row.proof.quote for row in found][:2] == ["市水利局", "市财政局、市建设局"]


def test_a_row_whose_cells_dont_count_up_is_a_doubt():
    found = facts("| 1 | 疏浚河道 | 市水利局 |", "| 2 | 绿化 | 市园林局 | 市财政局 |")
    assert [row.unit for row in found.duties] == ["市园林局", "市财政局"]
    [doubt] = found.doubts
    assert doubt.proof.row == 1
    assert "格数与表头不一致" in doubt.message


def test_an_empty_cell_names_nobody():
    assert [row.unit for row in facts("| 1 | 绿化 | 市园林局 | — |").duties] == [
        "市园林局"
    ]
