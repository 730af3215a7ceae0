"""The characters that go in are the characters that come out, once each, and each
knows where it stood."""

import os
import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from documents.parsing import parse_issue, repair_text
from documents.parsing.decode.pages import split_pages
from documents.parsing.text.row_rule import MARK_OF
from documents.parsing.types import ParsedIssue, SourceLine
from tests.documents.parsing.samples import MONTHS, SOURCES, dumped
from tests.documents.parsing.typed import ink, paragraphs_of
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.made_up import made_up_issue, phrases_of
from tests.gazette_press.pages import printed_dump
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.source import read_source
from tests.seeds import seeds

CORPUS = os.environ.get("GAZETTE_CORPUS")
REAL_ISSUE = "the real issue"

every_issue = pytest.mark.parametrize(
    "name",
    [
        *MONTHS,
        pytest.param(
            REAL_ISSUE,
            marks=pytest.mark.skipif(
                not CORPUS, reason="GAZETTE_CORPUS names no folder"
            ),
        ),
        *(f"seed {seed}" for seed in seeds(10)),
    ],
)


@cache
def text_of(name: str) -> str:
    if name == REAL_ISSUE:
        path = Path(CORPUS or "", "gazette", "jiaxing-2020-12.txt")
        return path.read_text(encoding="utf-8")
    if name in MONTHS:
        return dumped(name)
    return made_up_dump(int(name.removeprefix("seed ")))


def made_up_dump(seed: int) -> str:
    rng = random.Random(seed)
    issue = made_up_issue(
        phrases_of([read_source(SOURCES / f"{month}.txt") for month in MONTHS]), rng
    )
    style = PrintStyle(
        column=rng.randint(20, 25),
        rows=rng.randint(30, 44),
        page_break=rng.choice((" ", "\f")),
        garbling=rng.choice(list(Garbling)),
    )
    return printed_dump(issue, style, rng)


@cache
def parse_of(name: str) -> ParsedIssue:
    return parse_issue(text_of(name))


@cache
def repaired(name: str) -> str:
    return repair_text(text_of(name))


@cache
def printed_lines(name: str) -> dict[int, SourceLine]:
    """The lines as repaired, blank ones left out, by their number."""
    lines = split_pages(repaired(name))
    return {line.number: line for line in lines if line.text.strip()}


def headline_texts(issue: ParsedIssue) -> list[str]:
    """What stands in headlines and in no paragraph."""
    texts = []
    for document in issue.documents:
        number = str(document.number or "")
        titles = [part.title or "" for part in document.parts]
        texts += [document.title, number, *titles]
    return texts


def lines_before_every_headline(issue: ParsedIssue) -> int:
    """How many lines warnings name as belonging to no document."""
    named = [w.message for w in issue.warnings if "没有归入任何文件" in w.message]
    return sum(int(message.partition("行")[0]) for message in named)


@every_issue
def test_no_character_is_lost_or_doubled(name):
    issue = parse_of(name)
    assert lines_before_every_headline(issue) == 0
    texts = [paragraph.text for paragraph in paragraphs_of(issue)]
    came_out = Counter(ink(*headline_texts(issue), *texts))
    went_in = Counter(ink(*(line.text for line in printed_lines(name).values())))
    assert came_out - went_in == Counter()
    assert went_in - came_out == Counter()


@every_issue
def test_every_line_is_in_one_paragraph_or_in_a_headline(name):
    issue, lines = parse_of(name), printed_lines(name)
    spans = [span for paragraph in paragraphs_of(issue) for span in paragraph.spans]
    for span in spans:
        line = lines[span.line].text
        assert line[span.start : span.end] == line.strip()
    in_paragraphs = {span.line for span in spans}
    assert len(in_paragraphs) == len(spans)
    in_headlines = [line.text for at, line in lines.items() if at not in in_paragraphs]
    assert Counter(ink(*in_headlines)) == Counter(ink(*headline_texts(issue)))


@every_issue
def test_a_paragraph_is_its_lines_in_order(name):
    lines = printed_lines(name)
    paragraphs = paragraphs_of(parse_of(name))
    assert len(paragraphs) > 20
    for paragraph in paragraphs:
        rows = [
            lines[span.line].text[span.start : span.end] for span in paragraph.spans
        ]
        assert ink(paragraph.text) == ink(*rows)
        assert paragraph.page == lines[paragraph.spans[0].line].page


@every_issue
def test_a_repair_in_a_paragraph_leads_to_what_stood_in_the_file(name):
    source, lines = split_pages(text_of(name)), printed_lines(name)
    paragraphs = paragraphs_of(parse_of(name))
    found = sum(len(paragraph.repairs) for paragraph in paragraphs)
    assert found > 100 or text_of(name) == repair_text(text_of(name))
    for paragraph in paragraphs:
        offsets = [repair.offset for repair in paragraph.repairs]
        assert offsets == sorted(set(offsets))
        for repair in paragraph.repairs:
            assert source[repair.line - 1].text[repair.column] == repair.raw
            assert 0.5 <= repair.confidence <= 1
            mark = lines[repair.line].text[repair.column]
            assert MARK_OF[repair.raw] == mark
            assert ink(mark) == ink(paragraph.text[repair.offset])


@every_issue
def test_repairs_are_counted_headlines_included(name):
    in_paragraphs = sum(len(p.repairs) for p in paragraphs_of(parse_of(name)))
    before, after = text_of(name), repaired(name)
    changed = sum(was != now for was, now in zip(before, after, strict=True))
    assert in_paragraphs <= parse_of(name).repairs == changed


@every_issue
def test_documents_and_their_paragraphs_stand_on_pages_of_the_issue(name):
    issue = parse_of(name)
    assert len(issue.documents) > 3
    for document in issue.documents:
        assert 1 <= document.first_page <= document.last_page <= issue.pages
        pages = {paragraph.page for paragraph in paragraphs_of([document])}
        assert pages
        assert pages <= set(range(document.first_page, document.last_page + 1))
