"""In which parts a term or a number stands, at which place, and what that is worth.

A part counts once: a short text that says a word twice is no better. Worth is 1, or less
for a mere run of the word's characters, as in the name of an organ (应急管理局), or for an official word where an everyday one was
typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.analysis.document_numbers import is_same_code
from search.arrays.array_file import Array
from search.arrays.ranges import first_of_each, is_in
from search.engine import Number, Scope
from search.query.terms import Term
from search.whoosh_engine.index.columns import NONE
from search.whoosh_engine.snapshot import Documents, Snapshot
from search.whoosh_engine.weights import LESSER, MERE_RUN


@dataclass(frozen=True, slots=True)
class Occurrences:
    """`documents` are those that match; `worths[n]` is what stands at `places[n]` in `parts[n]`.

    `starts` and `lengths` are all places where any form of the term stands.
    """

    documents: Documents
    parts: Array
    places: Array
    worths: NDArray[np.float64]
    starts: Array
    lengths: Array


def occurrences_of(snapshot: Snapshot, term: Term) -> Occurrences:
    """Where a term stands."""
    starts, lengths, forms = _all_forms(snapshot, term)
    parts = snapshot.parts_at(starts)
    documents = snapshot.document_of_part[parts]
    held = snapshot.everything[documents]
    if term.scope is Scope.TITLE:
        held &= parts == snapshot.first_parts[documents]
    if not held.all():
        starts, lengths, forms = starts[held], lengths[held], forms[held]
        parts, documents = parts[held], documents[held]
    first = first_of_each(parts)
    found = _Found(parts[first], starts[first], forms[first])
    matching = np.zeros(len(snapshot.everything), bool)
    if term.loose:
        matching = _with_run(snapshot, term)
    else:
        matching[documents] = True
    return Occurrences(
        matching, found.parts, *_worth(snapshot, term, found), starts, lengths
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The first place in each part, and which form of the term stands there, by number."""

    parts: Array
    places: Array
    forms: Array


def _all_forms(snapshot: Snapshot, term: Term) -> tuple[Array, Array, Array]:
    """Every place, its length, and the form that stands there; of one place the longest first."""
    each = [snapshot.places_of(form, term.mode) for form in term.shown_as]
    lengths = np.array([len(form) for form in term.shown_as], "<u2")
    if len(each) == 1:
        [places] = each
        return places, np.full(len(places), lengths[0]), np.zeros(len(places), "|u1")
    places = np.concatenate([np.zeros(0, "<u4"), *each])
    forms = np.repeat(np.arange(len(each), dtype="<u2"), [len(one) for one in each])
    order = np.lexsort((-lengths[forms].astype(np.int64), places))
    forms = forms[order]
    return places[order], lengths[forms], forms


def _with_run(snapshot: Snapshot, term: Term) -> Documents:
    """A loose character matches wherever it stands."""
    places = snapshot.places_of(term.text, term.mode)
    if term.scope is Scope.TITLE:
        parts = snapshot.parts_at(places)
        titles = snapshot.first_parts[snapshot.document_of_part[parts]]
        places = places[parts == titles]
    return snapshot.documents_at(places)


# ---- worth -----------------------------------------------------------------------


def _worth(
    snapshot: Snapshot, term: Term, found: _Found
) -> tuple[Array, NDArray[np.float64]]:
    """The places that count, and what each is worth."""
    if term.scope is Scope.TITLE:
        return found.places, np.ones(len(found.places))
    tokens = found.places[:0]
    if not term.loose:
        tokens = snapshot.places_of_word_itself(term.text)
    if term.is_plain:
        return _words_and_runs(snapshot, found, tokens)
    worths = np.ones(len(found.places))
    lesser = [form in term.lesser for form in term.shown_as]
    if any(lesser):
        worths[np.array(lesser)[found.forms]] = LESSER
    if len(term.shown_as) > 1 and len(tokens):
        # As typed it is a word or a mere run; in another spelling it is as good as one.
        as_typed = snapshot.stands_at(term.text, found.places)
        worths[as_typed & ~is_in(found.places, tokens)] = MERE_RUN
    return found.places, worths


def _words_and_runs(
    snapshot: Snapshot, found: _Found, tokens: Array
) -> tuple[Array, NDArray[np.float64]]:
    """In each part the word where it is one, else the run of its characters."""
    if not len(tokens):
        return found.places, np.full(len(found.places), MERE_RUN)
    starts = snapshot.part_starts[found.parts]
    following = tokens.searchsorted(starts)
    following[following == len(tokens)] = len(tokens) - 1
    words = tokens[following]
    is_word = (words >= starts) & (words < snapshot.part_ends(found.parts))
    places = np.where(is_word, words, found.places)
    return places, np.where(is_word, 1.0, MERE_RUN)


# ---- numbers ---------------------------------------------------------------------


def citations_of(snapshot: Snapshot, asked: Number) -> Occurrences:
    """The documents of this number and those that cite it; the parts are those that do."""
    years, serials, places = snapshot.citations
    codes, _, cited = snapshot.codes
    places = places[_same(asked, codes, cited, years, serials)]
    parts = snapshot.parts_at(places)
    held = snapshot.everything[snapshot.document_of_part[parts]]
    parts, places = parts[held], places[held]
    documents = own_numbers(snapshot, asked)
    documents[snapshot.document_of_part[parts]] = True
    first = first_of_each(parts)
    parts, places = parts[first], places[first]
    none = places[:0]
    return Occurrences(documents, parts, places, np.ones(len(parts)), none, none)


def own_numbers(snapshot: Snapshot, asked: Number) -> Documents:
    """The documents whose own number is asked for."""
    codes, own, _ = snapshot.codes
    found = _same(asked, codes, own, snapshot.years, snapshot.serials)
    return found & snapshot.everything


def _same(
    asked: Number, codes: Sequence[str], held: Array, years: Array, serials: Array
) -> NDArray[np.bool_]:
    """Which numbers are the one that is asked for, part by part; see `is_same`."""
    found = np.ones(len(held), bool)
    for part, column in ((asked.serial, serials), (asked.year, years)):
        if part is not None:
            found &= (column == part) & (column != NONE)
    if asked.code is None:
        return found
    which = np.unique(held[found])
    same = np.zeros(len(codes), bool)
    same[which] = [is_same_code(asked.code, codes[one]) for one in which.tolist()]
    return found & same[held]
