"""An issue with a cover, contents, running heads and page numbers."""

import random
from collections import Counter
from datetime import date
from functools import cache

import pytest

from documents.parsing import parse_issue, repair_text
from documents.parsing.text.row_rule import garble
from documents.parsing.types import Furniture, Month, ParsedIssue
from tests.documents.parsing.samples import MONTHS, repaired_dump
from tests.documents.parsing.test_parse_issue import ISSUE
from tests.documents.parsing.typed import ink, paragraphs_of
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.pages import printed_dump
from tests.gazette_press.print_style import PrintStyle

CLEAN = printed_dump(
    ISSUE,
    PrintStyle(page_break="\f", garbling=Garbling.NONE, rows=24),
    random.Random(3),
)
COVER = (
    "青屿市人民政府公报\n2023年第10期\n（总第186期）\n2023年10月31日出版\n目  录\n"
    "市政府文件\n青屿市人民政府关于加强海塘管理工作的通知……………（1）\n"
    "青屿市人民政府办公室关于印发《青屿市渡口\n管理办法》的通知…………（2）\n"
    "2023年10月份市政府、市政府办公室发文目录……（3）\n"
    "【市政府人事任免】（2023年10月份）……（3）\n主办：青屿市人民政府\n编辑：青屿市人民政府办公室\n"
)
HEADS = {
    "at the top": "青屿市人民政府公报  2023年第10期\n{page}",
    "at the foot": "{page}\n青屿市人民政府公报  2023年第10期\n",
    "with page numbers": "青屿市人民政府公报\n{page}\n— {number} —\n",
    "with bare numbers": "{number}\n青屿市人民政府公报\n{page}",
    "with a rule": "2023年第10期\n━━━━━━━━\n{page}\n·{number}·",
}


def dressed(head: str) -> str:
    pages = [page.strip("\n") for page in CLEAN.split("\f")]
    printed = [head.format(page=page, number=at) for at, page in enumerate(pages, 1)]
    return "\n\f".join([COVER, *printed])


@cache
def bare_issue() -> ParsedIssue:
    return parse_issue(CLEAN)


def contents(issue: ParsedIssue) -> list[tuple[object, ...]]:
    return [
        (one.title, one.number, one.kind, one.issuer, one.signed_on, part.title, texts)
        for one in issue.documents
        for part in one.parts
        for texts in [[(p.key, p.text) for p in part.paragraphs]]
    ]


@pytest.mark.parametrize("is_garbled", [False, True], ids=["clean", "garbled"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_what_frames_the_pages_changes_no_document(head, is_garbled):
    text = garble(dressed(head)) if is_garbled else dressed(head)
    issue = parse_issue(text)
    assert contents(issue) == contents(bare_issue())
    assert [w for w in issue.warnings if "目录" in w.message] == []
    assert (issue.month, issue.number, issue.total_number) == (Month(2023, 10), 10, 186)
    assert issue.printed_on == date(2023, 10, 31)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_characters_that_went_in_come_out(head):
    text = garble(dressed(head))
    issue = parse_issue(text)
    came_out = [paragraph.text for paragraph in paragraphs_of(issue)]
    for one in issue.documents:
        came_out += [one.title, str(one.number or "")]
        came_out += [part.title or "" for part in one.parts]
    came_out += [line.text for line in issue.set_aside]
    assert Counter(ink(*came_out)) == Counter(ink(repair_text(text)))
    assert {line.furniture for line in issue.set_aside} >= {
        Furniture.MASTHEAD, Furniture.CONTENTS, Furniture.IMPRINT,
    }  # fmt: skip


def test_a_title_that_the_contents_have_otherwise_is_told():
    text = dressed(HEADS["at the top"]).replace("渡口\n管理办法", "码头\n管理办法")
    [told] = [w for w in parse_issue(text).warnings if "目录" in w.message]
    assert "目录里的标题" in told.message
    assert (told.page, told.line) == (1, 8)


@pytest.mark.parametrize("month", MONTHS)
def test_an_issue_without_furniture_loses_nothing_to_it(month):
    assert parse_issue(repaired_dump(month)).set_aside == ()


ORDER = """\
《青屿市海塘管理办法》已经市人民政府第12次
常务会议审议通过，现予公布，自2023年12月1日
起施行。
市长 王某某
二〇二三年十月三日
附件
青屿市海塘管理办法
第一章 总则
第一条 为了加强海塘管理，保障防洪安全，
制定本办法。
第二条 本市海塘的管理，适用本办法。
第二章 附则
第三条 本办法自2023年12月1日起施行。
青屿市人民政府令
第275号
请遵照执行。
青屿市水利局 青屿市财政局
2023年10月8日
（此件公开发布）
附件1
海塘名录
序号  名称  单位
1  东塘  市水利局
附件2：
责任分工
一、市水利局负责巡查。
三、市财政局负责经费。
青屿市水利局、青屿市财政局关于加强海塘管理的
通知
青水〔2023〕7号
"""


def test_an_order_and_a_joint_notice_with_attachments():
    issue = parse_issue(ORDER)
    order, notice = issue.documents
    assert (order.title, order.kind) == ("青屿市人民政府令第275号", "政府令")
    assert (order.issuer, order.signed_on) == ("青屿市人民政府", date(2023, 10, 3))
    assert [part.title for part in order.parts] == [None, "青屿市海塘管理办法"]
    assert [p.key for p in order.parts[1].paragraphs] == [
        "f1-ch1", "f1-art1", "f1-art2", "f1-ch2", "f1-art3",
    ]  # fmt: skip
    assert notice.issuer == "青屿市水利局、青屿市财政局"
    assert [(part.label, part.title) for part in notice.parts] == [
        ("", None),
        ("附件1", "海塘名录"),
        ("附件2", "责任分工"),
    ]
    assert notice.parts[1].paragraphs[0].role == "table"
    assert ["编号“三、”不连续" in w.message for w in issue.warnings] == [True]
    numbers = [line.text for line in issue.set_aside]
    assert numbers == ["附件", "附件1", "附件2："]
