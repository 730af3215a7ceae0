"""Marks on pages that know nothing of search: the document page keeps what was looked for."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from django import template

from search.engine import Leaf
from search.highlight import NO_NOTES, mark, mark_stretches
from search.query import parse_query

register = template.Library()


class Voices(TypedDict):
    """A clause's text in the voices it is set in; a dict, the template's quickest look-up."""

    number: str
    heading: str
    rest: str


@register.simple_tag
def leaves(query: str, widen: str = "") -> Sequence[Leaf]:
    """What to mark for a query as it was typed; `widen` is the search page's parameter."""
    return parse_query(query, widen=widen != "0").leaves


@register.filter
def marked(text: str, leaves: Sequence[Leaf]) -> str:
    """A title with its marks; without leaves as it is, for the template to escape."""
    return mark(text, leaves, title=True) if leaves else text


@register.simple_tag
def voices(
    text: str,
    leaves: Sequence[Leaf],
    number: int,
    heading: int,
    notes: Mapping[int, str] = NO_NOTES,
) -> Voices:
    """The text parted where its number and its heading end, with its marks and notes.

    It is searched as one text: what matches across an end is marked on both sides.
    """
    if not leaves and not notes:
        parts = [text[:number], text[number:heading], text[heading:]]
    else:
        ends = (number, heading, len(text))
        parts = [*mark_stretches(text, leaves, ends, notes)]
    return Voices(number=parts[0], heading=parts[1], rest=parts[2])
