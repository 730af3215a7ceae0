"""Figures as the pages print them."""

from django import template

register = template.Library()


@register.filter
def figure(value: int) -> str:
    """9,210: Django's own grouping follows the locale, and zh-hans has none."""
    return f"{value:,}"
