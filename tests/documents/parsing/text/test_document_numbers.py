import pytest

from documents.parsing.text.document_numbers import (
    cited_numbers,
    document_number,
    parse_number,
    yearly_number,
)
from documents.parsing.types import DocumentNumber

HUA_5 = DocumentNumber("花政办发", 2021, 5)


@pytest.mark.parametrize(
    "written",
    [
        "花政办发〔2021〕5号",  # as the standard has it
        "花政办发[2021]5号",  # ASCII brackets
        "花政办发［2021］5号",  # full-width square
        "花政办发【2021】5号",
        "花政办发（2021）5号",
        "花政办发(2021)5号",
        "花政办发〖2021〗5号",
        "花政办发﹝2021﹞5号",  # small tortoise-shell, from some input methods
        "花政办发｛2021｝5号",
        "花政办发＜2021＞5号",
        "花政办发〔2021]5号",  # a pair that is none
        "花政办发〔２０２１〕５号",  # full-width digits
        "花政办发 〔2021〕 5 号",  # blanks from justification
        "花政办发\u3000〔 2021 〕5\u200b号",  # ideographic and zero-width blanks
        "花政办发〔2021〕5",  # without 号
        "花政办发〔2021〕第5号",  # with 第
        "花政办发〔2021年〕5号",  # 年 inside
        "花政办发〔2021〕05号",  # padded
        "花政办发2021年第5号",  # no brackets
        "花政办发也2021页5号",  # garbled 〔〕
        "花政办发渊2021冤5号",  # garbled （）
        "花政办发咱2021暂5号",  # garbled ［］
        "花政办发揖2021铱5号",  # garbled 【】
        "花政办发也圆园圆员页缘号",  # garbled digits, too
        "（花政办发〔2021〕5号）。",  # cut out of a sentence
        "“花政办发〔2021〕5号”、",
    ],
)
def test_a_number_is_read_in_any_style(written: str) -> None:
    assert parse_number(written) == HUA_5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "花政办发",  # no year, no serial
        "花政办发5号",  # no year
        "〔2021〕5号",  # no code
        "花政办发〔21〕5号",  # which century?
        "花政办发〔3021〕5号",  # no year of ours
        "花政办发〔2021〕0号",  # serials begin at one
        "花政办发〔2021〕号",
        "花政办发〔2021〕5号和6号",  # more than a number
        "花政办发〔2021〕12345678号",  # no serial is as long
        "/etc/passwd",
        "花政办发²〔2021〕5号号",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_a_serial_is_never_part_of_another() -> None:
    assert parse_number("花政办发〔2021〕71号") != parse_number("花政办发〔2021〕171号")


def test_a_text_cites_numbers_whole():
    text = "根据《办法》（浙政办发〔2012〕60号）、云政发〔2006〕109号和第3号文件"
    cited = [(one.number.code, one.number.serial) for one in cited_numbers(text)]
    assert cited == [("浙政办发", 60), ("云政发", 109)]


def test_a_number_may_be_cited_without_its_last_character():
    text = "（云政发〔2020〕18），见表格〔2020〕18 个，占（2020）3%，云政函（2019）7"
    cited = [(one.number.code, one.number.serial) for one in cited_numbers(text)]
    assert cited == [("云政发", 18), ("云政函", 7)]


def test_further_serials_of_a_number_are_cited_with_its_code_and_year():
    text = "同时废止云政发〔2006〕109号、110号和112号，第3号不变"
    cited = [(one.number.year, one.number.serial) for one in cited_numbers(text)]
    assert cited == [(2006, 109), (2006, 110), (2006, 112)]


def test_further_numbers_may_have_a_year_of_their_own():
    text = "废止云政发〔2006〕109号、〔2007〕3号、4号"
    cited = [(one.number.year, one.number.serial) for one in cited_numbers(text)]
    assert cited == [(2006, 109), (2007, 3), (2007, 4)]


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


def test_a_document_number_prints_in_the_standards_brackets():
    assert str(document_number("云政发 (2023) 第8号")) == "云政发〔2023〕8号"
