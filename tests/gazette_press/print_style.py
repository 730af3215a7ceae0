"""How one gazette looks in print, and how its text is dumped."""

from dataclasses import dataclass, field

from tests.gazette_press.dressing import Dressing
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.typesetting import Spacing

GUTTER = 6


@dataclass(frozen=True, slots=True)
class Blanks:
    """How likely an empty line is after a line without marks, before a number, and elsewhere."""

    after_plain: float = 0.93
    before_number: float = 0.66
    elsewhere: float = 0.1


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """How one gazette is set and dumped: `column` in hanzi, `rows` of text on a page."""

    column: int = 22
    rows: int = 38
    new_page: float = 0.5  # how often a document does not start in a page's lower half
    rest_first: float = 0.6  # the share of pages whose rest is dumped first,
    rest_last: float = 0.25  # and last; else it stands among the frames
    as_read: bool = False  # headlines are dumped before their columns
    page_break: str = " "
    garbling: Garbling = Garbling.FULL
    spacing: Spacing = field(default_factory=Spacing)
    blanks: Blanks = field(default_factory=Blanks)
    dressing: Dressing = field(default_factory=Dressing)

    @property
    def width(self) -> int:
        return 2 * self.column

    @property
    def full_width(self) -> int:
        return 2 * self.width + GUTTER
