import json
import random
from collections import Counter
from itertools import pairwise

import pytest

from tests.gazette_press.__main__ import SAMPLE, SOURCES, main
from tests.gazette_press.answers import answers
from tests.gazette_press.garbling import GARBLED, UNGARBLED, Garbling, garble_line
from tests.gazette_press.made_up import Phrases, made_up_issue, phrases_of
from tests.gazette_press.pages import Frame, dump, lay_out, printed_dump
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.source import Document, Issue, Part, parse_source, read_source
from tests.gazette_press.structures import hanzi
from tests.gazette_press.typesetting import (
    CLOSING,
    OPENING,
    Spacing,
    break_rows,
    row_width,
    set_lines,
)
from tests.seeds import seeds

MONTHS = [path.stem for path in sorted(SOURCES.glob("*.txt"))]
MADE_UP = seeds(20)

SOURCE = """\
month: 2021-03

# 某市人民政府办公室关于印发
# 《某市试行办法》的通知
number: 某政办发〔2021〕7号
kind: 通知
issuer: 某市人民政府办公室
date: 2021-03-09
> 各区人民政府：
现印发给你们。
+ 附件：1．甲表（略）
+ 2．乙表（略）
@ 某市人民政府办公室
@ 2021年3月9日

## 某市试行办法
第一章|总则
  第一条|依法：
    （一）|甲；
  第二条|施行。
1.1|目的
  （1）|其一。
    ①|其中。
不另编号。
"""


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return phrases_of([read_source(path) for path in sorted(SOURCES.glob("*.txt"))])


def ink(text: str) -> str:
    """Everything but white space."""
    return "".join(text.split())


def printed_text(issue: Issue) -> str:
    return "".join(
        text for document in issue.documents for text in document_text(document)
    )


def document_text(document: Document) -> list[str]:
    parts = [line for part in document.parts for line in part_text(part)]
    return [*document.title, document.number or "", *parts]


def part_text(part: Part) -> list[str]:
    return [*part.title, *(line for p in part.paragraphs for line in p.lines)]


def test_the_sample_is_what_the_press_makes_of_its_sources(tmp_path):
    main(tmp_path, tmp_path)
    for month in MONTHS:
        name = f"yunze-{month}"
        assert (tmp_path / f"{name}.txt").read_bytes() == (
            SAMPLE / f"{name}.txt"
        ).read_bytes()
        truth = f"{name}.truth.json"
        assert (tmp_path / truth).read_bytes() == (SOURCES / truth).read_bytes()


def test_the_sample_is_three_months_in_a_row():
    assert MONTHS == ["2023-10", "2023-11", "2023-12"]
    assert len(list(SAMPLE.glob("*.txt"))) == 3


@pytest.mark.parametrize("month", MONTHS)
def test_a_sample_dump_holds_its_sources_characters_no_more_no_less(month):
    dumped = (SAMPLE / f"yunze-{month}.txt").read_text(encoding="utf-8")
    issue = read_source(SOURCES / f"{month}.txt")
    assert Counter(ink(dumped)) == Counter(garble_line(ink(printed_text(issue))))


@pytest.mark.parametrize("month", MONTHS)
def test_a_sample_dump_is_garbled_throughout(month):
    dumped = (SAMPLE / f"yunze-{month}.txt").read_text(encoding="utf-8")
    assert garble_line(dumped) == dumped


@pytest.mark.parametrize("month", MONTHS)
def test_every_number_of_a_sample_month_is_in_its_list_of_issued_documents(month):
    documents = read_source(SOURCES / f"{month}.txt").documents
    [listed] = [d for d in documents if d.kind == "发文目录"]
    entries = [
        answers_text(paragraph.lines[0]) for paragraph in listed.parts[0].paragraphs
    ]
    issued = [
        ink(f"{d.number}{''.join(d.title)}")
        for d in documents
        if d.number and d.issuer in ("云泽市人民政府", "云泽市人民政府办公室")
    ]
    assert entries == issued


def answers_text(line: str) -> str:
    return ink(line).replace("２０", "20")


def test_every_date_of_issue_falls_in_its_month_and_closes_its_body():
    assert len(MONTHS) == 3
    for month in MONTHS:
        documents = read_source(SOURCES / f"{month}.txt").documents
        assert any(document.date for document in documents)
        for document in documents:
            if document.date:
                year, number, day = map(int, document.date.split("-"))
                assert document.date.startswith(month)
                last = document.parts[0].paragraphs[-1]
                assert last.lines == (f"{year}年{number}月{day}日",)


