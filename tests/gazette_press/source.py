"""A gazette issue in clean form, as a person writes it down.

    month: 2023-10

    # first line of a document's title        (a title of several lines has several #)
    # second line of the title
    number: 云政发〔2023〕21号                  (left out where there is none)
    kind: 通知
    issuer: 云泽市人民政府                      (left out where there is none)
    date: 2023-10-08                         (left out where there is none)
    layout: wide                             (text across both columns, as in a 发文目录)

    > an addressee line, set flush left
    A paragraph without a number.
    一、|A clause: its number, a bar, its text.
      （一）|Two blanks of indent a level: this one stands under 一、
        Indent before a paragraph without a number means nothing.
    + 附件：1．an attachment note               (lines in a row are one paragraph)
    + 2．its second line
    @ signature or date of issue

    ## title of an attachment, whose paragraphs follow

Levels are told by indent alone, so an answer drawn from a source owes nothing to
any rule about what 一、 or 1.1 mean.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise, takewhile
from pathlib import Path

INDENT = 2
LEVEL_MARKS = "第章节条、．.（）"
FIELD = re.compile(r"(number|kind|issuer|date|layout): (.+)")


class Setting(StrEnum):
    """How a paragraph is set."""

    TEXT = "text"
    FLUSH = "flush"
    NOTE = "note"
    SIGNED = "signed"


MARKS = {
    ">": Setting.FLUSH,
    "+": Setting.NOTE,
    "@": Setting.SIGNED,
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lines` are several only where the typist broke them: an attachment note."""

    lines: tuple[str, ...]
    path: tuple[str, ...] | None = None
    setting: Setting = Setting.TEXT


@dataclass(frozen=True, slots=True)
class Part:
    """A body (no title) or an attachment; a title is in the lines it is printed in.
    `contents` are printed before its paragraphs, and are no part of its text."""

    title: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    contents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """`headline` are the lines of title and number where they are printed otherwise than
    the number under the title."""

    title: tuple[str, ...]
    kind: str
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    wide: bool = False
    parts: tuple[Part, ...] = (Part(),)
    headline: tuple[str, ...] = ()
    registration: str | None = None

    @property
    def printed_headline(self) -> tuple[str, ...]:
        return self.headline or (*self.title, *filter(None, [self.number]))


@dataclass(frozen=True, slots=True)
class Issue:
    month: str
    documents: tuple[Document, ...]


def read_source(path: Path) -> Issue:
    return parse_source(path.read_text(encoding="utf-8"))


def parse_source(text: str) -> Issue:
    lines = [line for line in text.splitlines() if line.strip()]
    (head, *_), *documents = split_before(lines, "# ")
    return Issue(head.removeprefix("month: "), tuple(map(parse_document, documents)))


def split_before(lines: Sequence[str], mark: str) -> list[list[str]]:
    """Cut where a run of lines that begin with `mark` starts; what is before comes first."""
    groups: list[list[str]] = [[]]
    for before, line in pairwise(["", *lines]):
        if line.startswith(mark) and not before.startswith(mark):
            groups.append([])
        groups[-1].append(line)
    return groups


def parse_document(lines: Sequence[str]) -> Document:
    body, *attachments = split_before(lines, "## ")
    title, rest = take_title(body, "# ")
    fields = {m[1]: m[2] for line in rest if (m := FIELD.fullmatch(line))}
    text = [line for line in rest if not FIELD.fullmatch(line)]
    parts = [Part((), parse_paragraphs(text))]
    for attachment in attachments:
        name, text = take_title(attachment, "## ")
        parts.append(Part(name, parse_paragraphs(text)))
    return Document(
        title=title,
        kind=fields["kind"],
        number=fields.get("number"),
        issuer=fields.get("issuer"),
        date=fields.get("date"),
        wide=fields.get("layout") == "wide",
        parts=tuple(parts),
    )


def take_title(lines: Sequence[str], mark: str) -> tuple[tuple[str, ...], list[str]]:
    title = tuple(takewhile(lambda line: line.startswith(mark), lines))
    return tuple(line.removeprefix(mark) for line in title), list(lines[len(title) :])


def parse_paragraphs(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    above: tuple[str, ...] = ()
    for line in lines:
        paragraph = parse_paragraph(line, above)
        above = paragraph.path or above
        if paragraph.setting is found_setting(found) is Setting.NOTE:
            found[-1] = replace(found[-1], lines=found[-1].lines + paragraph.lines)
        else:
            found.append(paragraph)
    return tuple(found)


def found_setting(found: Sequence[Paragraph]) -> Setting | None:
    return found[-1].setting if found else None


def parse_paragraph(line: str, above: tuple[str, ...]) -> Paragraph:
    mark, _, marked = line.partition(" ")
    if mark in MARKS:
        return Paragraph((marked,), None, MARKS[mark])
    number, bar, text = line.strip().partition("|")
    if not bar:
        return Paragraph((number,))
    depth = (len(line) - len(line.lstrip())) // INDENT
    path = (*above[:depth], number.strip(LEVEL_MARKS))
    return Paragraph((number + gap_after(number) + text,), path)


def gap_after(number: str) -> str:
    """1.1 and 第一条 are set apart from their text; 一、 and （一） are not."""
    return " " if number[-1] in "0123456789章节条." else ""
