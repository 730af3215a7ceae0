"""What staff fill in to change issues."""

from django import forms

from office.uploads.forms import MONTH


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
    """Another month."""

    to = forms.RegexField(
        regex=f"^{MONTH}$",
        error_messages={
            "required": "请写明改成哪个月",
            "invalid": "月份要写成 2020-12 这样",
        },
    )


def first_error(form: forms.Form) -> str:
    """Of a form that is not valid."""
    return str(next(error for errors in form.errors.values() for error in errors))
