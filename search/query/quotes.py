"""Quotes as people type them: where a phrase ends that a sign opened.

A phrase that is copied out of a text may hold quotes of the text's own, whole or cut in two:
"快递业“两进一出”工程", "两进一出”工程", “快递业“两进一出”工程”. Straight signs close
straight ones, curly ones and brackets are counted, and what was opened by one hand and closed
by the other ("快递”) is closed, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STRAIGHT = '"＂'
_CURLY = "“”"
_LOW = "„‟"
_BRACKETS = {"「": "」", "『": "』"}
_DOUBLE = _STRAIGHT + _CURLY + _LOW
QUOTES = _DOUBLE + "".join(_BRACKETS) + "".join(_BRACKETS.values())
_ANY = re.compile(f"[{QUOTES}]")
_JOINING = "|｜"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a sign opened: the text within, and where what follows it begins.

    `closed` is whether another sign closes it; `alone` is a sign that neither opens nor
    closes anything.
    """

    inside: str
    end: int
    closed: bool = True
    alone: bool = False


def quoted_at(text: str, at: int) -> Quoted:
    """What the sign at this place opens."""
    sign = text[at]
    if sign in _BRACKETS:
        closing = _end_of_bracket(text, at)
    elif sign == "“":
        closing = _end_of_curly(text, at)
    elif sign in _STRAIGHT:
        closing = _end_of_straight(text, at)
    elif sign in _DOUBLE:
        closing = next(_places(text, at, _DOUBLE), None)
    else:
        return Quoted("", at + 1, closed=False, alone=True)
    if closing is not None:
        return Quoted(text[at + 1 : closing], closing + 1)
    if sign == "”" or _can_close(text, at):
        return Quoted("", at + 1, closed=False, alone=True)
    end = _next_opening(text, at)
    return Quoted(text[at + 1 : end], end, closed=False)


def without_phrases(text: str) -> str:
    """The text with nothing between its quotes."""
    pieces: list[str] = []
    at = 0
    while match := _ANY.search(text, at):
        pieces += text[at : match.start()], '""'
        at = quoted_at(text, match.start()).end
    return "".join((*pieces, text[at:]))


# ---- where the sign stands that closes -------------------------------------------


def _end_of_straight(text: str, at: int) -> int | None:
    open_within, curly = 0, None
    for place in _places(text, at, _STRAIGHT + _CURLY):
        if text[place] in _STRAIGHT:
            # "甲” "乙": what the curly sign closed before the next one opened.
            return place if curly is None or not _can_open(text, place) else curly
        if text[place] == "“":
            open_within += 1
        elif open_within:
            open_within -= 1
        elif curly is None:
            curly = place
    return curly


def _end_of_curly(text: str, at: int) -> int | None:
    depth = 1
    for place in _places(text, at, _CURLY):
        depth += 1 if text[place] == "“" else -1
        if depth == 0:
            if not _is_within(text, place):
                return place
            depth = 1
    opening = _next_opening(text, at)
    last = text.rfind("”", at, opening)
    if last >= 0:
        return last
    straight = next(_places(text, at, _STRAIGHT), None)
    if straight is not None and straight < opening:
        return straight
    # “甲“: an input method gave the same sign twice.
    twice = (one for one in _places(text, at, "“") if _can_close(text, one))
    return next(twice, None)


def _end_of_bracket(text: str, at: int) -> int | None:
    opening, closing = text[at], _BRACKETS[text[at]]
    depth, last = 1, None
    for place in _places(text, at, opening + closing):
        if text[place] == opening:
            depth += 1
        else:
            depth, last = depth - 1, place
        if depth == 0:
            return place
    return last


def _is_within(text: str, place: int) -> bool:
    """“证照分离”改革”: the text goes on to another sign that closes."""
    if _can_close(text, place):
        return False
    following = _ANY.search(text, place + 1)
    return (
        following is not None and following[0] == "”" and following.start() > place + 1
    )


def _places(text: str, at: int, signs: str) -> Iterator[int]:
    """The signs after this place."""
    return (place for place in range(at + 1, len(text)) if text[place] in signs)


def _next_opening(text: str, at: int) -> int:
    """Where the next phrase is opened, after a blank; the end where none is."""
    opening = (one for one in _places(text, at, QUOTES) if _can_open(text, one))
    return next(opening, len(text))


def _can_open(text: str, at: int) -> bool:
    return at > 0 and _parts(text, at - 1) and not _parts(text, at + 1)


def _can_close(text: str, at: int) -> bool:
    return at > 0 and not _parts(text, at - 1) and _parts(text, at + 1)


def _parts(text: str, at: int) -> bool:
    """Whether words are parted here: by a blank, an end, or a sign that joins them."""
    return not 0 <= at < len(text) or text[at].isspace() or text[at] in _JOINING
