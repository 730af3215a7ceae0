from dataclasses import replace

import pytest

from documents.parsing.layout.table_of_contents import Listed
from documents.parsing.structure.consistency import (
    check_contents,
    check_facts,
    check_lists,
)
from documents.parsing.types import (
    DocumentNumber,
    ParsedDocument,
    ParsedParagraph,
    ParsedPart,
    Role,
    SourceSpan,
)
from tests.documents.parsing.typed import typed

DAM = "云泽市人民政府关于加强海塘管理工作的通知"
FERRY = "云泽市人民政府办公室关于印发《云泽市渡口管理办法》的通知"
LIST = "2023年10月份市政府发文目录"


def document(
    title: str, serial: int | None = None, texts: tuple[str, ...] = ()
) -> ParsedDocument:
    number = DocumentNumber("云政发", 2023, serial) if serial else None
    part = ParsedPart(None, "", tuple(map(paragraph, range(1, 99), texts)))
    kind = "发文目录" if title == LIST else "通知"
    return ParsedDocument(title, number, kind, None, None, 3, 3, (part,))


def paragraph(line: int, text: str) -> ParsedParagraph:
    return ParsedParagraph(
        text, None, f"p{line}", "", "", 0, Role.TEXT, 9, (SourceSpan(line, 0, 1),), ()
    )


def listed(*titles: str) -> list[Listed]:
    lines = typed(*titles, first=5)
    return [Listed(line.text, None, 1, line) for line in lines]


def told(warnings) -> list[tuple[int, int, str]]:
    return [(one.page, one.line, one.message) for one in warnings]


def test_contents_that_agree_say_nothing():
    documents = [document(DAM), document(FERRY)]
    assert (
        check_contents(
            listed(DAM, FERRY.replace("《", "").replace("》", "")), documents
        )
        == []
    )
    assert check_contents([], documents) == []  # no contents: nothing to compare


def test_a_number_that_the_contents_have_otherwise_is_told_with_its_line():
    [entry] = listed(DAM)
    numbered = replace(entry, number=DocumentNumber("云政发", 2023, 8))
    assert told(check_contents([numbered], [document(DAM, 7)])) == [
        (1, 5, f"《{DAM}》在目录里是云政发〔2023〕8号，正文里是云政发〔2023〕7号")
    ]


def test_an_issued_document_without_organ_or_date_is_told():
    assert told(check_facts([document(DAM, 7), document(FERRY)])) == [
        (3, 0, f"《{DAM}》没有看出发文机关"),
        (3, 0, f"《{DAM}》没有看出成文日期"),
    ]


def test_a_number_alone_in_a_text_is_told_but_not_in_a_list_nor_in_brackets():
    texts = ("云政发〔2023〕9号", "（云政发〔2023〕9号）", "按照云政发〔2023〕9号。")
    assert told(check_facts([document(DAM, None, texts)])) == [
        (9, 1, "云政发〔2023〕9号独占一段，可能漏了一件文件的标题")
    ]
    assert list(check_facts([document(LIST, None, texts)])) == []


def test_a_title_that_nobody_found_is_told_with_its_line():
    assert told(check_contents(listed(DAM, FERRY), [document(DAM)])) == [
        (1, 6, f"目录列有《{FERRY}》，正文里没有找到")
    ]


def test_a_document_that_the_contents_lack_is_told_with_its_page():
    found = check_contents(listed(DAM), [document(DAM), document(FERRY)])
    assert told(found) == [(3, 0, f"《{FERRY}》不在目录里")]


def test_a_title_that_differs_is_one_warning():
    other = DAM.replace("海塘", "河塘")
    assert told(check_contents(listed(other), [document(DAM)])) == [
        (1, 5, f"目录里的标题是《{other}》，正文里是《{DAM}》")
    ]


def test_sections_and_attachments_may_be_listed():
    notice = ParsedDocument(
        FERRY,
        None,
        "通知",
        None,
        None,
        3,
        3,
        (ParsedPart("云泽市渡口管理办法", "附件", ()),),
    )
    entries = listed(FERRY, "市政府文件", "云泽市渡口管理办法")
    assert check_contents(entries, [notice]) == []


@pytest.mark.parametrize(
    ("texts", "warnings"),
    [
        ((f"云政发〔2023〕21号{DAM}", f"云政发〔2023〕22号{FERRY}"), []),
        (
            (f"云政发〔2023〕21号{DAM}甲", f"云政发〔2023〕22号{FERRY}"),
            [(9, 1, f"云政发〔2023〕21号在发文目录里的标题是《{DAM}甲》，正文里是《{DAM}》")],
        ),
        (
            ("云政发〔2023〕20号甲", f"云政发〔2023〕21号{DAM}", f"云政发〔2023〕22号{FERRY}"),
            [(9, 1, "发文目录列有云政发〔2023〕20号，正文里没有找到")],
        ),
        (
            (f"云政发〔2023〕21号{DAM}",),
            [(3, 0, "云政发〔2023〕22号不在发文目录里")],
        ),
        (
            (f"云政发〔2023〕19号{DAM}", f"云政发〔2023〕21号{DAM}", f"云政发〔2023〕22号{FERRY}"),
            [
                (9, 1, "发文目录列有云政发〔2023〕19号，正文里没有找到"),
                (3, 0, "发文目录里云政发〔2023〕19号之后是云政发〔2023〕21号，中间缺号"),
            ],
        ),
    ],
)  # fmt: skip
def test_the_list_of_issued_documents_is_a_check(texts, warnings):
    documents = [document(DAM, 21), document(FERRY, 22), document(LIST, None, texts)]
    assert told(check_lists(documents)) == warnings
