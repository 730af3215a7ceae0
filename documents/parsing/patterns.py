"""What documents look like, after GB/T 9704-2012: patterns with the forms they accept.

All are matched against text without blanks (`bare`), so that justification can't
hide anything.
"""

import re
from datetime import date

from documents.parsing.numerals import NUMERAL, numeral
from documents.parsing.parsed import DocumentNumber

_OPEN, _CLOSE = "[〔（(\\[【［]", "[〕）)\\]】］]"

# 云政办发〔2023〕58号, 公告（2023）第1号; 省政府令第275号 is none: it has no year.
NUMBER = re.compile(
    rf"([一-鿿][一-鿿A-Za-z]{{0,19}}){_OPEN}([0-9０-９]{{4}}){_CLOSE}第?([0-9０-９]{{1,5}})号"
)

# 2020年12月3日, 二〇二〇年十二月三日
DATE = re.compile(
    rf"([0-9０-９]{{4}}|[〇零○一二三四五六七八九]{{4}})年"
    rf"([0-9０-９]{{1,2}}|{NUMERAL})月([0-9０-９]{{1,2}}|{NUMERAL})日"
)

# The fifteen kinds of GB/T 9704-2012 …
KINDS = [
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
]
# … and what gazettes print without a number.
UNNUMBERED_KINDS = ("政策解读", "发文目录", "人事任免", "大事记")

# 某市人民政府关于…的通知: organ, 关于, matter, kind.
TITLE = re.compile(
    rf"(?P<organ>[^，。；：、《》（）]{{2,40}}?)关于.+(?:{'|'.join(KINDS)})(?:[（(].{{1,20}}[）)])?"
)

# 《…方案》政策解读, 2020年12月份…发文目录, 【市政府人事任免】（2020年12月份）
UNNUMBERED_TITLE = re.compile(
    r"(?:《.+》(?:的)?(?:政策)?解读"
    r"|[^，。；：《》]{0,30}发文目录(?:[（(].{1,16}[）)])?"
    r"|【?[^，。；：《》】]{0,20}人事任免】?(?:[（(].{1,16}[）)])?"
    r"|[^，。；：《》]{0,20}大事记(?:[（(].{1,16}[）)])?)"
)

# 各县（市、区）人民政府，市政府各部门、直属各单位：
SALUTATION = re.compile(r"(?:各|市|县|区|省)[^。；]{2,80}：")

# How a document's first sentence begins.
OPENING_WORDS = re.compile(
    r"(?:为|根据|按照|依据|依照|经|现将|现就|鉴于|近年来|为了|为进一步)"
)
# … and how it goes on where the text sets rules: 为…，特制定本方案。
PURPOSE = re.compile(
    r"[^。]{4,260}制定(?:本|以下|如下|了?《)|[^。]{4,160}(?:通知|公告|通告|批复|通报|决定|意见)如下："
)
# The sentence that ends an attachment: 本方案自发布之日起施行。
CLOSING_SENTENCE = re.compile(
    r"(?:本[一-鿿]{2,8}|附件)?自.{2,30}起(?:施行|实施|执行|生效|试行)|同时废止"
)
ATTACHMENT_NOTE = re.compile(r"附件[0-9一二三四五六七八九十]{0,2}：")
# An entry of a list without numbers: 一是…, ———….
LISTED = re.compile(r"[一二三四五六七八九十]{1,2}是|——?")
NAMED_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
PUBLICITY_NOTE = re.compile(r"[（(](?:此件.{2,12}|.{0,8}公开发布)[）)]")

APPOINTMENT = re.compile(r"(?:经.{0,20})?(?:决定)?(?:任命|聘任|任免)")

SENTENCE_END = "。！？；：…"
# Full-width digits and Latin letters, which are a matter of fonts; marks stay.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}


def bare(text: str) -> str:
    """The text without blanks of any kind."""
    return "".join(text.split())


def narrow(text: str) -> str:
    """The text with full-width digits and letters as ASCII: ２０20 is 2020."""
    return text.translate(_NARROW)


def document_number(text: str) -> DocumentNumber | None:
    """The document number that the whole text is, if it is one."""
    found = NUMBER.fullmatch(bare(text))
    if not found:
        return None
    return DocumentNumber(found[1], int(found[2]), int(found[3]))


def date_of(text: str) -> date | None:
    """The date that the whole text is, if it is one that the calendar has."""
    found = DATE.fullmatch(bare(text))
    if not found:
        return None
    try:
        return date(*(_number(part) for part in found.groups()))
    except ValueError:
        return None


def _number(text: str) -> int:
    text = narrow(text)
    return int(text) if text.isdecimal() else numeral(text)


def ends_sentence(text: str) -> bool:
    """Does the text end where a sentence may, closing quotes and brackets aside?"""
    stripped = text.rstrip().rstrip("”’）〕》」』】?")
    if stripped == text.rstrip():
        return stripped[-1:] in SENTENCE_END
    return stripped[-1:] in SENTENCE_END or text.rstrip()[-1:] in "〕）"


def salutes(text: str) -> bool:
    """Does the text begin with a salutation?"""
    return bool(SALUTATION.match(bare(text)))
