"""How well clauses of two versions are aligned, on statutes that were changed by chance.

Of each statute articles are reworded, taken out, put in, moved, split and joined, and what answers
to what is noted; F1 counts pairs of an old and a new article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from time import process_time

from benchmarks.corpus import corpus_file, titled_statutes
from documents.comparing.clauses import align
from documents.comparing.differences import Operation, differences
from documents.importing.matching.alignment import ComparedClause

_STATUTES = 200
_FEWEST, _MOST = 12, 150  # articles of a statute that is taken
_ARTICLE = re.compile(
    r"(?m)^第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?[\s　]*"
)
_SENTENCE = re.compile(r"[^。]+。")
_SWAPS = (
    ("应当", "必须"),
    ("三", "五"),
    ("负责", "承担"),
    ("可以", "应当"),
    ("部门", "机构"),
)
Pair = tuple[int, int]


@dataclass
class _Edited:
    """A new version, and for each of its articles those of the old one that it came from."""

    texts: list[str] = field(default_factory=list)
    origins: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, text: str, *origins: int) -> None:
        self.texts.append(text)
        self.origins.append(origins)

    @property
    def pairs(self) -> set[Pair]:
        return {(old, new) for new, olds in enumerate(self.origins) for old in olds}


def main() -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with statutes")
        return
    chosen = (
        articles
        for _, text in titled_statutes(path)
        if _FEWEST <= len(articles := articles_of(text)) <= _MOST
    )
    statutes = list(islice(chosen, _STATUTES))
    drawn, right, found, wanted, characters, seconds = Random(7), 0, 0, 0, 0, 0.0
    for number, old in enumerate(statutes):
        foreign = statutes[(number + 1) % len(statutes)]
        edited = _edit(old, foreign, drawn)
        begun = process_time()
        pairs = _aligned(old, edited.texts)
        seconds += process_time() - begun
        right += len(pairs & edited.pairs)
        found, wanted = found + len(pairs), wanted + len(edited.pairs)
        characters += sum(map(len, old)) + sum(map(len, edited.texts))
    print(
        f"{len(statutes)} statutes, {wanted} pairs of articles: precision {right / found:.4f}, "
        f"recall {right / wanted:.4f}, F1 {2 * right / (found + wanted):.4f}; "
        f"{seconds / len(statutes) * 1000:.0f} ms a statute with all differences, "
        f"{characters / seconds:,.0f} characters a second"
    )


def articles_of(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _ARTICLE.split(text)[1:] if part.strip()]


def _edit(old: Sequence[str], foreign: Sequence[str], drawn: Random) -> _Edited:
    """A third of the articles changed in one of six ways."""
    edited, held, skip = _Edited(), [], False
    for index, text in enumerate(old):
        if skip:
            skip = False
            continue
        match drawn.randrange(18):
            case 0:
                continue
            case 1:
                edited.add(text, index)
                edited.add(drawn.choice(foreign))
            case 2:
                held.append(index)
            case 3 if len(parts := _SENTENCE.findall(text)) > 1:
                edited.add(parts[0], index)
                edited.add("".join(parts[1:]), index)
            case 4 if index + 1 < len(old):
                edited.add(text + old[index + 1], index, index + 1)
                skip = True
            case 5:
                edited.add(_reworded(text, drawn), index)
            case _:
                edited.add(text, index)
    for index in held:
        place = drawn.randrange(len(edited.texts) + 1)
        edited.texts.insert(place, old[index])
        edited.origins.insert(place, (index,))
    return edited


def _reworded(text: str, drawn: Random) -> str:
    for before, after in _SWAPS:
        if drawn.random() < 0.5:
            text = text.replace(before, after)
    return text + drawn.choice(("", "国家另有规定的，从其规定。"))


def _aligned(old: Sequence[str], new: Sequence[str]) -> set[Pair]:
    """The pairs that are found; every character of both has to be accounted for."""
    rows = align(_compared(old), _compared(new))
    for row in rows:
        before = "\n".join(old[index] for index in row.old)
        after = "\n".join(new[index] for index in row.new)
        stretches = differences(before, after)
        for own, text in ((Operation.DELETED, before), (Operation.INSERTED, after)):
            sides = (Operation.KEPT, own)
            assert text == "".join(s.text for s in stretches if s.operation in sides)
    return {(one, other) for row in rows for one in row.old for other in row.new}


def _compared(texts: Sequence[str]) -> list[ComparedClause]:
    return [
        ComparedClause(0, f"art{number}", text, 0)
        for number, text in enumerate(texts, 1)
    ]
