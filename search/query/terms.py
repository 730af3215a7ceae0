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
from search.query.asking import Wanted, asking_words
from search.query.entities import Entity, entities_in
from search.query.everyday import everyday_places
from search.query.short_forms import abbreviations_in

# A single character of these is no name and no rare word that jieba left over.
_FUNCTION_WORDS = frozenset(
    "的地得了着和与及或在是为等之于由以其把将被从到向也都就而对"
)
NUMERALS = tuple("〇零一二三四五六七八九十百千点")


class MatchMode(Enum):
    """How a term must stand in a text."""

    SUBSTRING = auto()  # as a run of characters
    WHOLE = auto()  # and not cut out of a number or a Latin word
    WORD = auto()  # nor over a stop
    PERCENT = auto()  # whole, and in figures before a percent sign


@dataclass(frozen=True, slots=True)
class Term:
    """A word or an exact phrase, folded.

    `shown_as` is what counts and is marked in a clause, any of it: the word as it was typed
    first, its other spellings and names. A single character of a longer run is `loose`: it
    is matched by itself, but shown only together with its neighbours. 礼品费 is cut into
    礼品 and 费; a loose 费 elsewhere is not what was meant. `lesser` are those of `shown_as`
    that count less: official words for an everyday one.
    """

    text: str
    shown_as: tuple[str, ...]
    mode: MatchMode = MatchMode.WORD
    loose: bool = False
    scope: Scope = Scope.DOCUMENT
    lesser: tuple[str, ...] = ()

    @property
    def matched_by(self) -> tuple[str, ...]:
        """What makes a document match, any of it."""
        return (self.text,) if self.loose else self.shown_as

    @property
    def is_plain(self) -> bool:
        """Whether it is one word, in one spelling."""
        return self.mode is MatchMode.WORD and self.shown_as == (self.text,)

    def find(
        self, stream: Stream, start: int = 0, end: int | None = None
    ) -> tuple[int, int] | None:
        """Where the term next stands, as it is shown; of several there, the longest."""
        found = [
            (at, -at - len(text))
            for text in self.shown_as
            if (at := find_match(stream, text, self.mode, start, end)) >= 0
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
            at = find_match(stream, text, self.mode, start, end)
            while at >= 0:
                yield at, at + len(text)
                at = find_match(stream, text, self.mode, at + 1, end)


def find_match(
    stream: Stream, text: str, mode: MatchMode, start: int = 0, end: int | None = None
) -> int:
    """Where the text next stands, or -1."""
    match mode:
        case MatchMode.SUBSTRING:
            stop = len(stream.text) if end is None else end
            return stream.text.find(text, start, stop)
        case MatchMode.WHOLE:
            return find_whole(stream, text, start, end)
        case MatchMode.WORD:
            return find_word(stream, text, start, end)
        case MatchMode.PERCENT:
            return _find_percent(stream, text, start, end)


def _find_percent(stream: Stream, text: str, start: int, end: int | None) -> int:
    """In figures before a percent sign, in hanzi whole: 百分之五 is not in 百分之五十."""
    at = find_whole(stream, text, start, end)
    while at >= 0 and not _ends_percent(stream, at + len(text)):
        at = find_whole(stream, text, at + 1, end)
    return at


def _ends_percent(stream: Stream, at: int) -> bool:
    if stream.text[at - 1].isdecimal():
        place = bisect_left(stream.shares, at)
        return place < len(stream.shares) and stream.shares[place] == at
    return stream.text[at : at + 1] not in NUMERALS


@dataclass(frozen=True, slots=True)
class Sought:
    """The terms of a leaf, all of them asked for, and the runs that are better still;
    `wanted` is what its words ask for besides, `stretches` are what stands between those."""

    terms: tuple[Term, ...]
    runs: tuple[Term, ...] = ()
    wanted: frozenset[Wanted] = frozenset()
    stretches: tuple[str, ...] = ()


def sought(leaf: Leaf, tokenizer: Tokenizer) -> Sought:
    """The terms of one leaf, cut as the index is that will be asked."""
    match leaf:
        case Words():
            return _words(leaf, tokenizer)
        case Phrase(text, scope):
            folded = fold(text).text
            term = Term(folded, (folded,), MatchMode.SUBSTRING, scope=scope)
            return Sought((term,) if folded else ())
        case _:
            return Sought(())


def together(every: Iterable[Sought]) -> Sought:
    """What several leaves look for, each term and each run once."""
    leaves = list(every)
    return Sought(
        tuple(dict.fromkeys(term for leaf in leaves for term in leaf.terms)),
        tuple(dict.fromkeys(run for leaf in leaves for run in leaf.runs)),
        frozenset(wanted for leaf in leaves for wanted in leaf.wanted),
        tuple(stretch for leaf in leaves for stretch in leaf.stretches),
    )


# ---- words ---------------------------------------------------------------------


def _words(words: Words, tokenizer: Tokenizer) -> Sought:
    text, scope = words.text, words.scope
    folded = fold(text)
    tokens = tokenizer.cut(folded)
    words_that_ask = asking_words(folded, tokens)
    asking = [
        Entity(one.start, one.end, (folded.text[one.start : one.end],))
        for one in words_that_ask
    ]
    known = (
        *entities_in(text, folded, tokens),
        *_named(folded, tokens, words.synonyms),
        *_official(folded, tokens, words.everyday),
        *asking,
    )
    entities = _all_entities(folded, known, tokenizer)
    if all(entity in asking for entity in entities):
        asking = []
    terms: list[Term] = []
    runs: list[Term] = []
    plain: list[str] = []
    stretches = groupby(
        entities, lambda entity: bisect_right(folded.stops, entity.start)
    )
    for stretch in (_joined(folded, list(group)) for _, group in stretches):
        terms += (
            _term(folded, stretch, at, scope)
            for at, entity in enumerate(stretch)
            if entity not in asking
        )
        plain += _plain(folded, stretch, asking)
        for beside in (stretch, *_parted(stretch, asking)):
            if len(beside) > 1:
                run = folded.text[beside[0].start : beside[-1].end]
                runs.append(Term(run, (run,), scope=scope))
    wanted = frozenset(one.wanted for one in words_that_ask if one.wanted)
    return Sought(
        tuple(dict.fromkeys(terms)),
        tuple(dict.fromkeys(runs)),
        wanted,
        tuple(plain),
    )


def _plain(
    folded: Folded, stretch: list[Entity], asking: list[Entity]
) -> Iterator[str]:
    """What was typed between the words that ask."""
    for is_asking, group in groupby(stretch, lambda entity: entity in asking):
        if not is_asking:
            beside = list(group)
            yield folded.text[beside[0].start : beside[-1].end]


def _parted(stretch: list[Entity], asking: list[Entity]) -> Iterator[list[Entity]]:
    """What stands together between the words that ask; nothing where none does."""
    parted = groupby(stretch, lambda entity: entity in asking)
    parts = [list(group) for is_asking, group in parted if not is_asking]
    return iter(parts if len(parts) != 1 or parts[0] != stretch else ())


def _joined(folded: Folded, stretch: list[Entity]) -> list[Entity]:
    """A stretch of single characters is one entity: each of them could be shown nowhere."""
    start, end = stretch[0].start, stretch[-1].end
    if end - start > len(stretch) or is_alphanumeric(folded.text[start]):
        return stretch
    return [Entity(start, end, (folded.text[start:end],))]


def _named(
    folded: Folded, tokens: Sequence[Token], synonyms: tuple[tuple[str, ...], ...]
) -> Iterator[Entity]:
    """What is to be looked for by its other names, too."""
    names = {typed: forms for typed, *forms in synonyms}
    for start, found in abbreviations_in(folded, tokens) if synonyms else ():
        typed = found[0].form
        if typed in names:
            yield Entity(start, start + len(typed), (typed, *names[typed]))


def _official(
    folded: Folded, tokens: Sequence[Token], everyday: tuple[tuple[str, ...], ...]
) -> Iterator[Entity]:
    """Everyday words, to be looked for by the official ones, too."""
    names = {typed: tuple(forms) for typed, *forms in everyday}
    for start, end in everyday_places(names, folded, tokens):
        typed = folded.text[start:end]
        yield Entity(start, end, (typed, *names[typed]), lesser=names[typed])


def _all_entities(
    folded: Folded, known: Iterable[Entity], tokenizer: Tokenizer
) -> list[Entity]:
    """What is looked for one by one: what is known, and the words between."""
    entities: list[Entity] = []
    at = 0
    for entity in sorted(known, key=lambda entity: (entity.start, -entity.end)):
        if entity.start >= at:
            entities += _cut(folded, at, entity.start, tokenizer)
            entities.append(entity)
            at = entity.end
    return [*entities, *_cut(folded, at, len(folded.text), tokenizer)]


def _cut(
    folded: Folded, start: int, end: int, tokenizer: Tokenizer
) -> Iterator[Entity]:
    """The words of a stretch; characters that the dictionary left over are one: 张䶮."""
    left_over: list[Token] = []
    for token in tokenizer.cut(_part(folded, start, end)):
        is_left_over = _is_left_over(token)
        is_apart = bool(left_over) and _is_stopped(folded, start + token.start)
        if left_over and (is_apart or not is_left_over):
            yield _entity_of(left_over, start)
            left_over = []
        if is_left_over:
            left_over.append(token)
        else:
            yield _entity_of([token], start)
    if left_over:
        yield _entity_of(left_over, start)


def _is_left_over(token: Token) -> bool:
    return (
        len(token.text) == 1
        and token.text not in _FUNCTION_WORDS
        and not is_alphanumeric(token.text)
    )


def _is_stopped(folded: Folded, at: int) -> bool:
    place = bisect_left(folded.stops, at)
    return place < len(folded.stops) and folded.stops[place] == at


def _entity_of(tokens: Sequence[Token], offset: int) -> Entity:
    text = "".join(token.text for token in tokens)
    return Entity(offset + tokens[0].start, offset + tokens[-1].end, (text,))


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


def _term(folded: Folded, stretch: list[Entity], at: int, scope: Scope) -> Term:
    entity = stretch[at]
    text = folded.text[entity.start : entity.end]
    mode = MatchMode.WHOLE if entity.over_stops else MatchMode.WORD
    if entity.is_share:
        mode = MatchMode.PERCENT
    if len(text) > 1 or len(stretch) == 1 or is_alphanumeric(text):
        return Term(text, entity.forms, mode, scope=scope, lesser=entity.lesser)
    before = stretch[at - 1].forms if at else ()
    after = stretch[at + 1].forms if at + 1 < len(stretch) else ()
    neighbours = (*(form + text for form in before), *(text + form for form in after))
    return Term(text, neighbours, loose=True, scope=scope)
