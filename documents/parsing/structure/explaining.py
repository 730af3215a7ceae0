"""Why a clause has its key: the numbers of its part are gone through again, as in the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.parsing.structure.clause_keys import key_part, places
from documents.parsing.text.numbering import Fit
from documents.parsing.types import (
    Marker,
    ParsedDocument,
    ParsedIssue,
    ParsedParagraph,
    ParsedPart,
)


@dataclass(frozen=True, slots=True)
class KeyExplanation:
    """Why `clause` of this part of this document has its key.

    parts: what the key is made of, from the top, each with what it stands for:
    ("f1", "附件一"), ("2", "二、"), ("p2", "第2段").
    left_out: the numbers that it stands under and that its key does not name: a chapter's, as
    articles are counted through.
    fit, before: how its own number follows, and the last one before it in the same style, in
    the same part; None where there is none.
    parent: the clause that it stands under; None at the top of its part.
    ordinal: its count among those without a number under the same one; None with a number.
    asked: the key that its numbers ask for; where a clause before it has that, its own is
    another, with _2 behind.
    """

    document: ParsedDocument
    part: ParsedPart
    clause: ParsedParagraph
    parts: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    fit: Fit | None
    before: Marker | None
    parent: ParsedParagraph | None
    ordinal: int | None
    asked: str

    @property
    def is_repeated(self) -> bool:
        """Does another clause of the document have the key that it asks for?"""
        return self.clause.key != self.asked


def explain_keys(issue: ParsedIssue, key: str) -> list[KeyExplanation]:
    """Why the clauses with this key have it, at most one a document, in order of print."""
    return [
        explanation
        for document in issue.documents
        for explanation in _explained(document)
        if explanation.clause.key == key
    ]


def _explained(document: ParsedDocument) -> Iterator[KeyExplanation]:
    for rank, part in enumerate(document.parts):
        clauses = part.paragraphs
        attachment = ((f"f{rank}", part.label),) if rank else ()
        prefix = f"f{rank}-" if rank else ""
        roles = [clause.role for clause in clauses]
        for clause, place in zip(clauses, places(clauses, roles, prefix), strict=True):
            numbers = tuple((key_part(one), one.printed) for one in place.named)
            above = place.ancestors[: len(place.ancestors) - len(place.named)]
            ordinal = place.ordinal
            counted = ((f"p{ordinal}", f"第{ordinal}段"),) if ordinal else ()
            yield KeyExplanation(
                document=document,
                part=part,
                clause=clause,
                parts=(*attachment, *numbers, *counted),
                left_out=tuple(one.printed for one in above),
                fit=place.fit,
                before=place.before,
                parent=None if place.parent is None else clauses[place.parent],
                ordinal=ordinal,
                asked=place.key,
            )
