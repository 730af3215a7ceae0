"""Chinese numerals in numbers of clauses and in dates."""

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
DIGITS |= dict.fromkeys("零○◯ＯO０0", 0) | {"两": 2}
_HAN = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[〇零一二三四五六七八九十百千]+"


def numeral(text: str) -> int:
    """三 → 3, 十二 → 12, 一百零五 → 105, 二〇二〇 → 2020.

    Raises ValueError where the text is no numeral.
    """
    if not text:
        raise ValueError(text)
    if not any(char in _UNITS for char in text):
        return int("".join(str(_digit(char)) for char in text))
    total, digit = 0, None
    for char in text:
        if unit := _UNITS.get(char):
            total += (1 if digit is None else digit) * unit
            digit = None
        else:
            digit = _digit(char)
    return total + (digit or 0)


def as_numeral(number: int) -> str:
    """12 → 十二, up to 99."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_HAN[tens]}十"
    return ten + (_HAN[ones] if ones or not tens else "")


def _digit(char: str) -> int:
    if char not in DIGITS:
        raise ValueError(char)
    return DIGITS[char]
