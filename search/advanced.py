"""Asking by a form: what stands in its fields becomes a query in the language of signs."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from search.forms import MonthField, QueryField, in_order
from search.query import MAX_CHARACTERS

MONTH_INPUT = {"type": "month", "placeholder": "2020-12", "pattern": r"\d{4}-\d{2}"}
_SIGNS = str.maketrans("", "", '"“”„‟＂「」『』|｜')


def _text(label: str, names: str = "") -> QueryField:
    """A line to type in; `names` is the list on the page that it may be taken from."""
    attributes = {"maxlength": MAX_CHARACTERS, "autocomplete": "off"}
    widget = forms.TextInput({**attributes, "list": names} if names else attributes)
    return QueryField(required=False, label=label, widget=widget)


def _month(label: str) -> MonthField:
    return MonthField(required=False, label=label, widget=forms.TextInput(MONTH_INPUT))


class AdvancedForm(forms.Form):
    """A field for each sign; labels are what the page shows."""

    words = _text("都要有这些词")
    exact = _text("有这句原话")
    either = _text("至少有其中一个词")
    without = _text("不要有这些词")
    title = _text("标题里有")
    number = _text("文号")
    organ = _text("发文机关", "organs")
    category = _text("文种", "kinds")
    since = _month("从哪个月")
    until = _month("到哪个月")

    def query(self) -> str:
        """The query that says what the form says; "" for an empty form."""
        self.full_clean()
        return " ".join(_said(self.cleaned_data))

    @classmethod
    def is_sent(cls, parameters: Mapping[str, Any]) -> bool:
        return any(name in parameters for name in cls.base_fields)


def _said(fields: Mapping[str, str]) -> Iterator[str]:
    if fields["words"]:
        yield fields["words"]
    if exact := fields["exact"].translate(_SIGNS).strip():
        yield f"“{exact}”"
    if either := _words(fields["either"]):
        yield " | ".join(either)
    yield from (f"-{word}" for word in _words(fields["without"]))
    yield from (f"标题:{word}" for word in _words(fields["title"]))
    yield from (f"文号:{number}" for number in _whole(fields["number"]))
    yield from (f"机关:{word}" for word in _words(fields["organ"]))
    yield from (f"类别:{word}" for word in _words(fields["category"]))
    yield from _months(*in_order(fields["since"], fields["until"]))


def _words(text: str) -> list[str]:
    return [word for word in text.translate(_SIGNS).split() if word.strip("-－−")]


def _whole(text: str) -> list[str]:
    """A number is one, however it is spaced."""
    return ["".join(text.translate(_SIGNS).split())] if text else []


def _months(first: str, last: str) -> Iterator[str]:
    if first and last and first != last:
        yield f"月份:{first}..{last}"
    elif first or last:
        open_end = f"{first}.." if not last else f"..{last}"
        yield f"月份:{first if first == last else open_end}"
