"""How often repair is wrong: texts are garbled, repaired and compared with the print.

Statutes (real prose), made-up issues (lists of names, numbers, headings cut in two) of
which all, some pages, some lines, some runs or nothing is garbled, and hard lines.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from benchmarks.corpus import corpus_file, statutes
from documents.management.outline import DOUBTFUL
from documents.parsing import repair_text
from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.lines import repair_lines
from documents.parsing.repair.marks import (
    FULL_DIGITS,
    FULL_LETTERS,
    ROMAN,
    SERIES,
    read_as_mark,
)
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import garble
from tests.documents.parsing.hard_lines import CONTEXTS, hard_blocks
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.trial import print_issue

_EVERY = 1  # raise it to look at a share of the statutes
_WEIGHED = 8  # of the statutes, one in so many is repaired again for its confidences
_ISSUES = 60
_FIRST_SEED = 50_000
_PIECES = {  # of a text, each garbled or not by the toss of a coin
    "pages": r"(?<=\n)(?=[ \f])",
    "lines": r"(?<=\n)",
    "runs": r"(?<=[，。；]|\n)|(?<=[\u4e00-\u9fff]{12})",
}
_CLASSES = {
    "：院": "：",
    "，、袁尧": "， 、",
    "。；遥曰": "。 ；",
    "“”‘’野冶耶爷": "quotation marks",
    "《》〈〉＜＞叶曳掖业约跃": "title marks",
    "（）〔〕【】［］渊冤也页揖铱咱暂": "brackets",
    "—要": "— alone",
    "·窑": "·",
    "\u3000摇": "wide blanks",
    FULL_DIGITS + FULL_LETTERS: "full-width digits and letters",
    ROMAN + "".join(SERIES): "circled and Roman numbers",
}
_BINS = (0.6, DOUBTFUL, 0.95, 0.99, 1.0)


@dataclass
class Tally:
    """Characters compared, and errors: marks left as hanzi, hanzi made marks."""

    characters: int = 0
    seconds: float = 0.0
    left: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    repairs: Counter[float] = field(default_factory=Counter)  # by the bin of confidence
    wrong_repairs: Counter[float] = field(default_factory=Counter)

    @property
    def wrong(self) -> int:
        return self.left.total() + self.made.total()

    def compare(self, printed: str, dumped: str) -> None:
        start = time.process_time()
        repaired = repair_text(dumped)
        self.seconds += time.process_time() - start
        self.characters += len(printed)
        for want, had, got in zip(printed, dumped, repaired, strict=True):
            if want != got:
                (self.left if got == had else self.made)[_class_of(had)] += 1

    def told(self) -> str:
        share = self.wrong / self.characters * 10_000
        return f"{self.wrong} wrong of {self.characters:,}: {share:.3f} in 10,000"

    def classes(self) -> str:
        left = [f"{name} left as hanzi {n}" for name, n in self.left.most_common()]
        made = [f"hanzi made {name} {n}" for name, n in self.made.most_common()]
        return "; ".join(left + made)


def _class_of(hanzi: str) -> str:
    mark = read_as_mark(hanzi)
    return next((name for marks, name in _CLASSES.items() if mark in marks), "signs")


def main() -> None:
    lexicon()
    doubts = Tally()
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
    else:
        _statutes(list(islice(statutes(path), 0, None, _EVERY)), doubts)
    _issues(doubts)
    _hard_lines()
    _confidence(doubts)


def _statutes(texts: list[str], doubts: Tally) -> None:
    garbled, clean = Tally(), Tally()
    for number, text in enumerate(texts):
        if number % _WEIGHED == 0:
            _weigh(doubts, text, garble(text))
        garbled.compare(text, garble(text))
        clean.compare(text, text)
    print(f"statutes, garbled: {garbled.told()}")
    print(f"  {garbled.classes()}")
    print(f"statutes, clean: {clean.wrong} changed of {clean.characters:,}")
    for name, tally in (("garbled", garbled), ("clean", clean)):
        print(f"  {tally.characters / tally.seconds:,.0f} characters a second, {name}")


def _issues(doubts: Tally) -> None:
    seeds = range(_FIRST_SEED, _FIRST_SEED + _ISSUES)
    printed = {seed: print_issue(seed, Garbling.NONE).text for seed in seeds}
    ways: dict[str, Callable[[str, random.Random], str]] = {
        "all": lambda text, _: garble(text),
        **{name: _by_pieces(pattern) for name, pattern in _PIECES.items()},
        "nothing": lambda text, _: text,
    }
    for name, way in ways.items():
        tally = Tally()
        for seed, text in printed.items():
            dumped = way(text, random.Random(seed))
            tally.compare(text, dumped)
            _weigh(doubts, text, dumped)
        print(f"{_ISSUES} made-up issues, {name} garbled: {tally.told()}")
        if tally.wrong:
            print(f"  {tally.classes()}")


def _by_pieces(pattern: str) -> Callable[[str, random.Random], str]:
    pieces = re.compile(pattern)

    def some(text: str, rng: random.Random) -> str:
        return "".join(
            garble(piece) if rng.random() < 0.5 else piece
            for piece in pieces.split(text)
        )

    return some


def _hard_lines() -> None:
    for name, (before, after, is_garbled, around) in CONTEXTS.items():
        wrong: Counter[str] = Counter()
        characters = 0
        for kind, block in hard_blocks():
            tally = Tally()
            shown = garble if is_garbled else str
            beside = garble if around else str
            tally.compare(
                before + block + after, beside(before) + shown(block) + beside(after)
            )
            wrong[kind] += tally.wrong
            characters += len(block)
        told = ", ".join(f"{kind} {n}" for kind, n in wrong.items() if n) or "none"
        print(f"hard lines, {name}: {wrong.total()} wrong of {characters:,}: {told}")


def _weigh(tally: Tally, printed: str, dumped: str) -> None:
    """Count all repairs, and the wrong ones, by confidence."""
    lines = printed.replace("\f", "").split("\n")
    for line, told in zip(repair_lines(split_pages(dumped)), lines, strict=True):
        for repair in line.repairs:
            within = next(top for top in _BINS if repair.confidence <= top)
            tally.repairs[within] += 1
            tally.wrong_repairs[within] += told[repair.column] != repair.mark


def _confidence(tally: Tally) -> None:
    print("repairs by confidence, made-up issues and a share of the statutes:")
    for low, high in _steps(_BINS):
        made, wrong = tally.repairs[high], tally.wrong_repairs[high]
        print(f"  {low:.2f} to {high:.2f}: {made:,} repairs, {wrong} wrong")
    listed = sum(n for top, n in tally.wrong_repairs.items() if top <= DOUBTFUL)
    print(f"  listed as doubtful: {listed} of {tally.wrong_repairs.total()} wrong ones")


def _steps(tops: Iterable[float]) -> Iterator[tuple[float, float]]:
    low = 0.5
    for top in tops:
        yield low, top
        low = top
