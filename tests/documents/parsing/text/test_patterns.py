from datetime import date

import pytest

from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.dates import adopted_on, date_of, signed_with_date
from documents.parsing.text.document_numbers import document_number, yearly_number
from documents.parsing.text.patterns import (
    ATTACHMENT_NOTE,
    CLOSING_SENTENCE,
    PUBLICITY_NOTE,
    copied_to,
    salutes,
)
from documents.parsing.text.titles import NAMED_TITLE, TITLE, UNNUMBERED_TITLE
from documents.parsing.types import DocumentNumber


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云政办发〔2023〕58号", ("云政办发", 2023, 58)),
        ("云政办发〔 2023〕 58号 ", ("云政办发", 2023, 58)),  # justified
        ("云政办发（2023）58号", ("云政办发", 2023, 58)),  # other brackets
        ("云政办发[2023]58号", ("云政办发", 2023, 58)),
        ("云政办发【2023】58号", ("云政办发", 2023, 58)),
        ("公告〔2023〕第3号", ("公告", 2023, 3)),
        ("云政函〔２０２３〕５２号", ("云政函", 2023, 52)),  # full-width digits
        ("云公通A〔2023〕1号", ("云公通A", 2023, 1)),  # a letter in the code
        (
            "云政办发（明电）〔2023〕3号",
            ("云政办发（明电）", 2023, 3),
        ),  # brackets in it
        ("〔2023〕函12号", ("函", 2023, 12)),  # the code behind the year,
        ("云政〔2023〕函字第12号", ("云政函", 2023, 12)),  # or a part of it
        ("文号：云政发〔2023〕5号", ("云政发", 2023, 5)),
    ],
)
def test_a_document_number_is_three_fields(text, number):
    assert document_number(text) == DocumentNumber(*number)


@pytest.mark.parametrize(
    "text",
    [
        "省政府令第275号",  # no year
        "〔2023〕58号",  # no code
        "云政办发〔23〕58号",
        "云政办发〔2023〕号",
        "《云泽市海塘管理办法》（云政发〔2020〕3号）",  # a citation
        "云政办发〔2023〕58号文件",  # more than a number
    ],
)
def test_what_only_holds_a_number_is_none(text):
    assert document_number(text) is None


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("2023年第7号", "云泽市税务局关于优化流程的公告", "公告〔2023〕7号"),
        ("（2023年第 7号）", "云泽市水利局通告", "通告〔2023〕7号"),
        ("云泽市税务局公告2023年第7号", "云泽市税务局关于优化流程的公告", "云泽市税务局公告〔2023〕7号"),
        ("2023年第7号", "云泽市人民政府公报", None),  # the gazette's own number
        ("2023年第7期", "云泽市税务局关于优化流程的公告", None),
    ],
)  # fmt: skip
def test_an_announcement_may_count_within_its_year(text, title, number):
    found = yearly_number(text, title)
    assert (found and str(found)) == number


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("云泽市人民政府 2023年10月8日", ("云泽市人民政府", date(2023, 10, 8))),
        ("云泽市水利局二〇二三年十月八日", ("云泽市水利局", date(2023, 10, 8))),
        ("自2023年10月8日", None),
        ("云泽市人民政府2023年10月8日印发", None),  # who printed it
    ],
)
def test_organ_and_date_may_share_a_line(text, signed):
    assert signed_with_date(text) == signed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("抄送：市委各部门，市人大常委会办公室。", True),
        ("云泽市人民政府办公室 2023年10月8日印发", True),
        ("各地要及时抄送：市水利局", False),
    ],
)
def test_who_else_gets_a_document_is_told_under_it(text, told):
    assert copied_to(text) is told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "（2023年7月29日云泽市人民代表大会常务委员会第三次会议通过）",
            date(2023, 7, 29),
        ),
        ("（云泽市人民政府2023年7月29日公布）", date(2023, 7, 29)),
        ("（市水利局 2023年7月29日）", None),
        ("（2023年7月29日通过审查，次日公布", None),
    ],
)
def test_a_text_may_say_when_it_was_adopted(text, day):
    assert adopted_on(text) == day


