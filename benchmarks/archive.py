"""An archive as a city's grows: statutes cut into documents of thirty clauses, 240 months, 40
organs, 8 kinds; and sixty queries as they are asked of it, drawn from what it says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from benchmarks.corpus import titled_statutes
from documents.models import Clause, Document
from search.analysis.tokenizer import tokenizer_of
from search.engine import engine
from tests.builders.archive import ISSUERS, KINDS

CLAUSES_EACH = 30
_SEED = 7
_READ = 4000  # clauses whose words are counted
_COMMON = 150  # so many of the commonest words are common
_RARE = range(2, 5)  # words in so many of the clauses read are rare


def statutes_in_documents(path: Path, clauses: int) -> Iterator[tuple[str, list[str]]]:
    """Titles with thirty paragraphs each, until there are so many clauses."""
    stored = 0
    for title, text in titled_statutes(path):
        texts = [*filter(None, (one.strip("# ") for one in text.splitlines()))]
        for start in range(0, len(texts), CLAUSES_EACH):
            if stored >= clauses:
                return
            held = texts[start : start + CLAUSES_EACH]
            stored += len(held)
            yield title, held


def addresses() -> list[str]:
    """Sixty search pages: 10 common words, 10 rare ones, 12 of two, 6 of three, 8 phrases,
    6 numbers, 8 of them filtered."""
    random = Random(_SEED)
    texts = _texts(random)
    common, rare = _words(texts)
    either = common + rare
    queries = [
        *random.sample(common, 10),
        *random.sample(rare, 10),
        *(" ".join(random.sample(common, 2)) for _ in range(6)),
        *(f"{random.choice(common)} {random.choice(rare)}" for _ in range(6)),
        *(" ".join(random.sample(either, 3)) for _ in range(6)),
        *(f"“{_phrase(random, texts)}”" for _ in range(8)),
        *random.sample([*Document.objects.values_list("number", flat=True)], 6),
    ]
    return [
        *(_address(q=query) for query in queries),
        *(_address(q=random.choice(common), month="2013-07") for _ in range(3)),
        *(_address(q=word, issuer=random.choice(ISSUERS)) for word in common[:3]),
        *(_address(q=word, kind=random.choice(KINDS)) for word in common[3:5]),
    ]


def _address(**parameters: str) -> str:
    return f"/search/?{urlencode(parameters)}"


def _texts(random: Random) -> list[str]:
    ids = [*Clause.objects.order_by("pk").values_list("pk", flat=True)]
    drawn = random.sample(ids, min(_READ, len(ids)))
    held = Clause.objects.in_bulk(drawn)
    return [held[pk].text for pk in drawn]


def _words(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Common and rare ones, of two hanzi and more."""
    cut = tokenizer_of(engine()).words
    counts = Counter(word for text in texts for word in set(cut(text)) if len(word) > 1)
    ordered = [word for word, _ in counts.most_common() if word.isalpha()]
    rare = [word for word in ordered if counts[word] in _RARE]
    return ordered[:_COMMON], sorted(rare)


def _phrase(random: Random, texts: Sequence[str]) -> str:
    text = random.choice([one for one in texts if len(one) > 40])
    start = random.randrange(len(text) - 12)
    return text[start : start + 10].replace("“", "").replace("”", "")
