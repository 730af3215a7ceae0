"""What a results page is asked, as parameters of its address. Nothing sent raises."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from search.engine import Sort

PAGE_SIZE = 20
_VALUES_AT_MOST = 60
_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class SearchParams:
    """A question as asked: `q` as typed, the filters, which page of how many each."""

    q: str = ""
    months: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE


class QueryField(forms.CharField):
    """Any text, tidied; what can't be in an address or on a page is left out."""

    def to_python(self, value: Any) -> str:
        return tidy(str(value or ""))


class ValuesField(forms.MultipleChoiceField):
    """Any values, each once; which of them are held is the index's to say."""

    def to_python(self, value: Any) -> list[str]:
        values = dict.fromkeys(tidy(str(one)) for one in value or ())
        return [one for one in values if one][:_VALUES_AT_MOST]

    def validate(self, value: Any) -> None:
        """Every value may be asked for."""


class SearchForm(forms.Form):
    """`SearchForm(request.GET).params()`; what makes no sense counts as not said."""

    q = QueryField(required=False)
    month = ValuesField(required=False)
    issuer = ValuesField(required=False)
    kind = ValuesField(required=False)
    sort = forms.TypedChoiceField(
        choices=[(sort.value, sort.value) for sort in Sort], coerce=Sort, required=False
    )
    page = forms.IntegerField(min_value=1, required=False)

    def params(self) -> SearchParams:
        self.full_clean()
        said: Mapping[str, Any] = self.cleaned_data
        months = (month for month in said["month"] if _MONTH.fullmatch(month))
        return SearchParams(
            q=said["q"],
            months=tuple(months),
            issuers=tuple(said["issuer"]),
            kinds=tuple(said["kind"]),
            sort=said.get("sort") or Sort.RELEVANCE,
            page=said.get("page") or 1,
        )


def tidy(text: str) -> str:
    """Without NUL and lone surrogates, which no address and no database takes."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode().strip()
