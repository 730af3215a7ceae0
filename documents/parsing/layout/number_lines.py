"""The lines that a document number takes: one, or two, and its registration number's.

A rule's registration number (统一登记号) stands beside the document number, or on a line
of its own above or below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.text.document_numbers import (
    document_number,
    parted_number,
    registration_number,
)
from documents.parsing.types import DocumentNumber, Line


@dataclass(frozen=True, slots=True)
class NumberLines:
    """Lines `begin` up to, not including, `end` of a page; they hold nothing else."""

    number: DocumentNumber
    registration: str | None
    begin: int
    end: int


def number_at(page: Sequence[Line], start: int, at: int) -> NumberLines | None:
    """The number whose own first line is `at`; `start` is the first line it may take."""
    end = at + 1
    number = document_number(page[at].text)
    if number is None and end < len(page):
        number = parted_number(page[at].text, page[end].text)
        end += 1
    if number is None:
        return None
    beside = registration_number(page[end - 1].text)
    if beside is None and end < len(page) and (below := registered(page[end])):
        return NumberLines(number, below, at, end + 1)
    if beside is None and at > start and (above := registered(page[at - 1])):
        return NumberLines(number, above, at - 1, end)
    return NumberLines(number, beside, at, end)


def registered(line: Line) -> str | None:
    """The registration number that stands alone on the line."""
    return None if document_number(line.text) else registration_number(line.text)
