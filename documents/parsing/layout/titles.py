"""Where a document's title begins and ends: over its number, under it, or without one.

A title is broken into lines by hand, anywhere; what it reads as when the lines are
run together tells it, and what stands around it.
"""

import re
from collections.abc import Sequence

from documents.parsing.layout.number_lines import NumberLines, number_at
from documents.parsing.layout.title_shapes import (
    TITLE_LINES,
    ends_document,
    is_counted,
    is_named,
    set_text,
)
from documents.parsing.layout.widths import width
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import adopted_on, date_of
from documents.parsing.text.document_numbers import (
    ORDER_NUMBER,
    document_number,
    yearly_number,
)
from documents.parsing.text.patterns import (
    ATTACHMENT_HEAD,
    BEGINS_ORGAN,
    OPENING_WORDS,
    ORGAN,
    salutes,
)
from documents.parsing.text.row_rule import HANZI_OF
from documents.parsing.text.titles import (
    KINDS,
    PLAIN_TITLE,
    REMARK,
    TITLE,
    TITLE_ORGAN,
    TITLE_WITHOUT_ORGAN,
    UNNUMBERED_TITLE,
    comparable_title,
)
from documents.parsing.types import Line

_SHORT_BY = 3.0  # a column's line this much short of its measure ends something
_STOPS = tuple("。；：，、")
_NOT_IN_TITLE = re.compile("[。；：]")
_GOES_ON = ("转发", "批转", "印发", "公布", "发布", "关于", "的")
_WHOLE_KIND = re.compile(rf"的(?:{'|'.join(KINDS)})(?:[（(].{{1,20}}[）)])?$")
_PAIRS = (("《", "》"), ("〈", "〉"), ("“", "”"))
_SELDOM_HANZI = "》“”"  # 曳, 野, 冶: no surnames, few words
_SHARED_PLACE = 2
_VERBS = ("关于", "转发", "批转", "印发", "公布", "发布")
# Organs that a city's name doesn't begin: they join the city's own in a headline.
_OF_THE_STATE = re.compile(
    "国家|中国|中共|共青团|武警|中央|全国|国务院|最高|[一-鿿]{2,12}(?:联合社|海关|铁路局)$"
)
_OPENING_LINES = 3
_SIGNATURE_LINES = 4
_ADOPTED_LINES = 5
# The kinds that are published without a number: to everybody, or to the assembly.
_TO_EVERYBODY = (
    "公告",
    "通告",
    "公报",
    "决议",
    "令",
    "报告",
    "意见",
    "通知",
    "决定",
    "名单",
)


def title_above(
    page: Sequence[Line],
    start: int,
    number: NumberLines,
    column: float,
    listed: Sequence[str],
) -> int | None:
    """Where the title begins that ends above the number: the fewest lines that read
    organ 关于 … kind, and that another number doesn't stand over; else those that the contents list; else a title without organ or
    without 关于 where a text can begin."""
    at = number.begin
    titles = _upwards(page, start, at)
    whole = [
        begin
        for begin, title in titles.items()
        if TITLE.fullmatch(title) and _is_balanced(title)
    ]
    named = [begin for begin in whole if TITLE_ORGAN.match(titles[begin])]
    if found := [*named[:1], *whole[:1]]:
        begin = _with_organs(page, start, found[0], titles[found[0]])
        under_number = begin > start and document_number(page[begin - 1].text)
        in_row = is_counted(page, start, number, begin)
        return None if under_number or in_row else begin
    for begin, title in titles.items():
        if comparable_title(title) in listed:
            return begin
    for pattern in (PLAIN_TITLE, TITLE_WITHOUT_ORGAN):
        for begin, title in titles.items():
            if pattern.fullmatch(title) and stands_apart(page, start, begin, column):
                in_row = is_counted(page, start, number, begin)
                return None if in_row else begin
    return None


def _is_balanced(title: str) -> bool:
    """Does it close what it opens? 市人民政府关于…》的决定 begins within 《…. A mark that
    repair left as its hanzi may be the one that is missing."""
    return all(
        _may_count(title, opens, title.count(closes))
        and _may_count(title, closes, title.count(opens))
        for opens, closes in _PAIRS
    )


def _may_count(title: str, mark: str, wanted: int) -> bool:
    left = title.count(HANZI_OF[mark]) if mark in _SELDOM_HANZI else 0
    return wanted <= title.count(mark) + left


def _upwards(page: Sequence[Line], start: int, at: int) -> dict[int, str]:
    """What the lines above read as, the fewest first; a title holds no date of its own."""
    titles: dict[int, str] = {}
    for begin in range(at - 1, max(start, at - TITLE_LINES) - 1, -1):
        text = bare(page[begin].text)
        if date_of(text) or document_number(text) or text.endswith(("。", "；")):
            break
        titles[begin] = set_text(page[begin:at])
    return titles


