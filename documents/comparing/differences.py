"""Where two texts differ, to the character.

Whole sentences are compared first, then the characters of those that differ: what two long
texts have in common is found in the time that their sentences take.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile

# A lone 的 between two changes says less than one change that holds it.
_SHORTEST_COMMON = 2
_SENTENCES = re.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]?")
# A number is told whole: 31 became 37, not 1 7.
_CHARACTERS = re.compile(r"[0-9０-９]+|.", re.DOTALL)
# Characters against characters; beyond that, all of one stretch counts as replaced.
_MOST_COMPARED = 4_000_000


class Operation(StrEnum):
    """What becomes of a stretch of text, named as HTML names it."""

    KEPT = "kept"
    DELETED = "del"
    INSERTED = "ins"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that both have, or only the old or only the new one."""

    text: str
    operation: Operation


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """What turns one text into the other, in order, nothing empty; deletions come first.

    Kept and deleted stretches make up the old text, kept and inserted ones the new one.
    """
    return tuple(_merged(_compared(old, new)))


def _compared(old: str, new: str) -> Iterator[Stretch]:
    olds, news = _SENTENCES.findall(old), _SENTENCES.findall(new)
    for same, before, after in _blocks(olds, news):
        one, other = "".join(before), "".join(after)
        if same:
            yield Stretch(one, Operation.KEPT)
        else:
            yield from _by_character(
                _CHARACTERS.findall(one), _CHARACTERS.findall(other)
            )


def _by_character(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    if len(old) * len(new) > _MOST_COMPARED:
        yield from _replaced(old, new)
        return
    # What is common but shorter than that belongs to the change around it.
    gone: list[str] = []
    come: list[str] = []
    for same, before, after in _blocks(old, new):
        if same and len(before) >= _SHORTEST_COMMON:
            yield from _replaced(gone, come)
            gone, come = [], []
            yield Stretch("".join(before), Operation.KEPT)
        else:
            gone += before
            come += after
    yield from _replaced(gone, come)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """One for the other; what both begin or end with is kept after all."""
    begin = _common(old, new)
    end = _common(old[begin:][::-1], new[begin:][::-1])
    yield Stretch("".join(old[:begin]), Operation.KEPT)
    yield Stretch("".join(old[begin : len(old) - end]), Operation.DELETED)
    yield Stretch("".join(new[begin : len(new) - end]), Operation.INSERTED)
    yield Stretch("".join(old[len(old) - end :]), Operation.KEPT)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many characters both begin with."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def _blocks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Stretches of both, in order: whether they are the same, the old's and the new's."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, one, one_end, other, other_end in matcher.get_opcodes():
        yield tag == "equal", old[one:one_end], new[other:other_end]


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one kind as one; between two kept ones deletions before insertions."""
    for kept, run in groupby(stretches, lambda one: one.operation is Operation.KEPT):
        some = list(run)
        kinds = (Operation.KEPT,) if kept else (Operation.DELETED, Operation.INSERTED)
        for kind in kinds:
            text = "".join(each.text for each in some if each.operation is kind)
            if text:
                yield Stretch(text, kind)
