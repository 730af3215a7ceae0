"""Made-up issues on paper, and small PDFs for what goes wrong."""

import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from documents.management.outline import as_json
from documents.parsing import parse_issue, parse_pages, read_pdf
from tests.gazette_press.__main__ import SOURCES
from tests.gazette_press.answers import answers, plain
from tests.gazette_press.made_up import made_up_issue, phrases_of
from tests.gazette_press.pages import dump, lay_out
from tests.gazette_press.pdf_file import PdfPage, Placed, pdf_file
from tests.gazette_press.pdf_fonts import Font
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.printing import CROSSWISE_ROWS, Type, print_pdf
from tests.gazette_press.real_forms import in_real_forms
from tests.gazette_press.sheets.beside import with_references
from tests.gazette_press.sheets.forms import Forms, drawn_forms
from tests.gazette_press.source import Issue, read_source
from tests.gazette_press.tables.in_issues import WithTables, print_with_tables

MONTHS = [path.stem for path in sorted(SOURCES.glob("*.txt"))]
SENTENCE = "各县人民政府和市政府各部门要认真落实本通知的要求。"


def line(text: str, x: float, y: float, font: Font, size: float = 10) -> list[Placed]:
    return [
        Placed(char, x + size * place, y, size, font) for place, char in enumerate(text)
    ]


def small_pdf(*texts: str, **kind: Any) -> bytes:
    """A PDF with one page for each text."""
    font = Font("ABCDEF+Text")
    pages = [PdfPage(tuple(line(text, 60, 700, font)), **kind) for text in texts]
    return pdf_file(pages)


@cache
def sample(month: str) -> tuple[bytes, dict[str, Any]]:
    """A sample month as PDF, laid out on the very pages that its dump has, and its answers."""
    issue = read_source(Path(SOURCES / f"{month}.txt"))
    pages = lay_out(issue, PrintStyle(), random.Random(issue.month))
    return print_pdf(issue, pages, PrintStyle()), answers(issue, len(pages))


def made_up(seed: int, *, garbled: bool) -> tuple[bytes, str, dict[str, Any]]:
    """A made-up issue as PDF, as dump, and its answers."""
    rng = random.Random(seed)
    issues: list[Issue] = [read_source(path) for path in sorted(SOURCES.glob("*.txt"))]
    issue = made_up_issue(phrases_of(issues), rng)
    style = PrintStyle(column=rng.choice([20, 21, 22, 23, 24]), page_break="\f")
    pages = lay_out(issue, style, rng)
    printed = print_pdf(issue, pages, style, Type(garbled=garbled))
    return printed, dump(pages, style, rng), answers(issue, len(pages))


def mixed(seed: int, *, wide: int) -> tuple[bytes, dict[str, Any]]:
    """A made-up issue as PDF and its answers, every so many-th of its documents set over
    the whole page."""
    rng = random.Random(seed)
    issues = [read_source(path) for path in sorted(SOURCES.glob("*.txt"))]
    issue = made_up_issue(phrases_of(issues), rng)
    documents = tuple(
        replace(document, wide=document.wide or number % wide == 0)
        for number, document in enumerate(issue.documents)
    )
    issue = Issue(issue.month, documents)
    style = PrintStyle(column=rng.choice([20, 21, 22, 23, 24]))
    pages = lay_out(issue, style, rng)
    printed = print_pdf(issue, pages, style, Type(garbled=False))
    return printed, answers(issue, len(pages))


def on_sheets(
    seed: int, forms: Forms | None = None, *, garbled: bool
) -> tuple[bytes, dict[str, Any]]:
    """A made-up issue as PDF on sheets of these forms, or of any, and its answers."""
    rng = random.Random(seed)
    issue, forms, print_style, cases = _drawn(seed, rng, forms, garbled=garbled)
    pages = lay_out(issue, print_style, rng)
    return print_pdf(issue, pages, print_style, cases, forms), answers(
        issue, len(pages)
    )


def with_tables(seed: int, *, garbled: bool) -> WithTables:
    """As `on_sheets`, in real forms, and with tables that some of its documents carry."""
    drawn = _drawn(seed, random.Random(seed), None, garbled=garbled)
    issue, forms, print_style, cases = drawn
    issue = in_real_forms(issue, random.Random(f"forms {seed}"))
    return print_with_tables(issue, print_style, cases, forms, seed)


def _drawn(
    seed: int, rng: random.Random, forms: Forms | None, *, garbled: bool
) -> tuple[Issue, Forms, PrintStyle, Type]:
    issues = [read_source(path) for path in sorted(SOURCES.glob("*.txt"))]
    issue = made_up_issue(phrases_of(issues), rng)
    forms = forms or any_forms(seed, issue)
    if forms.notes:
        issue = with_references(issue, every=7)
    rows = CROSSWISE_ROWS if forms.crosswise else 38
    print_style = PrintStyle(column=rng.choice([20, 21, 22, 23, 24]), rows=rows)
    black, few = forms.black_titles, forms.few_symbols
    return issue, forms, print_style, Type(garbled, black_titles=black, few_symbols=few)


def any_forms(seed: int, issue: Issue) -> Forms:
    """Random sheet forms. They have a random source of their own, so that a new form
    changes no issue of a seed."""
    ways = random.Random(f"forms {seed}")
    return drawn_forms(ways, "云泽市人民政府公报", issue.month)


def shape_of_pdf(data: bytes) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(as_json(parse_pages(read_pdf(data))))
    return shape


def shape_of_dump(text: str) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(as_json(parse_issue(text)))
    return shape


def outlined(shape: dict[str, Any]) -> dict[str, Any]:
    """Without blanks and without where paragraphs begin, which a dump can't always tell;
    but with every field, part and character."""
    documents = []
    for document in shape["documents"]:
        parts = [
            (
                part["title"] and plain(part["title"]),
                plain("".join(p["text"] for p in part["paragraphs"])),
            )
            for part in document["parts"]
        ]
        documents.append(
            {**document, "title": plain(document["title"]), "parts": parts}
        )
    return {**shape, "documents": documents}


def squeezed(shape: dict[str, Any]) -> dict[str, Any]:
    """An issue to compare: paragraphs as they are, blanks left out."""
    documents = [
        {
            **document,
            "title": plain(document["title"]),
            "parts": [
                {
                    "title": part["title"] and plain(part["title"]),
                    "paragraphs": [
                        {"text": plain(p["text"]), "path": p["path"]}
                        for p in part["paragraphs"]
                    ],
                }
                for part in document["parts"]
            ],
        }
        for document in shape["documents"]
    ]
    return {**shape, "documents": documents}
