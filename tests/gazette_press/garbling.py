"""What a symbol font with a wrong character map does to a dump.

Every character of GB2312 rows 1 to 3 (lead bytes A1 to A3) comes out as the hanzi
49 rows further on, with the same trail byte: ， as 袁, （ as 渊, ① as 淤.
"""

import random
from collections.abc import Iterator
from enum import StrEnum

ROWS = range(0xA1, 0xA4)
CELLS = range(0xA1, 0xFF)
SHIFT = 0x31


class Garbling(StrEnum):
    """How much of a dump is garbled: all of it, about half of its pages or lines, or nothing."""

    FULL = "full"
    PAGES = "pages"
    LINES = "lines"
    NONE = "none"


def shifted_rows() -> Iterator[tuple[str, str]]:
    """Each mark with the hanzi it comes out as; GBK adds ⅰ to ⅹ to row 2, which stay."""
    for row in ROWS:
        for cell in CELLS:
            mark = bytes((row, cell))
            if mark.decode("gb2312", errors="ignore"):
                yield mark.decode("gbk"), bytes((row + SHIFT, cell)).decode("gbk")


GARBLED = dict(shifted_rows())
UNGARBLED = {hanzi: mark for mark, hanzi in GARBLED.items()}


def is_mark(character: str) -> bool:
    """Does the character come from a symbol font?"""
    return character in GARBLED


def garble_line(line: str) -> str:
    return "".join(GARBLED.get(character, character) for character in line)


def garble_pages(
    pages: list[list[str]], how: Garbling, rng: random.Random
) -> list[list[str]]:
    """Half of the pages, or half of the lines, are left clean where `how` says so."""
    garbled_pages = []
    for page in pages:
        whole = how is Garbling.FULL or (how is Garbling.PAGES and rng.random() < 0.5)
        part = how is Garbling.LINES
        garbled_pages.append(
            [
                garble_line(line) if whole or (part and rng.random() < 0.5) else line
                for line in page
            ]
        )
    return garbled_pages
