"""Asking by a form: its fields are the widgets that a query is composed of."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from search.query.composing import Widgets, compose, widgets_of
from search.query.limits import MAX_CHARACTERS
from search.query.tree import ParsedQuery
from search.results.forms import MonthField, QueryField

MONTH_INPUT = {"type": "month", "placeholder": "2020-12", "pattern": r"\d{4}-\d{2}"}
_BETWEEN_NAMES = re.compile("[、,，|｜]")


def _text(label: str, names: str = "") -> QueryField:
    """A line to type in; `names` is the list on the page that it may be taken from."""
    attributes = {"maxlength": MAX_CHARACTERS, "autocomplete": "off"}
    widget = forms.TextInput({**attributes, "list": names} if names else attributes)
    return QueryField(required=False, label=label, widget=widget)


def _month(label: str) -> MonthField:
    return MonthField(required=False, label=label, widget=forms.TextInput(MONTH_INPUT))


class AdvancedForm(forms.Form):
    """A field for each operator and each field of a query; labels are what the page shows."""

    words = _text("都要有这些词")
    phrase = _text("有这句原话")
    any_of = _text("至少有其中一个词")
    none_of = _text("不要有这些词")
    title = _text("标题里有")
    number = _text("文号")
    organ = _text("发文机关", "organs")
    category = _text("文种", "kinds")
    since = _month("从哪个月")
    until = _month("到哪个月")
    rest = QueryField(required=False, widget=forms.HiddenInput)

    @classmethod
    def holding(cls, parsed: ParsedQuery) -> "AdvancedForm":
        """The form filled in with what is asked."""
        widgets = widgets_of(parsed.question, parsed.tokenizer)
        return cls(
            initial={
                "words": widgets.words,
                "phrase": widgets.phrase,
                "any_of": widgets.any_of,
                "none_of": widgets.none_of,
                "title": widgets.title,
                "number": widgets.number,
                "organ": "、".join(widgets.issuers),
                "category": "、".join(widgets.kinds),
                "since": widgets.first_month,
                "until": widgets.last_month,
                "rest": widgets.rest,
            }
        )

    @classmethod
    def is_sent(cls, parameters: Mapping[str, Any]) -> bool:
        return any(name in parameters for name in cls.base_fields)

    def query(self) -> str:
        """The query that says what the form says; "" for an empty form."""
        self.full_clean()
        said: Mapping[str, str] = self.cleaned_data
        return compose(
            Widgets(
                words=said["words"],
                phrase=said["phrase"],
                any_of=said["any_of"],
                none_of=said["none_of"],
                title=said["title"],
                number=said["number"],
                issuers=_names(said["organ"]),
                kinds=_names(said["category"]),
                first_month=said["since"],
                last_month=said["until"],
                rest=said["rest"],
            )
        )


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _BETWEEN_NAMES.split(text))))
