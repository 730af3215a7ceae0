"""Which of a page's characters are its text, and which are left out.

After this stage all characters run in one direction and can be seen. What is left out
is counted, for the warnings.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from documents.parsing.pdf.extraction import Character, PdfPage

_TINY = 0.3  # of the page's usual size: what nobody can read


@dataclass(frozen=True, slots=True)
class Ink:
    """`askew` run in another direction than most, `unseen` are hidden; `recognised` says
    that all the text is hidden, as it is behind a scan."""

    characters: tuple[Character, ...]
    askew: int = 0
    unseen: int = 0
    recognised: bool = False


def ink(page: PdfPage) -> Ink:
    """A page whose text is nearly all hidden is a scan with its text behind it."""
    seen = _seen(page.characters)
    unseen = len(page.characters) - len(seen)
    recognised = page.images > 0 and unseen > len(seen)
    upright = _upright(page.characters if recognised else seen)
    return Ink(
        tuple(upright),
        askew=len(page.characters if recognised else seen) - len(upright),
        unseen=0 if recognised else unseen,
        recognised=recognised,
    )


def _seen(characters: Sequence[Character]) -> Sequence[Character]:
    if not characters:
        return characters
    tiny = _TINY * median(char.size for char in characters)
    return [char for char in characters if char.shown and char.size > tiny]


def _upright(characters: Sequence[Character]) -> Sequence[Character]:
    """A stamp or watermark across the page runs in another direction than most."""
    angles = Counter(char.angle for char in characters)
    if len(angles) < 2:
        return characters
    [(usual, _)] = angles.most_common(1)
    return [char for char in characters if char.angle == usual]
