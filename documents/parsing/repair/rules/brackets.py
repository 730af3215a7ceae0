"""What a bracket's or a quotation mark's partner says: pairs stand together or not
at all. Figures are differences of log probabilities, as in `evidence`."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import (
    COMMON_HANZI,
    OPENING,
    PARTNER,
    both,
    read_as_mark,
)
from documents.parsing.text.dictionary import in_word, lexicon

_REACH = 400  # a partner is looked for this far away, in characters
_HEADLINE = 80  # characters of a title's first lines
_RARE, _UNHEARD_OF = -16.0, -30.0  # log probabilities of words
_AFAR = 1500
_APART = frozenset("“”（）《》")
_NO_PARTNER = -8.0
_FAR_PARTNER = -2.5
_NO_PARTNER_EITHER = -4.0  # for hanzi that are in no name: 冤, 曳
_FULL_STOP = both("。")
_NARROW = {"（": "(", "）": ")"}  # some pairs are half clean
_EITHER = {mark: both(mark) | {_NARROW.get(mark, mark)} for mark in PARTNER}
_STRICT = frozenset("「」『』［］〖〗")


def pair(glyphs: Glyphs, at: int, mark: str) -> float:
    """The partner that closes (or opens) this one, pairs between them aside. Quotes
    don't nest in themselves; titles hold no full stop."""
    text, step = glyphs.text, 1 if mark in OPENING else -1
    same, other = _EITHER[mark], _EITHER[PARTNER[mark]]
    depth, sentences = 1, 0
    for place in _pairing(glyphs, at, step):
        char = text[place]
        if char in other and not (mark in _STRICT and in_word(text, place)):
            depth -= 1
            if not depth:
                return -3.0 * min(sentences, 2) if sentences and mark in "《》" else 3.0
        elif char in same and not _is_held(text, place):
            if mark in "“”":
                if _opens_paragraphs(glyphs, at, place):
                    return 3.0
                break
            depth += 1
        elif char in _FULL_STOP:
            sentences += 1
    if mark in _APART and _waits_afar(glyphs, at, mark):
        return _FAR_PARTNER
    return _NO_PARTNER_EITHER if mark in "）》" else _NO_PARTNER


def _waits_afar(glyphs: Glyphs, at: int, mark: str) -> bool:
    """Is there a partner without one of its own, farther away or on the other side? A
    dump puts a column's rest before its beginning, or other texts between them."""
    text, places = glyphs.text, glyphs.pairing
    if _is_held(text, at):
        return False
    opens, closes = (mark, PARTNER[mark]) if mark in OPENING else (PARTNER[mark], mark)
    opening, closing = _EITHER[opens], _EITHER[closes]
    waiting: list[int] = []
    unopened = 0
    for place in places[
        bisect_left(places, at - _AFAR) : bisect_right(places, at + _AFAR)
    ]:
        char = text[place]
        if place == at or _is_held(text, place):
            continue
        if char in opening:
            waiting.append(place)
        elif char in closing and waiting:
            waiting.pop()
        elif char in closing:
            unopened += 1
    return bool(unopened if mark in OPENING else waiting)


def _is_held(text: str, at: int) -> bool:
    """Is it part of a word, and not, where a common mark, of one as rare as 发叶?"""
    if text[at] not in COMMON_HANZI:
        return in_word(text, at)
    figure = lexicon().figure
    words = text[at - 1 : at + 1], text[at : at + 2]
    return any((figure(word) or _UNHEARD_OF) > _RARE for word in words)


def closes_above(glyphs: Glyphs, at: int, mark: str) -> bool:
    """Does it begin a line and close what a line or two above opened, in one sentence,
    being in no word itself?"""
    if in_word(glyphs.text, at):
        return False
    opening, closing = _EITHER[PARTNER[mark]], _EITHER[mark]
    depth = 1
    for place in _pairing(glyphs, at, -1):
        if at - place > _HEADLINE or glyphs.text[place] in _FULL_STOP:
            return False
        if glyphs.text[place] in opening:
            depth -= 1
            if not depth:
                return True
        elif glyphs.text[place] in closing and not _is_held(glyphs.text, place):
            depth += 1
    return False


def strict_pair(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """Rare brackets stand in pairs or not at all; the opening one breaks no word."""
    if mark in OPENING and (in_word(glyphs.text, at) or not _may_quote(glyphs, at)):
        return None
    figure = pair(glyphs, at, mark)
    return figure if figure > _NO_PARTNER else None


def _may_quote(glyphs: Glyphs, at: int) -> bool:
    """残液, 保存液 are words that no dictionary has."""
    before = glyphs.text[at - 1 : at]
    opens = glyphs.starts_line[at] or read_as_mark(before) != before
    return opens or not "一" <= before <= "鿿" or glyphs.text[at] not in _FLUID


_FLUID = both("『")


def _opens_paragraphs(glyphs: Glyphs, at: int, place: int) -> bool:
    """A quotation of several paragraphs opens each of them and closes the last."""
    return glyphs.starts_line[at] and glyphs.starts_line[place]


def _pairing(glyphs: Glyphs, at: int, step: int) -> Sequence[int]:
    """What may pair with `at`, from the nearest on."""
    places = glyphs.pairing
    here = bisect_left(places, at)
    if step > 0:
        return places[here + 1 : bisect_left(places, at + _REACH)]
    return places[bisect_right(places, at - _REACH) : here][::-1]
