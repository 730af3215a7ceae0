"""What staff fill in: a month, a time, a decision."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from documents.models import Gazette
from documents.models.issues import KINDS

_AHEAD = timedelta(days=366)
_MONTH = r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])"


class IssueForm(forms.Form):
    """Which issue a file is, as far as the print doesn't say it."""

    month = forms.RegexField(
        regex=f"^{_MONTH}$",
        required=False,
        error_messages={"invalid": "月份要写成 2020-12 这样"},
    )
    number = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=999,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "期号要写成 1 到 999 的数字"
        ),
    )
    kind = forms.ChoiceField(
        required=False,
        choices=[("", "从文中判断"), *KINDS],
        error_messages={"invalid_choice": "没有这个类别"},
    )
    gazette = forms.ModelChoiceField(
        required=False,
        queryset=Gazette.objects.all(),
        to_field_name="slug",
        error_messages={"invalid_choice": "没有这个刊物"},
    )

    @property
    def given(self) -> dict[str, object]:
        """What was filled in, as an upload keeps it."""
        told = dict(self.cleaned_data)
        told["gazette"] = told["gazette"].slug if told["gazette"] else None
        return {name: value for name, value in told.items() if value}


class DecisionForm(forms.Form):
    """To publish what was reviewed, at once or at a time."""

    basis = forms.CharField(max_length=64)
    allows_loss = forms.BooleanField(required=False)
    later = forms.BooleanField(required=False)
    publish_at = forms.DateTimeField(
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": "时间要写成 2020-12-31 09:00 这样"},
    )

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        at: datetime | None = given.get("publish_at")
        if not given.get("later"):
            given["publish_at"] = None
        elif "publish_at" in self.errors:
            return given
        elif at is None:
            self.add_error("publish_at", "请写明什么时候发布")
        elif not timezone.now() < at < timezone.now() + _AHEAD:
            self.add_error("publish_at", "定时要在现在以后、一年以内")
        return given
