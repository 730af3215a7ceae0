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
    rf"([0-9０-９]{{4}}|[0０OＯ〇零○◯一二三四五六七八九]{{4}})年"
    rf"([0-9０-９]{{1,2}}|{NUMERAL})月([0-9０-９]{{1,2}}|{NUMERAL})日"
)

# The fifteen kinds of GB/T 9704-2012 …
KINDS = [
    "决议",
    "决定",
    "命令",
    "令",
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
# What sets rules (规章、规范性文件) …
RULES = ("办法", "规定", "细则", "规则", "条例")
# … or plans; both are issued under a title without 关于, or as an attachment.
PLANS = ("方案", "预案", "规划", "计划", "要点", "意见", "标准", "制度", "规程", "指南")

_REMARK = r"(?:[（(].{1,20}[）)])?"
_PLACE = "(?:省|市|县|区|州|盟|旗|镇|乡|国|政府)"
_BODY = (
    "(?:政府|办公室|办公厅|委员会|局|厅|委|会|院|部|署|处|中心|指挥部|领导小组|公司)"
)

# 某市人民政府关于…的通知: organ, 关于, matter, kind.
TITLE = re.compile(
    r"(?P<organ>[^，。；：、《》（）]{2,40}?(?:、[^，。；：、《》（）]{2,40}?)*)"
    rf"关于.+(?:{'|'.join((*KINDS, *RULES))}){_REMARK}"
)
# Without 关于: 某市水利局公告, 某市…管理办法（试行）; a place and what it ends in make it one.
PLAIN_TITLE = re.compile(
    rf"(?P<organ>[一-鿿]{{2,30}}{_BODY})(?:公告|通告|决议|命令|议案|工作报告){_REMARK}"
    rf"|[一-鿿]{{1,6}}?{_PLACE}[^，。；：《》]{{2,50}}(?:{'|'.join(RULES + PLANS)}|统计公报|状况公报|普查公报){_REMARK}"
)
# 某市人民政府令, over 第275号: an order has no year in its number.
ORDER = re.compile(
    rf"(?P<organ>[一-鿿]{{2,20}}{_BODY})令(?:[（(]?第(\d{{1,4}})号[）)]?)?"
)
ORDER_NUMBER = re.compile(r"[（(]?第(\d{1,4})号[）)]?")

# 《…方案》政策解读, 2020年12月份…发文目录, 【市政府人事任免】（2020年12月份）
UNNUMBERED_TITLE = re.compile(
    r"(?:《.+》(?:的)?(?:政策)?解读"
    r"|[^，。；：《》]{0,30}发文目录(?:[（(].{1,16}[）)])?"
    r"|【?[^，。；：《》】]{0,20}人事任免】?(?:[（(].{1,16}[）)])?"
    r"|[^，。；：《》]{0,20}大事记(?:[（(].{1,16}[）)])?"
    # 政府工作报告, 云泽市人民政府工作报告
    r"|(?:[一-鿿]{2,6}[省市县区])?(?:人民)?政府工作报告(?:[（(].{1,16}[）)])?)"
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
# 附件, 附件1, 附件二： alone on a line
ATTACHMENT_HEAD = re.compile(r"附件(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[：:]?")
ATTACHMENT_NOTE = re.compile(r"附件[0-9一二三四五六七八九十]{0,2}：")
# An entry of a list without numbers: 一是…, ———….
LISTED = re.compile(r"[一二三四五六七八九十]{1,2}是|——?")
NAMED_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
PUBLICITY_NOTE = re.compile(r"[（(](?:此件.{2,12}|.{0,8}公开发布|联系人：.{2,40})[）)]")
# 市长　王某某 under an order; 主任 … under a committee's
PERSON = re.compile(r"(?:代)?(?:[省市县区州]长|主任|局长|厅长)[^，。]{2,4}")

APPOINTMENT = re.compile(r"(?:经.{0,20})?(?:决定)?(?:任命|聘任|任免)")

SENTENCE_END = "。！？；：…"
# Full-width digits and Latin letters, which are a matter of fonts; marks stay.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}


_LAST_WORDS = (*KINDS, *RULES, *PLANS, *UNNUMBERED_KINDS, "解读", "名单", "清单", "】")


def bare(text: str) -> str:
    """The text without blanks of any kind."""
    return "".join(text.split())


def narrow(text: str) -> str:
    """The text with full-width digits and letters as ASCII: ２０20 is 2020."""
    return text.translate(_NARROW)


def document_number(text: str) -> DocumentNumber | None:
    """The document number that the whole text is, if it is one."""
    stripped = bare(text)
    if stripped[:1] in "（(" and stripped[-1:] in "）)":
        stripped = stripped[1:-1]
    found = NUMBER.fullmatch(stripped)
    if not found:
        return None
    return DocumentNumber(found[1], int(found[2]), int(found[3]))


def is_title(text: str) -> bool:
    """Can the whole text be a document's title?"""
    patterns = (TITLE, UNNUMBERED_TITLE, PLAIN_TITLE)
    return any(pattern.fullmatch(text) for pattern in patterns)


def ends_as_title(text: str) -> bool:
    """Does the text, remarks like （试行） aside, end in a word that titles end in?"""
    return re.sub(r"[（(][^（）()]*[）)]$", "", text).endswith(_LAST_WORDS)


def date_of(text: str) -> date | None:
    """The date that the whole text is, if it is one that the calendar has."""
    found = DATE.fullmatch(bare(text))
    if not found:
        return None
    try:
        return date(*(_number(part) for part in found.groups()))
    except (ValueError, OverflowError):
        return None


def _number(text: str) -> int:
    text = narrow(text)
    return int(text) if text.isdecimal() else numeral(text)


def ends_sentence(text: str) -> bool:
    """Does the text end where a sentence may, closing quotes and brackets aside?"""
    text = text.rstrip()
    stripped = text.rstrip("”’）〕》」』】?")
    ends = stripped.endswith(tuple(SENTENCE_END))
    return ends or (stripped != text and text.endswith(("〕", "）")))


def salutes(text: str) -> bool:
    """Does the text begin with a salutation?"""
    return bool(SALUTATION.match(bare(text)))