def test_a_document_number_prints_in_the_standards_brackets():
    assert str(document_number("云政发 (2023) 第8号")) == "云政发〔2023〕8号"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年10月8日", date(2023, 10, 8)),
        ("2023年 10月 8日", date(2023, 10, 8)),  # justified
        ("２０２３年１０月８日", date(2023, 10, 8)),
        ("二〇二三年十月八日", date(2023, 10, 8)),
        ("二○二三年十二月三十一日", date(2023, 12, 31)),  # a circle for the naught
        ("2023年2月29日", None),  # not in the calendar
        ("2023年13月1日", None),
        ("2023年10月", None),
        ("自2023年10月8日起", None),  # more than a date
        ("10月8日", None),
        (f"2023年{'九' * 9}月1日", None),
    ],
)
def test_a_date_is_what_the_whole_text_is(text, day):
    assert date_of(text) == day


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("云泽市人民政府关于加强海塘管理的通知", "云泽市人民政府"),
        (
            "云泽市人民政府办公室关于印发《云泽市海塘管理办法》的通知",
            "云泽市人民政府办公室",
        ),
        ("云泽市水利局关于公布名录的公告", "云泽市水利局"),
        ("云泽市人民政府关于海塘规划（2021—2035年）的批复", "云泽市人民政府"),
        ("云泽市人民政府关于海塘管理的意见（试行）", "云泽市人民政府"),  # a remark
        ("关于加强海塘管理的通知", None),  # no organ
        ("云泽市人民政府关于加强海塘管理", None),  # no kind
        ("各地要按照市政府，关于海塘管理的通知", None),  # a sentence
    ],
)
def test_a_title_reads_organ_about_kind(text, organ):
    found = TITLE.fullmatch(text)
    assert (found and found["organ"]) == organ


@pytest.mark.parametrize(
    "text",
    [
        "《云泽市海塘管理办法》政策解读",
        "《云泽市海塘管理办法》的政策解读",
        "《云泽市海塘管理办法》解读",
        "2023年10月份市政府发文目录",
        "【市政府人事任免】（2023年10月份）",
        "市政府人事任免（2023年10月份）",
        "云泽市2023年10月大事记",
    ],
)
def test_gazettes_print_some_titles_without_a_number(text):
    assert UNNUMBERED_TITLE.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "要做好《云泽市海塘管理办法》政策解读",  # a sentence's end
        "任命：",
        "做好政策解读，加强宣传",
    ],
)
def test_other_lines_that_name_such_things_are_no_titles(text):
    assert not UNNUMBERED_TITLE.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "is_salutation"),
    [
        ("各县（市、区）人民政府，市政府各部门、直属各单位：", True),
        ("各县 （市、 区）人民政府 ：", True),  # justified
        ("市水利局：", True),
        ("各有关单位：", True),
        ("袁溪县人民政府：", True),  # of a reply: one organ alone
        ("中共云泽市委：", True),
        ("解读机关：", False),
        ("市政府同意该名单。现予公布：", False),  # a sentence stands between
        ("各地要加强领导", False),  # no colon
    ],
)
def test_what_opens_a_body(text, is_salutation):
    assert salutes(text) == is_salutation


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("本办法自2023年12月1日起施行。", True),
        ("本方案自发布之日起实施，有效期3年。", True),
        ("《云泽市渡口管理办法》同时废止。", True),
        ("自开工之日起30日内报送。", False),
    ],
)
def test_what_says_that_a_text_takes_effect(text, closes):
    assert bool(CLOSING_SENTENCE.search(text)) == closes


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("附件：第四批名单（略）", True),
        ("附件1：责任分工表", True),
        ("附件二：责任分工表", True),
        ("附件的格式：", False),
    ],
)
def test_what_notes_attachments(text, notes):
    assert bool(ATTACHMENT_NOTE.match(text)) == notes


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("（此件公开发布）", True),
        ("(此件主动公开)", True),
        ("（公开发布）", True),
        ("（此前的规定同时废止）", False),
    ],
)
def test_what_notes_publicity(text, is_note):
    assert bool(PUBLICITY_NOTE.fullmatch(text)) == is_note


def test_named_titles_may_name_titles():
    text = "现将《云泽市贯彻〈渡口条例〉办法》和《云泽市《海塘条例》细则》印发给你们"
    assert NAMED_TITLE.findall(text) == [
        "云泽市贯彻〈渡口条例〉办法",
        "云泽市《海塘条例》细则",
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("予以表扬。", True),
        ("特作如下决定：", True),
        ("（二）落实责任；", True),
        ("提出“四不放过。”", True),  # the stop stands inside
        ("（详见附表。）", True),
        ("附件：名单（略）", True),  # a note in brackets
        ("〔责任单位：市水利局〕", True),
        ("予以表扬。 ", True),  # blanks mean nothing
        ("解决难题。?", True),  # a stray sign without a code
        ("加强领导，", False),
        ("市水利局、", False),
        ("加强领导", False),
        ("坚持“生命至上”", False),  # quotes end words as well
        ("依照《海塘条例》", False),
        ("", False),
    ],
)
def test_where_a_sentence_may_end(text, ends):
    assert ends_sentence(text) == ends


def test_bare_text_has_no_blanks_of_any_kind():
    assert bare(" 2023年\u3000 10 月\t8\u00a0日\n") == "2023年10月8日"
