"""The row rule: which hanzi stands where which mark was printed.

Symbol fonts with a wrong character map show a character of GB2312 rows 1 to 3
(marks, circled and Roman numbers, full-width ASCII) as the hanzi 49 rows further
on: lead byte + 0x31, same trail byte. Characters and codes are GBK's, which
names — and · as print does.
"""

_ROWS_ON = 0x31


def _mark_of(lead: int, trail: int) -> tuple[str, str] | None:
    try:
        mark = bytes([lead, trail]).decode("gbk")
        hanzi = bytes([lead + _ROWS_ON, trail]).decode("gbk")
    except UnicodeDecodeError:
        return None
    return hanzi, mark


MARK_OF: dict[str, str] = dict(
    pair
    for lead in (0xA1, 0xA2, 0xA3)
    for trail in range(0xA1, 0xFF)
    if (pair := _mark_of(lead, trail))
)
"""Garbled hanzi → the mark that was printed: 袁 → ，."""

HANZI_OF: dict[str, str] = {mark: hanzi for hanzi, mark in MARK_OF.items()}
"""Printed mark → the hanzi it shows as: ， → 袁."""


def garble(text: str) -> str:
    """The text as a broken symbol font shows it; the inverse of the row rule."""
    return "".join(HANZI_OF.get(ch, ch) for ch in text)
