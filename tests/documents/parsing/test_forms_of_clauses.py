"""Clauses in the forms that offices print, each in a short issue of its own."""

import pytest

from documents.parsing.types import Furniture, Role
from tests.documents.parsing.short_issues import (
    attachment,
    keys,
    letter,
    only,
    parsed,
    rules,
    texts,
)

NUMBER = "渡水〔2022〕3号"


@pytest.mark.parametrize(
    "end",
    [
        "（牵头单位：市水利局）",
        "(牵头单位：市水利局)",
        "[牵头单位：市水利局]",
        "【牵头单位：市水利局】",
        "，执行《茶园管理规程》",
        "，覆盖率达到90%",
        "，覆盖率达到90％",
        ";",
        ".",
        "!",
        "?",
        "。",
    ],
)
def test_a_number_may_follow_on_any_closing_mark(end):
    part = attachment(
        rules("一、任务", f"1.修好水塘{end}", "2.护好茶园。", "3.管好渠道。")
    )
    assert keys(part) == ["f1-1", "f1-1-1", "f1-1-2", "f1-1-3"]
    assert texts(part)[1] == f"1.修好水塘{end}"


@pytest.mark.parametrize(
    ("word", "second"), [("篇", "第三章 分工"), ("部分", "第三章 分工")]
)
def test_parts_stand_above_chapters(word, second):
    part = attachment(
        rules(
            f"第一{word} 总论",
            "第一章 形势",
            "形势向好。",
            "第二章 思路",
            "第一节 方向",
            "以茶兴业。",
            f"第二{word} 产业",
            second,
            "第一节 种植",
            "一、选地。",
            "第二节 加工",
        )
    )
    assert keys(part) == [
        "f1-pt1",
        "f1-pt1-ch1",
        "f1-pt1-ch1-p1",
        "f1-pt1-ch2",
        "f1-pt1-ch2-sec1",
        "f1-pt1-ch2-sec1-p1",
        "f1-pt2",
        "f1-pt2-ch3",
        "f1-pt2-ch3-sec1",
        "f1-pt2-ch3-sec1-1",
        "f1-pt2-ch3-sec2",
    ]
    assert part.paragraphs[1].path == ("一", "一")


def test_articles_need_no_part_in_their_address():
    part = attachment(
        rules("第一篇 总则", "第一章 通则", "第一条 为管好茶园，制定本办法。")
    )
    assert keys(part) == ["f1-pt1", "f1-pt1-ch1", "f1-art1"]


@pytest.mark.parametrize(
    "line",
    ["第一部分由市财政承担。", "第二篇报道已经刊发。", "第一部分、第二部分同时实施。"],
)
def test_a_part_that_a_sentence_speaks_of_opens_none(line):
    [paragraph] = attachment(rules(line)).paragraphs
    assert paragraph.path is None


CIRCLED = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
)


@pytest.mark.parametrize("last", [21, 36, 50])
def test_circled_numbers_open_clauses_up_to_fifty(last):
    items = [f"{mark}修好第{at}口水塘。" for at, mark in enumerate(CIRCLED[:last], 1)]
    part = attachment(rules("一、任务", "1.修塘：", *items, "2.报告。"))
    numbered = [f"f1-1-1-{at}" for at in range(1, last + 1)]
    assert keys(part) == ["f1-1", "f1-1-1", *numbered, "f1-1-2"]


CHAPTERS = ("第一章　总则", "第二章　种植", "第三章　附则")
TEXT = (
    "第一章 总　则",
    "第一条 为管好茶园，制定本办法。",
    "第二章 种　植",
    "第二条 茶园应当除草。",
    "第三章 附　则",
    "第三条 本办法自发布之日起施行。",
)
OUTLINE = ("1　总则", "　　1.1　目的", "　　1.2　范围", "2　响应")
OUTLINED = ("1　总则", "1.1　目的", "为应对旱情，制定本办法。", "1.2　范围", "适用于本市。", "2　响应", "分三级。")  # fmt: skip


