"""Addresses of issues, which have parts of their own where one key isn't the month's."""

from django import template
from django.urls import reverse

from documents.models import Issue

register = template.Library()


@register.simple_tag
def issue_url(view: str, issue: Issue, **parts: str | int) -> str:
    """The address that a view has for an issue: {% issue_url 'issue_file' issue suffix='txt' %}."""
    return reverse(view, kwargs={**issue.key.address, **parts})
