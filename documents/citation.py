"""A clause cited as offices cite it: 《标题》（云政办发〔2023〕48号）第二部分第（一）项第3目.

Articles are cited by 条、款、项、目 (《立法技术规范（试行）（一）》 of the National People's
Congress's Legislative Affairs Commission); other texts have 部分 above them, and name what
stands below in the same order. A title within a title takes 〈〉 (GB/T 15834-2011, 4.16).
"""

import re
from collections.abc import Iterable, Iterator

from documents.models import Clause, Document, Part
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.text.numerals import as_numeral
from documents.parsing.types import Role

_WHOLE = (Style.PART, Style.BOOK, Style.CHAPTER, Style.SECTION, Style.ARTICLE)
_PARTS = (Style.HAN, Style.DOTTED)
# What the levels below a part or an article are called, from the top.
_LEVELS = ("项", "目", "点")
_NUMBER_ALONE = re.compile(r"\d+(?=第\d+段$|$)")
_PARAGRAPH = re.compile(r"第(\d+)段$")
_INNER_TITLES = str.maketrans("《》", "〈〉")


class Citing:
    """Cites a document and its clauses, without addresses. `clauses` are all of its own.

    A citation is the document's `name`, then the attachment, then the place in it. A notice
    that only issues a plan is cited by the plan's numbers, as if they were its own; where
    there are other numbers, or places without one, the attachment is named.
    """

    def __init__(
        self, document: Document, parts: Iterable[Part], clauses: Iterable[Clause]
    ) -> None:
        self.name = f"《{_within(document.title)}》（{_told_by(document)}）"
        self._attachments = {part.pk: attachment_name(part) for part in parts}
        numbered = {clause.part_id for clause in clauses if clause.path is not None}
        is_wrapper = len(self._attachments) == 2 and len(numbered) == 1
        self._enclosed = numbered if is_wrapper else set()

    def clause(self, clause: Clause) -> str:
        attachment = "" if self.is_plain(clause) else self._attachments[clause.part_id]
        return self.name + attachment + place_cited(clause)

    def is_plain(self, clause: Clause) -> bool:
        """Whether it is cited without the attachment it stands in."""
        return clause.path is not None and clause.part_id in self._enclosed


def attachment_name(part: Part) -> str:
    """附件一《云泽市夜间经济工作方案》; "" for the body."""
    if not part.position:
        return ""
    return part.label + (f"《{_within(part.title)}》" if part.title else "")


def place_cited(clause: Clause) -> str:
    """第二部分第（一）项第3目"""
    return "".join(_place(clause))


def _within(title: str) -> str:
    return title.translate(_INNER_TITLES)


def _told_by(document: Document) -> str:
    """What tells it from others of its title: its number, its date, its place of print."""
    if document.number:
        return document.number
    if date := document.signed_on:
        return f"{date.year}年{date.month}月{date.day}日"
    issue = document.issue
    return f"{issue.year}年{issue.month}月公报第{document.first_page}页"


def _place(clause: Clause) -> Iterator[str]:
    markers, rest = _markers(clause.label)
    levels = iter(_LEVELS)
    for level, each in enumerate(markers):
        yield _named(each, levels, is_first=level == 0)
    if counted := _PARAGRAPH.match(rest):
        yield _paragraph(int(counted[1]), markers)
    elif clause.role != Role.TEXT or not markers:
        yield rest


def _markers(label: str) -> tuple[list[Marker], str]:
    """The numbers of a label such as 二、（一）3.第2段, and what follows them."""
    markers = []
    while not _PARAGRAPH.match(label) and (found := _alone(label) or marker(label)):
        markers.append(found)
        label = label[found.length :]
    return markers, label


def _alone(label: str) -> Marker | None:
    """1 of 1总则: only the blank behind it told that it is a number, and it is gone."""
    found = _NUMBER_ALONE.match(label)
    if not found:
        return None
    number = found[0]
    return Marker(Style.DOTTED, number, int(number), number, len(number))


def _named(each: Marker, levels: Iterator[str], *, is_first: bool) -> str:
    if each.style in _WHOLE:
        return each.printed
    if each.style in _PARTS and is_first:
        return f"第{each.bare}部分"
    return f"第{_as_cited(each)}{next(levels, '')}"


def _as_cited(each: Marker) -> str:
    """（一）, （1） and ① keep their form, 3. loses its point."""
    return each.printed.rstrip(".、")


def _paragraph(count: int, markers: list[Marker]) -> str:
    """An article's first paragraph has its number, so that the next is its second (款)."""
    if markers and markers[-1].style is Style.ARTICLE:
        return f"第{as_numeral(count + 1)}款"
    return f"第{count}段"
