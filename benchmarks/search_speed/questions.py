"""Sixty queries over an archive, of seven sorts, drawn from its own words."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.search_speed.archive import CODE, MONTHS, organ
from search.analysis.folding import fold
from search.analysis.tokenizer import Tokenizer
from search.engine import And as All
from search.engine import DocumentEntry, Near, Node, Number, Phrase, Query, Words

COMMON, RARE, OF_TWO, OF_THREE, PHRASES, NUMBERS, FILTERED = 10, 10, 12, 6, 8, 6, 8
_SAMPLE = 3000  # clauses that words are drawn from
_COMMONEST = 60


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in words that both engines cut alike; `number` is a year and a serial."""

    sort: str
    words: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    number: tuple[int, int] | None = None
    organ: str = ""
    months: frozenset[str] = frozenset()

    def query(self, limit: int = 20) -> Query:
        """For our engine."""
        leaves: list[Node] = [Words(word) for word in self.words]
        if self.phrase:
            leaves.append(Phrase("".join(self.phrase)))
        if self.number:
            leaves.append(Number(CODE, *self.number))
        return Query(
            leaves[0] if len(leaves) == 1 else All(tuple(leaves)),
            issuers=frozenset({self.organ} - {""}),
            months=self.months,
            limit=limit,
        )

    def near(self) -> Query:
        """The same words for our engine, none of which has to be found, where nothing else is."""
        words = tuple(Words(word) for word in self.words or self.phrase)
        return Query(Phrase("龘龘龘龘"), near=Near(words))


def questions(
    documents: Sequence[DocumentEntry], tokenizer: Tokenizer
) -> list[Question]:
    """From a sample of the archive's documents."""
    chance = random.Random(2)
    clauses = [clause.text for one in documents for clause in one.clauses]
    cut = [
        [token.text for token in tokenizer.cut(fold(text)) if len(token.text) > 1]
        for text in chance.sample(clauses, min(_SAMPLE, len(clauses)))
    ]
    counts = Counter(word for words in cut for word in set(words) if word.isalpha())
    ordered = [word for word, _ in counts.most_common()]
    return list(_questions(chance, documents, tokenizer, cut, counts, ordered))


def _questions(
    chance: random.Random,
    documents: Sequence[DocumentEntry],
    tokenizer: Tokenizer,
    cut: list[list[str]],
    counts: Counter[str],
    ordered: list[str],
) -> Iterator[Question]:
    rare = [word for word in ordered if 2 <= counts[word] <= 4]

    def together(many: int, least: int = 10) -> tuple[str, ...]:
        while True:
            words = list(dict.fromkeys(chance.choice(cut)))
            words = [word for word in words if counts[word] >= least]
            if len(words) >= many:
                return tuple(chance.sample(words, many))

    for word in chance.sample(ordered[:_COMMONEST], COMMON):
        yield Question("common", (word,))
    for word in chance.sample(rare, RARE):
        yield Question("rare", (word,))
    for _ in range(OF_TWO):
        yield Question("two", together(2))
    for _ in range(OF_THREE):
        yield Question("three", together(3))
    for _ in range(PHRASES):
        yield Question("phrase", phrase=_phrase(chance, documents, tokenizer))
    for one in chance.sample(list(documents), NUMBERS):
        yield Question("number", number=(one.year or 0, one.serial or 0))
    for _ in range(FILTERED):
        first = chance.randrange(MONTHS - 60)
        months = frozenset(one.month for one in documents)
        among = sorted(months)[first : first + 60] if chance.random() < 0.5 else ()
        yield Question(
            "filtered",
            together(chance.choice((1, 2))),
            organ=organ(chance.randrange(40)),
            months=frozenset(among),
        )


def _phrase(
    chance: random.Random, documents: Sequence[DocumentEntry], tokenizer: Tokenizer
) -> tuple[str, ...]:
    """Two or three neighbouring words without a mark between."""
    while True:
        folded = fold(chance.choice(chance.choice(documents).clauses).text)
        tokens = tokenizer.cut(folded)
        start = chance.randrange(len(tokens))
        taken = tokens[start : start + chance.choice((2, 3))]
        inside = range(taken[0].start + 1, taken[-1].end)
        words = tuple(token.text for token in taken)
        is_apart = any(place in inside for place in folded.breaks)
        if len(taken) > 1 and not is_apart and all(map(str.isalpha, words)):
            return words
