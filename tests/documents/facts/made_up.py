"""Made-up documents as text, with the rows that a person read in them.

    % 梅政发〔2024〕3号 | 梅浦市人民政府关于…的通知 | 通知 | 2024-03-05
    # title of an attachment
    a paragraph, its number included
    [heading] a paragraph of another role
    | a cell | another          rows of a table, one line each
    > an attachment note
    = duties lead；市教育局     a row of the paragraph above, as `told` tells it

A document's kind and date may be left out, and its number is - where it has none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from documents.facts.shape import shape_of
from documents.facts.types import Facts
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.document_numbers import parse_number
from documents.parsing.types import (
    Month,
    ParsedDocument,
    ParsedIssue,
    ParsedParagraph,
    ParsedPart,
    Role,
)

Place = tuple[str, int, int]
Expected = tuple[Place, str, str]
"""Document, part and paragraph; the kind; what `told` tells."""


@dataclass(slots=True)
class _Part:
    title: str | None
    paragraphs: list[ParsedParagraph] = field(default_factory=list)


@dataclass(slots=True)
class _Document:
    number: str
    title: str
    kind: str
    signed_on: date | None
    parts: list[_Part]

    @property
    def name(self) -> str:
        number = parse_number(self.number)
        return str(number) if number else self.title


def read(text: str) -> tuple[ParsedIssue, list[Expected]]:
    """The issue that the text describes, and its rows."""
    documents: list[_Document] = []
    expected: list[Expected] = []
    table: list[str] = []
    for line in [*text.splitlines(), ""]:
        if table and not line.startswith("|"):
            _add(documents[-1], "\n".join(table), Role.TABLE)
            table = []
        if line.startswith("%"):
            documents.append(_header(line[1:]))
        elif line.startswith("# "):
            documents[-1].parts.append(_Part(line[2:].strip()))
        elif line.startswith("|"):
            table.append("\t".join(cell.strip() for cell in line[1:].split("|")))
        elif line.startswith("= "):
            part = len(documents[-1].parts) - 1
            place = (
                documents[-1].name,
                part,
                len(documents[-1].parts[-1].paragraphs) - 1,
            )
            kind, _, told = line[2:].partition(" ")
            expected.append((place, kind, told))
        elif line.startswith("> "):
            _add(documents[-1], line[2:], Role.ATTACHMENT_NOTE)
        elif line.startswith("[heading] "):
            _add(documents[-1], line.removeprefix("[heading] "), Role.HEADING)
        elif line.strip() and not line.startswith("//"):
            _add(documents[-1], line, Role.TEXT)
    return _issue(documents), expected


def read_file(path: Path) -> tuple[ParsedIssue, list[Expected]]:
    return read(path.read_text(encoding="utf-8"))


def document(
    text: str, title: str = "梅浦市人民政府关于整治河道的通知"
) -> ParsedDocument:
    """One document of 5 March 2024, from its paragraphs."""
    kind = "政策解读" if title.endswith("政策解读") else title[-2:]
    issue, _ = read(f"% 梅政发〔2024〕3号 | {title} | {kind} | 2024-03-05\n{text}")
    return issue.documents[0]


def _header(line: str) -> _Document:
    number, title, kind, signed_on = (
        [one.strip() for one in line.split("|")] + ["", ""]
    )[:4]
    return _Document(
        number,
        title,
        kind or title[-2:],
        date.fromisoformat(signed_on) if signed_on else None,
        [_Part(None)],
    )


def _add(document: _Document, text: str, role: Role) -> None:
    found = None if role is Role.TABLE else marker(text)
    paragraphs = document.parts[-1].paragraphs
    numbers = [one for one in paragraphs if one.path]
    path = _path(numbers[-1] if numbers else None, found) if found else None
    paragraphs.append(
        ParsedParagraph(
            text=text,
            path=path,
            key=str(len(paragraphs) + 1),
            label="",
            lead="",
            depth=len(path or ()),
            role=role,
            page=1,
            spans=(),
            repairs=(),
            markers=(found,) if found else (),
            marker_end=len(found.printed) if found else None,
        )
    )


def _path(above: ParsedParagraph | None, found: Any) -> tuple[str, ...]:
    """Under the last clause of a higher style; beside the last of its own."""
    if above is None or above.path is None:
        return (found.bare,)
    style = above.markers[-1].style
    if found.style > style:
        return (*above.path, found.bare)
    keep = max(0, len(above.path) - 1 - (style - found.style))
    return (*above.path[:keep], found.bare)


def _issue(documents: Iterable[_Document]) -> ParsedIssue:
    return ParsedIssue(
        month=Month(2024, 3),
        pages=1,
        documents=tuple(_parsed(one) for one in documents),
        warnings=(),
        repairs=0,
    )


def _parsed(made: _Document) -> ParsedDocument:
    return ParsedDocument(
        title=made.title,
        number=parse_number(made.number),
        kind=made.kind,
        issuer=None,
        signed_on=made.signed_on,
        first_page=1,
        last_page=1,
        parts=tuple(
            ParsedPart(part.title, f"附件{at}" if at else "", tuple(part.paragraphs))
            for at, part in enumerate(made.parts)
        ),
    )


# ---- comparing ---------------------------------------------------------------------


def rows_told(facts: Facts) -> Iterator[Expected]:
    """Every row as its place, its kind and what it tells."""
    for kind, rows in shape_of(facts).items():
        for row in rows:
            place = (row["document"], row["part"], row["paragraph"])
            yield place, kind, told(kind, row)


def told(kind: str, row: dict[str, Any]) -> str:
    """What counts of a row, its fields apart by ；."""
    return "；".join(
        str(value) for value in _TOLD[kind](row) if value not in (None, "")
    )


def _deadline(row: dict[str, Any]) -> list[Any]:
    value = row["value"]
    if isinstance(value, dict):
        value = " ".join(f"{one}" for one in value.values() if one is not None)
    return [row["kind"], value, row["by"]]


_TOLD = {
    "duties": lambda row: [row["role"], row["unit"]],
    "member_duties": lambda row: [row["unit"]],
    "deadlines": _deadline,
    "effects": lambda row: [
        row["kind"],
        row["date"],
        row["target_number"] or row["target_title"],
        row["provision"],
    ],
    "citations": lambda row: [
        row["number"] or row["title"],
        "held" if row["held"] else None,
    ],
    "appointments": lambda row: [
        row["person"],
        row["action"],
        row["organ"],
        row["post"],
        *row["conditions"],
    ],
    "relations": lambda row: [row["kind"], row["to"]["number"] or row["to"]["title"]],
    "doubts": lambda row: [row["message"]],
}


@dataclass(frozen=True, slots=True)
class Score:
    """Rows that were found and are right, found, and expected, of one kind."""

    right: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        return (
            2 * self.right / (self.found + self.expected)
            if self.expected + self.found
            else 1.0
        )


def scores(facts: Facts, expected: Iterable[Expected]) -> dict[str, Score]:
    """By kind, where anything is expected or found."""
    told_rows = list(rows_told(facts))
    wanted = list(expected)
    kinds = dict.fromkeys(kind for _, kind, _ in (*wanted, *told_rows))
    return {
        kind: _score(
            [one for one in told_rows if one[1] == kind],
            [one for one in wanted if one[1] == kind],
        )
        for kind in kinds
    }


def _score(found: list[Expected], expected: list[Expected]) -> Score:
    left = list(expected)
    right = 0
    for row in found:
        if row in left:
            left.remove(row)
            right += 1
    return Score(right, len(found), len(expected))


def difference(facts: Facts, expected: Iterable[Expected]) -> list[str]:
    """Rows that are missing and rows that are too many, for a person to read."""
    left = list(expected)
    lines = []
    for row in rows_told(facts):
        if row in left:
            left.remove(row)
        else:
            lines.append(f"+ {row}")
    return sorted(lines + [f"- {row}" for row in left], key=lambda line: line[2:])
