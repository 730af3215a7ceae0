"""A clause cited as offices cite it: 《标题》（云政办发〔2023〕48号）第二部分第（一）项第3目.

Articles are cited by 条、款、项、目 (《立法技术规范（试行）（一）》 of the National People's
Congress's Legislative Affairs Commission); other texts have 部分 above them, and name what
stands below in the same order. A title within a title takes 〈〉 (GB/T 15834-2011, 4.16).
"""

from collections.abc import Iterable, Iterator, Sequence

from documents.models import Clause, Document, Part
from documents.parsing.text.numerals import as_numeral
from documents.parsing.types import Style

_WHOLE = (Style.PART, Style.BOOK, Style.CHAPTER, Style.SECTION, Style.ARTICLE)
_PARTS = (Style.HAN, Style.DOTTED)
# What the levels below a part or an article are called, from the top.
_LEVELS = ("项", "目", "点")
_INNER_TITLES = str.maketrans("《》", "〈〉")


class Citation:
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
    printed = _printed_in(document)
    if date := document.signed_on:
        dated = f"{date.year}年{date.month}月{date.day}日"
        return f"{dated}，{printed}" if document.issue.gazette.name else dated
    return printed


def _printed_in(document: Document) -> str:
    """《云泽市人民政府公报》2023年第12期第5页; 2023年12月公报第5页 where its name isn't known."""
    issue = document.issue
    page = f"第{document.first_page}页"
    if not issue.gazette.name:
        return f"{_unspaced(issue.title)}{page}"
    if not issue.number:
        return f"{_unspaced(issue.full_title)}{page}"
    last = f"、{issue.last_number}" if issue.last_number else ""
    supplement = "增刊" if issue.is_supplement else ""
    number = f"{issue.year}年{supplement}第{issue.number}{last}期"
    return f"《{_within(issue.gazette.name)}》{number}{page}"


def _unspaced(text: str) -> str:
    return text.replace(" ", "")


def _place(clause: Clause) -> Iterator[str]:
    if not clause.numerals and clause.ordinal is None:
        yield clause.label  # 主送机关, 署名
    levels = iter(_LEVELS)
    for level, (style, printed) in enumerate(clause.numbers):
        yield _named(style, printed, levels, is_first=level == 0)
    if clause.ordinal is not None:
        yield _paragraph(clause.ordinal, clause.numbers)


def _named(style: Style, printed: str, levels: Iterator[str], *, is_first: bool) -> str:
    if style in _WHOLE:
        return printed
    bare = printed.rstrip(
        ".、"
    )  # 3. loses its point; （一）, （1） and ① keep their form
    if style in _PARTS and is_first:
        return f"第{bare}部分"
    return f"第{bare}{next(levels, '')}"


def _paragraph(count: int, numbers: Sequence[tuple[Style, str]]) -> str:
    """An article's first paragraph has its number, so that the next is its second (款)."""
    if numbers and numbers[-1][0] is Style.ARTICLE:
        return f"第{as_numeral(count + 1)}款"
    return f"第{count}段"
