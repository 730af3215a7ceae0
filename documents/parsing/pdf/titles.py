"""Titles told by their type: lines set larger than the text, one title run together.

After this stage a title over several lines is one line, under the number of its first;
`Joined` leads back.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from documents.parsing.layout.headlines import Headline
from documents.parsing.layout.table_of_contents import is_section
from documents.parsing.pdf.layout import Band
from documents.parsing.text.characters import bare
from documents.parsing.text.clause_numbers import Style, marker
from documents.parsing.text.document_numbers import document_number
from documents.parsing.text.patterns import ATTACHMENT_HEAD
from documents.parsing.text.titles import TITLE, ends_as_title, is_title
from documents.parsing.types import Line

_OTHER_SIZE = 0.06
# 第一章 总则, 第二部分 主要任务, 第一篇: large too, perhaps, and part of a document
_CHAPTER = re.compile(
    r"第\s*[0-9０-９一二三四五六七八九十百零〇]{1,4}\s*(?:分?编|章|节|篇|部分|单元)"
)
_CENTRED = 2.0  # hanzi of blank on either side,
_ABOUT = 1.5  # that differ by no more


@dataclass(frozen=True, slots=True)
class Joined:
    """`parts` are the lines that a title was joined from, by its number."""

    lines: tuple[Line, ...]
    parts: dict[int, tuple[Line, ...]]

    def apart(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(
            part for line in lines for part in self.parts.get(line.number, (line,))
        )

    def titles(self) -> tuple[Line, ...]:
        """The titles that a document number stands under."""
        return tuple(
            line
            for line, below in zip(self.lines, self.lines[1:], strict=False)
            if line.number in self.parts and document_number(below.text)
        )


def joined(lines: Sequence[Line]) -> Joined:
    titles: list[list[Line]] = []
    for line in lines:
        if titles and _goes_on(titles[-1], line):
            titles[-1].append(line)
        else:
            titles.append([line])
    return Joined(
        tuple(_run_together(title) for title in titles),
        {title[0].number: tuple(title) for title in titles if is_large(title[0])},
    )


def is_set_as_headline(headline: Headline) -> bool:
    """In a column, where a title and its number may also only be named."""
    return any(is_large(line) or _is_centred(line) for line in headline.lines[:2])


def is_large(line: Line) -> bool:
    return line.placing is not None and line.placing.is_large


def is_chapter(text: str) -> bool:
    """Does the text name a chapter, or what is headed by 一、, and no document?"""
    if _CHAPTER.match(text):
        return True
    found = marker(text)
    return found is not None and found.style is Style.HAN and not ends_as_title(text)


def _is_centred(line: Line) -> bool:
    if line.placing is None:
        return False
    indent, room = line.placing.indent, line.placing.room
    return min(indent, room) >= _CENTRED and abs(indent - room) <= _ABOUT


def _goes_on(title: Sequence[Line], line: Line) -> bool:
    last = title[-1]
    if not (is_large(last) and is_large(line)) or _stands_alone(line):
        return False
    assert last.placing
    assert line.placing
    alike = abs(last.placing.scale - line.placing.scale) <= _OTHER_SIZE
    if not alike and not _are_one_title(title, line):
        return False
    # 政策解读 may end a title, and may stand over one
    return not _stands_alone(last) and not is_section(bare(last.text))


def _are_one_title(title: Sequence[Line], line: Line) -> bool:
    """The organ may be set larger than what its title is about, and a long line smaller."""
    together = "".join(bare(part.text) for part in (*title, line))
    return bool(TITLE.fullmatch(together)) and not is_title(bare(line.text))


def _stands_alone(line: Line) -> bool:
    """A number, 附件1, 第一章 …: large too, perhaps, but no part of a title."""
    text = bare(line.text)
    return bool(
        document_number(text) or ATTACHMENT_HEAD.fullmatch(text) or marker(line.text)
    )


def _run_together(title: Sequence[Line]) -> Line:
    if len(title) == 1:
        return title[0]
    return replace(title[0], text="".join(line.text.strip() for line in title))


# ---- headlines that the end of a page parts ------------------------------------
#
# A program that sets pages without an eye for them may leave a title, or a part of it, at
# the foot of a page, and its number or its rest at the head of the next: they are put
# together again on the page they go on.

Held = tuple[Band, list[Line]]  # with those of its lines that are text


def with_whole_headlines(bands: Sequence[Held]) -> Iterator[Held]:
    """Every line once and in the same order; no band is left without lines."""
    carried: list[Line] = []
    for at, (band, held) in enumerate(bands):
        lines = [*carried, *held]
        carried = []
        if at + 1 < len(bands) and bands[at + 1][0].page != band.page:
            carried = _headline_at_the_foot(lines, bands[at + 1][1][0])
        if kept := lines[: len(lines) - len(carried)]:
            yield band, kept


def _headline_at_the_foot(lines: Sequence[Line], following: Line) -> list[Line]:
    """What stands last on a page and is large, and numbers among it, or over what is
    large on the next."""
    begin = len(lines)
    while begin and (is_large(lines[begin - 1]) or _is_number(lines[begin - 1])):
        begin -= 1
    found = list(lines[begin:])
    return found if any(map(is_large, [*found, following])) else []


def _is_number(line: Line) -> bool:
    return document_number(bare(line.text)) is not None
