"""Where the partner of a bracket or a quotation mark is: pairs stand together or not
at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum, auto

from documents.parsing.repair.marks import OPENING, PARTNER, both
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.nesting import EITHER, Depths, is_held

_REACH = 400  # a partner is looked for this far away, in characters
_HEADLINE = 80  # characters of a title's first lines
_AFAR = 1500
_APART = frozenset("“”（）《》")
_FULL_STOP = both("。")
_STOPS_WITHIN = {
    "《": 0,
    "》": 0,
    "〔": 1,
    "〕": 1,
}  # 〔责任单位：…。列第一位的为牵头单位〕
_QUOTES = frozenset("“”")


class Partner(Enum):
    """Where the mark is that closes or opens another."""

    NEAR = auto()
    OVER_SENTENCE = auto()  # near, but what they hold would have a full stop too many
    OVER_SENTENCES = auto()  # … or more
    AFAR = auto()
    NOWHERE = auto()


def partner(place: Place) -> Partner:
    """The partner that closes (or opens) this mark, pairs between them aside. Quotes
    don't nest in themselves; titles hold no full stop, tortoise brackets one at most."""
    mark, at, nesting = place.mark, place.at, place.glyphs.nesting
    other = _near(place)
    if other is not None:
        sentences = nesting.sentences(min(at, other), max(at, other))
        return _over(sentences - _STOPS_WITHIN.get(mark, sentences))
    waits = mark in _APART and _waits_afar(place)
    return Partner.AFAR if waits else Partner.NOWHERE


def _near(place: Place) -> int | None:
    """Where the partner is, if it is near."""
    met = place.glyphs.nesting.met(place.mark)
    at = place.at if place.mark in OPENING else -place.at
    if place.mark in _QUOTES:
        found = _next_quote(place, met, at)
    else:
        found = met.closed(at)
    return None if found is None or found - at >= _REACH else abs(found)


def _next_quote(place: Place, met: Depths, at: int) -> int | None:
    nth = bisect_right(met.places, at)
    if nth == len(met.places):
        return None
    found = met.places[nth]
    fits = not met.opens[nth] or _opens_paragraphs(place, abs(found))
    return found if fits else None


def _over(sentences: int) -> Partner:
    """Near, over so many full stops more than the pair may hold."""
    if sentences <= 0:
        return Partner.NEAR
    return Partner.OVER_SENTENCE if sentences == 1 else Partner.OVER_SENTENCES


def _waits_afar(place: Place) -> bool:
    """Is there a partner without one of its own, farther away or on the other side? A
    dump puts a column's rest before its beginning, or other texts between them."""
    at, mark = place.at, place.mark
    if is_held(place.text, at):
        return False
    opens = mark in OPENING
    standing = place.glyphs.nesting.standing(mark if opens else PARTNER[mark])
    unopened_above, waiting = standing.unpaired(at - _AFAR, at)
    unopened, waiting_below = standing.unpaired(at + 1, at + _AFAR + 1)
    if opens:
        return unopened_above > 0 or unopened > waiting
    return waiting_below > 0 or waiting > unopened


def closes_above(place: Place) -> bool:
    """Does it begin a line and close what a line or two above opened, in one sentence,
    being in no word itself?"""
    if place.in_word:
        return False
    text, mark = place.text, place.mark
    opening, closing = EITHER[PARTNER[mark]], EITHER[mark]
    depth = 1
    for near in _pairing_above(place):
        if text[near] in _FULL_STOP:
            return False
        if text[near] in opening:
            depth -= 1
            if not depth:
                return True
        elif text[near] in closing and not is_held(text, near):
            depth += 1
    return False


def _opens_paragraphs(place: Place, near: int) -> bool:
    """A quotation of several paragraphs opens each of them and closes the last."""
    return place.starts_line and place.glyphs.starts_line[near]


def _pairing_above(place: Place) -> Sequence[int]:
    """What may pair in the lines above, from the nearest on."""
    places, at = place.glyphs.pairing, place.at
    first = bisect_left(places, at - _HEADLINE)
    return places[first : bisect_left(places, at)][::-1]