@pytest.mark.parametrize(
    ("contents", "text", "expected"),
    [
        (CHAPTERS, TEXT, ["ch1", "art1", "ch2", "art2", "ch3", "art3"]),
        # with leaders and pages, wherever the attachment's pages begin
        (
            tuple(f"{line}………{page}" for page, line in enumerate(CHAPTERS, 3)),
            TEXT,
            ["ch1", "art1", "ch2", "art2", "ch3", "art3"],
        ),
        # a heading that the text words otherwise
        (
            (*CHAPTERS[:2], "第三章　附加规定"),
            TEXT,
            ["ch1", "art1", "ch2", "art2", "ch3", "art3"],
        ),
        # numbered otherwise than by chapters, with pages
        (
            ("一、选地　1", "二、种植　2", "（一）育苗　2", "三、采摘　4"),
            (
                "一、选地",
                "宜选坡地。",
                "二、种植",
                "（一）育苗",
                "春季育苗。",
                "三、采摘",
                "分批采摘。",
            ),
            ["1", "1-p1", "2", "2-1", "2-1-p1", "3", "3-p1"],
        ),
        (OUTLINE, OUTLINED, ["1", "1.1", "1.1-p1", "1.2", "1.2-p1", "2", "2-p1"]),
    ],
)
def test_contents_within_an_attachment_take_no_addresses(contents, text, expected):
    source = rules("目　录", *contents, *text)
    part = attachment(source)
    assert keys(part)[-len(expected) :] == [f"f1-{key}" for key in expected]
    assert not [key for key in keys(part) if "_" in key]
    aside = [line.text for line in parsed(source).set_aside]
    kept = "".join(texts(part))
    for line in contents:
        assert line in aside or "".join(line.split()) in kept
    assert parsed(source).warnings == ()
    assert parsed(source).set_aside[0].furniture is Furniture.CONTENTS


@pytest.mark.parametrize(
    "lines",
    [
        # a list of that name, which the text below doesn't repeat
        ("目录", "一、绿茶。", "二、红茶。"),
        ("目录", "第一批保护的茶园", "第二批保护的茶园"),
        # what is listed once more is a sentence
        ("目录", "一、东塘茶园。", "二、西塘茶园。", "一、东塘茶园。"),
    ],
)
def test_a_list_that_is_called_so_stays_text(lines):
    part = attachment(rules(*lines))
    assert "".join(texts(part)) == "".join(lines)


@pytest.mark.parametrize(
    ("heads", "labels"),
    [
        (("附件1", "附件1-1", "附件2", "附件2-1", "附件2-2"), ()),
        (("附件1", "附件2", "附件2—1", "附件3"), ()),
        (("附件1", "附件1.1", "附件1.2", "附件2"), ()),
        (("附件一", "附件一之一", "附件一之二", "附件二"), ()),
        (("附件1：", "附件1-1：", "附件1-2："), ("附件1", "附件1-1", "附件1-2")),
        (("附件1.", "附件2."), ("附件1", "附件2")),
    ],
)
def test_attachments_of_attachments_are_parts_of_their_own(heads, labels):
    rows = [
        row
        for at, head in enumerate(heads)
        for row in (head, f"第{'甲乙丙丁戊'[at]}号监测表", "一、监测要求", "按时监测。")
    ]
    headline = ("渡川市水利局关于监测的通知", NUMBER)
    body, *parts = only(letter(*headline) + "\n".join((*rows, ""))).parts
    assert [part.label for part in parts] == list(labels or heads)
    assert [part.title for part in parts] == [
        f"第{at}号监测表" for at in "甲乙丙丁戊"[: len(heads)]
    ]
    assert [len(part.paragraphs) for part in (body, *parts)] == [4, *[2] * len(parts)]


@pytest.mark.parametrize(
    "note",
    [
        ("附件1.东塘界址点坐标", "2.西塘界址点坐标"),
        ("附件：1.东塘界址点坐标", "2.西塘界址点坐标"),
        ("附件1、东塘界址点坐标", "2、西塘界址点坐标"),
    ],
)
def test_a_note_of_attachments_needs_no_colon(note):
    headline = ("渡川市水利局关于界址的通知", NUMBER)
    body = "\n".join(("界址见附件，请遵照执行。", *note))
    text = letter(*headline, body=body)
    text += (
        "附件1\n东塘界址点坐标\n一、坐标系统。\n附件2\n西塘界址点坐标\n一、坐标系统。\n"
    )
    document = only(text)
    assert [part.title for part in document.parts[1:]] == [
        "东塘界址点坐标",
        "西塘界址点坐标",
    ]
    assert document.issuer == "渡川市人民政府办公室"
    assert Role.ATTACHMENT_NOTE in {p.role for p in document.parts[0].paragraphs}