def _with_organs(page: Sequence[Line], start: int, begin: int, title: str) -> int:
    """With the lines above that the title goes on from: organs that issue it together,
    云泽市水利局 云泽市财政局 over 云泽市林业局关于…; or 云泽市人民政府办公室转发."""
    while begin > start:
        above = bare(page[begin - 1].text)
        calls_for_more = above.endswith(_GOES_ON) and TITLE_ORGAN.match(above)
        joint = (
            ORGAN.fullmatch(above)
            and not _is_signature(page, start, begin - 1)
            and above not in title
            and (_share_place(above, title) or _OF_THE_STATE.match(above))
        )
        begun = _begins_its_organ(page, start, begin - 1, title)
        if not (calls_for_more or joint or begun):
            return _with_organ_alone(page, start, begin, title)
        begin -= 1
        title = above + title
    return begin


def _begins_its_organ(page: Sequence[Line], start: int, at: int, title: str) -> bool:
    """Does the line begin the organ's name that the title ends: 云泽市疫情防控工作领导 over
    小组办公室关于…的通知? A name begins with its place, so the title has lost that."""
    above = bare(page[at].text)
    organ = TITLE_ORGAN.match(title)
    return bool(
        organ
        and not BEGINS_ORGAN.match(title)
        and not _OF_THE_STATE.match(title)
        and BEGINS_ORGAN.match(above)
        and ORGAN.fullmatch(above + organ["organ"])
        and (at == start or ends_document(page[at - 1].text))
    )


def _with_organ_alone(page: Sequence[Line], start: int, begin: int, title: str) -> int:
    """With the organ that stands over a title without one: 共青团云泽市委员会 over 关于…."""
    organ = ORGAN.fullmatch(bare(page[begin - 1].text))
    alone = title.startswith(_VERBS) and not _is_signature(page, start, begin - 1)
    return begin - 1 if organ and alone else begin


def _is_signature(page: Sequence[Line], start: int, at: int) -> bool:
    """Does the line sign what stands above it, under its date, instead of over it?"""
    if at == start or date_of(page[at - 1].text) is None:
        return False
    above = page[max(start, at - 1 - _SIGNATURE_LINES) : at - 1]
    if above and ORGAN.fullmatch(bare(above[-1].text)):
        return False
    return bare(page[at].text) not in set_text(above)


def _share_place(organ: str, title: str) -> bool:
    """云泽市水利局, 云泽市财政局关于…; 中共云泽市委办公室, 云泽市人民政府办公室关于…."""
    place = organ.removeprefix("中共")[:_SHARED_PLACE]
    return title.startswith(place) or (
        _OF_THE_STATE.match(title) is not None and place in title
    )


def title_below(
    page: Sequence[Line], start: int, number: NumberLines, column: float
) -> tuple[int, int] | None:
    """The title that stands under this number: where it begins and ends.
    An entry in a list of issued documents is none."""
    at, begin = number.begin, number.end
    found: int | None = None
    for end in range(begin + 1, min(len(page), begin + TITLE_LINES) + 1):
        title = set_text(page[begin:end])
        if _NOT_IN_TITLE.search(title) or date_of(page[end - 1].text):
            break
        if document_number(page[end - 1].text):
            return None
        if not (TITLE.fullmatch(title) or PLAIN_TITLE.fullmatch(title)):
            continue
        if found is None or _WHOLE_KIND.search(title):
            found = end
        if _WHOLE_KIND.search(title):
            break
    if found is None or _is_entry(page, found):
        return None
    if at == start or ends_document(page[at - 1].text):
        return begin, found
    if TITLE_ORGAN.match(set_text(page[begin:found])):
        return None if is_named(page, start, at, found) else (begin, found)
    apart = stands_apart(page, start, at, column)
    return (begin, found) if apart and _begins_text(page, found) else None


def _is_entry(page: Sequence[Line], end: int) -> bool:
    """Does the next entry follow, or the title of the list?"""
    following = set_text(page[end : end + 1])
    return bool(
        document_number(following)
        or "发文目录" in following
        or UNNUMBERED_TITLE.fullmatch(following)
    ) and not (end < len(page) and _begins_text(page, end))


def stands_apart(page: Sequence[Line], start: int, at: int, column: float) -> bool:
    """Does the line begin something, and not go on with a sentence?"""
    if at == start:
        return True
    above = page[at - 1].text
    return (
        ends_sentence(above)
        or date_of(above) is not None
        or width(above) < column - _SHORT_BY
    )


