"""Parsed issues from a few lines, for tests of what happens to a parse.

    document("花山市…的通知", HUA_5, '''
        p1 各镇人民政府：
        1 一、总体要求
        1-1 （一）整治河道。
        # 花山市河道整治方案
        1 一、目标
    ''')

A line is a clause's key and text; `#` opens an attachment, whose keys get f1-.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from documents.importing.files import GazetteFile, read_gazette
from documents.models import IssueKey
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.document_numbers import parse_number
from documents.parsing.types import (
    Month,
    ParsedDocument,
    ParsedIssue,
    ParsedParagraph,
    ParsedPart,
    ParseWarning,
    PlacedRepair,
    Role,
    SourceSpan,
)

DECEMBER = Month(2021, 12)
ISSUE = IssueKey(2021, 12)


def issue(
    *documents: ParsedDocument,
    month: Month = DECEMBER,
    warnings: tuple[ParseWarning, ...] = (),
) -> ParsedIssue:
    return ParsedIssue(month, 2, documents, warnings, repairs=3)


def document(title: str, number: str, text: str, **fields: object) -> ParsedDocument:
    made = ParsedDocument(
        title=title,
        number=parse_number(number),
        kind=title[-2:],
        issuer="花山市人民政府",
        signed_on=None,
        first_page=1,
        last_page=2,
        parts=tuple(_parts(text)),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def _parts(text: str) -> Iterator[ParsedPart]:
    lines = count(1)
    for position, part in enumerate(text.split("#")):
        title, _, body = part.partition("\n") if position else (None, "", part)
        yield ParsedPart(
            title.strip() if title else None,
            f"附件{position}" if position else "",
            tuple(
                _paragraph(line.strip(), f"f{position}-" if position else "", lines)
                for line in body.strip().splitlines()
            ),
        )


def _paragraph(line: str, prefix: str, lines: "count[int]") -> ParsedParagraph:
    key, _, text = line.partition(" ")
    numbered = "p" not in key
    number = next(lines)
    opens = marker(text) if numbered else None
    return ParsedParagraph(
        text=text,
        path=tuple(key.split("-")) if numbered else None,
        key=prefix + key,
        label=key,
        lead="",
        depth=len(key.split("-")) if numbered else 0,
        role=Role.TEXT,
        page=1,
        spans=(SourceSpan(number, 0, len(text)),),
        repairs=(PlacedRepair(len(text) - 1, "遥", 0.9, number, len(text) - 1),),
        markers=(opens,) if opens else (),
        marker_end=len(opens.printed) if opens else None,
    )


def gazette_file(folder: Path, text: str = "花山市人民政府公报的通知") -> GazetteFile:
    """A file whose text tells it from others; what is parsed is made beside it."""
    path = folder / "花山.txt"
    path.write_text(text, encoding="utf-8")
    return read_gazette(path)
