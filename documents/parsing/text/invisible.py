"""Characters that print nothing: what word processors and web pages leave in a text.

They are no text, but the file holds them, and columns count them. So each stands as
NOTHING in a line, which is a blank to every pattern and is left out of what is joined.
"""

import re

NOTHING = "\x1f"

_RANGES = (
    (0x00, 0x08),  # control characters, but tabs and what breaks lines
    (0x0E, 0x1B),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x200B, 0x200F),  # blanks of no width, marks of direction
    (0x202A, 0x202E),
    (0x2060, 0x2064),  # joiners
    (0xFEFF, 0xFEFF),  # byte order mark
)
_INVISIBLE = re.compile(
    "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES) + "]"
)


def without_invisible(text: str) -> str:
    """The text, as long as it was, with NOTHING for what prints nothing."""
    return _INVISIBLE.sub(NOTHING, text)


def with_invisible(text: str, source: str) -> str:
    """`text` with what prints nothing where it stood in `source`, which is as long."""
    chars = list(text)
    for found in _INVISIBLE.finditer(source):
        chars[found.start()] = found[0]
    return "".join(chars)
