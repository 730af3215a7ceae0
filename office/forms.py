"""What the forms of all pages have in common."""

from django import forms


def first_error(form: forms.Form) -> str:
    """The first thing that is wrong, in Chinese, with a form that is not valid."""
    return str(next(error for errors in form.errors.values() for error in errors))
