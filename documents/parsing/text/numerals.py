"""Chinese numerals in numbers of clauses and in dates."""

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
# What is typed for 〇 in dates: circles, letters O (Latin, Cyrillic, Greek), noughts.
ZEROS = "〇零○◯ＯOОΟоο０0"
DIGITS |= dict.fromkeys(ZEROS, 0) | {"两": 2}
_TENS = {"廿": 20, "卅": 30}
_HAN = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[〇零一二三四五六七八九十百千]{1,9}"  # 九千九百九十九 has seven
DATE_NUMERAL = f"[{ZEROS}一二三四五六七八九十廿卅]{{1,4}}"  # 廿一, 三十一


def numeral(text: str) -> int:
    """三 → 3, 十二 → 12, 廿一 → 21, 一百零五 → 105, 二〇二〇 → 2020.

    Raises ValueError where the text is no numeral.
    """
    if not text:
        raise ValueError(text)
    if text[0] in _TENS:
        return _TENS[text[0]] + (numeral(text[1:]) if text[1:] else 0)
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


def whole_number(text: str) -> int:
    """12 of 12 and of 十二. Raises ValueError where the text is neither."""
    return int(text) if text.isdecimal() else numeral(text)


def as_numeral(number: int) -> str:
    """12 → 十二, 105 → 一百零五, up to 9999."""
    numeral, passed_over = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            numeral += ("零" if passed_over else "") + _HAN[digit] + name
        passed_over = not digit and bool(numeral)
    return numeral.removeprefix("一") if numeral.startswith("一十") else numeral or "〇"


def _digit(char: str) -> int:
    if char not in DIGITS:
        raise ValueError(char)
    return DIGITS[char]
