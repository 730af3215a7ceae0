"""Short forms as offices use them (发改委, 医保), and what they stand for.

The data are in `words/abbreviations.tsv`, which says how it is written.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from documents.parsing.lexicon import lexicon
from search.folding import Folded, fold
from search.tokenizer import Token

FILE = Path(__file__).parent / "words" / "abbreviations.tsv"

_ALSO = {"委": ("委", "委员会"), "办": ("办", "办公室")}
_ALONE = "-"
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and its names in full, folded. None stands for an open year."""

    short: str
    names: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    note: str = ""


@cache
def abbreviations() -> Mapping[str, tuple[Abbreviation, ...]]:
    """What each short form stands for, or stood for, in the order of the file."""
    found: defaultdict[str, list[Abbreviation]] = defaultdict(list)
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            for one in _read(line):
                found[one.short].append(one)
    return {short: tuple(every) for short, every in found.items()}


def abbreviations_in(
    folded: Folded, tokens: Sequence[Token]
) -> list[tuple[int, tuple[Abbreviation, ...]]]:
    """The short forms that a text holds and where each stands, without overlap.

    None is cut out of a longer word: 医保 is not in 中医保健.
    """
    known = abbreviations()
    longest = max(map(len, known), default=0)
    candidates = (
        (start, end)
        for start in range(len(folded.text))
        for end in range(start + 2, min(start + longest, len(folded.text)) + 1)
        if folded.text[start:end] in known
    )
    taken: list[tuple[int, int]] = []
    for start, end in sorted(candidates, key=lambda span: (span[0] - span[1], span)):
        apart = all(end <= first or last <= start for first, last in taken)
        if apart and not _cuts_a_word(start, end, folded, tokens):
            taken.append((start, end))
    return [(start, known[folded.text[start:end]]) for start, end in sorted(taken)]


def _cuts_a_word(start: int, end: int, folded: Folded, tokens: Sequence[Token]) -> bool:
    if any(start < place < end for place in folded.breaks):
        return True
    return any(
        (token.start < start < token.end or token.start < end < token.end)
        and lexicon().is_word(token.text)
        and not (end - start > 2 and _leaves_a_word(token, end))
        for token in tokens
    )


def _leaves_a_word(token: Token, end: int) -> bool:
    """文旅局|局长, though a dictionary has 局局长."""
    rest = token.text[end - token.start :] if token.start < end < token.end else ""
    return len(rest) > 1 and lexicon().is_word(rest)


# ---- the data --------------------------------------------------------------------


def _read(line: str) -> Iterator[Abbreviation]:
    columns = line.split("\t")
    columns += [""] * (_COLUMNS - len(columns))
    short, endings, names, since, until, note = columns
    for group in endings.split():
        for typed, full in _endings(short, group.split("/"), names.split()):
            yield Abbreviation(
                fold(typed).text,
                tuple(dict.fromkeys(fold(name).text for name in full if name != typed)),
                int(since) if since else None,
                int(until) if until else None,
                note,
            )


def _endings(
    short: str, group: Sequence[str], names: Sequence[str]
) -> Iterator[tuple[str, list[str]]]:
    """Each short form of the group with its names: 发改委 with 发展改革委, 发改局 …"""
    if group == [_ALONE]:
        yield short, list(names)
        return
    for ending in group:
        alike = [ending, *(other for other in group if other != ending)]
        others = [short + other for other in alike[1:]]
        full = [
            name + written
            for other in alike
            for name in names
            for written in _ALSO.get(other, (other,))
        ]
        yield short + ending, [*full, *others]
