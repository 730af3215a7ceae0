"""Which of a page's characters are its text, in runs, and which are left out.

After this stage all characters of `lines` run in one direction, can be seen, and stand
beside or under one another. What is left out is counted, for the warnings.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.pdf.sheet.turned import turned_runs
from documents.parsing.pdf.sheet.watermarks import without_watermarks
from documents.parsing.pdf.text_runs import Run, runs

_TINY = 0.3  # of the usual size: what nobody can read


@dataclass(frozen=True, slots=True)
class Ink:
    """`lines` hold the runs of each baseline, from top to bottom; `turned`, what runs at
    right angles to them. `askew` run in any other direction, `across` lie under others, `unseen` are hidden; `recognised` says
    that all the text is hidden, as it is behind a scan."""

    lines: tuple[tuple[Run, ...], ...]
    turned: tuple[Run, ...] = ()
    askew: int = 0
    across: int = 0
    unseen: int = 0
    recognised: bool = False


def inks(pages: Sequence[PdfPage]) -> dict[int, Ink]:
    """By page. A page whose text is nearly all hidden is a scan with its text behind it."""
    sizes = [char.size for page in pages for char in page.characters]
    usual = median(sizes) if sizes else 0.0
    upright: dict[int, Sequence[Character]] = {}
    counts: dict[int, Ink] = {}
    for page in pages:
        seen = [c for c in page.characters if c.shown and c.size > _TINY * usual]
        hidden = len(page.characters) - len(seen)
        recognised = page.images > 0 and hidden > len(seen)
        held = page.characters if recognised else seen
        angle = _usual_angle(held)
        upright[page.number] = [char for char in held if char.angle == angle]
        turned = turned_runs(held, angle)
        counts[page.number] = Ink(
            (),
            turned,
            askew=len(held) - len(upright[page.number]) - sum(map(len, turned)),
            unseen=page.outside + (0 if recognised else hidden),
            recognised=recognised,
        )
    text = without_watermarks(upright, usual)
    return {
        number: replace(
            counts[number],
            lines=tuple(map(tuple, runs(held))),
            across=len(upright[number]) - len(held),
        )
        for number, held in text.items()
    }


def _usual_angle(characters: Sequence[Character]) -> int:
    """A stamp or watermark runs in another direction than most."""
    angles = Counter(char.angle for char in characters)
    return angles.most_common(1)[0][0] if angles else 0
