"""Where the partner of a bracket or a quotation mark is: pairs stand together or not
at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import COMMON_HANZI, OPENING, PARTNER, both
from documents.parsing.repair.place import Place
from documents.parsing.text.dictionary import in_word, lexicon

_REACH = 400  # a partner is looked for this far away, in characters
_HEADLINE = 80  # characters of a title's first lines
_AFAR = 1500
_APART = frozenset("“”（）《》")
_FULL_STOP = both("。")
_NARROW = {"（": "(", "）": ")"}  # some pairs are half clean
_EITHER = {mark: both(mark) | {_NARROW.get(mark, mark)} for mark in PARTNER}
_STOPS_WITHIN = {
    "《": 0,
    "》": 0,
    "〔": 1,
    "〕": 1,
}  # 〔责任单位：…。列第一位的为牵头单位〕
_STRICT = frozenset("「」『』［］〖〗")


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
    text, mark = place.text, place.mark
    same, other = _EITHER[mark], _EITHER[PARTNER[mark]]
    depth, sentences = 1, 0
    for near in _pairing(place, 1 if mark in OPENING else -1):
        char = text[near]
        if char in other and not (mark in _STRICT and in_word(text, near)):
            depth -= 1
            if not depth:
                return _over(sentences - _STOPS_WITHIN.get(mark, sentences))
        elif char in same and not _is_held(text, near):
            if mark in "“”":
                if _opens_paragraphs(place, near):
                    return Partner.NEAR
                break
            depth += 1
        elif char in _FULL_STOP:
            sentences += 1
    waits = mark in _APART and _waits_afar(place)
    return Partner.AFAR if waits else Partner.NOWHERE


def _over(sentences: int) -> Partner:
    """Near, over so many full stops more than the pair may hold."""
    if sentences <= 0:
        return Partner.NEAR
    return Partner.OVER_SENTENCE if sentences == 1 else Partner.OVER_SENTENCES


def _waits_afar(place: Place) -> bool:
    """Is there a partner without one of its own, farther away or on the other side? A
    dump puts a column's rest before its beginning, or other texts between them."""
    text, places, at, mark = place.text, place.glyphs.pairing, place.at, place.mark
    if _is_held(text, at):
        return False
    opens, closes = (mark, PARTNER[mark]) if mark in OPENING else (PARTNER[mark], mark)
    opening, closing = _EITHER[opens], _EITHER[closes]
    waiting = unopened = 0
    for near in places[
        bisect_left(places, at - _AFAR) : bisect_right(places, at + _AFAR)
    ]:
        char = text[near]
        if near == at or not (char in opening or char in closing):
            continue
        if _is_held(text, near):
            continue
        if char in opening:
            waiting += 1
        elif char in closing and waiting:
            waiting -= 1
        elif char in closing:
            unopened += 1
    return bool(unopened if mark in OPENING else waiting)


def _is_held(text: str, at: int) -> bool:
    """Is it part of a word, and not, where a common mark, of one as rare as 发叶?"""
    return _is_held_between(text[at], text[at - 1 : at + 1], text[at : at + 2])


@lru_cache(maxsize=20_000)  # every mark asks it of all brackets around it
def _is_held_between(char: str, *words: str) -> bool:
    figure = lexicon().figure
    if char not in COMMON_HANZI:
        return any(figure(word) is not None for word in words)
    return any((figure(word) or w.UNHEARD_OF_WORD) > w.RARE_WORD for word in words)


def closes_above(place: Place) -> bool:
    """Does it begin a line and close what a line or two above opened, in one sentence,
    being in no word itself?"""
    if place.in_word:
        return False
    text, mark = place.text, place.mark
    opening, closing = _EITHER[PARTNER[mark]], _EITHER[mark]
    depth = 1
    for near in _pairing(place, -1):
        if place.at - near > _HEADLINE or text[near] in _FULL_STOP:
            return False
        if text[near] in opening:
            depth -= 1
            if not depth:
                return True
        elif text[near] in closing and not _is_held(text, near):
            depth += 1
    return False


def _opens_paragraphs(place: Place, near: int) -> bool:
    """A quotation of several paragraphs opens each of them and closes the last."""
    return place.starts_line and place.glyphs.starts_line[near]


def _pairing(place: Place, step: int) -> Sequence[int]:
    """What may pair with the mark, from the nearest on."""
    places, at = place.glyphs.pairing, place.at
    here = bisect_left(places, at)
    if step > 0:
        return places[here + 1 : bisect_left(places, at + _REACH)]
    return places[bisect_right(places, at - _REACH) : here][::-1]
