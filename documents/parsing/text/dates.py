"""Dates: of signature (成文日期), of adoption, and the days of a chronicle (大事记)."""

import re
from datetime import date
from functools import lru_cache

from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.numerals import DATE_NUMERAL, ZEROS, whole_number
from documents.parsing.text.patterns import ORGAN

# 2020年12月3日, 二〇二〇年十二月三日, 二○○九年元月廿一日
DATE = re.compile(
    rf"([0-9０-９]{{4}}|[{ZEROS}一二三四五六七八九]{{4}})年"
    rf"([0-9０-９]{{1,2}}|元|{DATE_NUMERAL})月([0-9０-９]{{1,2}}|{DATE_NUMERAL})日"
)
# （2021年7月29日某县第十六届人民代表大会常务委员会第三十八次会议通过）, under a title
ADOPTED = re.compile(
    rf"[（(].{{0,40}}?({DATE.pattern}).{{0,90}}?(?:通过|公布|发布|修订|修正|批准|印发)[）)]"
)
# 3日，…, 3日至5日，…, 4月2日，…: an entry of a chronicle (大事记)
DAY = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日(?:(?:至|—+|-)(?:\d{1,2}月)?\d{1,2}日)?[，,　]"
)


@lru_cache(maxsize=8192)  # reading order asks for the same lines again and again
def date_of(text: str) -> date | None:
    """The date that the whole text is, if it is one that the calendar has."""
    found = DATE.fullmatch(bare(text))
    if not found:
        return None
    try:
        return date(*(_number(part) for part in found.groups()))
    except (ValueError, OverflowError):
        return None


def signed_with_date(text: str) -> tuple[str, date] | None:
    """Organ and date where they stand on one line: 云泽市人民政府 2023年10月8日."""
    text = bare(text)
    if not text.endswith("日"):
        return None
    for found in DATE.finditer(text):
        signed, day = text[: found.start()], date_of(found[0])
        if found.end() == len(text) and day and ORGAN.fullmatch(signed):
            return signed, day
    return None


def _number(text: str) -> int:
    text = narrow(text)
    if text == "元":  # 元月 is January
        return 1
    return whole_number(text)


def adopted_on(text: str) -> date | None:
    """The day on which an assembly adopted what stands under the title, where the whole
    text says so."""
    found = ADOPTED.fullmatch(narrow(bare(text)))
    return date_of(found[1]) if found else None
