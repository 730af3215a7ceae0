"""Attachments that begin within a document's columns: 附件, 附件1, 附件2: and a title.

After this stage a text is its body and its attachments, each line in exactly one of
them, in a title, or an attachment's number alone on its line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from documents.parsing.text.characters import bare, ends_sentence, narrow
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.numerals import numeral
from documents.parsing.text.patterns import (
    ATTACHMENT_HEAD,
    ATTACHMENT_NOTE,
    PUBLICITY_NOTE,
)
from documents.parsing.text.titles import REMARK, ends_as_title, names_in
from documents.parsing.types import Line

_TITLE_LINES = 5
_NOTE_LINES = 12
_LONGEST_LINE = 40
# 2．联系人名单（略）: an entry of the note of attachments
_NOTED = re.compile(
    r"(?:附件[0-9]{0,2}[：:](?:[0-9]{1,2}[.．、])?|[0-9]{1,2}[.．、])"
    r"([^：（(][^：]{1,80}?)(?:[（(]略[）)])?[；。]?"
)
_LAST_WORDS = (*"表册图录单书函", "分工", "职责", "流程", "模板", "样式", "说明")


@dataclass(slots=True)
class PartLines:
    """The body (`title` None, `label` "") or an attachment, as lines."""

    label: str = ""
    title: str | None = None
    lines: list[Line] = field(default_factory=list)
    number_line: Line | None = None
    title_lines: tuple[Line, ...] = ()


def parts_of(
    lines: Sequence[Line], names: Sequence[str], *, signed: bool, numbered: int = 0
) -> list[PartLines]:
    """Cut the lines of one text where an attachment begins. `names` are titles that
    the document gives; `signed` says that its date has been seen before, `numbered` how
    many attachments have had a number."""
    known = {*names, *_noted(lines), *_named(lines)}
    found = [PartLines()]
    at = 0
    while at < len(lines):
        line = lines[at]
        part = _attachment_at(lines, at, known, signed=signed, numbered=numbered)
        if part:
            found.append(part)
            numbered += part.number_line is not None
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
    lines: Sequence[Line], at: int, known: set[str], *, signed: bool, numbered: int
) -> PartLines | None:
    text = narrow(bare(lines[at].text))
    if ATTACHMENT_HEAD.fullmatch(text) and (
        _counts_on(text, numbered) or _opens(lines, at, signed=signed)
    ):
        title_lines = _title_lines(lines, at + 1, known)
        return PartLines(
            text.rstrip("：:"), _set(title_lines), [], lines[at], tuple(title_lines)
        )
    if not (signed and at and _may_follow(lines[at - 1])):
        return None
    title = _named_lines(lines, at, known) or _large_lines(lines, at)
    return PartLines("", _set(title), [], None, tuple(title)) if title else None


def _counts_on(text: str, numbered: int) -> bool:
    """附件2 after 附件1 opens one, whatever that ended in."""
    number = text.rstrip("：:").removeprefix("附件")
    value = int(number) if number.isdecimal() else numeral(number) if number else 0
    return numbered > 0 and value == numbered + 1


def _opens(lines: Sequence[Line], at: int, *, signed: bool) -> bool:
    """A note of attachments may begin with 附件： alone, too, before the signature."""
    following = lines[at + 1 : at + 2]
    if not following or (at and not _may_follow(lines[at - 1])):
        return False
    text = bare(lines[at].text)
    if text[-2:] in ("件：", "件:") and marker(following[0].text):
        return False
    return signed or (text[-1] not in "：:" and not ends_sentence(following[0].text))


def _may_follow(line: Line) -> bool:
    """Can a part of a document end in this line?"""
    text = bare(line.text)
    return (
        ends_sentence(text)
        or date_of(text) is not None
        or PUBLICITY_NOTE.fullmatch(text) is not None
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
        if ends_as_title(last) or last.endswith(_LAST_WORDS):
            return lines[at : _after_remark(lines, end)]
    first = lines[at : at + 1]
    text = bare(first[0].text) if first else ""
    alone = text and marker(text) is None and text[-1] not in "。；：，"
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
    return narrow("".join(bare(line.text) for line in lines)) or None
