"""Pairs of neighbouring hanzi: what texts share that words do not show.

人脸识别 is one word in one text, and 人脸 is asked for; 中会 is cut out of 会议中会. Pairs are
counted in the candidates alone, so that no text is read for them that holds nothing else.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from search.analysis.folding import is_alphanumeric
from search.whoosh_engine import weights
from search.whoosh_engine.indexed_documents import NUMBER, TITLE, IndexedDocument
from search.whoosh_engine.scored import ScoredDocument
from search.whoosh_engine.snapshot import Snapshot

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
    """The pairs of a question in the candidates' texts, and how rare each is."""

    def __init__(
        self,
        snapshot: Snapshot,
        pairs: Sequence[str],
        candidates: Sequence[ScoredDocument],
    ) -> None:
        self._pairs = pairs
        self._parts = {
            one.indexed.document_id: [_parts_with(pair, one.indexed) for pair in pairs]
            for one in candidates
        }
        every, asked = snapshot.clause_count, len(candidates)
        self._rarity = []
        for which, pair in enumerate(pairs):
            having = sum(len(parts[which]) for parts in self._parts.values())
            estimated = _estimated(snapshot, pair, having, asked)
            self._rarity.append(weights.rarity(every, min(every, estimated)))

    def add_to(self, document: ScoredDocument) -> None:
        """What pairs are worth to a document's clauses and to its title."""
        parts = self._parts[document.indexed.document_id]
        for rarity, held in zip(self._rarity, parts, strict=True):
            for number in held:
                part = document.title if number == TITLE else document.clause(number)
                part.bigrams += rarity * weights.BIGRAMS / part.length

    def worth(
        self, indexed: IndexedDocument, part: int, words: Collection[str]
    ) -> float:
        """What the pairs in a part are worth that stand in none of these words."""
        each = zip(
            self._pairs, self._rarity, self._parts[indexed.document_id], strict=True
        )
        return sum(
            rarity
            for pair, rarity, parts in each
            if part in parts and not any(pair in word for word in words)
        )


def _parts_with(pair: str, indexed: IndexedDocument) -> set[int]:
    parts = set()
    at = indexed.text.find(pair)
    while at >= 0:
        part = indexed.part_at(at)
        parts.add(part)
        at = indexed.text.find(pair, indexed.end_of(part))
    return parts - {NUMBER}


def _estimated(snapshot: Snapshot, pair: str, having: int, candidates: int) -> int:
    """How many clauses hold a pair: as many as of the candidates, by how many documents
    have both of its hanzi."""
    both = snapshot.with_character(pair[0]) & snapshot.with_character(pair[1])
    return round(having * max(1.0, both.bit_count() / max(1, candidates)))
