import pytest

from documents.parsing import repair_text
from documents.parsing.text.row_rule import garble

NAMES = [
    "1—苯基—2—丙酮",
    "1－苯基－2－丙酮",
    "１－苯基－２－丙酮",
    "3—氧—2—苯基丁酸甲酯",
    "3，4—亚甲基二氧苯基—2—丙酮",
    "N—甲基—N—异丙基色胺",
    "Ｎ－乙酰邻氨基苯酸",
    "4—苯胺基—N—苯乙基哌啶",
    "2—（2—氯苯基）—2—甲氨基环己酮",
    "1—（3，4—亚甲二氧基苯基）—2—丁胺",
    "1—氯—2，3—环氧丙烷",
    "2—溴—4—甲基苯丙酮",
    "γ—丁内酯",
    "α—苯乙酰乙酸甲酯",
]
AROUND = "各地要落实责任，加强值守（含节假日）。\n"


@pytest.mark.parametrize("name", NAMES)
def test_dashes_in_names_of_chemicals_are_put_right(name):
    line = f"管制麻黄碱、{name}、乙醚等化学品。\n"
    for printed in (f"{AROUND}{line}{AROUND}", f"{name}\n", f"1.{name}\n2.{name}\n"):
        assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize("name", NAMES)
def test_names_of_chemicals_stay_where_they_are_clean(name):
    text = f"{AROUND}管制麻黄碱、{name}、乙醚等化学品。\n{AROUND}"
    assert repair_text(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "到2025年要建成3个中心。",
        "第1要坚持，第2要落实。",
        "力争3要素齐备，2要甲方同意。",
        "酸要中和，地基要3天养护。",
        "合同甲方（乙方）要对质量负责。",
    ],
)
def test_a_verb_is_no_dash(line):
    assert repair_text(garble(line)) == line
