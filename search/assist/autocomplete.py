"""What may be meant while somebody types: codes of numbers, organs, units with duties, persons
who were appointed, months and documents.

Every name that is held is a folded line in memory, made anew when the database has
changed. What was typed becomes patterns, one for each run of hanzi, letters or digits;
a line that holds all of them is suggested. Letters may be pinyin.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import accumulate, islice
from urllib.parse import urlencode

from django.db.models import Count, Max
from django.urls import reverse

from documents.models import Document, Issue
from documents.reading.issue_pages import held_months
from knowledge.appointments import people
from knowledge.models import AppointmentFact, DutyFact
from knowledge.units import UnitFigures, unit_figures
from search.analysis.folding import fold
from search.assist.pinyin import Sounds, hanzi_in, is_pinyin
from search.query.short_forms import abbreviations
from search.results.addresses import address
from search.results.facets import month_label
from search.results.forms import SearchParams

LONGEST = 60  # characters; what is longer is no name any more
_AT_MOST = 10
_FIELD = re.compile(r"^[-－]?[^\W\d_]+[:：]")  # 标题:快递 asks for 快递
_RUN = re.compile(r"(?P<digits>\d+)|(?P<letters>[a-zü'’]+)|(?P<others>[^\W\da-zü_]+)")


@dataclass(frozen=True, slots=True)
class Name:
    """What something that is held is called, and where it is; `note` says more of it."""

    label: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that fits; `parts` are its label in stretches, each with whether it was typed."""

    kind: str
    parts: tuple[tuple[str, bool], ...]
    note: str
    address: str


def suggestions(typed: str) -> tuple[Suggestion, ...]:
    """A few of each kind; while the database is unchanged, two small queries to it."""
    if len(typed) > LONGEST or not fold(typed).text:
        return ()
    return tuple(islice(_names(state()).like(typed), _AT_MOST))


# ---- names in memory -------------------------------------------------------------


