"""What staff fill in to change issues."""

from django import forms
from django.core.exceptions import ValidationError

from documents.models import IssueKey


class ReasonForm(forms.Form):
    """Why something goes; it is shown to readers."""

    reason = forms.CharField(
        max_length=500,
        error_messages={
            "required": "请写明原因，它会写在网页上",
            "max_length": "原因太长，最多 500 个字",
        },
    )


class MoveForm(forms.Form):
    """Another key."""

    to = forms.CharField(max_length=50, error_messages={"required": "请写明改成哪一期"})

    def clean_to(self) -> IssueKey:
        if key := IssueKey.parse(self.cleaned_data["to"]):
            return key
        raise ValidationError(
            "一期要写成 2020-12、2020-12-n24（第 24 期）、2020-12-s1（增刊）这样，"
            "别的刊物在前面加网址名，如 xihu/2020-12"
        )
