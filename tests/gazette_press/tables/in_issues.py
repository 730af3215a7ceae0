"""Issues that hold tables: each on sheets of its own, the attachment of the document before
it, with all that stands around text on those sheets."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.gazette_press.answers import answers, plain
from tests.gazette_press.pages import Page, lay_out
from tests.gazette_press.pdf_file import A4, PdfPage, pdf_file
from tests.gazette_press.pdf_fonts import advance
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.printing import (
    LEADING,
    MARGIN,
    OUTER,
    SIZE,
    TITLE_SIZE,
    TOP,
    Type,
    measure_of,
    rows_of,
    sheet,
)
from tests.gazette_press.sheets.beside import Sheet, beside
from tests.gazette_press.sheets.forms import Forms
from tests.gazette_press.source import Document, Issue
from tests.gazette_press.tables.made_up import Kind, Table
from tests.gazette_press.tables.printing import (
    CELL_SIZE,
    Setter,
    fitting_table,
)

HEAD = "附件"
TITLES = ("重点项目分解表", "任务清单", "资金安排表", "指标完成情况统计表")
MOST = 3  # tables of an issue


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that end with their page, and the table that the last of them carries."""

    documents: tuple[Document, ...]
    pages: list[Page]
    title: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class WithTables:
    """`truth` are the answers, tables among them; `rows` the cells of all tables."""

    pdf: bytes
    truth: dict[str, Any]
    rows: list[list[str]]


def print_with_tables(
    issue: Issue, print_style: PrintStyle, cases: Type, forms: Forms, seed: int
) -> WithTables:
    rng = random.Random(f"tables {seed}")
    measure = measure_of(print_style, wide=True)
    groups = list(_groups(issue, print_style, measure, rng))
    rows = rows_of(issue, [page for group in groups for page in group.pages])
    sheets: list[PdfPage] = []
    for group in groups:
        for page in group.pages:
            number = len(sheets) + 1
            sheets.append(sheet(number, page, rows, print_style, cases, forms))
        if group.table:
            sheets += _table_sheets(group, len(sheets) + 1, measure, cases, forms, rng)
    tables = [group.table for group in groups if group.table]
    return WithTables(
        pdf_file(sheets),
        _truth(issue, groups, len(sheets)),
        [row for table in tables for row in table.answer],
    )


def _groups(
    issue: Issue, print_style: PrintStyle, measure: float, rng: random.Random
) -> Iterator[Group]:
    carriers = [at for at, one in enumerate(issue.documents) if _may_carry(one)]
    chosen = sorted(rng.sample(carriers, min(MOST, len(carriers))))
    begin = 0
    for at in chosen:
        held = issue.documents[begin : at + 1]
        table = fitting_table(rng, rng.choice(list(Kind)), measure)
        yield _group(issue, held, print_style, rng, rng.choice(TITLES), table)
        begin = at + 1
    if held := issue.documents[begin:]:
        yield _group(issue, held, print_style, rng, "", None)


def _group(
    issue: Issue,
    held: tuple[Document, ...],
    print_style: PrintStyle,
    rng: random.Random,
    title: str,
    table: Table | None,
) -> Group:
    pages = lay_out(replace(issue, documents=held), print_style, rng)
    return Group(held, list(pages), title, table)


def _may_carry(document: Document) -> bool:
    return len(document.parts) == 1 and bool(document.issuer and document.number)


def _table_sheets(
    group: Group,
    first: int,
    measure: float,
    cases: Type,
    forms: Forms,
    rng: random.Random,
) -> Iterator[PdfPage]:
    """附件, its title, and the table, on as many sheets as it takes."""
    assert group.table
    setter = Setter(rng, two=False, font_of=cases.font, y=TOP)
    setter.line(HEAD, MARGIN, setter.y, SIZE)
    setter.y -= 2 * LEADING
    wide = TITLE_SIZE * sum(map(advance, group.title))
    setter.line(group.title, MARGIN + (measure - wide) / 2, setter.y, TITLE_SIZE)
    setter.y -= 2 * LEADING
    wide = sum(group.table.widths) * CELL_SIZE
    setter.table(group.table, MARGIN + (measure - wide) / 2)
    for number, page in enumerate(setter.pages, first):
        out = OUTER if number % 2 else 0.0
        text = tuple(replace(char, x=char.x + out) for char in page.characters)
        left = MARGIN + out
        around = beside(
            Sheet(number, A4, left, left + measure, TOP, text), forms, cases.font
        )
        drawn = "\n".join(["q", f"1 0 0 1 {out:g} 0 cm", *page.drawn, "Q", ""])
        yield PdfPage(**{**around, "before": around["before"] + drawn.encode()})


def _truth(issue: Issue, groups: Sequence[Group], pages: int) -> dict[str, Any]:
    truth = answers(issue, pages)
    at = -1
    for group in groups:
        at += len(group.documents)
        if group.table:
            cells = "".join(text for row in group.table.answer for text in row)
            paragraph = {"text": plain(cells), "path": None}
            part = {"title": group.title, "paragraphs": [paragraph]}
            truth["documents"][at]["parts"].append(part)
    return truth
