"""Pairs of neighbouring hanzi: what texts share that words do not show.

人脸识别 is one word in one text, and 人脸 is asked for; 中会 is cut out of 会议中会. Pairs are
counted in the candidates alone, so that only their places are read.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search.analysis.folding import is_alphanumeric
from search.arrays.array_file import Array
from search.arrays.ranges import find, within
from search.query.terms import MatchMode
from search.whoosh_engine import weights
from search.whoosh_engine.index.indexed_documents import NUMBER, TITLE
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.weights import Floats
from search.whoosh_engine.worth import clause_lengths

_AT_MOST = 40


def bigrams_of(texts: Iterable[str]) -> list[str]:
    """The pairs of each text, each pair once."""
    found = (
        first + second
        for text in texts
        for first, second in pairwise(text)
        if not is_alphanumeric(first) and not is_alphanumeric(second)
    )
    return list(dict.fromkeys(found))[:_AT_MOST]


class Bigrams:
    """The pairs of a question in the candidates, and how rare each is.

    `parts[n]` holds the pair `which[n]`; numbers of documents are no parts here.
    """

    def __init__(
        self, snapshot: Snapshot, pairs: Sequence[str], candidates: Array
    ) -> None:
        self._pairs = pairs
        each = [_parts_with(snapshot, pair, candidates) for pair in pairs]
        self.parts = np.concatenate([np.zeros(0, "<i4"), *each])
        self.which = np.repeat(np.arange(len(each)), [len(one) for one in each])
        every, asked = snapshot.clause_count, len(candidates)
        self.rarity = np.array(
            [
                weights.rarity(
                    every, min(every, _estimated(snapshot, pair, len(having), asked))
                )
                for pair, having in zip(pairs, each, strict=True)
            ]
        )
        documents = snapshot.document_of_part[self.parts]
        is_title = self.parts - snapshot.first_parts[documents] == TITLE
        lengths = np.where(
            is_title,
            snapshot.title_lengths[documents],
            clause_lengths(snapshot, self.parts),
        )
        self._worths: Floats = self.rarity[self.which] * weights.BIGRAMS / lengths

    def worths_of(self, parts: Array) -> Floats:
        """What pairs are worth to each of these parts, which are ascending."""
        rows, held = self._rows(parts)
        return np.bincount(rows, self._worths[held], len(parts)).astype(float)

    def in_no_word(
        self, parts: Array, words: Sequence[str], held: NDArray[np.bool_]
    ) -> Floats:
        """What the pairs in each part are worth that stand in none of the words it holds;
        `held[word, part]` says which those are, `parts` are ascending."""
        within_word = np.array(
            [[pair in word for word in words] for pair in self._pairs], np.float32
        ).reshape(len(self._pairs), len(words))
        covered = within_word @ held.astype(np.float32) > 0
        rows, those = self._rows(parts)
        pairs = self.which[those]
        worths = np.where(covered[pairs, rows], 0.0, self.rarity[pairs])
        return np.bincount(rows, worths, len(parts)).astype(float)

    def _rows(self, parts: Array) -> tuple[Array, Array]:
        """Of the pairs that stand in these parts: the row of the part, and which they are."""
        rows, is_there = find(self.parts, parts)
        those = np.flatnonzero(is_there)
        return rows[those], those


def _parts_with(snapshot: Snapshot, pair: str, candidates: Array) -> Array:
    """The candidates' parts that hold a pair, each once."""
    places = snapshot.places_of(pair, MatchMode.SUBSTRING)
    starts = snapshot.part_starts[snapshot.first_parts]
    first = places.searchsorted(starts[candidates])
    end = places.searchsorted(starts[candidates + 1])
    which, _ = within(first, end)
    parts = np.unique(snapshot.parts_at(places[which]))
    number = parts - snapshot.first_parts[snapshot.document_of_part[parts]]
    held: Array = parts[number != NUMBER]
    return held


def _estimated(snapshot: Snapshot, pair: str, having: int, candidates: int) -> int:
    """How many clauses hold a pair: as many as of the candidates, by how many documents
    have both of its hanzi."""
    first, second = (snapshot.with_character(char) for char in pair)
    both = int(np.count_nonzero(first & second))
    return round(having * max(1.0, both / max(1, candidates)))
