"""Whatever is done to a document, an address leads to its clause while that is there."""

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from documents.importing.store import store_issue
from documents.models import Clause, ClauseAlias
from tests.builders.parsed_issues import document, gazette_file, issue
from tests.seeds import seeds

EDITS = 12


def changed(clauses: list[str], fresh: Iterator[str], chance: random.Random) -> None:
    """The paragraphs after one insertion, deletion or move; their numbers follow from the order."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(clauses) + 1)
        match chance.choice(("insert", "insert", "strike", "move")):
            case "insert":
                clauses.insert(place, next(fresh))
            case "strike" if len(clauses) > 2:
                del clauses[place - 1]
            case "move":
                clauses.insert(place, clauses.pop())


def addresses() -> dict[str, str]:
    live = dict(Clause.objects.values_list("key", "text"))
    formerly = dict(ClauseAlias.objects.values_list("old_key", "clause__text"))
    assert not live.keys() & formerly.keys()
    return {key: text.split("、")[1] for key, text in {**live, **formerly}.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", seeds(8))
def test_every_address_survives_any_edits(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    # Near in wording, so that likeness alone would mix them up.
    fresh = (f"办好全市第{number:03}件民生实事。" for number in count())
    clauses = [next(fresh) for _ in range(6)]
    promised: dict[str, str] = {}
    for version in range(EDITS):
        text = "\n".join(f"{n} {n}、{words}" for n, words in enumerate(clauses, 1))
        made = document("关于民生实事的通知", "花政发〔2021〕1号", text)
        store_issue(issue(made), gazette_file(tmp_path, f"市政府的通知 {version}"))

        held = addresses()
        assert set(clauses) <= set(held.values())
        for address, words in promised.items():
            assert words not in clauses or held[address] == words
        promised = {**promised, **held}
        changed(clauses, fresh, chance)
