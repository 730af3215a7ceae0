"""What a search is asked, as parameters of its address. Nothing sent raises.

Page, fragment, exports and feed take the same parameters:

    q                   what was typed
    by                  document, clause: what a hit is
    month               "2023-12", one or several
    issue               "2023-12", "2023-12-n24", "xihu/2023-12-s1": keys of issues, likewise
    from, to            the first and the last month, either may be missing
    signed_from, signed_to  "2023-12-01", the first and the last date of issue, likewise
    issuer, kind, gazette   names, one or several
    sort                relevance, newest, oldest
    widen               0: abbreviations are not looked for in full
    page                counted from 1
    open                filters whose lists stand open: month-2019, issuer, kind, issue, gazette
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from django import forms

from documents.models import IssueKey
from search.engine import Sort, Unit

PAGE_SIZE = 20
FILTERS = {
    "gazette": "刊物",
    "month": "月份",
    "issuer": "发文机关",
    "kind": "文种",
    "issue": "期",
}
_VALUES_AT_MOST = 60
_MONTH = re.compile(r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])")
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d", re.ASCII)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class SearchParams:
    """A question as asked: `q` as typed, the filters, which page of how many each.

    `first` and `last` bound the months, `signed` the dates of issue (成文日期), "" leaves
    that side open. `clauses_each` is how
    many clauses a document shows, `explain` asks for what its score is made of, `opened`
    names lists of filters that are shown whole: no part of the question.
    """

    q: str = ""
    by: Unit = Unit.DOCUMENT
    months: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    issuers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    gazettes: tuple[str, ...] = ()
    signed: tuple[str, str] = ("", "")
    sort: Sort = Sort.RELEVANCE
    widen: bool = True
    page: int = 1
    page_size: int = PAGE_SIZE
    clauses_each: int = 3
    explain: bool = False
    opened: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        ranges = (self.first, self.last, *self.signed)
        return any(ranges) or any(map(self.values, FILTERS))

    def values(self, name: str) -> tuple[str, ...]:
        """Those chosen of a filter, by its parameter's name."""
        return {
            "month": self.months,
            "issuer": self.issuers,
            "kind": self.kinds,
            "issue": self.issues,
            "gazette": self.gazettes,
        }[name]

    def with_values(self, name: str, values: tuple[str, ...]) -> "SearchParams":
        """The same question, from its first page, with other values of one filter."""
        match name:
            case "month":
                return replace(self, months=values, page=1)
            case "issuer":
                return replace(self, issuers=values, page=1)
            case "kind":
                return replace(self, kinds=values, page=1)
            case "gazette":
                return replace(self, gazettes=values, page=1)
            case _:
                return replace(self, issues=values, page=1)

    def with_range(self, first: str, last: str) -> "SearchParams":
        return replace(self, first=first, last=last, page=1)

    def without_filters(self) -> "SearchParams":
        unfiltered = replace(self, first="", last="", signed=("", ""), page=1)
        for name in FILTERS:
            unfiltered = unfiltered.with_values(name, ())
        return unfiltered

    @property
    def is_asked(self) -> bool:
        """A filter without words is a question, too."""
        return bool(self.q) or self.is_filtered


class _SharedField(forms.Field):
    """A field that no form changes: Django makes a copy of each for each form, which takes
    longer than reading what was sent."""

    def __deepcopy__(self, memo: object) -> Self:
        return self


class QueryField(_SharedField, forms.CharField):
    """Any text, tidied; what can't be in an address or on a page is left out."""

    def to_python(self, value: Any) -> str:
        return tidy(str(value or ""))


class ValuesField(_SharedField, forms.MultipleChoiceField):
    """Any values, each once; which of them are held is the index's to say."""

    def to_python(self, value: Any) -> list[str]:
        values = dict.fromkeys(tidy(str(one)) for one in value or ())
        return [one for one in values if one][:_VALUES_AT_MOST]

    def validate(self, value: Any) -> None:
        """Every value may be asked for."""


class MonthsField(ValuesField):
    """The months among the values."""

    def to_python(self, value: Any) -> list[str]:
        return list(filter(is_month, super().to_python(value)))


class IssuesField(ValuesField):
    """The keys of issues among the values."""

    def to_python(self, value: Any) -> list[str]:
        return list(filter(is_issue, super().to_python(value)))


class MonthField(QueryField):
    """A month, or "" for what is none."""

    def to_python(self, value: Any) -> str:
        month = super().to_python(value)
        return month if is_month(month) else ""


class DayField(QueryField):
    """A day, or "" for what is none."""

    def to_python(self, value: Any) -> str:
        day = super().to_python(value)
        return day if is_day(day) else ""


class _OneOfField(_SharedField, forms.TypedChoiceField):
    """One of a few values, as what it stands for; none of them counts as not said."""


class _NumberField(_SharedField, forms.IntegerField):
    """A number."""


class SearchForm(forms.Form):
    """`SearchForm(request.GET).params()`; what makes no sense counts as not said."""

    q = QueryField(required=False)
    by = _OneOfField(
        choices=[(unit.value, unit.value) for unit in Unit], coerce=Unit, required=False
    )
    month = MonthsField(required=False)
    issuer = ValuesField(required=False)
    kind = ValuesField(required=False)
    issue = IssuesField(required=False)
    gazette = ValuesField(required=False)
    sort = _OneOfField(
        choices=[(sort.value, sort.value) for sort in Sort], coerce=Sort, required=False
    )
    signed_from = DayField(required=False)
    signed_to = DayField(required=False)
    widen = QueryField(required=False)
    page = _NumberField(min_value=1, required=False)
    open = ValuesField(required=False)

    def params(self) -> SearchParams:
        self.full_clean()
        said: Mapping[str, Any] = self.cleaned_data
        first, last = in_order(said["from"], said["to"])
        return SearchParams(
            q=said["q"],
            by=said.get("by") or Unit.DOCUMENT,
            months=tuple(sorted(said["month"])),
            first=first,
            last=last,
            issuers=tuple(sorted(said["issuer"])),
            kinds=tuple(sorted(said["kind"])),
            issues=tuple(sorted(said["issue"])),
            gazettes=tuple(sorted(said["gazette"])),
            signed=in_order(said["signed_from"], said["signed_to"]),
            sort=said.get("sort") or Sort.RELEVANCE,
            widen=said.get("widen") != "0",
            page=said.get("page") or 1,
            opened=tuple(said["open"]),
        )


# `from` is a word of Python's, and so can be no attribute.
SearchForm.base_fields["from"] = MonthField(required=False)
SearchForm.base_fields["to"] = MonthField(required=False)


def is_month(text: str) -> bool:
    return _MONTH.fullmatch(text) is not None


def is_issue(text: str) -> bool:
    """Whether it is an issue's key."""
    return IssueKey.parse(text) is not None


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, written 2023-12-01."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def in_order(first: str, last: str) -> tuple[str, str]:
    """The two ends of a range, whichever was given first; "" is an open end."""
    return (last, first) if first and last and last < first else (first, last)


def tidy(text: str) -> str:
    """With single blanks, without what no address and no database takes: NUL, lone surrogates."""
    plain = text.replace("\0", " ").encode("utf-8", "replace").decode()
    return _BLANKS.sub(" ", plain).strip()
