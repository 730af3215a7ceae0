"""An issue checked before it is published (出刊前校对): each document as a draft, and the names
in all of them against each other.

Its contents list, and numbers of documents that are skipped, the parse itself warns of.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from documents.corrections.paragraph_edits import common_ends
from documents.parsing.types import ParsedDocument, ParsedIssue, ParsedPart
from knowledge.drafts.checking import findings_in
from knowledge.drafts.findings import Finding, Report, Verdict

_TITLE = re.compile(r"《([^《》\n]{9,80})》")  # of shorter ones, two may well be meant
# What tells documents of one kind apart: 2023年 and 2024年, 第一批 and 第二批.
_COUNTING = frozenset("0123456789〇零一二三四五六七八九十百上下")


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document's report; `ordinal` counts from 1 in the issue, and `keys` are those of the
    clauses that its lines are, "" for the head of an attachment."""

    ordinal: int
    document: ParsedDocument
    report: Report
    keys: tuple[str, ...]

    def faults(self) -> list[tuple[str, str, Finding]]:
        """Each finding that somebody has to look at: its clause's key, and what stands there."""
        return [
            (self.keys[each.line], self.report.stretch(each), each)
            for each in self.report.faults
        ]


def check_issue(issue: ParsedIssue, today: date) -> list[CheckedDocument]:
    """Each document with what was found in it, in the order of print. It is held to what was in
    force, and what units were called, on the day it bears; `today` where it bears none."""
    usual = Counter(
        title
        for document in issue.documents
        for _, line in _lines(document)
        for title in _TITLE.findall(line)
    )
    checked = []
    for ordinal, document in enumerate(issue.documents, start=1):
        keys, lines = zip(*_lines(document), strict=True)
        found = findings_in(lines, document.signed_on or today)
        report = Report.of(lines, chain(found, _drifting_names(lines, usual)))
        checked.append(CheckedDocument(ordinal, document, report, keys))
    return checked


def _lines(document: ParsedDocument) -> Iterator[tuple[str, str]]:
    """A line a clause with its key; the rows of a table are one line."""
    yield "", document.title
    for part in document.parts:
        yield from _head(part)
        for paragraph in part.paragraphs:
            yield paragraph.key, re.sub(r"\s", " ", paragraph.text)


def _head(part: ParsedPart) -> Iterator[tuple[str, str]]:
    if part.label:
        yield "", part.label
    if part.title:
        yield "", part.title


def _drifting_names(lines: Sequence[str], usual: Counter[str]) -> Iterator[Finding]:
    """A title that differs by one character from another, which the issue prints more often."""
    for at, line in enumerate(lines):
        for found in _TITLE.finditer(line):
            title = found[1]
            others = (one for one in usual if usual[one] > usual[title])
            if other := next((one for one in others if _drifts(one, title)), None):
                message = f"别处作《{other}》，请核对"
                yield Finding(at, *found.span(), Verdict.FORM, message)


def _drifts(one: str, other: str) -> bool:
    """Whether one character was put in, left out or changed, and no figure."""
    start, end = common_ends(one, other)
    changed = one[start : len(one) - end], other[start : len(other) - end]
    return max(map(len, changed)) == 1 and _COUNTING.isdisjoint("".join(changed))
