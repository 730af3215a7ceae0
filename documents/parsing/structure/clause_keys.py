"""The numbers of a part's paragraphs → where each stands, and the key that it asks for.

A key is made of numbers alone, so that it means the same clause in a better parse: 2-1-3 for
二、（一）3., f1-art3-2 for 第三条（二） of the first attachment, 2-p2 for the second paragraph
without a number under 二、.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from documents.parsing.text.characters import bare
from documents.parsing.text.clause_numbers import Marker, Style
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.numerals import numeral
from documents.parsing.types import Role


class Numbered(Protocol):
    """A paragraph, with the number that opens it."""

    @property
    def text(self) -> str: ...

    @property
    def marker(self) -> Marker | None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in its part's numbering.

    key: what its numbers ask for; another paragraph of the document may ask for the same.
    ancestors: the numbers that are open, from the top, its own included.
    named: those of them that its key and label name.
    parent: the index of the paragraph that it stands under; None at the top.
    ordinal: its count among those without a number under the same one; None with a number.
    fit, before: how its number follows, and the last one before it in the same style.
    """

    key: str
    ancestors: tuple[Marker, ...]
    named: tuple[Marker, ...]
    parent: int | None
    ordinal: int | None
    fit: Fit | None
    before: Marker | None


NOTHING_SET: Mapping[int, int] = {}


def places(
    paragraphs: Sequence[Numbered],
    roles: Sequence[Role],
    prefix: str,
    under: Mapping[int, int] = NOTHING_SET,
) -> Iterator[Place]:
    """The place of each paragraph of one part; `prefix` is as in `clauses`.

    `under` says of paragraphs, by their index, how many numbers they stand under, where that
    doesn't follow from the numbers; no more than are open there.
    """
    numbering = Numbering()
    unnumbered: Counter[str] = Counter()
    holders: list[int] = []  # which paragraph opened each of the open numbers
    for index, paragraph in enumerate(paragraphs):
        own, fit, before, ordinal = paragraph.marker, None, None, None
        if own:
            fit, before = numbering.fit(own), numbering.last.get(own.style)
            if index in under:
                numbering.accept_under(own, under[index])
            else:
                numbering.accept(own)
            holders = [*holders[: len(numbering.open) - 1], index]
        elif index in under:
            del numbering.open[under[index] :], holders[under[index] :]
        elif roles[index] is Role.TEXT and ends_items(paragraphs, index):
            numbering.open.pop()
            holders.pop()
        ancestors = tuple(numbering.open)
        named = tuple(_from_article(ancestors))
        key = prefix + "-".join(map(key_part, named))
        if not own:
            unnumbered[key] += 1
            ordinal = unnumbered[key]
            key = f"{key}-p{ordinal}" if named else f"{prefix}p{ordinal}"
        above = holders[:-1] if own else holders
        parent = above[-1] if above else None
        yield Place(key, ancestors, named, parent, ordinal, fit, before)


@dataclass(slots=True)
class UniqueKeys:
    """Hands out the keys of one document, each once: 2-1, and 2-1_2 where it is asked for again."""

    taken: Counter[str] = field(default_factory=Counter)

    def take(self, key: str) -> str:
        self.taken[key] += 1
        if self.taken[key] == 1:
            return key
        return self.take(f"{key}_{self.taken[key]}")


def _from_article(ancestors: Sequence[Marker]) -> Sequence[Marker]:
    """What a place is named by: an article needs no chapter before it."""
    for level, marker in enumerate(ancestors):
        if marker.style is Style.ARTICLE:
            return ancestors[level:]
    return ancestors


_KEY_WORDS = {
    Style.PART: "pt",
    Style.BOOK: "book",
    Style.CHAPTER: "ch",
    Style.SECTION: "sec",
    Style.ARTICLE: "art",
}


def key_part(marker: Marker) -> str:
    """What a number is in a key: 3 for 3., art12.1 for 第十二条之一, 5.3.2 as it stands."""
    if marker.style is Style.DOTTED:
        return marker.bare
    if marker.style is Style.LETTER:
        return marker.bare.lower()
    number = str(marker.value)
    if marker.style is Style.ARTICLE and "之" in marker.bare:
        number += f".{numeral(marker.bare.partition('之')[2])}"  # 第十二条之一: art12.1
    return _KEY_WORDS.get(marker.style, "") + number


def ends_items(paragraphs: Sequence[Numbered], index: int) -> bool:
    """Does a text follow on items: 下列情形：（一）…；（二）…。? It is of what they stand under,
    as the paragraphs (款) of an article are."""
    last, *before = reversed(paragraphs[:index]) if index else (None,)
    if not last or not last.marker or not bare(last.text).endswith("。"):
        return False
    style, value = last.marker.style, last.marker.value
    sibling = next(
        (one for one in before if one.marker and one.marker.style <= style), None
    )
    return bool(
        sibling
        and sibling.marker
        and (sibling.marker.style, sibling.marker.value) == (style, value - 1)
        and bare(sibling.text).endswith(("；", "；或者", "；以及", "；和", "；或"))
    )
