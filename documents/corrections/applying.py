"""Applying corrections to a parse, in the order in which they were made. Plain Python.

After it every character of the parse is in one paragraph or title, as before, but for those
that a correction names. What a correction speaks of and is not there leaves all as it is, and
the correction is among the misfits.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from documents.corrections import document_operations, paragraph_operations
from documents.corrections.drafts import DoesNotFit, Draft
from documents.corrections.operations import (
    ConfirmCharacter,
    JoinDocuments,
    JoinParagraphs,
    MoveParagraphs,
    Operation,
    ReplaceCharacter,
    SetField,
    SetLevel,
    SetText,
    SplitDocument,
    SplitParagraph,
)
from documents.parsing.types import ParsedIssue

_CARRIED_OUT: Mapping[type[Operation], Callable[[Draft, Any, int], None]] = {
    SetField: document_operations.set_field,
    SplitDocument: document_operations.split_document,
    JoinDocuments: document_operations.join_documents,
    SetText: paragraph_operations.set_text,
    ReplaceCharacter: paragraph_operations.replace_character,
    ConfirmCharacter: paragraph_operations.confirm_character,
    SetLevel: paragraph_operations.set_level,
    SplitParagraph: paragraph_operations.split_paragraph,
    JoinParagraphs: paragraph_operations.join_paragraphs,
    MoveParagraphs: paragraph_operations.move_paragraphs,
}


@dataclass(frozen=True, slots=True)
class NumberedOperation:
    """An operation, and the number of the correction that it is of."""

    number: int
    operation: Operation


@dataclass(frozen=True, slots=True)
class Misfit:
    """A correction that no longer fits, and why not, in Chinese."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a correction changed: a document by its index, and a clause of it by its position
    from 1; None where it is the document itself."""

    document: int
    clause: int | None


@dataclass(frozen=True, slots=True)
class Applied:
    """A parse as it was corrected. `places` are those of the corrections that fit, by number;
    `draft` is the issue as the next correction finds it."""

    issue: ParsedIssue
    misfits: tuple[Misfit, ...]
    places: Mapping[int, Place]
    draft: Draft


def apply(parsed: ParsedIssue, corrections: Iterable[NumberedOperation]) -> Applied:
    """The corrected parse; the very one that was given where there are no corrections."""
    draft = Draft(parsed)
    misfits = []
    for each in corrections:
        try:
            _CARRIED_OUT[type(each.operation)](draft, each.operation, each.number)
        except DoesNotFit as error:
            misfits.append(Misfit(each.number, error.reason))
    return Applied(draft.finished(), tuple(misfits), _places(draft), draft)


def _places(draft: Draft) -> dict[int, Place]:
    """The first clause of each correction; of the document's own, the document."""
    places: dict[int, Place] = {}
    for index, document in enumerate(draft.documents):
        for position, paragraph in enumerate(document.paragraphs(), 1):
            for number in paragraph.corrected_by:
                places.setdefault(number, Place(index, position))
        for number in document.corrected_by:
            places.setdefault(number, Place(index, None))
    return places
