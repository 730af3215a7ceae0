"""Lists of members and their duties, and what only looks like one."""

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import document


def members(text: str) -> list[tuple[str, str]]:
    found = facts_of(document(text), Holdings()).member_duties
    return [(row.unit, row.duty) for row in found]


def test_an_entry_is_a_unit_and_what_it_does():
    assert members(
        "二、成员单位职责\n（1）市水利局：负责水情监测。\n（2）市气象局：提供预报。"
    ) == [
        ("市水利局", "负责水情监测。"),
        ("市气象局", "提供预报。"),
    ]


def test_several_entries_of_one_clause_are_told_apart():
    assert members(
        "[heading] 二、职责\n市水利局：监测水情；发布预警；市气象局：提供预报。"
    ) == [
        ("市水利局", "监测水情；发布预警；"),
        ("市气象局", "提供预报。"),
    ]


def test_a_table_of_members_gives_rows_too():
    table = "| 序号 | 成员单位 | 职责 |\n| 1 | 市水利局 | 负责水情监测和预警发布工作 |"
    assert members(table) == [("市水利局", "负责水情监测和预警发布工作")]


def test_what_has_a_colon_is_not_always_a_member():
    assert not members("（一）解读机关：梅浦市水利局。\n（二）解读人：王某某。")
    assert not members(
        "（1）蓝色预警：据研判，可能发生一般事件；\n（2）黄色预警：据研判，可能加重。"
    )
    assert not members("指挥长：市政府分管副市长。\n副指挥长：市水利局局长。")


def test_the_verbs_of_an_entry_give_no_duties_besides():
    text = (
        "二、成员单位职责\n（1）市水利局：市水利局负责监测。\n（2）市气象局：提供预报。"
    )
    assert not facts_of(document(text), Holdings()).duties
