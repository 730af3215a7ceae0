"""Looking for what was typed by its other names, too: 发改委 is 发展改革委, 发展和改革委员会 …"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from search.analysis.folding import fold
from search.analysis.months import read_months
from search.analysis.tokenizer import Tokenizer
from search.query.question import Field, Question
from search.query.short_forms import Abbreviation, abbreviations_in


@dataclass(frozen=True, slots=True)
class Synonyms:
    """A short form or a name as it was typed, and what is looked for besides.

    It was called so from the year `since` to the year `until`; None where that is open.
    """

    typed: str
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


def synonyms_in(
    text: str, tokenizer: Tokenizer, last_year: int
) -> tuple[Synonyms, ...]:
    """What a text holds that has other names, with those it had by a year."""
    return tuple(
        Synonyms(one.form, one.others, one.since, one.until, one.note)
        for one in _abbreviations(text, tokenizer)
        if one.since is None or one.since <= last_year
    )


def each_once(found: Iterable[Synonyms]) -> tuple[Synonyms, ...]:
    """What a reader is told: of one form and time at once, and no name twice."""
    told: dict[tuple[str, int | None, int | None, str], Synonyms] = {}
    names: set[tuple[str, str]] = set()
    for one in found:
        new = tuple(name for name in one.names if (one.typed, name) not in names)
        names.update((one.typed, name) for name in new)
        key = (one.typed, one.since, one.until, one.note)
        if key in told:
            new = (*told[key].names, *new)
        told[key] = replace(one, names=new)
    return tuple(one for one in told.values() if one.names)


def as_names(found: Iterable[Synonyms]) -> tuple[tuple[str, ...], ...]:
    """Each form that was typed once, followed by all its other names."""
    names: dict[str, dict[str, None]] = {}
    for one in found:
        names.setdefault(one.typed, {}).update(dict.fromkeys(one.names))
    return tuple((typed, *others) for typed, others in names.items())


def written_out(text: str, found: Iterable[Synonyms]) -> Iterator[str]:
    """The text by each other name of each form in it."""
    folded = fold(text).text
    for typed, *names in as_names(found):
        yield from (folded.replace(typed, name) for name in names)


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


def _abbreviations(text: str, tokenizer: Tokenizer) -> Iterator[Abbreviation]:
    folded = fold(text)
    for _, every in abbreviations_in(folded, tokenizer.cut(folded)):
        yield from every
