import json
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing import GazetteError, parse_issue
from documents.parsing.text.row_rule import garble
from documents.parsing.types import Month, ParsedIssue
from tests.builders.gazette_text import gazette_text
from tests.documents.parsing.samples import MONTHS, dumped, parsed
from tests.documents.parsing.typed import paragraphs_of, quick
from tests.gazette_press.answers import answers, plain
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.pages import lay_out, printed_dump
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.source import parse_source

MONTH = Month(2023, 10)
SOURCE = """\
month: 2023-10

# 青屿市人民政府关于加强海塘
# 管理工作的通知
number: 青政发〔2023〕21号
kind: 通知
issuer: 青屿市人民政府
date: 2023-10-08
> 各县（市、区）人民政府，市政府各部门、直属各单位：
为加强海塘管理，保障防洪安全，现就有关事项通知如下：
一、|明确责任
  （一）|市水利局：负责海塘的技术指导和日常巡查，发现险情的，应当立即报告。
  （二）|市财政局：负责落实管护经费，按照“分级负担”的原则，列入年度预算。
    1．|经费按公里数核定，每公里每年不少于3万元。
    2．|经费应当专款专用，不得挪作他用。
二、|加强值守
汛期实行领导带班制度，24小时值守；确需离岗的，应当报告。
+ 附件：1．海塘名录（略）
+ 2．联系人名单（略）
@ 青屿市人民政府
@ 2023年10月8日

# 青屿市人民政府办公室关于印发
# 《青屿市渡口管理办法》的通知
number: 青政办发〔2023〕58号
kind: 通知
issuer: 青屿市人民政府办公室
date: 2023-10-12
> 各县（市、区）人民政府，市政府各部门、直属各单位：
《青屿市渡口管理办法》已经市政府同意，现印发给你们，请认真组织实施。
@ 青屿市人民政府办公室
@ 2023年10月12日

## 青屿市渡口管理办法
第一章|总则
  第一条|为了加强渡口管理，保障渡运安全，根据有关法律、法规，制定本办法。
  第二条|本市行政区域内渡口的设置、运营和监督管理，适用本办法。
第二章|渡运
  第三条|渡工应当遵守下列规定：
    （一）|持证上岗，不得将渡船交由他人驾驶；
    （二）|遇有大风、大雾等恶劣天气，应当停止渡运。
  第四条|本办法自2023年12月1日起施行。

# 2023年10月份市政府、市政府办公室发文目录
kind: 发文目录
layout: wide
青政发〔2023〕21号 青屿市人民政府关于加强海塘管理工作的通知
青政办发〔2023〕58号 青屿市人民政府办公室关于印发《青屿市渡口管理办法》的通知

# 【市政府人事任免】（2023年10月份）
kind: 人事任免
任命：
陈立新同志任青屿市水利局局长。
免去：
免去王文同志的青屿市水利局局长职务。
"""
ISSUE = parse_source(SOURCE)


def as_answers(issue: ParsedIssue) -> dict[str, object]:
    return {
        "issue": {"month": str(issue.month), "pages": issue.pages},
        "documents": [
            {
                "number": str(document.number) if document.number else None,
                "title": document.title,
                "kind": document.kind,
                "issuer": document.issuer,
                "date": document.signed_on and document.signed_on.isoformat(),
                "parts": [
                    {
                        "title": part.title,
                        "paragraphs": [
                            {
                                "text": plain(paragraph.text),
                                "path": paragraph.path and list(paragraph.path),
                            }
                            for paragraph in part.paragraphs
                        ],
                    }
                    for part in document.parts
                ],
            }
            for document in issue.documents
        ],
    }


