"""How computing grows with pages: made-up issues of 10, 100 and 1,000 pages, garbled, on
sheets with heads, feet, page numbers, margin tabs and watermarks."""

import random
import resource
from dataclasses import replace

from documents.parsing import parse_pages, read_pdf, repair_text
from tests.gazette_press.__main__ import SOURCES
from tests.gazette_press.made_up import made_up_issue, phrases_of
from tests.gazette_press.pages import Page, lay_out
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.printing import Type, print_pdf
from tests.gazette_press.sheets.forms import Forms
from tests.gazette_press.source import Document, Issue, read_source

PAGES = (10, 100, 1000)
FORMS = Forms(
    black_titles=True,
    head=("云泽市人民政府公报", "2025年第7期"),
    foot="ISSN 1671-2005",
    number="— {} —",
    tab="市政府文件",
    watermark="征求意见稿",
)


def main() -> None:
    repair_text("各县人民政府。")  # the dictionary is read once a process
    print("pages: readers, characters to lines, parse; in all, a page")
    for wanted in PAGES:
        data, pages = printed(wanted)
        at = _seconds(resource.RUSAGE_CHILDREN), _seconds(resource.RUSAGE_SELF)
        held = read_pdf(data)
        readers = _seconds(resource.RUSAGE_CHILDREN) - at[0]
        lines = _seconds(resource.RUSAGE_SELF) - at[1]
        start = _seconds(resource.RUSAGE_SELF)
        parse_pages(held)
        parse = _seconds(resource.RUSAGE_SELF) - start
        whole = (readers + lines + parse) / pages
        print(
            f"  {pages}: {readers:.1f} s, {lines:.1f} s, {parse:.1f} s; {whole:.3f} s"
        )


def printed(wanted: int) -> tuple[bytes, int]:
    """A PDF of at least so many pages, and how many it has. Numbers differ."""
    rng = random.Random(wanted)
    phrases = phrases_of([read_source(path) for path in sorted(SOURCES.glob("*.txt"))])
    documents: list[Document] = []
    pages: list[Page] = []
    while len(pages) < wanted:
        issue = made_up_issue(phrases, rng)
        held = tuple(_numbered(one, len(documents)) for one in issue.documents)
        documents += held
        pages += lay_out(Issue(issue.month, held), PrintStyle(), rng)
    whole = Issue(issue.month, tuple(documents))
    return print_pdf(whole, pages, PrintStyle(), Type(), FORMS), len(pages)


def _numbered(document: Document, before: int) -> Document:
    """云政发〔2023〕21号 as 云政发〔2023〕2140号 behind forty documents."""
    if not document.number:
        return document
    return replace(document, number=f"{document.number[:-1]}{before}号")


def _seconds(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime
