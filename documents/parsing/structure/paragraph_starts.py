"""What begins a paragraph by its words, however full the line before it is.

Each rule sees the lines of the paragraph so far and the line that follows, without
blanks.
"""

import re
from collections.abc import Sequence

from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.clause_numbers import Style, marker
from documents.parsing.text.dates import DAY, adopted_on
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.patterns import (
    ATTACHMENT_NOTE,
    CLOSING_FORMULA,
    LISTED,
    ORGAN,
    TAKES_EFFECT,
    salutes,
)
from documents.parsing.types import Line

_NOT_IN_HEADING = re.compile(r"[。，；：]|第\s*$")  # 第|（一）项 names another
_ASKED = re.compile(r"[问答][：:]")
_ANNOUNCING = re.compile(r"[^，。；：（）“”]{2,6}：")  # 免去：
_ANNOUNCED = ("如下：", "决定：", "通知：")
# 组长：某某, 副总指挥：某某: who sits in a body, a line each
_POST = re.compile(
    r"(?:第一|常务)?(?:副)?(?:组长|总指挥|指挥长|主任|主任委员|总?召集人|团长|会长|理事长|秘书长|队长)："
    r"|(?:成员|委员|顾问)(?:单位)?："
)
_MEMBER = re.compile(r"(?:[一-鿿]{2,5}：)?[一-鿿·]{2,6}[（(][^（）()，。]{3,30}[）)]")
_CONTACT = re.compile(r"联系人：")
# （市发展改革委 2023年6月10日）, who wrote the attachment, under its title
_DATED = re.compile(r"[（(][^（）()。]{0,30}日[）)]")
_RANKS = "一二三四五六七八九十"


def is_note(current: Sequence[Line]) -> bool:
    """The note of attachments (附件说明): 附件：1.责任分工表."""
    return bool(ATTACHMENT_NOTE.match(bare(current[0].text)))


def is_organ(current: Sequence[Line]) -> bool:
    """An organ that signs: another may sign below it."""
    return ORGAN.fullmatch(bare(current[-1].text)) is not None


def begins_by_words(current: Sequence[Line], following: str) -> bool:
    """Does the line that follows begin a paragraph, by what it says or by what the one
    before it says?"""
    ended = ends_sentence(current[-1].text)
    if ended and (
        TAKES_EFFECT.match(following)
        or CLOSING_FORMULA.fullmatch(following)
        or _CONTACT.match(following)
    ):
        return True
    return (
        _is_whole(current, following)
        or _is_listed(current, following)
        or _is_posted(current, following)
    )


def is_under_heading(current: Sequence[Line], following: Line) -> bool:
    """Number one, or any article, below a numbered heading that happens to fill its
    line."""
    opening, found = marker(current[0].text), marker(following.text)
    if not opening or not found or len(current) > 1:
        return False
    if found.value != 1 and found.style is not Style.ARTICLE:
        return False
    text = current[0].text[opening.length :]
    return found.style > opening.style and not _NOT_IN_HEADING.search(text)


def is_unfinished(current: Sequence[Line]) -> bool:
    """A sentence stands before, and another has begun: 一次性补贴。对符合条件的，给予"""
    text = _text(current)
    return "。" in text and not ends_sentence(text) and "，" in text.rpartition("。")[2]


def _is_whole(current: Sequence[Line], following: str) -> bool:
    """A salutation, what announces, a closing formula, or an entry in a list of issued
    documents before the next."""
    text = _text(current)
    if text.endswith("：") and (salutes(text) or text.endswith(_ANNOUNCED)):
        return True
    if CLOSING_FORMULA.fullmatch(text) or adopted_on(text) or _DATED.fullmatch(text):
        return True
    return bool(NUMBER.match(text) and NUMBER.match(following))


def _is_listed(current: Sequence[Line], following: str) -> bool:
    """The next entry of a list: 一是…。二是…。, ——…。, 免去…；免去…；, 某同志任…；, the next
    question or answer, or what announces a list: 免去："""
    last = bare(current[-1].text)
    if _ASKED.match(following) or _ANNOUNCING.fullmatch(following):
        return ends_sentence(last)
    if LISTED.match(following):
        return last[-1] in "。：" and not _is_run_in(current, following)
    first = bare(current[0].text)
    if DAY.match(following) and DAY.match(first):
        return ends_sentence(last)
    appointed = following[:2] in ("任命", "免去") and first[:2] in ("任命", "免去")
    if appointed and last.endswith("。"):
        return True
    if not last.endswith("；"):
        return False
    # 到2025年，…；到2030年，…。 is one sentence
    alike = first[:2] == following[:2] and not following[:2][-1].isdecimal()
    return alike or ("同志" in first and "同志" in following)


def _is_run_in(current: Sequence[Line], following: str) -> bool:
    """三是 where 二是 stands within the paragraph: the list runs on in it."""
    if following[0] not in _RANKS[1:]:
        return False
    before = f"{_RANKS[_RANKS.index(following[0]) - 1]}是"
    return _text(current).find(before) > 0


def _is_posted(current: Sequence[Line], following: str) -> bool:
    """组长：某某, and the members who stand a line each below it."""
    last = bare(current[-1].text)
    if _POST.match(following):
        return last[-1] not in "，、（"
    return bool(_MEMBER.fullmatch(following) and _MEMBER.fullmatch(last))


def _text(lines: Sequence[Line]) -> str:
    return bare("".join(line.text for line in lines))
