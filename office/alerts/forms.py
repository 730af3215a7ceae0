"""What is sent to save and to change a search, or to note something of a favourite."""

import unicodedata
from typing import Any

from django import forms

from office.alerts.models import Frequency
from office.alerts.models.saved_searches import ADDRESS_AT_MOST
from search.results.forms import tidy


class NameField(forms.CharField):
    """A line of text without control characters: it goes into the subject of mail."""

    def to_python(self, value: Any) -> str:
        line = tidy(str(value or ""))
        return "".join(one for one in line if unicodedata.category(one) not in _UNSEEN)


_UNSEEN = ("Cc", "Cf", "Zl", "Zp")


class SearchForm(forms.Form):
    """The name of a saved search, how often it is told, and where to."""

    name = NameField(
        label="名称",
        max_length=100,
        required=False,
        error_messages={"max_length": "名称最多 100 个字。"},
    )
    frequency = forms.ChoiceField(
        label="邮件提醒",
        choices=Frequency.choices,
        error_messages={"invalid_choice": "请选择邮件提醒的频率。"},
    )
    email = forms.EmailField(
        label="邮箱",
        max_length=ADDRESS_AT_MOST,
        required=False,
        error_messages={"invalid": "邮箱地址写得不对。"},
    )


class NoteForm(forms.Form):
    """What somebody notes of a favourite."""

    note = forms.CharField(max_length=1000, required=False, strip=True)
