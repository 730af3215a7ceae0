"""Short forms as offices use them (发改委, 医保), what they stand for, and the way back.

The data are in `search/analysis/words/abbreviations.tsv`, which says how it is written.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from documents.parsing.text.dictionary import lexicon
from search.analysis.dictionary import word_lines
from search.analysis.folding import Folded, fold
from search.analysis.tokenizer import Token

FILE = "abbreviations.tsv"

_ALSO = {"委": ("委", "委员会"), "办": ("办", "办公室")}
_ALONE = "-"
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form or a name in full, and what else the same thing is called; all folded.

    None stands for an open year.
    """

    form: str
    others: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    note: str = ""


@cache
def abbreviations() -> Mapping[str, tuple[Abbreviation, ...]]:
    """What each form stands for, or stood for, in the order of the file."""
    found: defaultdict[str, list[Abbreviation]] = defaultdict(list)
    for line in word_lines(FILE):
        for one in _read(line):
            found[one.form].append(one)
    return {form: tuple(every) for form, every in found.items()}


def abbreviations_in(
    folded: Folded, tokens: Sequence[Token]
) -> list[tuple[int, tuple[Abbreviation, ...]]]:
    """The short forms that a text holds and where each stands, without overlap.

    None is cut out of a longer word: 医保 is not in 中医保健.
    """
    known = abbreviations()
    places = places_of(known, folded, tokens)
    return [(start, known[folded.text[start:end]]) for start, end in places]


def places_of(
    known: Collection[str],
    folded: Folded,
    tokens: Sequence[Token],
    may_be_left: Callable[[str], bool] | None = None,
) -> list[tuple[int, int]]:
    """Where in a text these stand, without overlap, the longest before others.

    One of more than two characters may begin or end in a word if the rest of that is a word,
    or one that `may_be_left`.
    """
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
        if apart and not _cuts_a_word(start, end, folded, tokens, may_be_left):
            taken.append((start, end))
    return sorted(taken)


def _cuts_a_word(
    start: int,
    end: int,
    folded: Folded,
    tokens: Sequence[Token],
    may_be_left: Callable[[str], bool] | None,
) -> bool:
    if any(start < place < end for place in folded.breaks):
        return True
    for token in tokens:
        is_cut = token.start < start < token.end or token.start < end < token.end
        if is_cut and lexicon().is_word(token.text):
            rest = _rest(token, start, end)
            is_left = _is_a_word(rest) or (
                may_be_left is not None and may_be_left(rest)
            )
            if not (end - start > 2 and is_left):
                return True
    return False


def _rest(token: Token, start: int, end: int) -> str:
    """文旅局|局长, though a dictionary has 局局长; 临川|市政府, though it has 临川市."""
    if token.start < end < token.end:
        return token.text[end - token.start :]
    return token.text[: max(0, start - token.start)]


def _is_a_word(rest: str) -> bool:
    return len(rest) > 1 and lexicon().is_word(rest)


# ---- the data --------------------------------------------------------------------


def _read(line: str) -> Iterator[Abbreviation]:
    """The short forms of a line and, unless it has a note, its names in full."""
    columns = line.split("\t")
    columns += [""] * (_COLUMNS - len(columns))
    short, endings, names, since, until, note = columns
    years = int(since) if since else None, int(until) if until else None
    for group in endings.split():
        alike = _alike(short, group.split("/"), names.split())
        for typed in alike if note else (*alike, *_full(alike)):
            others = dict.fromkeys(_ordered(typed, alike))
            others.pop(typed)
            yield Abbreviation(typed, tuple(others), *years, note)


def _alike(
    short: str, endings: Sequence[str], names: Sequence[str]
) -> dict[str, list[str]]:
    """Each short form with its own names: 发改委 with 发展改革委, 发改局 with 发展改革局."""
    if endings == [_ALONE]:
        return {fold(short).text: [fold(name).text for name in names]}
    return {
        fold(short + ending).text: [
            fold(name + written).text
            for name in names
            for written in _ALSO.get(ending, (ending,))
        ]
        for ending in endings
    }


def _full(alike: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for names in alike.values():
        yield from names


def _ordered(typed: str, alike: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """All forms: the names of what was typed first, the short forms last."""
    yield from alike.get(typed, ())
    yield from _full(alike)
    yield from alike
