"""How often the repair is wrong: statutes garbled, repaired and compared, and clean."""

from collections import Counter
from itertools import islice
from time import perf_counter

from benchmarks.corpus import corpus_file, statutes
from documents.parsing import repair_text
from documents.parsing.rowrule import garble

_EVERY = 1  # raise it to look at a share of the statutes
_CLASSES = 12


def main() -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    repair_text("通知")  # the dictionary is loaded
    characters = changed = 0
    seconds = 0.0
    wrong: Counter[str] = Counter()
    for text in islice(statutes(path), 0, None, _EVERY):
        garbled = garble(text)
        start = perf_counter()
        repaired = repair_text(garbled)
        seconds += perf_counter() - start
        characters += len(text)
        wrong.update(
            f"{want}→{got}"
            for want, got in zip(text, repaired, strict=True)
            if want != got
        )
        changed += sum(a != b for a, b in zip(text, repair_text(text), strict=True))
    print(f"garbled: {wrong.total()} wrong of {characters:,} characters,")
    print(f"  {wrong.total() / characters * 10_000:.2f} in 10,000")
    print(f"  {', '.join(f'{what} {n}' for what, n in wrong.most_common(_CLASSES))}")
    print(f"clean: {changed} changed")
    print(f"{characters / seconds:,.0f} characters a second")
