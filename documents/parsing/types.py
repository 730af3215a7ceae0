"""The shapes that pass between the stages of the parse, in the order of the stages.

Lines, columns and pages are counted from the source file as it was read: pages
and lines from 1, columns from 0. A repair replaces one character by one
character, so a line keeps its length and a column means the same place before
and after it.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

_LARGE = 1.12  # of the text's size: half a step of Chinese type, 三号 over 小三


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a line of a PDF stands in its column, in hanzi: the blank before it and
    the blank behind it; and how large its type is, that of the text being 1."""

    indent: float
    room: float
    scale: float = 1.0

    @property
    def is_large(self) -> bool:
        """As titles are; a text's emphasis is bold, not large."""
        return self.scale >= _LARGE


@dataclass(frozen=True, slots=True)
class RecognisedCharacter:
    """`middle` is its place along the line, `confidence` how sure the recogniser is of
    it; both run from 0 to 1."""

    text: str
    middle: float
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """`corners` are points from the page's upper left corner, x before y, clockwise from
    the upper left."""

    corners: tuple[float, ...]
    characters: tuple[RecognisedCharacter, ...]


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was read on the picture of a page; `size` is its width and height in points."""

    number: int
    size: tuple[float, float]
    lines: tuple[RecognisedLine, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file as it stood, without its line break.

    Only a PDF knows more: `garbled` tells of each character whether its font shows
    marks as hanzi, None where that has to be judged; `placing` where the line stands;
    `confidence`, on a scanned page, how surely each character was recognised;
    `table` the table that it is a row of, from 1, its cells apart by tabs.
    """

    number: int
    page: int
    text: str
    garbled: tuple[bool | None, ...] | None = None
    placing: Placing | None = None
    confidence: tuple[float, ...] | None = None
    table: int = 0


@dataclass(frozen=True, slots=True)
class Repair:
    """One character put right, and what stood there.

    `confidence` runs from 0.5 (a coin's toss) to 1.0 (no other reading). Where `mark` is
    `raw`, nothing was changed: a character of a scan was recognised without certainty,
    and `confidence` runs from 0.
    """

    line: int
    column: int
    raw: str
    mark: str
    confidence: float

    @property
    def is_change(self) -> bool:
        return self.mark != self.raw


@dataclass(frozen=True, slots=True)
class Line:
    """A repaired line; `text` is as long as the source line was."""

    number: int
    page: int
    text: str
    repairs: tuple[Repair, ...] = ()
    placing: Placing | None = None
    table: int = 0


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A stretch of one source line: columns `start` up to, not including, `end`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedRepair:
    """A repair as a paragraph sees it: `offset` counts in the paragraph's text."""

    offset: int
    raw: str
    confidence: float
    line: int
    column: int


class Role(StrEnum):
    """What a paragraph is to its document (GB/T 9704-2012, section 7.3)."""

    TEXT = "text"
    HEADING = "heading"  # a numbered heading that stands alone
    ADDRESSEE = "addressee"  # 主送机关
    ATTACHMENT_NOTE = "attachment-note"  # 附件说明
    SIGNATURE = "signature"  # 发文机关署名
    DATE = "date"  # 成文日期
    NOTE = "note"  # 附注: （此件公开发布）
    TABLE = "table"  # rows on lines of their own, cells apart by tabs
    ROWS = "rows"  # lines of a table whose cells can't be told


class Style(IntEnum):
    """How a clause's number is written, from the highest level of a text to the lowest.

    一、 （一） 1. （1） are the four levels of GB/T 9704-2012, 7.3.3; above them stand those
    of laws and rules (立法技术规范), below them what offices add.
    """

    PART = -2  # 第一篇, 第一部分
    BOOK = -1  # 第一编
    CHAPTER = 0  # 第一章
    SECTION = 1  # 第一节
    ARTICLE = 2  # 第一条, 第十二条之一
    HAN = 3  # 一、
    HAN_BRACKETS = 4  # （一）  ㈠
    DOTTED = 5  # 1.1, 1.1.1; and 1 before a heading where 1.1 follows
    ARABIC = 6  # 1.  1．  1、  ⒈
    ARABIC_BRACKETS = 7  # （1）  1）  ⑴
    CIRCLED = 8  # ①
    LETTER = 9  # A.  a.


