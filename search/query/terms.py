"""What a leaf of a query looks for in a text: the same for matching, ranking and marking."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from search.analysis.folding import (
    Folded,
    Stream,
    find_whole,
    find_word,
    fold,
    is_alphanumeric,
)
from search.analysis.tokenizer import Token, Tokenizer
from search.engine import Leaf, Phrase, Scope, Words
from search.query.entities import Whole, wholes
from search.query.question_words import interrogatives
from search.query.short_forms import abbreviations_in

# A single character of these is no name and no rare word that jieba left over.
_FUNCTION_WORDS = frozenset(
    "的地得了着和与及或在是为等之于由以其把将被从到向也都就而对"
)
_NUMERALS = tuple("〇零一二三四五六七八九十百千点")


class Run(Enum):
    """How a term must stand in a text."""

    ANYHOW = auto()  # as a run of characters
    WHOLE = auto()  # and not cut out of a number or a Latin word
    WORD = auto()  # nor over a stop
    SHARE = auto()  # whole, and in figures before a percent sign


@dataclass(frozen=True, slots=True)
class Term:
    """A word or an exact phrase, folded.

    `shown_as` is what counts and is marked in a clause, any of it: the word as it was typed
    first, its other spellings and names. A single character of a longer run is `loose`: it
    is matched by itself, but shown only together with its neighbours. 礼品费 is cut into
    礼品 and 费; a loose 费 elsewhere is not what was meant.
    """

    text: str
    shown_as: tuple[str, ...]
    run: Run = Run.WORD
    loose: bool = False
    scope: Scope = Scope.DOCUMENT

    @property
    def matched_by(self) -> tuple[str, ...]:
        """What makes a document match, any of it."""
        return (self.text,) if self.loose else self.shown_as

    @property
    def is_plain(self) -> bool:
        """Whether it is one word, in one spelling."""
        return self.run is Run.WORD and self.shown_as == (self.text,)

    def find(
        self, stream: Stream, start: int = 0, end: int | None = None
    ) -> tuple[int, int] | None:
        """Where the term next stands, as it is shown; of several there, the longest."""
        found = [
            (at, -at - len(text))
            for text in self.shown_as
            if (at := find_run(stream, text, self.run, start, end)) >= 0
        ]
        if not found:
            return None
        at, end_negated = min(found)
        return at, -end_negated

    def find_all(
        self, stream: Stream, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[int, int]]:
        """Every place where the term stands; they may overlap."""
        for text in self.shown_as:
            at = find_run(stream, text, self.run, start, end)
            while at >= 0:
                yield at, at + len(text)
                at = find_run(stream, text, self.run, at + 1, end)


def find_run(
    stream: Stream, text: str, run: Run, start: int = 0, end: int | None = None
) -> int:
    """Where the text next stands, or -1."""
    match run:
        case Run.ANYHOW:
            stop = len(stream.text) if end is None else end
            return stream.text.find(text, start, stop)
        case Run.WHOLE:
            return find_whole(stream, text, start, end)
        case Run.WORD:
            return find_word(stream, text, start, end)
        case Run.SHARE:
            return _find_share(stream, text, start, end)


def _find_share(stream: Stream, text: str, start: int, end: int | None) -> int:
    """In figures before a percent sign, in hanzi whole: 百分之五 is not in 百分之五十."""
    at = find_whole(stream, text, start, end)
    while at >= 0 and not _ends_share(stream, at + len(text)):
        at = find_whole(stream, text, at + 1, end)
    return at


def _ends_share(stream: Stream, at: int) -> bool:
    if stream.text[at - 1].isdecimal():
        place = bisect_left(stream.shares, at)
        return place < len(stream.shares) and stream.shares[place] == at
    return stream.text[at : at + 1] not in _NUMERALS


@dataclass(frozen=True, slots=True)
class Sought:
    """The terms of a leaf, all of them asked for, and the runs that are better still."""

    terms: tuple[Term, ...]
    runs: tuple[Term, ...] = ()


def sought(leaf: Leaf, tokenizer: Tokenizer) -> Sought:
    """The terms of one leaf, cut as the index is that will be asked."""
    match leaf:
        case Words():
            return _words(leaf, tokenizer)
        case Phrase(text, scope):
            folded = fold(text).text
            term = Term(folded, (folded,), Run.ANYHOW, scope=scope)
            return Sought((term,) if folded else ())
        case _:
            return Sought(())


def together(every: Iterable[Sought]) -> Sought:
    """What several leaves look for, each term and each run once."""
    leaves = list(every)
    return Sought(
        tuple(dict.fromkeys(term for leaf in leaves for term in leaf.terms)),
        tuple(dict.fromkeys(run for leaf in leaves for run in leaf.runs)),
    )


# ---- words ---------------------------------------------------------------------


def _words(words: Words, tokenizer: Tokenizer) -> Sought:
    text, scope = words.text, words.scope
    folded = fold(text)
    tokens = tokenizer.cut(folded)
    asking = list(interrogatives(folded, tokens))
    known = (
        *wholes(text, folded, tokens),
        *_named(folded, tokens, words.also),
        *asking,
    )
    pieces = _pieces(folded, known, tokenizer)
    if all(piece in asking for piece in pieces):
        asking = []
    terms: list[Term] = []
    runs: list[Term] = []
    stretches = groupby(pieces, lambda piece: bisect_right(folded.stops, piece.start))
    for stretch in (_joined(folded, list(group)) for _, group in stretches):
        terms += (
            _term(folded, stretch, at, scope)
            for at, piece in enumerate(stretch)
            if piece not in asking
        )
        for beside in (stretch, *_parted(stretch, asking)):
            if len(beside) > 1:
                run = folded.text[beside[0].start : beside[-1].end]
                runs.append(Term(run, (run,), scope=scope))
    return Sought(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(runs)))


def _parted(stretch: list[Whole], asking: list[Whole]) -> Iterator[list[Whole]]:
    """What stands together between the words that ask; nothing where none does."""
    parted = groupby(stretch, lambda piece: piece in asking)
    parts = [list(group) for is_asking, group in parted if not is_asking]
    return iter(parts if len(parts) != 1 or parts[0] != stretch else ())


def _joined(folded: Folded, stretch: list[Whole]) -> list[Whole]:
    """A stretch of single characters is one piece: each of them could be shown nowhere."""
    start, end = stretch[0].start, stretch[-1].end
    if end - start > len(stretch) or is_alphanumeric(folded.text[start]):
        return stretch
    return [Whole(start, end, (folded.text[start:end],))]


def _named(
    folded: Folded, tokens: Sequence[Token], also: tuple[tuple[str, ...], ...]
) -> Iterator[Whole]:
    """What is to be looked for by its other names, too."""
    names = {typed: forms for typed, *forms in also}
    for start, found in abbreviations_in(folded, tokens) if also else ():
        typed = found[0].form
        if typed in names:
            yield Whole(start, start + len(typed), (typed, *names[typed]))


def _pieces(
    folded: Folded, known: Iterable[Whole], tokenizer: Tokenizer
) -> list[Whole]:
    """What is looked for one by one: what is known, and the words between."""
    pieces: list[Whole] = []
    at = 0
    for whole in sorted(known, key=lambda whole: (whole.start, -whole.end)):
        if whole.start >= at:
            pieces += _cut(folded, at, whole.start, tokenizer)
            pieces.append(whole)
            at = whole.end
    return [*pieces, *_cut(folded, at, len(folded.text), tokenizer)]


def _cut(folded: Folded, start: int, end: int, tokenizer: Tokenizer) -> Iterator[Whole]:
    """The words of a stretch; characters that the dictionary left over are one: 张䶮."""
    left_over: list[Token] = []
    for token in tokenizer.cut(_part(folded, start, end)):
        is_left_over = _is_left_over(token)
        is_apart = bool(left_over) and _is_stopped(folded, start + token.start)
        if left_over and (is_apart or not is_left_over):
            yield _piece(left_over, start)
            left_over = []
        if is_left_over:
            left_over.append(token)
        else:
            yield _piece([token], start)
    if left_over:
        yield _piece(left_over, start)


def _is_left_over(token: Token) -> bool:
    return (
        len(token.text) == 1
        and token.text not in _FUNCTION_WORDS
        and not is_alphanumeric(token.text)
    )


def _is_stopped(folded: Folded, at: int) -> bool:
    place = bisect_left(folded.stops, at)
    return place < len(folded.stops) and folded.stops[place] == at


def _piece(tokens: Sequence[Token], offset: int) -> Whole:
    text = "".join(token.text for token in tokens)
    return Whole(offset + tokens[0].start, offset + tokens[-1].end, (text,))


def _part(folded: Folded, start: int, end: int) -> Folded:
    return Folded(
        folded.text[start:end],
        folded.offsets[start:end],
        _within(folded.breaks, start, end),
        _within(folded.stops, start, end),
        _within(folded.shares, start, end + 1),
    )


def _within(places: "array[int]", start: int, end: int) -> "array[int]":
    return array("I", (place - start for place in places if start < place < end))


def _term(folded: Folded, stretch: list[Whole], at: int, scope: Scope) -> Term:
    piece = stretch[at]
    text = folded.text[piece.start : piece.end]
    run = Run.WHOLE if piece.over_stops else Run.WORD
    if piece.is_share:
        run = Run.SHARE
    if len(text) > 1 or len(stretch) == 1 or is_alphanumeric(text):
        return Term(text, piece.forms, run, scope=scope)
    before = stretch[at - 1].forms if at else ()
    after = stretch[at + 1].forms if at + 1 < len(stretch) else ()
    neighbours = (*(form + text for form in before), *(text + form for form in after))
    return Term(text, neighbours, loose=True, scope=scope)