def title_alone(
    page: Sequence[Line], start: int, at: int, column: float, promised: Sequence[str]
) -> int | None:
    """Where a title ends that begins at this line and has no number: the organ that it
    names signs on the same page, or a text opens under it. Attachments have such titles,
    too; what a notice named is left to them."""
    if not _may_begin(page, start, at, column):
        return None
    for end in range(at + 1, min(len(page), at + TITLE_LINES) + 1):
        title = set_text(page[at:end])
        last = page[end - 1].text
        if _NOT_IN_TITLE.search(title) or date_of(last) or document_number(last):
            return None
        following = set_text(page[end : end + 1])
        if not _names_document(title) or following.startswith("的"):
            continue
        if _stands_over_number(page, end, title):
            return None
        if any(title.endswith(name) for name in promised) or _is_noted(
            page, start, at, title
        ):
            return None
        return end if _is_issued(page, start, at, end, title) else None
    return None


def _stands_over_number(page: Sequence[Line], end: int, title: str) -> bool:
    """Does a document number follow on a title, maybe below a remark: （试行）?"""
    following = set_text(page[end : end + 1])
    if (end < len(page) and number_at(page, end, end)) or _is_number(following, title):
        return True
    remark = REMARK.fullmatch(following) is not None
    return remark and _stands_over_number(page, end + 1, title)


def _may_begin(page: Sequence[Line], start: int, at: int, column: float) -> bool:
    text = bare(page[at].text)
    if marker(page[at].text) or text.startswith(("附件", "（", "(", "《", "“")):
        return False
    if at > start and ATTACHMENT_HEAD.fullmatch(set_text([page[at - 1]])):
        return False
    if at > start and document_number(page[at - 1].text):
        return False
    return stands_apart(page, start, at, column)


def _names_document(title: str) -> bool:
    if not title.rstrip("）").endswith(_TO_EVERYBODY):
        return False
    if TITLE.fullmatch(title):
        return TITLE_ORGAN.match(title) is not None
    return PLAIN_TITLE.fullmatch(title) is not None


def _is_number(text: str, title: str) -> bool:
    return (
        document_number(text) is not None
        or yearly_number(text, title) is not None
        or ORDER_NUMBER.fullmatch(text) is not None
    )


def _is_noted(page: Sequence[Line], start: int, at: int, title: str) -> bool:
    """Does a note of attachments above name it?"""
    above = set_text(page[start:at])
    return title in above[above.find("附件：") :] if "附件：" in above else False


def _is_issued(page: Sequence[Line], start: int, at: int, end: int, title: str) -> bool:
    """Does the organ sign above it, at the end of its columns, or does the text open
    under it and end in a signature of its own?"""
    organ = TITLE_ORGAN.match(title) or PLAIN_TITLE.match(title)
    name = (organ["organ"] if organ else "") or title[:_SHARED_PLACE]
    entry = end < len(page) and _names_document(set_text(page[end : end + 1]))
    if entry:
        return False
    if at > start and _signs(page[start:at][-_SIGNATURE_LINES:], name):
        return True
    if (at > start and adopted(page, start)) or adopted(page, end):
        return True
    signed = _is_signed(page, end, name)
    return signed or (signed is None and _begins_text(page, end))


def adopted(page: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines that say in brackets when, and by whom, the text was adopted."""
    for end in range(at + 1, min(len(page), at + _ADOPTED_LINES) + 1):
        if adopted_on(set_text(page[at:end])):
            return page[at:end]
    return ()


def _signs(lines: Sequence[Line], name: str) -> bool:
    """Do the lines end in a signature of this organ, or of one of its place?"""
    dated = [at for at, line in enumerate(lines) if date_of(line.text)]
    return bool(dated) and _is_named(lines[: dated[-1]], name)


def _is_named(lines: Sequence[Line], name: str) -> bool:
    signed = [bare(line.text) for line in lines[-_OPENING_LINES:]]
    signed = [text for text in signed if not text.endswith(_STOPS)]
    return any(text in name or text.startswith(name) for text in signed)


def _is_signed(page: Sequence[Line], at: int, name: str) -> bool | None:
    """Does the organ sign a text over the next date? None where it goes on overleaf."""
    for end in range(at, len(page)):
        if date_of(page[end].text):
            text = any(ends_sentence(line.text) for line in page[at:end])
            return text and _is_named(page[at:end], name)
    return None


def _begins_text(page: Sequence[Line], at: int) -> bool:
    opening = set_text(page[at : at + _OPENING_LINES])
    return salutes(opening) or OPENING_WORDS.match(opening) is not None
