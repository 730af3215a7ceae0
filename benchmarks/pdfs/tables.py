"""How many cells of made-up tables in PDFs are read as they were printed, kind by kind."""

from collections import defaultdict
from itertools import cycle

from tests.gazette_press.tables.made_up import Kind
from tests.gazette_press.tables.trial import NONE, Score, tried

TABLES = 200


def main() -> None:
    scores: dict[str, Score] = defaultdict(lambda: NONE)
    counts: dict[str, int] = defaultdict(int)
    whole: dict[str, int] = defaultdict(int)
    for seed, kind in zip(range(TABLES), cycle(Kind), strict=False):
        score = tried(seed, kind)
        for name in (kind.value, "all"):
            scores[name] += score
            counts[name] += 1
            whole[name] += score.f1 == 1
    print("kind: tables, of them without a fault; cells as printed, F1")
    for name, score in sorted(scores.items(), key=lambda told: told[0] == "all"):
        print(
            f"  {name}: {counts[name]}, {whole[name]};"
            f" {score.right} of {score.printed}, {score.f1:.4f}"
        )
