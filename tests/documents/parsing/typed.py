"""Lines as a test types them, and what of a text is ink."""

from collections.abc import Iterable

from hypothesis import settings

from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.lines import repair_lines
from documents.parsing.text.clause_numbers import Marker, marker
from documents.parsing.types import Line, ParsedDocument, ParsedIssue, ParsedParagraph

quick = settings(derandomize=True, deadline=None, max_examples=60)
"""For properties: the same examples every time, few enough to run on every change."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ONE_WIDTH = {
    code: narrow for code, narrow in _WIDE.items() if chr(narrow).isalnum()
} | {ord("．"): "."}


def typed(*rows: str, page: int = 1, first: int = 1) -> tuple[Line, ...]:
    """Clean lines, numbered from `first`."""
    return tuple(Line(number, page, row) for number, row in enumerate(rows, first))


def repaired(text: str) -> tuple[Line, ...]:
    return repair_lines(split_pages(text))


def opened_by(text: str) -> Marker:
    """The marker that the text is known to begin with."""
    found = marker(text)
    assert found, text
    return found


def ink(*texts: str) -> str:
    """All characters but blanks, digits and letters and their points in one width."""
    return "".join("".join(texts).split()).translate(_ONE_WIDTH)


def paragraphs_of(
    issue: ParsedIssue | Iterable[ParsedDocument],
) -> list[ParsedParagraph]:
    documents = issue.documents if isinstance(issue, ParsedIssue) else issue
    return [
        paragraph
        for document in documents
        for part in document.parts
        for paragraph in part.paragraphs
    ]