@dataclass(frozen=True, slots=True)
class Marker:
    """The number that a text begins with (层次序数).

    bare: as a path holds it: "一", "3", "5.3.2", "②".
    value: its rank among its siblings, from 1.
    printed: as it stands in a paragraph's text, without blanks: "（一）", "3."
    length: its characters in the line, the blanks within and after it included.
    """

    style: Style
    bare: str
    value: int
    printed: str
    length: int

    @property
    def level(self) -> int:
        """How many numbers the marker holds: 3 for 5.3.2, else 1."""
        return self.bare.count(".") + 1 if self.style is Style.DOTTED else 1


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """A paragraph, whole: joined over lines, columns and pages.

    path: bare numbers from the top, ("二", "一", "3") for 二、（一）3.; None without a number.
    key: the permalink's last part, unique in the document: "2-1-3", "f1-art3-2", "2-p2".
    label: the place as a person writes it, without the attachment: "二、（一）3.", "二、第2段".
    lead: the heading that opens the text, "" where there is none: "1.充分发挥政策效应。".
    depth: how many numbered levels it stands under, itself included; 0 outside all.
    markers: the numbers that its label names, from the top.
    marker_end: where its own number ends in the text; None without a number.
    ordinal: its count among those without a number under the same one, from 1, where its
    label gives it; else None.
    """

    text: str
    path: tuple[str, ...] | None
    key: str
    label: str
    lead: str
    depth: int
    role: Role
    page: int
    spans: tuple[SourceSpan, ...]
    repairs: tuple[PlacedRepair, ...]
    markers: tuple[Marker, ...] = ()
    marker_end: int | None = None
    ordinal: int | None = None

    @property
    def marker(self) -> Marker | None:
        """The number that opens it."""
        return self.markers[-1] if self.marker_end is not None else None


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """The document's own body (`title` None, `label` "") or an attachment ("附件一")."""

    title: str | None
    label: str
    paragraphs: tuple[ParsedParagraph, ...]


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number (发文字号): 云政办发〔2023〕58号 is ("云政办发", 2023, 58)."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One document (文件) of the issue, in its order of print.

    registration_number: the one that rules are registered under (统一登记号), as printed.
    section: of the gazette that it is printed under (市政府文件), "" where none is printed.
    """

    title: str
    number: DocumentNumber | None
    kind: str
    issuer: str | None
    signed_on: date | None
    first_page: int
    last_page: int
    parts: tuple[ParsedPart, ...]
    registration_number: str | None = None
    section: str = ""


SEAM_DOUBT = "分栏接续"
"""What the message of a warning says where columns may go on from another text than they
were given to."""


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """A doubt that a person should look at; `line` and `page` say where."""

    page: int
    line: int
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; prints and sorts as 2020-12."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


class IssueKind(StrEnum):
    """What an issue is beside the others of its year."""

    REGULAR = "regular"  # 正刊
    SUPPLEMENT = "supplement"  # 增刊
    COMBINED = "combined"  # 合刊: of two numbers or months, or more


class Furniture(StrEnum):
    """What is printed on a page and belongs to no document."""

    MASTHEAD = "masthead"  # 刊名、期号
    CONTENTS = "contents"  # 目录, the issue's or within a document
    RUNNING_HEAD = "running-head"  # 书眉
    PAGE_NUMBER = "page-number"  # 页码
    SECTION = "section"  # 市政府文件, over several documents
    RULE = "rule"  # 栏线
    IMPRINT = "imprint"  # 主办、编辑、准印证、地址 …
    ATTACHMENT_NUMBER = "attachment-number"  # 附件1, alone on its line
    MARGIN_TAB = "margin-tab"  # 市政府文件, set down the outer edge
    FOOTNOTE = "footnote"  # 脚注
    TABLE_HEAD = "table-head"  # 续表的表头, printed again where the table goes on


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that is kept out of the documents, as it was repaired."""

    line: int
    page: int
    text: str
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class ParsedIssue:
    """One issue (期) of the gazette.

    number, total_number, printed_on: as the issue prints them (2020年第12期, 总第180期,
    2020年12月31日出版); None where it doesn't. last_number, last_month: where a 合刊 ends
    (第7、8期, 7-8月), which begins with number and month.
    gazette: its name as printed (云泽市人民政府公报), "" where it isn't.
    set_aside: with the documents, every line that isn't blank.
    """

    month: Month
    pages: int
    documents: tuple[ParsedDocument, ...]
    warnings: tuple[ParseWarning, ...]
    repairs: int
    number: int | None = None
    total_number: int | None = None
    printed_on: date | None = None
    set_aside: tuple[SetAside, ...] = ()
    kind: IssueKind = IssueKind.REGULAR
    last_number: int | None = None
    last_month: Month | None = None
    gazette: str = ""
