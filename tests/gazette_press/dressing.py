"""What a gazette prints around its pages: a cover with masthead and contents, running
heads and page numbers. None of it belongs to a document."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.gazette_press.source import Issue

CONTENTS_WIDTH = 34  # hanzi, before an entry wraps
HEADS = ("{name}", "{name}  {year}年第{month}期", "{year}年第{month}期  {name}")
NUMBERS = ("— {} —", "·{}·", "- {} -", "第{}页")


@dataclass(frozen=True, slots=True)
class Dressing:
    """`head` and `number` stand at the top or the foot of every page; "" is none."""

    cover: tuple[str, ...] = ()
    head: str = ""
    number: str = ""
    head_at_foot: bool = False

    def dress(self, page: Sequence[str], at: int) -> list[str]:
        number = self.number.format(at) if self.number else ""
        head = [self.head] if self.head else []
        foot = [number] if number else []
        if self.head_at_foot:
            return [*foot, *page, *head]
        return [*head, *page, *foot]


def dressing_of(issue: Issue, starts: Sequence[int], rng: random.Random) -> Dressing:
    """As some gazette would dress this issue, whose documents start on these pages."""
    year, month = (int(part) for part in issue.month.split("-"))
    named = next(document.issuer for document in issue.documents if document.issuer)
    name = named[: named.index("市") + 1] + "人民政府公报"
    head = rng.choice(HEADS).format(name=name, year=year, month=month)
    cover = (
        name,
        f"{year}年第{month}期",
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
    return Dressing(
        cover=cover if rng.random() < 0.7 else (),
        head=head if rng.random() < 0.7 else "",
        number=rng.choice(NUMBERS) if rng.random() < 0.8 else "",
        head_at_foot=rng.random() < 0.3,
    )


def entry(title: str, page: int) -> list[str]:
    """A title of the contents, with dots up to its page, which stands with its last line."""
    steps = range(0, len(title), CONTENTS_WIDTH)
    *lines, last = [title[at : at + CONTENTS_WIDTH] for at in steps]
    return [*lines, f"{last}……（{page}）"]
