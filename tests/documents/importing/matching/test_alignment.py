from itertools import starmap

from documents.importing.matching.alignment import (
    ComparedClause,
    ComparedDocument,
    heirs,
    pair_clauses,
    pair_documents,
    pair_parts,
)
from documents.parsing.text.clause_numbers import marker

PLAN = "一、整治河道，清理淤泥。二、绿化河岸，修建步道。三、落实责任，加强督查。"
WAGES = "自下月起调整最低工资标准，各单位应当按时足额支付职工工资，不得克扣拖欠。"


def clauses(*lines: str) -> list[ComparedClause]:
    """Parsed clauses, from lines such as "2-1 （一）整治河道。"."""
    return list(starmap(_clause, (line.split(" ", 1) for line in lines)))


def _clause(key: str, text: str) -> ComparedClause:
    opens = marker(text) if "p" not in key else None
    return ComparedClause(0, key, text, len(opens.printed) if opens else 0)


# ---- documents --------------------------------------------------------------


def test_a_document_is_known_by_its_number_whatever_else_changed() -> None:
    held = [ComparedDocument("花政发〔2021〕1号", "通知", "关于河道的通知", PLAN)]
    new = [ComparedDocument("花政发〔2021〕1号", "意见", "关于工资的意见", WAGES)]
    assert pair_documents(held, new) == {0: 0}


def test_of_two_with_the_same_number_the_title_decides() -> None:
    river = ComparedDocument("公告〔2021〕1号", "公告", "关于河道的公告", PLAN)
    wages = ComparedDocument("公告〔2021〕1号", "公告", "关于工资的公告", WAGES)
    assert pair_documents([river, wages], [wages, river]) == {0: 1, 1: 0}


def test_without_a_number_kind_and_title_decide() -> None:
    held = [ComparedDocument("", "政策解读", "《河道方案》政策解读", PLAN)]
    new = [ComparedDocument("", "政策解读", "《工资标准》政策解读", WAGES), held[0]]
    assert pair_documents(held, new) == {1: 0}


def test_a_retitled_document_is_known_by_title_and_text_together() -> None:
    held = [ComparedDocument("", "政策解读", "《花山市河道整治方案》政策解读", PLAN)]
    new = [ComparedDocument("", "政策解读", "《花山市河道整治工作方案》解读", PLAN)]
    assert pair_documents(held, new) == {0: 0}


def test_text_alone_never_makes_two_documents_the_same() -> None:
    held = [ComparedDocument("", "政策解读", "河道整治", PLAN)]
    new = [ComparedDocument("", "人事任免", "职务变动", PLAN)]
    assert pair_documents(held, new) == {}


def test_documents_of_other_numbers_are_other_documents() -> None:
    held = [ComparedDocument("花政干〔2021〕5号", "通知", "关于任免职务的通知", WAGES)]
    new = [ComparedDocument("花政干〔2021〕6号", "通知", "关于任免职务的通知", PLAN)]
    assert pair_documents(held, new) == {}


def test_a_number_put_right_leaves_the_document_the_same() -> None:
    held = [ComparedDocument("花政干〔2021〕5号", "通知", "关于任免职务的通知", PLAN)]
    new = [ComparedDocument("花政干〔2021〕56号", "通知", "关于任免职务的通知", PLAN)]
    assert pair_documents(held, new) == {0: 0}


# ---- parts ------------------------------------------------------------------


def test_an_attachment_is_known_by_its_title_when_another_comes_before_it() -> None:
    pairs = pair_parts(["", "整治方案"], ["", "任务清单", "整治方案"])
    assert pairs == {0: 0, 2: 1}


def test_a_retitled_attachment_is_known_by_its_position() -> None:
    assert pair_parts(["", "整治方案"], ["", "整治工作方案"]) == {0: 0, 1: 1}


def test_nothing_held_pairs_with_nothing() -> None:
    assert pair_parts([], ["", "整治方案"]) == {}


# ---- clauses ----------------------------------------------------------------


def test_a_renumbered_clause_is_the_same_clause() -> None:
    held = clauses("1 一、整治河道。", "2 二、绿化河岸。")
    new = clauses("1 一、摸清底数。", "2 二、整治河道。", "3 三、绿化河岸。")
    assert pair_clauses(held, new) == {1: 0, 2: 1}


def test_every_style_of_number_is_left_out_of_the_comparison() -> None:
    before = (
        "一、",
        "（一）",
        "1.",
        "1.2",
        "12．",
        "①",
        "第三条",
        "第十二条之一",
        "3、",
    )
    after = ("二、", "（二）", "2.", "1.3", "13．", "②", "第四条", "第十三条", "4、")
    for one, other in zip(before, after, strict=True):
        held, new = clauses(f"1 {one}整治河道。"), clauses(f"2 {other}整治河道。")
        assert pair_clauses(held, new) == {0: 0}, one


def test_a_year_that_opens_an_unnumbered_paragraph_counts() -> None:
    assert _clause("p1", "2020年以来，成效明显。").body.startswith("2020")


def test_the_same_sentence_under_every_item_stays_with_its_item() -> None:
    refrain = "责任单位：市水利局。"
    held = clauses(
        "1 一、整治河道。", f"1-p1 {refrain}", "2 二、绿化河岸。", f"2-p1 {refrain}"
    )
    new = clauses(
        "1 一、摸清底数。",
        f"1-p1 {refrain}",
        "2 二、整治河道。",
        f"2-p1 {refrain}",
        "3 三、绿化河岸。",
        f"3-p1 {refrain}",
    )
    assert pair_clauses(held, new) == {2: 0, 3: 1, 4: 2, 5: 3}


def test_a_reworded_clause_is_known_by_what_it_still_says() -> None:
    held = clauses("1 一、年底前完成全市河道整治任务。", "2 二、绿化河岸，修建步道。")
    new = clauses(
        "1 一、绿化全部河岸，修建健身步道。", "2 二、六月底前完成全市河道整治任务。"
    )
    assert pair_clauses(held, new) == {0: 1, 1: 0}


def test_a_clause_written_anew_in_the_same_place_stays_in_place() -> None:
    held = clauses("1 一、整治河道。", "2 二、绿化河岸。")
    new = clauses("1 一、整治河道。", "2 二、严肃纪律。")
    assert pair_clauses(held, new) == {0: 0, 1: 1}


def test_a_clause_that_is_gone_pairs_with_nothing() -> None:
    held = clauses("1 一、整治河道。", "2 二、绿化河岸。")
    new = clauses("1 一、绿化河岸。")
    assert pair_clauses(held, new) == {0: 1}


def test_what_was_cut_in_two_and_is_now_one_is_found_in_the_whole() -> None:
    held = clauses("p1 各镇要整治河道，", "p2 绿化河岸，修建步道。")
    new = clauses("p1 各镇要整治河道，绿化河岸，修建步道。")
    pairs = pair_clauses(held, new)
    assert sorted([*pairs.values(), *heirs(held, new, pairs)]) == [0, 1]
    assert set(heirs(held, new, pairs).values()) == {0}


def test_a_few_letters_are_found_anywhere_and_so_tell_nothing() -> None:
    held = clauses("p1 各镇要整治河道。", "p2 河道。")
    new = clauses("p1 各镇要整治河道。")
    assert heirs(held, new, pair_clauses(held, new)) == {}
