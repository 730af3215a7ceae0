"""Which stretches of a long text are shown around what matched.

One stretch, where it holds everything that was looked for; else two or three, if they
hold more of it. They begin where a sentence does, or after another mark, and end after
one, wherever that can be had without losing a match. The heading that the text opens with
is shown before them, unless they hold it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from documents.marking import Span

WIDTH = 110
_SPARE = 14  # so little left out is shown instead
_BEFORE = 28  # what is shown before the first match, where no sentence begins near
_SENTENCE = 48  # so far before it may a sentence begin that is shown from its beginning
_AFTER = 28  # so much of the end is given up to end after a mark
_LONGEST_LEAD = 36
_ENDS_SENTENCE, _PARTS = "。！？；\n", "，：、—"
_CLOSING = "”’」』）〕】》〉)]"
# How long each stretch is, if there is one, if there are two, if there are three.
_SHARES = (1.0, 0.56, 0.4)


Stretch = tuple[int, int]


def excerpts(
    text: str, found: Sequence[Span], width: int = WIDTH, lead: int = 0
) -> list[Stretch]:
    """The stretches, in order and apart; `lead` is the length of the text's heading."""
    if len(text) <= width + _SPARE:
        return [(0, len(text))]
    each, held = _best(found, width)
    stretches = [_around(text, one, each) for one in held]
    if 0 < lead <= _LONGEST_LEAD:
        stretches.append((0, lead))
    return _joined(text, stretches)


def _best(found: Sequence[Span], width: int) -> tuple[int, list[Sequence[Span]]]:
    """As few stretches as hold as many of the terms as can be held: how long, and with what."""
    every = len({span.term for span in found})
    best: tuple[int, list[Sequence[Span]]] = (width, [()])
    most = 0
    for count, share in enumerate(_SHARES, 1):
        each = int(width * share)
        held = _several(found, each, count)
        terms = len({span.term for one in held for span in one})
        if terms > most:
            best, most = (each, held), terms
        if most == every:
            break
    return best


def _several(found: Sequence[Span], width: int, count: int) -> list[Sequence[Span]]:
    """The matches of each of so many stretches, the next for what the others lack."""
    held: list[Sequence[Span]] = []
    missing = list(found)
    while missing and len(held) < count:
        held.append(_densest(missing, width))
        there = {span.term for span in held[-1]}
        missing = [span for span in missing if span.term not in there]
    return held


def _densest(found: Sequence[Span], width: int) -> Sequence[Span]:
    """The matches of the stretch that holds most of the terms, then most of their places."""
    within: Counter[int] = Counter()
    best, most = slice(0, 1), (0, 0)
    end = 0
    for start, first in enumerate(found):
        room = first.start + width - _BEFORE
        while end < len(found) and (end == start or found[end].end <= room):
            within[found[end].term] += 1
            end += 1
        holds = len(within), end - start
        if holds > most:
            best, most = slice(start, end), holds
        within[first.term] -= 1
        if not within[first.term]:
            del within[first.term]
    return found[best]


def _around(text: str, held: Sequence[Span], width: int) -> Stretch:
    first, last = (held[0].start, max(span.end for span in held)) if held else (0, 0)
    start = _start(text, first, min(_SENTENCE, max(0, first + width - last)), width)
    return start, max(last, _end(text, max(last, start), start + width))


def _start(text: str, match: int, reach: int, width: int) -> int:
    """Where a sentence begins, else after another mark, if one is near."""
    earliest = max(0, match - reach)
    if earliest <= _SPARE:
        return 0
    near = max(earliest, match - _BEFORE)
    if sentences := _behind(text, _ENDS_SENTENCE, near, match):
        return sentences[0]
    if sentences := _behind(text, _ENDS_SENTENCE, earliest, match):
        return sentences[-1]
    near = max(earliest, min(near, len(text) - width))
    parts = _behind(text, _PARTS, near, match)
    return parts[0] if parts else min(_whole(text, near), match)


def _end(text: str, last: int, end: int) -> int:
    """Where a sentence ends, else before another mark, if one is near."""
    if len(text) - end <= _SPARE:
        return len(text)
    earliest = max(last, end - _AFTER)
    if sentences := _behind(text, _ENDS_SENTENCE, earliest, end):
        return sentences[-1]
    parts = (at for at in range(end - 1, earliest - 1, -1) if text[at] in _PARTS)
    return next(parts, end)


def _behind(text: str, marks: str, start: int, end: int) -> list[int]:
    """The places behind such marks, and behind what closes with them."""
    places = (at + 1 for at in range(start, end) if text[at] in marks)
    return [place for place in (_closed(text, at) for at in places) if place <= end]


def _closed(text: str, at: int) -> int:
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return at


def _whole(text: str, at: int) -> int:
    """Not within a number or a Latin word."""
    while at < len(text) and text[at - 1].isascii() and text[at].isascii():
        at += 1
    return at


def _joined(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order; those that touch, or leave out little between them, are one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1] + _SPARE:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    start, end = joined[-1]
    if len(text) - end <= _SPARE:
        joined[-1] = (start, len(text))
    return joined
