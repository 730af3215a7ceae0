import json
from dataclasses import replace
from datetime import date

from documents.management.outline import as_json, outline
from documents.parsing.types import (
    Furniture,
    ParseWarning,
    PlacedRepair,
    SetAside,
)
from tests.builders.parsed_issues import document, issue

RIVER = document(
    "花山市人民政府关于整治河道的通知",
    "花政发〔2021〕1号",
    """
    p1 各镇人民政府：
    1 一、清理淤泥，拆除违建，绿化河岸，修建步道，设置护栏，竖立标牌。
    1-1 （一）分段负责。
    # 花山市河道整治方案
    1 一、目标
    """,
    signed_on=date(2021, 12, 3),
)
LIST = document("发文目录", "", "p1 一月。", kind="发文目录", issuer=None, last_page=1)


def test_json_has_the_form_that_others_read() -> None:
    printed = json.loads(as_json(issue(RIVER, LIST)))
    assert printed["issue"] == {"month": "2021-12", "pages": 2}
    river, listed = printed["documents"]
    assert list(river) == ["number", "title", "kind", "issuer", "date", "parts"]
    assert (river["number"], river["date"]) == ("花政发〔2021〕1号", "2021-12-03")
    assert [part["title"] for part in river["parts"]] == [None, "花山市河道整治方案"]
    assert river["parts"][0]["paragraphs"][::2] == [
        {"text": "各镇人民政府：", "path": None},
        {"text": "（一）分段负责。", "path": ["1", "1"]},
    ]
    assert (listed["number"], listed["issuer"], listed["date"]) == (None, None, None)


def test_json_leaves_chinese_as_it_is() -> None:
    assert "花山市" in as_json(issue(RIVER))


def test_an_outline_shows_documents_and_their_clause_tree() -> None:
    assert outline(issue(RIVER, LIST)) == (
        "2021-12：2 页，2 件文件，5 条，修复 3 处\n"
        "\n"
        "1. 花山市人民政府关于整治河道的通知\n"
        "   花政发〔2021〕1号 · 通知 · 花山市人民政府 · 2021-12-03 · 第 1–2 页\n"
        "   p1  各镇人民政府：  #p1\n"
        "     1  一、清理淤泥，拆除违建，绿化河岸，修建步道，设置护栏，竖…  #1\n"
        "       1-1  （一）分段负责。  #1-1\n"
        "   ［附件1］花山市河道整治方案\n"
        "     1  一、目标  #f1-1\n"
        "\n"
        "2. 发文目录\n"
        "   无文号 · 发文目录 · 无署名 · 无日期 · 第 1 页\n"
        "   p1  一月。  #p1"
    )


def test_an_outline_prefers_the_heading_of_a_clause() -> None:
    part = RIVER.parts[0]
    headed = replace(part.paragraphs[1], lead="一、清理淤泥")
    made = replace(RIVER, parts=(replace(part, paragraphs=(headed,)),))
    assert outline(issue(made)).endswith("\n     1  一、清理淤泥  #1")


def test_doubts_stand_at_the_end_with_their_place() -> None:
    warnings = (
        ParseWarning(page=2, line=17, message="条款编号不连续"),
        ParseWarning(page=3, line=0, message="接续不明"),
    )
    assert outline(issue(LIST, warnings=warnings)).endswith(
        "\n\n存疑（2）\n  第 2 页第 17 行：条款编号不连续\n  第 3 页：接续不明"
    )


def test_repairs_that_are_little_sure_are_listed_and_the_others_are_not() -> None:
    part = RIVER.parts[0]
    doubtful = replace(
        part.paragraphs[1],
        repairs=(
            PlacedRepair(offset=6, raw="袁", confidence=0.55, line=9, column=4),
            PlacedRepair(offset=11, raw="袁", confidence=0.95, line=9, column=9),
        ),
    )
    made = replace(RIVER, parts=(replace(part, paragraphs=(doubtful,)),))
    assert outline(issue(made)).endswith(
        "\n\n没有把握的修复（1）\n  第 9 行第 5 字：袁 → ，（0.55），“一、清理淤泥，拆除违建，绿”"
    )


def test_what_was_recognised_with_little_certainty_is_listed_by_itself() -> None:
    part = RIVER.parts[0]
    read = replace(
        part.paragraphs[1],
        repairs=(PlacedRepair(offset=2, raw="清", confidence=0.5, line=9, column=2),),
    )
    made = replace(RIVER, parts=(replace(part, paragraphs=(read,)),))
    told = outline(issue(made))
    assert "没有把握的修复" not in told
    assert "没有把握的识别（1）\n  第 9 行第 3 字：识别为 清（0.50）" in told


def test_the_least_sure_repair_is_listed_first() -> None:
    part = RIVER.parts[0]
    doubtful = replace(
        part.paragraphs[1],
        repairs=(
            PlacedRepair(offset=6, raw="袁", confidence=0.75, line=9, column=4),
            PlacedRepair(offset=11, raw="袁", confidence=0.6, line=9, column=9),
        ),
    )
    made = replace(RIVER, parts=(replace(part, paragraphs=(doubtful,)),))
    listed = outline(issue(made)).splitlines()[-2:]
    assert [line.split("（")[1][:4] for line in listed] == ["0.60", "0.75"]


PRINTED = replace(
    issue(RIVER),
    number=12,
    total_number=186,
    printed_on=date(2021, 12, 31),
    set_aside=(SetAside(1, 1, "— 1 —", Furniture.PAGE_NUMBER),),
)


def test_json_tells_what_the_issue_prints_of_itself() -> None:
    assert json.loads(as_json(PRINTED))["issue"] == {
        "month": "2021-12",
        "pages": 2,
        "number": 12,
        "total_number": 186,
        "printed_on": "2021-12-31",
    }


def test_the_outline_tells_what_the_issue_prints_of_itself() -> None:
    second = outline(PRINTED).split("\n")[1]
    assert second == (
        "第 12 期，总第 186 期，2021-12-31 出版，1 行不属于文件（刊名、目录、页码等）"
    )
    assert outline(issue(RIVER)).split("\n")[1] == ""