def test_a_source_tells_titles_fields_parts_and_paths():
    [document] = parse_source(SOURCE).documents
    assert document.title == ("某市人民政府办公室关于印发", "《某市试行办法》的通知")
    assert (document.number, document.date) == ("某政办发〔2021〕7号", "2021-03-09")
    body, attachment = document.parts
    assert attachment.title == ("某市试行办法",)
    assert [p.lines for p in body.paragraphs][2] == (
        "附件：1．甲表（略）",
        "2．乙表（略）",
    )
    assert [(p.lines[0], p.path) for p in attachment.paragraphs] == [
        ("第一章 总则", ("一",)),
        ("第一条 依法：", ("一", "一")),
        ("（一）甲；", ("一", "一", "一")),
        ("第二条 施行。", ("一", "二")),
        ("1.1 目的", ("1.1",)),
        ("（1）其一。", ("1.1", "1")),
        ("①其中。", ("1.1", "1", "①")),
        ("不另编号。", None),
    ]


def test_answers_hold_no_blanks_and_one_width_of_digits():
    issue = parse_source(SOURCE.replace("第一条|依法：", "第一条|（２０21年）依法 ："))
    [document] = answers(issue, pages=4)["documents"]
    assert answers(issue, pages=4)["issue"] == {"month": "2021-03", "pages": 4}
    assert document["title"] == "某市人民政府办公室关于印发《某市试行办法》的通知"
    assert document["parts"][0]["title"] is None
    assert (
        document["parts"][0]["paragraphs"][2]["text"]
        == "附件：1.甲表（略）2.乙表（略）"
    )
    assert document["parts"][1]["paragraphs"][1] == {
        "text": "第一条（2021年）依法：",
        "path": ["一", "一"],
    }


@pytest.mark.parametrize(
    ("printed", "dumped"),
    [
        *zip("，。、；：？（）《》", "袁遥尧曰院钥渊冤叶曳", strict=True),
        *zip("〔〕—·．①②ⅠⅡ０２“”〈〉", "也页要窑援淤于玉域园圆野冶掖业", strict=True),
        ("a", "a"),  # ASCII is set from another font
        ("市", "市"),  # and so are hanzi
        ("𠮷", "𠮷"),  # not in GBK at all
        ("ⅰ", "ⅰ"),  # in GBK's part of row 2, not in GB2312's
    ],
)
def test_a_mark_comes_out_as_the_hanzi_49_rows_on(printed, dumped):
    assert garble_line(printed) == dumped


def test_garbling_can_be_undone_for_every_character_of_gb2312_rows_1_to_3():
    assert len(GARBLED) == len(UNGARBLED) == 94 + 72 + 94
    for mark, dumped in GARBLED.items():
        lead, trail = dumped.encode("gb2312")
        assert bytes((lead - 0x31, trail)).decode("gbk") == mark
        assert UNGARBLED[dumped] == mark


def test_lines_keep_to_the_column_and_to_the_rules_for_marks():
    text = "对（甲、乙、丙）、“丁”“戊”等，自2023年10月1日起，每人每月500元。" * 9
    rows = break_rows(text, width=44, indent=4)
    assert ink("".join("".join(row) for row in rows)) == text
    assert row_width(rows[0]) <= 40 + 2
    assert max(map(row_width, rows)) <= 44 + 2
    assert not any(row[0] in CLOSING or row[-1] in OPENING for row in rows)
    assert not any(
        row[0].isdigit() and before[-1].isdigit() for before, row in pairwise(rows)
    )


def test_lines_may_be_broken_where_they_are_full_before_a_mark_too():
    text = "对（甲、乙、丙）、“丁”“戊”等，自2023年10月1日起，每人每月500元。" * 9
    rows = break_rows(text, width=38, indent=4, anywhere=True)
    assert ink("".join("".join(row) for row in rows)) == text
    assert max(map(row_width, rows)) <= 38
    assert any(row[0] in CLOSING for row in rows)
    assert set_lines(
        "甲乙丙，丁。", 6, 0, Spacing(), random.Random(1), anywhere=True
    ) == [
        "甲乙丙",
        "，丁。",
    ]


def test_a_run_of_ascii_wider_than_the_column_still_gets_a_line_of_its_own():
    assert break_rows("甲" + "a" * 60 + "乙", width=40, indent=0) == [
        ["甲"],
        ["a" * 60],
        ["乙"],
    ]


def test_only_lines_that_are_not_full_are_spread():
    gaps = Spacing(1, 0, 0, 0, 0, when_spread=1)
    texts = ["甲乙，丙丁戊己庚“辛壬癸”，子丑", "甲乙，丙丁戊己庚辛，壬癸，子丑"]
    assert [set_lines(text, 18, 0, gaps, random.Random(1)) for text in texts] == [
        ["甲乙， 丙丁戊己庚", "“辛壬癸”，子丑"],
        ["甲乙，丙丁戊己庚辛，", "壬癸，子丑"],
    ]


