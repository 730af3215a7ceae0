"""The texts of a document as pages set them, with the marks of the query that led there."""

from typing import TypedDict

from django import template
from django.utils.safestring import SafeString

from documents import marking
from documents.marking import NO_NOTES, Highlighter, Notes, stretches_html, title_lines
from documents.table_shape import head_rows, rows_of

register = template.Library()


class ClauseText(TypedDict):
    """A clause's text split by typographic style; a dict, the template's quickest look-up."""

    number: str
    heading: str
    rest: str
    duty: str


class TableRows(TypedDict):
    """The rows that head the columns, where that is told, and the others."""

    heads: list[list[SafeString]]
    body: list[list[SafeString]]


@register.simple_tag
def highlighter(query: str, widen: str = "") -> Highlighter | None:
    """What marks texts for a query as it was typed; `widen` is the search page's parameter."""
    return marking.highlighter(query, with_synonyms=widen != "0")


@register.simple_tag
def clause_text(
    text: str,
    highlighter: Highlighter | None,
    number: int,
    heading: int,
    duty: int,
    notes: Notes = NO_NOTES,
) -> ClauseText:
    """The text split where its number and its heading end and where the duty begins, with
    its marks and notes."""
    parts: list[str]
    if highlighter is None and not notes:
        parts = [
            text[:number],
            text[number:heading],
            text[heading:duty],
            text[duty:],
        ]
    else:
        ends = (number, heading, duty, len(text))
        parts = [*stretches_html(text, highlighter, ends, notes)]
    return ClauseText(number=parts[0], heading=parts[1], rest=parts[2], duty=parts[3])


@register.simple_tag
def cells(
    text: str, highlighter: Highlighter | None = None, notes: Notes = NO_NOTES
) -> "TableRows":
    """The rows and cells of a table, with their marks and notes."""
    rows = rows_of(text)
    ends: list[int] = []
    for length in (len(cell) for row in rows for cell in row):
        end = (ends[-1] if ends else 0) + length
        ends += (end, end + 1)  # what parts cells is one character
    ends[-1] = len(text)
    stretches = iter(stretches_html(text, highlighter, ends, notes)[::2])
    shown = [[next(stretches) for _ in row] for row in rows]
    heads = head_rows(rows)
    return TableRows(heads=shown[:heads], body=shown[heads:])


@register.inclusion_tag("documents/_title.html")
def titled(
    title: str, highlighter: Highlighter | None = None
) -> dict[str, list[SafeString]]:
    """A title with its marks; with `word-break: keep-all` its lines end between words only."""
    return {"parts": title_lines(title, highlighter)}
