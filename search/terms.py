"""What a leaf of a query looks for in a text: the same for matching, ranking and marking."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from search.engine import Leaf, Phrase, Words
from search.folding import Folded, Stream, find_word, fold, is_alphanumeric
from search.tokenizer import Token, tokenizer


@dataclass(frozen=True, slots=True)
class Term:
    """A word or an exact phrase, folded.

    `shown_as` is what counts and is marked in a clause: the word itself, but a single
    character of a longer run only together with its neighbours. 礼品费 is cut into
    礼品 and 费; a loose 费 elsewhere is not what was meant.
    """

    text: str
    shown_as: tuple[str, ...]
    exact: bool = False

    def find(
        self, stream: Stream, start: int = 0, end: int | None = None
    ) -> tuple[int, int] | None:
        """Where the term next stands, as it is shown."""
        found = (
            (at, at + len(text))
            for text in self.shown_as
            if (at := self._find(stream, text, start, end)) >= 0
        )
        return min(found, default=None)

    def find_all(
        self, stream: Stream, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[int, int]]:
        """Every place where the term stands; they may overlap."""
        for text in self.shown_as:
            at = self._find(stream, text, start, end)
            while at >= 0:
                yield at, at + len(text)
                at = self._find(stream, text, at + 1, end)

    def _find(self, stream: Stream, text: str, start: int, end: int | None) -> int:
        if self.exact:
            return stream.text.find(
                text, start, len(stream.text) if end is None else end
            )
        return find_word(stream, text, start, end)


@dataclass(frozen=True, slots=True)
class Sought:
    """The terms of a leaf, all of them asked for, and the runs that are better still."""

    terms: tuple[Term, ...]
    runs: tuple[Term, ...] = ()


@lru_cache(maxsize=256)
def sought(leaf: Leaf) -> Sought:
    match leaf:
        case Words(text):
            return _words(fold(text))
        case Phrase(text):
            folded = fold(text).text
            return Sought((Term(folded, (folded,), exact=True),) if folded else ())
        case _:
            return Sought(())


def all_terms(leaves: Iterable[Leaf]) -> list[Term]:
    """Each term of these leaves once."""
    return list(dict.fromkeys(term for leaf in leaves for term in sought(leaf).terms))


def all_runs(leaves: Iterable[Leaf]) -> list[Term]:
    return list(dict.fromkeys(run for leaf in leaves for run in sought(leaf).runs))


def _words(folded: Folded) -> Sought:
    terms: list[Term] = []
    runs: list[Term] = []
    tokens = tokenizer().cut(folded)
    stretches = groupby(tokens, lambda token: bisect_right(folded.breaks, token.start))
    for stretch in (list(group) for _, group in stretches):
        terms += (_term(stretch, at) for at in range(len(stretch)))
        if len(stretch) > 1:
            run = folded.text[stretch[0].start : stretch[-1].end]
            runs.append(Term(run, (run,)))
    return Sought(tuple(dict.fromkeys(terms)), tuple(runs))


def _term(stretch: list[Token], at: int) -> Term:
    token = stretch[at]
    if len(token.text) > 1 or len(stretch) == 1 or is_alphanumeric(token.text):
        return Term(token.text, (token.text,))
    before = [stretch[at - 1].text + token.text] if at else []
    after = [token.text + stretch[at + 1].text] if at + 1 < len(stretch) else []
    return Term(token.text, (*before, *after))