STYLES = {
    "garbled": PrintStyle(),
    "clean": PrintStyle(garbling=Garbling.NONE),
    "clean pages among garbled ones": PrintStyle(garbling=Garbling.PAGES),
    "clean lines among garbled ones": PrintStyle(garbling=Garbling.LINES),
    "form feeds": PrintStyle(page_break="\f"),
    "rests first on their pages": PrintStyle(rest_first=1, rest_last=0, rows=20),
    "rests last": PrintStyle(rest_first=0, rest_last=1, rows=20),
    "rests anywhere": PrintStyle(rest_first=0, rest_last=0, rows=20),
    "wider columns": PrintStyle(column=24, rows=30),
    "wider still": PrintStyle(column=26),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_an_issue_is_what_was_set_whichever_house_printed_it(style):
    pages = lay_out(ISSUE, style, random.Random(1))
    text = printed_dump(ISSUE, style, random.Random(1))
    found, expected = as_answers(parse_issue(text)), answers(ISSUE, len(pages))
    assert (
        json.dumps(found, ensure_ascii=False, indent=1).splitlines()
        == json.dumps(expected, ensure_ascii=False, indent=1).splitlines()
    )


def test_pages_are_those_of_the_dump():
    text = printed_dump(ISSUE, PrintStyle(rows=20), random.Random(1))
    issue = parse_issue(text)
    assert len(issue.documents) == len(ISSUE.documents)
    for document in issue.documents:
        pages = [p.page for part in document.parts for p in part.paragraphs]
        assert document.first_page <= min(pages)
        assert max(pages) <= document.last_page <= issue.pages


def test_a_month_that_is_given_overrules_the_documents():
    assert parse_issue(gazette_text()).month == Month(2021, 12)
    assert parse_issue(gazette_text(), month=MONTH).month == MONTH


def test_each_stage_is_told_before_it_starts():
    told: list[str] = []
    parse_issue(gazette_text(), on_stage=told.append)
    assert told == ["修复文字", "划分版面", "排定阅读顺序", "切分文件与条款"]


def test_repairs_are_counted():
    clean = gazette_text()
    garbled = garble(clean)
    assert parse_issue(clean).repairs == 0
    changed = sum(a != b for a, b in zip(clean, garbled, strict=True))
    assert parse_issue(garbled).repairs == changed


def test_the_same_text_parses_the_same_twice():
    assert parse_issue(dumped("2023-12")) == parsed("2023-12")


@pytest.mark.parametrize("month", MONTHS)
def test_every_clause_of_a_document_has_a_key_of_its_own(month):
    assert len(parsed(month).documents) > 5
    for document in parsed(month).documents:
        keys = [paragraph.key for paragraph in paragraphs_of([document])]
        assert keys
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("今日多云转晴。\n明日有雨。\n", "没有找到任何文件"),
        ("一、总体要求\n二、主要任务\n", "没有找到任何文件"),
        # a document, but neither a month named nor a date
        ("请认真执行。\n云泽市水利局关于公布名录的公告\n公告〔2023〕1号\n", "--month"),
    ],
)
def test_what_is_no_gazette_is_refused_with_its_reason(text, reason):
    with pytest.raises(GazetteError, match=reason) as refused:
        parse_issue(text)
    assert str(refused.value) == refused.value.reason


@pytest.mark.parametrize("text", ["", "\n", " ", "\f\f", "\u3000\n \n"])
def test_text_without_anything_printed_is_refused(text):
    with pytest.raises(GazetteError):
        parse_issue(text)


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            [*gazette_text().splitlines(), *SOURCE.splitlines(), "\f", "", " ", " 一"]
        ),
        st.text(
            alphabet="一二、（）()〔〕《》关于的通知〔2023〕1号.．年月日：附件 袁",
            max_size=12,
        ),
        st.text(max_size=6),
    ),
    max_size=14,
)


@quick
@given(FRAGMENTS, st.booleans())
def test_no_text_raises_anything_but_a_gazette_error(rows, is_garbled):
    text = "\n".join(rows)
    with suppress(GazetteError):
        issue = parse_issue(garble(text) if is_garbled else text, month=MONTH)
        assert issue.documents
