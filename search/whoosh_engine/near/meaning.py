"""Clauses that say in other words what was asked, beside those that hold its words.

What is near by words and what is near by meaning are two orders; a document, or a clause, is
worth what its places in both give it (reciprocal rank fusion, Cormack et al. 2009). Meaning
alone loses numbers and names, so it only ever has a vote, and what no word led to is
told apart from the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from search.analysis.names import is_organ
from search.arrays.array_file import Array
from search.arrays.ranges import find
from search.engine import NEAREST, Near
from search.meaning.nearest import meaning
from search.query.terms import Term
from search.whoosh_engine import weights
from search.whoosh_engine.near.answers import Answers, Places
from search.whoosh_engine.snapshot import Documents, Snapshot


@dataclass(frozen=True, slots=True)
class ByMeaning:
    """Clauses by their parts, the nearest first; `enough` says which answer by meaning alone."""

    parts: Array
    enough: NDArray[np.bool_]

    def answering(self, snapshot: Snapshot) -> Array:
        """The documents that have a clause which answers by its meaning alone."""
        documents: Array = np.unique(snapshot.document_of_part[self.parts[self.enough]])
        return documents


def by_meaning(
    snapshot: Snapshot, near: Near, terms: Sequence[Term], among: Documents
) -> ByMeaning:
    """The clauses of these documents that are nearest; none where there are no vectors."""
    found_by = meaning()
    question = " ".join(words.text for words in near.words)
    nearest = found_by and found_by.nearest(
        question, snapshot.clause_keys, among[snapshot.document_of_part]
    )
    if not nearest:
        return ByMeaning(np.zeros(0, "<i4"), np.zeros(0, bool))
    enough = nearest.enough & _is_said_in_words(terms)
    return ByMeaning(nearest.places.astype("<i4"), enough)


def _is_said_in_words(terms: Sequence[Term]) -> bool:
    """Numbers and organs mean themselves: what is near to 2023年12月10日 are other days, to
    市水利局 other organs."""
    forms = "".join(form for term in terms for form in term.shown_as)
    if any(char.isdecimal() for char in forms):
        return False
    return any(len(term.text) > 1 and not is_organ(term.text) for term in terms)


def fused(answers: Answers, found: ByMeaning) -> Answers:
    """The answers by words and those by meaning, in the order of both together."""
    clauses = answers.looked.clauses
    at, is_there = find(found.parts, clauses.parts)
    at, enough = at[is_there], found.enough[is_there]
    may_vote = enough | np.isin(clauses.rows[at], answers.rows)
    votes = at[may_vote][: weights.VOTES_BY_MEANING].tolist()
    if not votes:
        return answers
    rows_of_votes = [*dict.fromkeys(clauses.rows[votes].tolist())]
    of_documents = _places(len(answers.looked.documents), answers.rows, rows_of_votes)
    by_words = [clause for some in answers.clauses for clause in some]
    by_words.sort(key=lambda clause: (-answers.clause_scores[clause], clause))
    of_clauses = _places(len(clauses.parts), by_words, votes)
    ids = answers.ranking.snapshot.document_ids[answers.looked.documents]
    order = np.lexsort((ids, -of_documents.scores))
    rows = [row for row in order.tolist() if of_documents.scores[row]][:NEAREST]
    held = dict(zip(answers.rows, answers.clauses, strict=True))
    shown = []
    for row in rows:
        voting = (clause for clause in votes if clauses.rows[clause] == row)
        theirs = dict.fromkeys((*held.get(row, ()), *voting))
        shown.append(sorted(theirs, key=lambda one: (-of_clauses.scores[one], one)))
    return replace(
        answers,
        rows=rows,
        clauses=shown,
        scores=of_documents.scores,
        clause_scores=of_clauses.scores,
        places=of_documents,
        clause_places=of_clauses,
    )


def _places(count: int, by_words: Sequence[int], by_meaning: Sequence[int]) -> Places:
    """What so many documents or clauses get for their places in the two orders."""
    words, meant = np.zeros(count), np.zeros(count)
    for worths, order, weight in (
        (words, by_words, 1.0),
        (meant, by_meaning, weights.MEANING),
    ):
        worths[list(order)] = weight / (weights.FUSION + 1 + np.arange(len(order)))
    return Places(words, meant)
