"""Attachments that begin within a document's columns: 附件, 附件1, 附件2: and a title.

After this stage a text is its body and its attachments, each line in exactly one of
them, in a title, or an attachment's number alone on its line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from documents.parsing.text.characters import (
    bare,
    ends_sentence,
    full_marks,
    narrow,
    unspaced,
)
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.numerals import numeral
from documents.parsing.text.patterns import (
    ATTACHMENT_HEAD,
    ATTACHMENT_NOTE,
    is_remark_on,
)
from documents.parsing.text.titles import REMARK, ends_as_title, names_in
from documents.parsing.types import Line

_TITLE_LINES = 5
_NOTE_LINES = 12
_LONGEST_LINE = 40
# 2．联系人名单（略）: an entry of the note of attachments
_NOTED = re.compile(
    r"(?:附件(?:[0-9]{0,2}[：:](?:[0-9]{1,2}[.．、])?|[0-9]{1,2}[.．、])|[0-9]{1,2}[.．、])"
    r"([^：（(][^：]{1,80}?)(?:[（(]略[）)])?[；。]?"
)
_HEAD_NUMBER = re.compile(
    r"附件(?:([0-9]+)(?:[—－–.．之-]+([0-9]+))?|([^之]+)(?:之(.+))?)?"
)
_AFTER_NUMBER = "：:.．、"
# 填表单位：　　填表日期：, the head of a form, which is no title and follows no 附件 but its own
_FORM = re.compile(
    r"(?:填[表报]|报送|制表|申报|申请|编制|调查|受理|登记|经办|审核)?"
    r"(?:单位|人|机关|部门|日期|时间|电话|编号)(?:（[^（）]{1,8}）)?："
)
_LAST_WORDS = (*"表册图录单书函", "分工", "职责", "流程", "模板", "样式", "说明")


@dataclass(slots=True)
class PartLines:
    """The body (`title` None, `label` "") or an attachment, as lines; `contents` are
    those of its own 目录."""

    label: str = ""
    title: str | None = None
    lines: list[Line] = field(default_factory=list)
    number_line: Line | None = None
    title_lines: tuple[Line, ...] = ()
    contents: tuple[Line, ...] = ()


NO_NUMBER = (0, 0)


def parts_of(
    lines: Sequence[Line],
    names: Sequence[str],
    *,
    signed: bool,
    numbered: tuple[int, int] = NO_NUMBER,
) -> list[PartLines]:
    """Cut the lines of one text where an attachment begins. `names` are titles that
    the document gives; `signed` says that its date has been seen before, `numbered` what
    number the last attachment had (`number_of`)."""
    known = {*names, *_noted(lines), *_named(lines)}
    found = [PartLines()]
    at = 0
    while at < len(lines):
        line = lines[at]
        part = _attachment_at(lines, at, known, signed=signed, numbered=numbered)
        if part:
            found.append(part)
            if part.number_line:
                numbered = number_of(part.number_line)
            at += (part.number_line is not None) + len(part.title_lines)
            continue
        found[-1].lines.append(line)
        signed = signed or date_of(line.text) is not None
        at += 1
    return found


def _named(lines: Sequence[Line]) -> set[str]:
    """The titles that the body names before it is dated."""
    body = takewhile(lambda line: date_of(line.text) is None, lines)
    return set(names_in(_set(list(body)) or ""))


def _noted(lines: Sequence[Line]) -> set[str]:
    """The titles in the note of attachments; where one wraps, as far as any line."""
    titles: set[str] = set()
    for at, line in enumerate(lines):
        heads = ATTACHMENT_HEAD.fullmatch(narrow(bare(line.text)))
        listed = any(marker(below.text) for below in lines[at + 1 : at + 2])
        if not ATTACHMENT_NOTE.match(bare(line.text)) or (heads and not listed):
            continue
        entry = ""
        for noted in lines[at : at + _NOTE_LINES]:
            if date_of(noted.text):
                break
            begins = marker(noted.text) or not entry
            entry = ("" if begins else entry) + narrow(bare(noted.text))
            if found := _NOTED.fullmatch(entry):
                titles.add(found[1])
    return titles


def _attachment_at(
    lines: Sequence[Line],
    at: int,
    known: set[str],
    *,
    signed: bool,
    numbered: tuple[int, int],
) -> PartLines | None:
    text = narrow(bare(lines[at].text))
    if ATTACHMENT_HEAD.fullmatch(text) and (
        _counts_on(lines[at], numbered) or _opens(lines, at, signed=signed)
    ):
        title_lines = _title_lines(lines, at + 1, known)
        return PartLines(
            text.rstrip(_AFTER_NUMBER),
            _printed(title_lines),
            [],
            lines[at],
            tuple(title_lines),
        )
    if not (signed and at and _may_follow(lines[at - 1])):
        return None
    title = _named_lines(lines, at, known) or _large_lines(lines, at)
    title = title and lines[at : _after_remark(lines, at + len(title))]
    return PartLines("", _printed(title), [], None, tuple(title)) if title else None


def number_of(line: Line) -> tuple[int, int]:
    """附件2 is (2, 0), 附件2-1 is (2, 1); 附件 alone, or what is no such head, the first."""
    text = narrow(bare(line.text)).rstrip(_AFTER_NUMBER)
    found = _HEAD_NUMBER.fullmatch(text)
    if found and found[1]:
        return int(found[1]), int(found[2] or 0)
    if found and found[3]:
        return numeral(found[3]), numeral(found[4]) if found[4] else 0
    return 1, 0


def _counts_on(line: Line, numbered: tuple[int, int]) -> bool:
    """附件2, 附件1-1 or 附件2-1 after 附件1 opens one, whatever that ended in."""
    first, second = numbered
    following = ((first + 1, 0), (first + 1, 1), (first, second + 1))
    return numbered != NO_NUMBER and number_of(line) in following


def _opens(lines: Sequence[Line], at: int, *, signed: bool) -> bool:
    """A note of attachments may begin with 附件： alone, too, before the signature."""
    following = lines[at + 1 : at + 2]
    if not following or (at and not _may_follow(lines[at - 1])):
        return False
    text = bare(lines[at].text)
    if text.endswith("件：") and marker(following[0].text):
        return False
    if text.rstrip("：") == "附件" and _FORM.match(bare(following[0].text)):
        return False
    return signed or (text[-1] != "：" and not ends_sentence(following[0].text))


def _may_follow(line: Line) -> bool:
    """Can a part of a document end in this line?"""
    text = bare(line.text)
    return (
        ends_sentence(text)
        or date_of(text) is not None
        or is_remark_on(text)
        or len(text) < _LONGEST_LINE // 3
    )


def _title_lines(lines: Sequence[Line], at: int, known: set[str]) -> Sequence[Line]:
    """A title that the document gives, else the fewest lines that end like one, else
    one line without a stop."""
    if named := _named_lines(lines, at, known):
        return lines[at : _after_remark(lines, at + len(named))]
    for end in range(at + 1, min(len(lines), at + _TITLE_LINES) + 1):
        last = bare(lines[end - 1].text)
        if marker(lines[end - 1].text) or last[-1] in "。；：，" or len(last) > 40:
            break
        if _FORM.match(last):
            break
        if ends_as_title(last) or last.endswith(_LAST_WORDS):
            return lines[at : _after_remark(lines, end)]
    first = lines[at : at + 1]
    text = bare(first[0].text) if first else ""
    alone = text and marker(text) is None and text[-1] not in "。；：，"
    alone = alone and not _FORM.match(text)
    return first if alone and len(text) < _LONGEST_LINE // 2 else ()


def _after_remark(lines: Sequence[Line], at: int) -> int:
    """（试行）, on a line of its own under a title, belongs to it."""
    remark = at < len(lines) and REMARK.fullmatch(bare(lines[at].text))
    return at + bool(remark)


def _named_lines(lines: Sequence[Line], at: int, known: set[str]) -> Sequence[Line]:
    """The most lines that are a title which is known."""
    found: Sequence[Line] = ()
    for end in range(at + 1, min(len(lines), at + _TITLE_LINES) + 1):
        title = _set(lines[at:end])
        if not title or not any(name.startswith(title) for name in known):
            break
        if title in known:
            found = lines[at:end]
    return found


def _large_lines(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """What a PDF sets larger than the text that stands under it."""
    large = list(
        takewhile(
            lambda line: (
                line.placing and line.placing.is_large and not marker(line.text)
            ),
            lines[at:],
        )
    )
    return large if at + len(large) < len(lines) else ()


def _set(lines: Sequence[Line]) -> str | None:
    """The lines run together, as patterns see them."""
    printed = _printed(lines)
    return full_marks(printed) if printed else None


def _printed(lines: Sequence[Line]) -> str | None:
    return narrow(unspaced("".join(line.text for line in lines))) or None
