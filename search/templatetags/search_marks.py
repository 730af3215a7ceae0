"""Marks on pages that know nothing of search: the document page keeps what was looked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from django import template
from django.utils.safestring import SafeString

from search.analysis.folding import fold
from search.analysis.tokenizer import tokenizer
from search.engine import Leaf
from search.query.tree import parse_query
from search.results.highlighting import NO_NOTES, mark, mark_stretches, spans

register = template.Library()

# What no line of a title begins with.
_CLINGS = "的了等号年月日"


class Voices(TypedDict):
    """A clause's text in the voices it is set in; a dict, the template's quickest look-up."""

    number: str
    heading: str
    rest: str
    duty: str


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
    duty: int,
    notes: Mapping[int, str] = NO_NOTES,
) -> Voices:
    """The text parted where its number and its heading end and where the duty begins, with
    its marks and notes.

    It is searched as one text: what matches across an end is marked on both sides.
    """
    if not leaves and not notes:
        parts = [
            text[:number],
            text[number:heading],
            text[heading:duty],
            text[duty:],
        ]
    else:
        ends = (number, heading, duty, len(text))
        parts = [*mark_stretches(text, leaves, ends, notes)]
    return Voices(number=parts[0], heading=parts[1], rest=parts[2], duty=parts[3])


@register.simple_tag
def cells(
    text: str, leaves: Sequence[Leaf] = (), notes: Mapping[int, str] = NO_NOTES
) -> list[list[str]]:
    """The rows and cells of a table, with their marks and notes; see `voices`."""
    rows = [line.split("\t") for line in text.split("\n")]
    ends: list[int] = []
    for length in (len(cell) for row in rows for cell in row):
        end = (ends[-1] if ends else 0) + length
        ends += (end, end + 1)  # what parts cells is one character
    ends[-1] = len(text)
    stretches = iter(mark_stretches(text, leaves, ends, notes)[::2])
    return [[next(stretches) for _ in row] for row in rows]


@register.inclusion_tag("documents/_title.html")
def titled(title: str, leaves: Sequence[Leaf] = ()) -> dict[str, list[SafeString]]:
    """A title with its marks; with `word-break: keep-all` its lines end between words only,
    as GB/T 9704 asks of titles."""
    marked = {
        at
        for span in spans(title, leaves, title=True)
        for at in range(span.start, span.end)
    }
    ends = [end for end in _line_ends(title) if not {end - 1, end} <= marked]
    ends.append(len(title))
    return {"parts": mark_stretches(title, leaves, ends, title=True)}


def _line_ends(title: str) -> Iterator[int]:
    """Where words end, but before what closes or clings (》 的) and after what opens (《)."""
    folded = fold(title)
    for token in tokenizer().cut(folded):
        _, end = folded.span(token.start, token.end)
        if end < len(title) and not _together(title[end - 1], title[end]):
            yield end


def _together(before: str, after: str) -> bool:
    if not (before.isalnum() and after.isalnum()) or after in _CLINGS:
        return True
    return before.isdecimal() or after.isdecimal()  # 2 个: a browser spaces them
