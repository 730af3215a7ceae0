from datetime import date

import pytest

from documents.parsing import GazetteError
from documents.parsing.layout.headlines import Headline
from documents.parsing.reading_order.order import Ordered, Text
from documents.parsing.structure.documents import assemble
from documents.parsing.types import DocumentNumber, ParsedDocument, ParseWarning
from tests.documents.parsing.typed import typed

COLUMN = 22.0
NOTICE = "云泽市人民政府办公室关于印发《海塘管理办法》《渡口管理办法》的通知"
FRONT = (
    "各县（市、区）人民政府，市政府各部门、直属各单位：",
    "《海塘管理办法》和《渡口管理办法》已经市政府同意，现印发给你们，请认真执行。",
    "云泽市人民政府办公室",
    "2023年10月8日",
)


def headline(title: str, number: int | None = None, page: int = 1) -> Headline:
    found = DocumentNumber("云政办发", 2023, number) if number else None
    return Headline(typed(title, page=page, first=90), title, found)


def notice(*, page: int = 1) -> Headline:
    """A notice that is printed over the columns of its first attachment."""
    return Headline(
        lines=typed(NOTICE, *FRONT, page=page, first=90),
        title=NOTICE,
        number=DocumentNumber("云政办发", 2023, 58),
        front=typed(*FRONT, page=page, first=91),
        attachment="海塘管理办法",
    )


def attachment(title: str) -> Headline:
    return Headline(typed(title, first=99), title, heads_attachment=True)


def text(over: Headline | None, *rows: str, page: int = 1) -> Text:
    return Text(over, typed(*rows, page=page))


def assembled(
    *texts: Text, doubtful: tuple[int, ...] = ()
) -> tuple[tuple[ParsedDocument, ...], tuple[ParseWarning, ...]]:
    found = assemble(Ordered(texts, doubtful), COLUMN)
    return found.documents, found.warnings


def test_every_headline_that_opens_a_document_is_one_in_order():
    titles = ["云泽市水利局关于公布名录的公告", "《海塘管理办法》政策解读"]
    found, warnings = assembled(
        text(headline(titles[0], number=3), "现予公布。", "2023年10月8日"),
        text(headline(titles[1]), "一、背景"),
    )
    assert [document.title for document in found] == titles
    assert [document.kind for document in found] == ["公告", "政策解读"]
    assert [document.signed_on for document in found] == [date(2023, 10, 8), None]
    assert [document.issuer for document in found] == ["云泽市水利局", None]
    assert warnings == ()


def test_a_notice_has_its_front_as_its_body():
    [document], _ = assembled(text(notice(), "第一条 甲。"))
    body, carried = document.parts
    assert (body.title, body.label) == (None, "")
    assert [paragraph.text for paragraph in body.paragraphs] == list(FRONT)
    assert (carried.title, carried.label) == ("海塘管理办法", "附件")
    assert document.issuer == "云泽市人民政府办公室"
    assert document.signed_on == date(2023, 10, 8)


def test_two_attachments_are_told_apart_in_labels_and_keys():
    [document], _ = assembled(
        text(notice(), "第一条 甲。"),
        text(attachment("渡口管理办法"), "第一条 乙。"),
    )
    assert [part.label for part in document.parts] == ["", "附件一", "附件二"]
    assert [part.paragraphs[0].key for part in document.parts] == [
        *("p1", "f1-art1", "f2-art1")
    ]


def test_an_attachment_goes_to_the_document_that_names_it():
    found, _ = assembled(
        text(notice(), "第一条 甲。"),
        text(headline("云泽市水利局关于公布名录的公告", number=3), "现予公布。"),
        text(attachment("渡口管理办法"), "第一条 乙。"),
    )
    assert [len(document.parts) for document in found] == [3, 1]


def test_a_document_knows_its_first_page_and_its_last():
    over = notice(page=4)
    found, _ = assembled(
        Text(over, typed("第一条 甲。", page=4) + typed("第二条 乙。", page=6))
    )
    assert (found[0].first_page, found[0].last_page) == (4, 6)


def test_lines_before_every_headline_are_told_with_their_place():
    _, [warning] = assembled(
        text(None, "及其他事项。", "云泽市人民政府", page=1),
        text(headline("《海塘管理办法》政策解读"), "一、背景"),
    )
    assert (warning.page, warning.line) == (1, 1)
    assert warning.message.startswith("2行文字")


def test_a_doubtful_page_is_told():
    _, [warning] = assembled(
        text(headline("《海塘管理办法》政策解读"), "一、背景"), doubtful=(7,)
    )
    assert warning.page == 7
    assert "第7页" in warning.message


def test_a_number_that_is_missing_is_told_with_its_line():
    _, [warning] = assembled(
        text(headline("《海塘管理办法》政策解读"), "一、背景。", "三、内容。", page=5)
    )
    assert (warning.page, warning.line) == (5, 2)
    assert "三、" in warning.message
    assert "一、" in warning.message


def test_no_document_is_an_error():
    with pytest.raises(GazetteError, match="没有找到任何文件"):
        assembled(text(None, "今日多云。"))
