"""Tables on pages, from the file to the document that holds them."""

from itertools import cycle

import pytest

from documents.parsing import parse_pages, read_pdf
from documents.parsing.types import Furniture, Role
from tests.gazette_press.pdf_file import PdfPage, Placed, pdf_file
from tests.gazette_press.pdf_fonts import Font, advance
from tests.gazette_press.tables.made_up import Kind
from tests.gazette_press.tables.printing import printed_table
from tests.gazette_press.tables.trial import NONE, read_rows, tried

SEEDS = 28


def test_cells_of_made_up_tables_are_read_as_printed() -> None:
    scores = [
        tried(seed, kind)
        for seed, kind in zip(range(1000, 1000 + SEEDS), cycle(Kind), strict=False)
    ]
    assert sum(scores, NONE).f1 >= 0.97


def test_no_figure_in_a_ruled_table_is_glued_to_another() -> None:
    for seed in range(3):
        pdf, table = printed_table(seed, Kind.RULED)
        assert read_rows(parse_pages(read_pdf(pdf))) == table.answer


def test_heads_that_are_printed_again_overleaf_are_set_aside() -> None:
    pdf, table = printed_table(20, Kind.OVER_PAGES)
    issue = parse_pages(read_pdf(pdf))
    assert read_rows(issue) == table.answer
    aside = [one for one in issue.set_aside if one.furniture is Furniture.TABLE_HEAD]
    assert aside
    assert {one.text.split("\t")[0] for one in aside} == {table.answer[0][0]}


# ---- frames around text are no tables, and what can't be told is told of ----------

FONT = Font("ABCDEF+FangSong")
SENTENCE = "各责任单位要按照职责分工细化工作方案，倒排工期，逐项抓好落实。"
TITLE = ("关于下达计划的通知", "云政发〔2022〕5号")


def words(text: str, x: float, y: float, size: float = 10.0) -> list[Placed]:
    placed = []
    for char in text:
        placed.append(Placed(char, x, y, size, FONT))
        x += advance(char) * size
    return placed


def notice(*below: list[Placed], drawn: bytes) -> bytes:
    title = [*words(TITLE[0], 200, 780, 18), *words(TITLE[1], 250, 750)]
    text = [c for n in range(8) for c in words(SENTENCE, 60, 720 - 16 * n)]
    date = words("2022年3月15日", 300, 300)
    placed = (*title, *text, *(char for line in below for char in line), *date)
    return pdf_file([PdfPage(placed, before=drawn)])


def test_a_frame_around_the_page_is_no_table() -> None:
    issue = parse_pages(read_pdf(notice(drawn=b"50 290 m 50 800 l 500 800 l h S\n")))
    roles = [p.role for p in issue.documents[0].parts[0].paragraphs]
    assert Role.TABLE not in roles


def test_cells_that_no_rule_parts_are_kept_apart_and_the_page_named() -> None:
    grid = b"60 500 340 20 re S 60 520 340 20 re S 120 500 m 120 540 l S\n"
    rows = [
        [*words("项目", 65, 525), *words("数量", 125, 525)],
        [*words("道路", 65, 505), *words("40000", 125, 505), *words("5000", 200, 505)],
    ]
    pages = read_pdf(notice(*rows, drawn=grid))
    assert read_rows(parse_pages(pages)) == [["项目", "数量"], ["道路", "40000｜5000"]]
    assert [warning.message for warning in pages.warnings] == [
        "第1页的表格有分不清的格，已用“｜”隔开，请对照原件核对"
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        b"60 500 340 20 re S 60 520 340 20 re S 120 500 m 120 540 l S\n",
        (
            b"60 500 340 0.5 re 60 520 340 0.5 re 60 540 340 0.5 re"
            b" 60 500 0.5 40 re 120 500 0.5 40 re 400 500 0.5 40 re f\n"
        ),
        b"q 2 0 0 2 0 0 cm 30 250 170 10 re S 30 260 170 10 re S 60 250 m 60 270 l S Q\n",
    ],
)
def test_rules_are_known_however_they_are_drawn(drawn: bytes) -> None:
    rows = [
        [*words("项目", 65, 525), *words("数量", 125, 525)],
        [*words("道路", 65, 505), *words("40000", 125, 505)],
    ]
    issue = parse_pages(read_pdf(notice(*rows, drawn=drawn)))
    assert read_rows(issue) == [["项目", "数量"], ["道路", "40000"]]


def test_white_rules_part_nothing() -> None:
    drawn = b"1 G 60 500 340 20 re S 60 520 340 20 re S 120 500 m 120 540 l S 0 G\n"
    rows = [[*words("项目", 65, 525), *words("数量", 125, 525)]]
    assert read_rows(parse_pages(read_pdf(notice(*rows, drawn=drawn)))) == []