@pytest.mark.parametrize(
    "signed", [("渡川市水利局",), ("渡川市修塘联防联控", "机制综合组")]
)
def test_the_last_words_of_a_note_are_none_of_who_signs(signed):
    measure = 20
    body = (
        "渡川市各区要认真做好水塘的日常巡查和养护，发现渠道堵塞的应当当日报告市水利局。"
    )
    note = "附件：1.渡川市水塘安全隐患排查情况调查专家组意见"
    rows = [
        text[at : at + measure]
        for text in (body, body, note)
        for at in range(0, len(text), measure)
    ]
    headline = ("渡川市水利局关于修塘的通知", NUMBER)
    text = letter(*headline, body="\n".join(rows), signed=(*signed, "2022年5月9日"))
    document = only(text)
    assert document.issuer == "".join(signed)
    assert note in texts(document.parts[0])


@pytest.mark.parametrize(
    "form", ["填表单位：　　　填表日期：", "填报单位（盖章）：", "申报人："]
)
def test_a_form_opens_no_attachment_and_heads_none(form):
    headline = ("渡川市水利局关于监测的通知", NUMBER)
    text = letter(*headline) + f"附件1\n监测表\n一、监测要求\n附件\n{form}\n二、附注\n"
    [_, part] = only(text).parts
    assert (part.label, part.title) == ("附件1", "监测表")
    untitled = letter(*headline) + f"附件1\n{form}\n一、监测要求\n"
    assert only(untitled).parts[1].title is None


@pytest.mark.parametrize(
    "rows",
    [
        ("序号\t举措\t内容\t部门", "1\t审判\t整合资源，集中力量。\t市法院", "2\t保险\t开发产品。\t市监局"),
        ("名称\t面积", "东塘\t3亩", "西塘\t5亩"),
        ("序号\t名称\t备注", "1\t\t缺名", "2\t西塘\t修毕"),
    ],
)  # fmt: skip
def test_tabs_part_cells(rows):
    table = attachment(rules("一、清单", *rows)).paragraphs[1]
    assert table.role is Role.TABLE
    assert [row.split("\t") for row in table.text.split("\n")] == [
        row.split("\t") for row in rows
    ]


def test_a_tab_behind_a_number_parts_nothing():
    part = attachment(rules("一、\t任务", "1.\t修塘。", "2.\t护渠。"))
    assert texts(part) == ["一、任务", "1.修塘。", "2.护渠。"]


COLUMN = (
    "一、加强组织领导，各区要把茶园水利建设摆上重要议事日程，明确分管负责同志牵头抓总。",
    "二、汛期前，各区会同市水利局（含所属各水利管理站、各灌区管理处以及各水库工程管理单位）",
    "的有关科室，在汛前完成全部水塘的检查，并将检查结果报市政府办公室备案。",
    "三、市财政局要落实资金。",
)


def test_a_numbered_sentence_goes_on_after_a_bracket():
    part = attachment(rules(*COLUMN))
    assert keys(part) == ["f1-1", "f1-2", "f1-3"]
    assert texts(part)[1] == COLUMN[1] + COLUMN[2]


WIDER = "渡川市茶园水利建设三年计划任务分解安排"


@pytest.mark.parametrize(
    ("measure", "heading"), [(14, ""), (16, ""), (34, ""), (34, WIDER), (44, WIDER)]
)
def test_a_short_text_in_one_column_of_any_measure_is_not_broken_at_line_ends(
    measure, heading
):
    paragraphs = [
        f"本市第{at}片茶园由所在街道负责日常巡查和养护，发现渠道堵塞、护坡垮塌的应当当日报告市水利局，"
        "由市水利局在三日以内组织修复并且向社会公布修复的结果。"
        for at in "一二三"
    ]
    rows = [
        text[at : at + measure]
        for text in paragraphs
        for at in range(0, len(text), measure)
    ]
    headline = ("渡川市水利局关于茶园的通知", NUMBER)
    body = "\n".join([heading, *rows] if heading else rows)
    found = only(letter(*headline, body=body)).parts[0].paragraphs
    said = [p.text for p in found if "茶园由" in p.text]
    assert said == paragraphs