def test_columns_come_before_their_headline_and_breaks_begin_a_page():
    style = PrintStyle(garbling=Garbling.NONE, new_page=0)
    text = printed_dump(parse_source(SOURCE), style, random.Random(1))
    assert text.startswith(" 第一章 总则\n")
    assert text.endswith("\n \n")
    assert ink(text).endswith(
        "某市人民政府办公室关于印发《某市试行办法》的通知某政办发〔2021〕7号各区人民政府：现印发给你们。"
        "附件：1．甲表（略）2．乙表（略）某市人民政府办公室2021年3月9日某市试行办法"
    )


def test_a_form_feed_ends_a_page_where_the_house_uses_one(phrases):
    issue = made_up_issue(phrases, random.Random(5))
    style = PrintStyle(page_break="\f")
    pages = lay_out(issue, style, random.Random(5))
    assert dump(pages, style, random.Random(5)).count("\f") == len(pages)


@pytest.mark.parametrize(
    ("style", "order"),
    [
        (PrintStyle(rest_first=1, rest_last=0), "RBH"),
        (PrintStyle(rest_first=0, rest_last=1), "BHR"),
        (PrintStyle(rest_first=0, rest_last=0), None),
    ],
)
def test_the_rest_of_a_document_falls_where_the_house_puts_it(style, order):
    rest, new = Frame((), ("余文",)), Frame(("标题",), ("正文",))
    letters = {"余文": "R", "正文": "B", "标题": "H"}
    orders = {
        "".join(
            letters[line]
            for line in dump([(rest, new)], style, random.Random(n)).split()
        )
        for n in range(30)
    }
    assert orders == ({order} if order else {"RBH", "BRH", "BHR"})


@pytest.mark.parametrize("how", list(Garbling))
def test_garbling_touches_marks_and_nothing_else(how, phrases):
    issue = made_up_issue(phrases, random.Random(7))
    clean = printed_dump(issue, PrintStyle(garbling=Garbling.NONE), random.Random(7))
    text = printed_dump(issue, PrintStyle(garbling=how), random.Random(7))
    assert len(text) == len(clean)
    assert all(a == b or a == GARBLED.get(b) for a, b in zip(text, clean, strict=True))
    changed = sum(a != b for a, b in zip(text, clean, strict=True))
    marks = sum(b in GARBLED for b in clean)
    low, high = {"none": (0, 0), "full": (1, 1)}.get(how, (0.1, 0.9))
    assert low * marks <= changed <= high * marks


@pytest.mark.parametrize("seed", MADE_UP)
def test_nothing_is_lost_or_doubled_in_print(seed, phrases):
    rng = random.Random(seed)
    issue = made_up_issue(phrases, rng)
    style = PrintStyle(
        column=rng.randint(20, 24), rows=rng.randint(30, 44), garbling=Garbling.NONE
    )
    text = printed_dump(issue, style, rng)
    assert Counter(ink(text)) == Counter(ink(printed_text(issue)))


@pytest.mark.parametrize("seed", MADE_UP)
def test_the_frames_of_a_page_fit_on_it(seed, phrases):
    issue = made_up_issue(phrases, random.Random(seed))
    style = PrintStyle()
    for page in lay_out(issue, style, random.Random(seed)):
        assert sum(len(frame.lines) for frame in page) <= 2 * style.rows
        assert not any(frame.headline == () for frame in page[1:])


def test_a_seed_brings_the_same_issue_back(phrases):
    once, again = (made_up_issue(phrases, random.Random(11)) for _ in range(2))
    assert once == again
    assert once != made_up_issue(phrases, random.Random(12))
    assert json.dumps(answers(once, 1)) == json.dumps(answers(again, 1))


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")],
)
def test_clauses_are_numbered_in_hanzi(number, text):
    assert hanzi(number) == text


def long_texts(issue: Issue) -> list[str]:
    """The sentences that are too long to occur twice by chance."""
    texts = [
        sentence
        for document in issue.documents
        for part in document.parts
        for paragraph in part.paragraphs
        for sentence in "".join(paragraph.lines).split("。")
    ]
    formulas = ("已经市政府同意", "希望受到表扬", "解读机关")
    return [
        text
        for text in texts
        if len(text) > 26 and not any(f in text for f in formulas)
    ]


@pytest.mark.parametrize("seed", MADE_UP)
def test_a_made_up_issue_says_nothing_twice(seed, phrases):
    issue = made_up_issue(phrases, random.Random(seed))
    titles = ["".join(document.title) for document in issue.documents]
    assert len(set(titles)) == len(titles)
    texts = [text for text in long_texts(issue) if "各县" not in text]
    assert [text for text, times in Counter(texts).items() if times > 1] == []
