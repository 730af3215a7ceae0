"""How many cells of made-up tables are read as they were printed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from documents.parsing import parse_pages, read_pdf
from documents.parsing.types import ParsedIssue, Role
from tests.gazette_press.tables.made_up import Kind
from tests.gazette_press.tables.printing import printed_table

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Cells that hold something: of all printed and all read those that are `right`, in
    row, column and every character."""

    right: int
    printed: int
    read: int

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right,
            self.printed + other.printed,
            self.read + other.read,
        )

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.printed + self.read)


NONE = Score(0, 0, 0)


def tried(seed: int, kind: Kind) -> Score:
    pdf, table = printed_table(seed, kind)
    return compared(table.answer, read_rows(parse_pages(read_pdf(pdf))))


def read_rows(issue: ParsedIssue) -> Rows:
    """The rows of all tables of an issue, one after the other."""
    return [
        row.split("\t")
        for document in issue.documents
        for part in document.parts
        for paragraph in part.paragraphs
        if paragraph.role is Role.TABLE
        for row in paragraph.text.split("\n")
    ]


def compared(printed: Rows, read: Rows) -> Score:
    ours, theirs = _cells(printed), _cells(read)
    return Score((ours & theirs).total(), ours.total(), theirs.total())


def _cells(rows: Iterable[list[str]]) -> Counter[tuple[int, int, str]]:
    return Counter(
        (at, column, "".join(text.split()))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if text
    )