class Lines:
    """Names of one kind with their folded lines, those first that are to be suggested first."""

    def __init__(
        self, kind: str, at_most: int, named: Iterable[tuple[Name, str]]
    ) -> None:
        pairs = list(named)
        self.kind = kind
        self._at_most = at_most
        self._names = [name for name, _ in pairs]
        self._lines = [line for _, line in pairs]
        self.text = "\n".join(self._lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def like(self, patterns: Sequence[str]) -> Iterator[Suggestion]:
        """Those that begin with what was typed, then those that hold it."""
        first, *others = patterns
        begins = self._holding(rf"(?:^|(?<= )){first}", others)
        found = dict.fromkeys(islice(begins, self._at_most))
        if len(found) < self._at_most:
            anywhere = (at for at in self._holding(first, others) if at not in found)
            found.update(dict.fromkeys(islice(anywhere, self._at_most - len(found))))
        for at in found:
            yield self._suggestion(self._names[at], patterns)

    def _holding(self, first: str, others: Sequence[str]) -> Iterator[int]:
        sought = re.compile(first, re.MULTILINE)
        match = sought.search(self.text)
        while match:
            at = bisect_right(self._starts, match.start()) - 1
            if all(re.search(other, self._lines[at]) for other in others):
                yield at
            match = sought.search(self.text, self._starts[at + 1])

    def _suggestion(self, name: Name, patterns: Sequence[str]) -> Suggestion:
        folded = fold(name.label)
        typed: set[int] = set()
        for pattern in patterns:
            if match := re.search(pattern, folded.text):
                typed.update(range(*folded.span(*match.span())))
        return Suggestion(self.kind, _parts(name.label, typed), name.note, name.address)


def _parts(label: str, typed: set[int]) -> tuple[tuple[str, bool], ...]:
    ends = [at for at in range(1, len(label)) if (at in typed) != (at - 1 in typed)]
    edges = zip([0, *ends], [*ends, len(label)], strict=True)
    return tuple((label[start:end], start in typed) for start, end in edges)


class Names:
    """Everything that can be suggested."""

    def __init__(self, lines: Sequence[Lines]) -> None:
        self._lines = lines
        self._sounds = Sounds(hanzi_in(each.text for each in lines))

    def like(self, typed: str) -> Iterator[Suggestion]:
        patterns = self._patterns(typed)
        for lines in self._lines if patterns else ():
            yield from lines.like(patterns)

    def _patterns(self, typed: str) -> list[str]:
        """The runs that were typed, the longest first."""
        found = [
            self._pattern(run)
            for word in typed.split()
            for run in _RUN.finditer(fold(_FIELD.sub("", word)).text)
        ]
        return sorted(found, key=len, reverse=True)

    def _pattern(self, run: re.Match[str]) -> str:
        literal = re.escape(run[0])
        if run["digits"]:
            return rf"(?<!\d){literal}"
        if run["letters"] and is_pinyin(run[0]):
            sound = self._sounds.pattern(run[0])
            return f"(?:{literal}|{sound})" if sound else literal
        return _any_name(run[0]) or literal


def _any_name(typed: str) -> str:
    """A short form as any of its names; "" for what is none."""
    others = (one.others for one in abbreviations().get(typed, ()))
    names = dict.fromkeys(name for every in others for name in every)
    return f"(?:{'|'.join(map(re.escape, (typed, *names)))})" if names else ""


# ---- from the database -----------------------------------------------------------

State = tuple[int, int, datetime | None, int | None, int | None]
"""Another one whenever the database has changed, and what is remembered of it has to be
made anew."""


def state() -> State:
    """What differs once anything that is held has changed; two small queries."""
    issues = Issue.objects.aggregate(count=Count("pk"), newest=Max("updated_at"))
    # Facts follow documents by a moment.
    held = Document.objects.order_by().aggregate(
        count=Count("pk"),
        duties=Max(DutyFact.newest()),
        persons=Max(AppointmentFact.newest()),
    )
    newest = issues["newest"]
    return issues["count"], held["count"], newest, held["duties"], held["persons"]


@lru_cache(maxsize=1)
def _names(_state: State) -> Names:
    newest_first = ("-issue__year", "-issue__month", "position")
    fields = ("slug", "title", "number", "number_code", "issuer")
    rows = list(Document.objects.order_by(*newest_first).values_list(*fields))
    codes = Counter(code for _, _, _, code, _ in rows if code)
    organs = Counter(issuer for *_, issuer in rows if issuer)
    return Names(
        [
            Lines("month", 3, _months()),
            Lines("code", 2, (_code(*held) for held in codes.most_common())),
            Lines("organ", 3, (_organ(*held) for held in organs.most_common())),
            Lines("unit", 2, map(_unit, unit_figures())),
            Lines("person", 2, map(_person, people())),
            Lines("document", 6, (_document(*row[:3]) for row in rows)),
        ]
    )


def _months() -> Iterator[tuple[Name, str]]:
    for held in reversed(held_months()):
        month = f"{held.year:04d}-{held.month:02d}"
        name = Name(
            f"{month_label(month)}公报",
            f"{held.documents} 份文件",
            reverse("issue", args=[held.year, held.month]),
        )
        yield name, f"{fold(name.label).text} {month} {month.replace('-', '')}"


def _code(code: str, count: int) -> tuple[Name, str]:
    where = address(SearchParams(q=f"文号:{code}"))
    return Name(code, f"文号，{count} 份文件", where), fold(code).text


def _organ(issuer: str, count: int) -> tuple[Name, str]:
    where = address(SearchParams(issuers=(issuer,)))
    return Name(issuer, f"发文机关，{count} 份文件", where), fold(issuer).text


def _unit(unit: UnitFigures) -> tuple[Name, str]:
    where = reverse("unit", args=[unit.name])
    return Name(unit.name, f"责任单位，{unit.total} 项", where), fold(unit.name).text


def _person(person: str) -> tuple[Name, str]:
    where = f"{reverse('appointments')}?{urlencode({'person': person})}"
    return Name(person, "人事任免", where), fold(person).text


def _document(slug: str, title: str, number: str) -> tuple[Name, str]:
    name = Name(title, number, reverse("document", args=[slug]))
    return name, f"{fold(number).text} {fold(title).text}"
