"""PDFs without a document number: their titles are told by type, and said to be doubtful."""

from collections.abc import Sequence

import pytest

from documents.parsing import parse_pages, read_pdf
from documents.parsing.types import ParsedIssue
from tests.documents.parsing.pdf.printed import line
from tests.gazette_press.pdf_file import PdfPage, Placed, pdf_file
from tests.gazette_press.pdf_fonts import Font

SENTENCE = "市人民政府应当建立健全工作机制，落实责任，保障经费，依法实施监督检查。"
ADOPTED = "（2023年10月1日云泽市人民代表大会常务委员会第五次会议通过）"
DOUBTFUL = "是按字号大小认出的标题"
SIZE = 12.0
CHAPTERS = (
    ("第一章　总则", "第二章　规划与建设", "第三章　附则"),
    ("第一篇　总体要求", "第二篇　主要任务"),
    ("第一部分　总体要求", "第二部分　主要任务"),
    ("第一节　范围", "第二节　管理"),
    ("一、总体要求", "二、主要任务"),
)


def centred(text: str, y: float, size: float) -> list[Placed]:
    return line(text, (595 - len(text) * size) / 2, y, FACE, size)


FACE = Font("ABCDEF+Text")


def statute(
    title: str, chapters: Sequence[str], *, listed: bool = False
) -> list[PdfPage]:
    """Two chapters a page, each of three articles; the contents on a page of their own."""
    front = [*centred(title, 760, 24), *centred(ADOPTED, 720, SIZE)]
    pages: list[PdfPage] = []
    if listed:
        entries = [
            placed
            for n, chapter in enumerate(chapters)
            for placed in line(f"{chapter}………{n + 2}", 100, 620 - 24 * n, FACE, SIZE)
        ]
        pages.append(PdfPage((*front, *centred("目录", 660, 16), *entries)))
        front = []
    for n, chapter in enumerate(chapters):
        placed = [*front, *centred(chapter, 680, 18)]
        for article in range(3):
            number = f"第{'一二三四五六七八九'[3 * n + article]}条　"
            text = number + SENTENCE * 2
            y = 640 - 80 * article
            placed += line(text[:32], 80 + 2 * SIZE, y, FACE, SIZE)
            placed += line(text[32:66], 80, y - 20, FACE, SIZE)
            placed += line(text[66:], 80, y - 40, FACE, SIZE)
        pages.append(PdfPage(tuple(placed)))
        front = []
    return pages


def parsed(*pages: PdfPage) -> ParsedIssue:
    return parse_pages(read_pdf(pdf_file(pages)))


def doubts(issue: ParsedIssue) -> list[str]:
    return [one.message for one in issue.warnings if DOUBTFUL in one.message]


@pytest.mark.parametrize("chapters", CHAPTERS)
@pytest.mark.parametrize("listed", [False, True])
def test_chapters_in_large_type_are_no_documents(chapters, listed):
    issue = parsed(*statute("云泽市城市运行管理规程", chapters, listed=listed))
    assert [one.title for one in issue.documents] == ["云泽市城市运行管理规程"]
    assert doubts(issue) == [
        "《云泽市城市运行管理规程》没有发文字号，是按字号大小认出的标题，请核对"
    ]


def test_all_of_the_text_stands_under_its_title():
    [document] = parsed(*statute("云泽市城市运行管理规程", CHAPTERS[0])).documents
    text = "".join(p.text for part in document.parts for p in part.paragraphs)
    assert text.count(SENTENCE) == 3 * 3 * 2
    assert str(document.signed_on) == "2023-10-01"


def test_each_title_in_the_largest_type_is_a_document():
    first = statute("云泽市城市运行管理规程", CHAPTERS[0])
    second = statute("云泽市供水用水管理规程", CHAPTERS[0])
    issue = parsed(*first, *second)
    assert [one.title for one in issue.documents] == [
        "云泽市城市运行管理规程",
        "云泽市供水用水管理规程",
    ]
    assert len(doubts(issue)) == 2
