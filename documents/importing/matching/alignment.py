"""Aligning a held issue with a changed file of it: documents, parts, clauses (record linkage).

A document is known by its number, else by its kind and title; a clause by its place and its
words within its document. Words alone never decide between documents: much of what offices
write is the same text in different documents. How two lists are matched is in `pairing`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from documents.importing.matching.pairing import (
    Pairs,
    bigrams,
    letters,
    likeness,
    pair_best,
    pair_equal,
    unpaired,
)

_ATTACHMENT_PREFIX = re.compile(r"^f\d+-")
_SAME_DOCUMENT = 0.6
_SOME_OF_THE_TITLE = 0.2
_SAME_UNDER_ANOTHER_NUMBER = 0.8
_SAME_CLAUSE = 0.5
_SAME_CLAUSE_IN_PLACE = 0.3
_IN_PLACE = 0.2
_TELLING_LENGTH = 6


@dataclass(frozen=True)
class ComparedDocument:
    """A document as it is compared; `text` is all its clauses' text."""

    number: str
    kind: str
    title: str
    text: str

    @cached_property
    def name(self) -> tuple[str, str]:
        return self.kind, letters(self.title)

    @cached_property
    def title_bigrams(self) -> frozenset[str]:
        return bigrams(letters(self.title))

    @cached_property
    def text_bigrams(self) -> frozenset[str]:
        return bigrams(letters(self.text))


@dataclass(frozen=True)
class ComparedClause:
    """A clause as it is compared; `part` counts as in the new document, `marker_end` is
    where its own number ends in the text: renumbered, it is the same clause."""

    part: int
    key: str
    text: str
    marker_end: int

    @cached_property
    def body(self) -> str:
        """Its letters without the number that opens it."""
        return letters(self.text[self.marker_end :])

    @cached_property
    def bigrams(self) -> frozenset[str]:
        return bigrams(self.body)

    @cached_property
    def place(self) -> tuple[int, str]:
        return self.part, _ATTACHMENT_PREFIX.sub("", self.key)


def pair_documents(
    held: Sequence[ComparedDocument], new: Sequence[ComparedDocument]
) -> Pairs:
    """By number, else by kind and title, else by title and text together."""
    pairs: Pairs = {}
    pair_best(_document_score, held, new, pairs)
    return pairs


def _document_score(held: ComparedDocument, new: ComparedDocument) -> float:
    text = likeness(held.text_bigrams, new.text_bigrams)
    if held.number and new.number and held.number != new.number:
        misread = held.name == new.name and text >= _SAME_UNDER_ANOTHER_NUMBER
        return text if misread else 0
    title = likeness(held.title_bigrams, new.title_bigrams)
    if held.number and held.number == new.number:
        return 4 + title + text
    if held.name == new.name:
        return 2 + text
    both = (title + text) / 2
    return both if title >= _SOME_OF_THE_TITLE and both >= _SAME_DOCUMENT else 0


def pair_parts(held: Sequence[str], new: Sequence[str]) -> Pairs:
    """Attachments by title, else by position; the body, position 0, is the body."""
    pairs: Pairs = {0: 0} if held and new else {}
    pair_equal(lambda title: letters(title) or None, held, new, pairs)
    for index in range(min(len(held), len(new))):
        if index not in pairs and index not in pairs.values():
            pairs[index] = index
    return pairs


def pair_clauses(
    held: Sequence[ComparedClause], new: Sequence[ComparedClause]
) -> Pairs:
    """Those that are alike (`pair_alike`), and what is left by place."""
    pairs = pair_alike(held, new)
    pair_equal(lambda clause: clause.place, held, new, pairs)
    return pairs


def pair_alike(held: Sequence[ComparedClause], new: Sequence[ComparedClause]) -> Pairs:
    """By words in their order, by place and words, and by likeness.

    Order comes first: of a sentence that stands under every item, the one under the
    same item is meant, even if the items were renumbered.
    """
    pairs = _pair_runs(held, new)
    pair_equal(lambda clause: (clause.place, clause.body), held, new, pairs)
    pair_equal(lambda clause: clause.body or None, held, new, pairs)
    pair_best(_clause_score, held, new, pairs)
    return pairs


def _pair_runs(held: Sequence[ComparedClause], new: Sequence[ComparedClause]) -> Pairs:
    matcher = SequenceMatcher(
        None,
        [clause.body for clause in held],
        [clause.body for clause in new],
        autojunk=False,
    )
    return {
        block.b + step: block.a + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _clause_score(held: ComparedClause, new: ComparedClause) -> float:
    words = likeness(held.bigrams, new.bigrams)
    if held.place == new.place:
        return words + _IN_PLACE if words >= _SAME_CLAUSE_IN_PLACE else 0
    return words if words >= _SAME_CLAUSE else 0


def heirs(
    held: Sequence[ComparedClause], new: Sequence[ComparedClause], pairs: Pairs
) -> Pairs:
    """Held clauses that are gone as such, each with the new one that now holds its words.

    So a paragraph that was cut in two by a page and is now read as one keeps both links.
    Index among the held → index among the new.
    """
    gone, _ = unpaired(held, new, pairs)
    found: Pairs = {}
    for index in gone:
        body = held[index].body
        holders = [
            other
            for other, clause in enumerate(new)
            if len(body) >= _TELLING_LENGTH and body in clause.body
        ]
        if holders:
            found[index] = min(holders, key=lambda other: abs(other - index))
    return found
