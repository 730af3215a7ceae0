import pytest

from documents.parsing.text.patterns import (
    ATTACHMENT_NOTE,
    CLOSING_SENTENCE,
    PUBLICITY_NOTE,
    copied_to,
    salutes,
)


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
