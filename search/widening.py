"""Looking for a short form by its names in full, too: 发改委 is 发展改革委, 发展和改革委员会 …"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.abbreviations import Abbreviation, abbreviations_in
from search.folding import fold
from search.months import read_months
from search.question import Field, Question
from search.tokenizer import tokenizer


@dataclass(frozen=True, slots=True)
class Widened:
    """A short form as it was typed, and the names that are looked for besides.

    Each is told apart by the time in which it was called so, `since` and `until` years.
    """

    short: str
    names: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    note: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The names as a reader needs them: 发展改革委 says 发展改革委员会, too."""
        return tuple(
            name
            for name in self.names
            if not any(name != other and name.startswith(other) for other in self.names)
        )


def widened(text: str, last_year: int) -> tuple[Widened, ...]:
    """The short forms in a text, with the names they had by a year."""
    return tuple(
        Widened(one.short, one.names, one.since, one.until, one.note)
        for one in _abbreviations(text)
        if one.since is None or one.since <= last_year
    )


def as_names(found: Iterable[Widened]) -> tuple[tuple[str, ...], ...]:
    """Each short form once, followed by all its names."""
    names: dict[str, dict[str, None]] = {}
    for one in found:
        names.setdefault(one.short, {}).update(dict.fromkeys(one.names))
    return tuple((short, *others) for short, others in names.items())


def written_out(text: str, found: Iterable[Widened]) -> Iterator[str]:
    """The text with one of its short forms written out, by each of its names."""
    folded = fold(text).text
    for short, *names in as_names(found):
        yield from (folded.replace(short, name) for name in names)


def last_year_asked(question: Question) -> int:
    """The last year that the question lets through."""
    last = 9999
    for group in question:
        [operand, *others] = group
        if operand.field is Field.MONTH and not operand.negated and not others:
            months = (read_months(value.text) for value in operand.values)
            years = (int(one.last[:4]) for one in months if one)
            last = min(last, max(years, default=last))
    return last


def _abbreviations(text: str) -> Iterator[Abbreviation]:
    folded = fold(text)
    for _, every in abbreviations_in(folded, tokenizer().cut(folded)):
        yield from every
