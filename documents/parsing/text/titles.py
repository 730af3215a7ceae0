"""Titles as texts speak of them: compared without marks, and found where they are named."""

import re

from documents.parsing.text.patterns import NAMED_TITLE, narrow


def fold(title: str) -> str:
    """A title as it is compared: marks and blanks are matters of print."""
    return "".join(char for char in narrow(title) if char.isalnum())


def names_in(text: str) -> list[str]:
    """Titles between 《 and 》, and what the text says it issues: 关于印发…的通知."""
    issued = re.findall(
        r"(?:印发|公布|发布)([^《》]{4,80})的(?:通知|公告|决定|通告)", text
    )
    return [found[1] for found in NAMED_TITLE.finditer(text)] + issued
