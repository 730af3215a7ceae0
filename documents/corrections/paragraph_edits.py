"""Changing a paragraph: its text, one character, cutting it in two, joining two.

What was repaired in it and where it was read from goes along with its characters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from documents.parsing.structure.paragraphs import Paragraph
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.types import PlacedRepair, SourceSpan

_COMPARED = 2000  # characters between what is the same; of more, repairs are not kept


def with_text(paragraph: Paragraph, text: str, *, dotted: bool) -> Paragraph:
    """Of the text before, the repairs of those characters are kept that are still there."""
    moved = dict(_kept_offsets(paragraph.text, text))
    return replace(
        paragraph,
        text=text,
        marker=_marker_of(paragraph, text, dotted=dotted),
        repairs=tuple(
            replace(repair, offset=moved[repair.offset])
            for repair in paragraph.repairs
            if repair.offset in moved
        ),
    )


def _marker_of(paragraph: Paragraph, text: str, *, dotted: bool) -> Marker | None:
    """As long as the text opens with the same number, it opens a clause or doesn't, as before."""
    own = paragraph.marker
    if paragraph.role or (own and text.startswith(own.printed)):
        return own
    found = opening_number(text, dotted=dotted)
    was_no_number = own is None and found == marker(paragraph.text)
    return None if was_no_number else found


def opening_number(text: str, *, dotted: bool) -> Marker | None:
    """The number that a text opens with; 1.1 only where the part counts so (`dotted`)."""
    found = marker(text)
    return None if found and found.style is Style.DOTTED and not dotted else found


def common_ends(before: str, after: str) -> tuple[int, int]:
    """How many characters both begin with, and how many of the others both end with."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end


def _kept_offsets(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Offset before → offset after, of the characters that are the same."""
    start, end = common_ends(before, after)
    yield from ((at, at) for at in range(start))
    yield from ((len(before) - n, len(after) - n) for n in range(1, end + 1))
    one, other = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(one), len(other)) > _COMPARED:
        return
    for block in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_matching_blocks():
        for n in range(block.size):
            yield start + block.a + n, start + block.b + n


def with_character(
    paragraph: Paragraph, offset: int, char: str, *, dotted: bool
) -> Paragraph:
    """With another character there, which is certain."""
    text = paragraph.text[:offset] + char + paragraph.text[offset + 1 :]
    return replace(
        paragraph,
        text=text,
        marker=_marker_of(paragraph, text, dotted=dotted),
        repairs=_made_certain(paragraph.repairs, offset, char),
    )


def confirmed(paragraph: Paragraph, offset: int) -> Paragraph:
    """The repair there is certain; what was read there without certainty is no doubt more."""
    repairs = _made_certain(paragraph.repairs, offset, paragraph.text[offset])
    return replace(paragraph, repairs=repairs)


def _made_certain(
    repairs: Sequence[PlacedRepair], offset: int, char: str
) -> tuple[PlacedRepair, ...]:
    """The one there is certain; it is none where what was read there is what stands there."""
    return tuple(
        replace(repair, confidence=1.0) if repair.offset == offset else repair
        for repair in repairs
        if repair.offset != offset or repair.raw != char
    )


def split(
    paragraph: Paragraph, offset: int, page: int, *, dotted: bool
) -> tuple[Paragraph, Paragraph]:
    """Two in the place of one; `page` is where the second begins."""
    first, second = paragraph.text[:offset], paragraph.text[offset:]
    before, after = split_spans(paragraph.spans, len(paragraph.text), offset)
    return (
        replace(
            paragraph,
            text=first,
            spans=before,
            repairs=tuple(one for one in paragraph.repairs if one.offset < offset),
        ),
        Paragraph(
            second,
            None if paragraph.role else opening_number(second, dotted=dotted),
            page,
            after,
            _shifted(
                (one for one in paragraph.repairs if one.offset >= offset), -offset
            ),
            paragraph.role,
        ),
    )


def split_spans(
    spans: Sequence[SourceSpan], length: int, offset: int
) -> tuple[tuple[SourceSpan, ...], tuple[SourceSpan, ...]]:
    """The stretches of lines before a place of the text, and those from there on.

    Where lines hold blanks that the text doesn't, the line that is cut is of both.
    """
    printed = sum(span.end - span.start for span in spans)
    place = offset * printed // length
    before: list[SourceSpan] = []
    after: list[SourceSpan] = []
    at = 0
    for span in spans:
        end = at + span.end - span.start
        if end <= place:
            before.append(span)
        elif at >= place:
            after.append(span)
        elif printed == length:
            cut = span.start + place - at
            before.append(replace(span, end=cut))
            after.append(replace(span, start=cut))
        else:
            before.append(span)
            after.append(span)
        at = end
    return tuple(before), tuple(after or spans[-1:])


def joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """One in the place of two; rows of tables stay rows."""
    between = "\n" if first.role and second.role else ""
    return replace(
        first,
        text=first.text + between + second.text,
        spans=_joined_spans(first.spans, second.spans),
        repairs=first.repairs
        + _shifted(second.repairs, len(first.text) + len(between)),
    )


def _joined_spans(
    first: tuple[SourceSpan, ...], second: tuple[SourceSpan, ...]
) -> tuple[SourceSpan, ...]:
    """A line that both have a stretch of, one behind the other, is had once."""
    if not first or not second:
        return first + second
    last, following = first[-1], second[0]
    if last == following:
        return first + second[1:]
    if (last.line, last.end) == (following.line, following.start):
        return (*first[:-1], replace(last, end=following.end), *second[1:])
    return first + second


def _shifted(
    repairs: Iterator[PlacedRepair] | Sequence[PlacedRepair], by: int
) -> tuple[PlacedRepair, ...]:
    return tuple(replace(one, offset=one.offset + by) for one in repairs)
