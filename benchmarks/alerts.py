"""A new issue against 10,000 saved searches: from the index being level to hits being stored."""

import os
from collections import Counter
from collections.abc import Iterator
from random import Random
from time import perf_counter, process_time
from urllib.parse import urlencode

from django.core.management import call_command

from benchmarks.archive import statutes_in_documents
from benchmarks.corpus import corpus_file
from documents.models import Clause, Document, Issue
from office.accounts.models import User
from office.alerts.models import Frequency, Hit, SavedSearch, SeenDocument
from office.alerts.percolation import notice_changes
from search.analysis.tokenizer import tokenizer_of
from search.engine import engine
from search.sync import bring_level, index_changed
from tests.builders.archive import ISSUERS, KINDS, store_archive

SEARCHES = 10_000
_HELD = 6000  # clauses of other issues
_CLAUSES = 600  # of the new issue
_SEED = 11
_MONTHS = 12


def main() -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    call_command("migrate", verbosity=0)
    every = list(statutes_in_documents(path, _HELD + _CLAUSES))
    new = _HELD // 30
    store_archive(every[:new], months=_MONTHS)
    bring_level()
    _save_searches(Random(_SEED))
    notice_changes()
    Hit.objects.all().delete()
    issue = Issue.objects.create(
        year=2030, month=1, pages=40, source_name="", source="", fingerprint="new"
    )
    for number, (title, texts) in enumerate(every[new:], 1):
        _store(issue, number, title, texts)
    _measure()


def _measure() -> None:
    seen = SeenDocument.objects.count()
    # What listens would have done it within the levelling.
    index_changed.disconnect(dispatch_uid="alerts")
    bring_level()
    start, used = perf_counter(), process_time()
    hits = notice_changes()
    wall, processor = perf_counter() - start, process_time() - used
    told = Hit.objects.values("search").distinct().count()
    print(
        f"{SavedSearch.objects.count():,} saved searches against "
        f"{SeenDocument.objects.count() - seen} documents: {wall:.2f} s, {processor:.2f} s "
        f"of them computing (load {os.getloadavg()[0]:.1f}); {hits:,} hits of {told:,} searches"
    )


def _store(issue: Issue, number: int, title: str, texts: list[str]) -> None:
    document = Document.objects.create(
        issue=issue,
        position=number,
        slug=f"new-{number}",
        title=title[:200],
        kind=KINDS[number % len(KINDS)],
        issuer=ISSUERS[number % len(ISSUERS)],
        number=f"云政办发〔2030〕{number}号",
        number_code="云政办发",
        number_year=2030,
        number_serial=number,
        first_page=1,
        last_page=1,
    )
    part = document.parts.create(position=0)
    Clause.objects.bulk_create(
        Clause(
            document=document,
            part=part,
            position=at,
            key=str(at),
            label="",
            depth=1,
            role="text",
            text=text,
            page=1,
            spans=[],
        )
        for at, text in enumerate(texts, 1)
    )


# ---- searches as they are saved ------------------------------------------------------


def _save_searches(random: Random) -> None:
    owner = User.objects.create_user("bench")
    texts = list(Clause.objects.order_by("pk").values_list("text", flat=True))
    queries = _queries(random, texts)
    distinct: dict[str, None] = {}
    while len(distinct) < SEARCHES:
        distinct[next(queries)] = None
    SavedSearch.objects.bulk_create(
        SavedSearch(owner=owner, query=query, name="", frequency=Frequency.NEVER)
        for query in distinct
    )


def _queries(random: Random, texts: list[str]) -> Iterator[str]:
    """30 in 100 one word, 30 two, 10 three, 15 phrases, 5 each of OR, NOT and numbers; one
    in ten is filtered. Words are drawn by how common they are."""
    cut = tokenizer_of(engine()).words
    counts = Counter(word for text in texts for word in set(cut(text)) if len(word) > 1)
    words = [word for word, _ in counts.most_common() if word.isalpha()]

    def word() -> str:
        return words[min(len(words) - 1, int(random.expovariate(1 / 1500)))]

    def phrase() -> str:
        text = random.choice(texts)
        start = random.randrange(max(1, len(text) - 8))
        held = text[start : start + random.randrange(4, 9)]
        return f"“{held.replace('“', '').replace('”', '')}”"

    kinds = (
        (30, word),
        (30, lambda: f"{word()} {word()}"),
        (10, lambda: f"{word()} {word()} {word()}"),
        (15, phrase),
        (5, lambda: f"{word()} OR {word()}"),
        (5, lambda: f"{word()} -{word()}"),
        (
            5,
            lambda: (
                f"云政办发〔{random.randrange(2004, 2031)}〕{random.randrange(1, 99)}号"
            ),
        ),
    )
    shares, makes = zip(*kinds, strict=True)
    while True:
        [make] = random.choices(makes, shares)
        pairs = [("q", make())]
        if random.random() < 0.1:
            filters = (("kind", KINDS), ("issuer", ISSUERS))
            name, values = random.choice(filters)
            pairs.append((name, random.choice(values)))
        yield urlencode(pairs)
