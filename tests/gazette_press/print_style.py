"""How one gazette looks in print, and how its text is dumped.

A gazette may print around its pages a cover with masthead and contents, running heads and
page numbers (Dressing); none of that belongs to a document.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.gazette_press.editions import Edition
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.source import Issue
from tests.gazette_press.typesetting import Spacing

GUTTER = 6
CONTENTS_WIDTH = 34  # hanzi, before an entry wraps
HEADS = ("{name}", "{name}  {edition}", "{edition}  {name}")
NUMBERS = ("— {} —", "·{}·", "- {} -", "第{}页")


@dataclass(frozen=True, slots=True)
class Dressing:
    """`head` and `number` stand at the top or the foot of every page; "" is none.
    `edition` is what cover or head call the issue, None where neither does."""

    cover: tuple[str, ...] = ()
    head: str = ""
    number: str = ""
    head_at_foot: bool = False
    edition: Edition | None = None

    def dress(self, page: Sequence[str], at: int) -> list[str]:
        number = self.number.format(at) if self.number else ""
        head = [self.head] if self.head else []
        foot = [number] if number else []
        if self.head_at_foot:
            return [*foot, *page, *head]
        return [*head, *page, *foot]


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
    breaks_anywhere: bool = False  # lines are broken before a mark, too
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


def dressing_of(
    issue: Issue, starts: Sequence[int], rng: random.Random, edition: Edition
) -> Dressing:
    """As some gazette would dress this issue, whose documents start on these pages."""
    named = next(document.issuer for document in issue.documents if document.issuer)
    name = named[: named.index("市") + 1] + "人民政府公报"
    head = rng.choice(HEADS).format(name=name, edition=edition.printed)
    cover = (
        name,
        edition.printed,
        f"（总第{rng.randint(80, 300)}期）",
        "目  录",
        *(
            line
            for document, page in zip(issue.documents, starts, strict=True)
            for line in entry("".join(document.title), page)
        ),
        f"主办：{name.removesuffix('公报')}",
        f"编辑：{name.removesuffix('公报')}办公室",
    )
    cover = cover if rng.random() < 0.7 else ()
    head = head if rng.random() < 0.7 else ""
    return Dressing(
        cover=cover,
        head=head,
        number=rng.choice(NUMBERS) if rng.random() < 0.8 else "",
        head_at_foot=rng.random() < 0.3,
        edition=edition if cover or edition.printed in head else None,
    )


def entry(title: str, page: int) -> list[str]:
    """A title of the contents, with dots up to its page, which stands with its last line."""
    steps = range(0, len(title), CONTENTS_WIDTH)
    *lines, last = [title[at : at + CONTENTS_WIDTH] for at in steps]
    return [*lines, f"{last}……（{page}）"]
