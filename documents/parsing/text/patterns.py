"""What documents look like, after GB/T 9704-2012: patterns with the forms they accept.

All are matched against text without blanks (`bare`), so that justification can't
hide anything.
"""

import re
from datetime import date
from functools import lru_cache

from documents.parsing.text.characters import SENTENCE_END as SENTENCE_END
from documents.parsing.text.characters import bare as bare
from documents.parsing.text.characters import ends_sentence as ends_sentence
from documents.parsing.text.characters import narrow as narrow
from documents.parsing.text.document_numbers import NUMBER as NUMBER
from documents.parsing.text.document_numbers import document_number as document_number
from documents.parsing.text.document_numbers import yearly_number as yearly_number
from documents.parsing.text.numerals import NUMERAL, numeral

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

# （试行）, （2021年修订版）, alone on a line under a title
REMARK = re.compile(r"[（(](?![^）)]*日)[^（）()]{1,20}[）)]")
_REMARK = r"(?:[（(].{1,20}[）)])?"
_PLACE = "(?:省|市|县|区|州|盟|旗|镇|乡|国|政府)"
_BODY = (
    "(?:政府|办公室|办公厅|委员会|局|厅|委|会|院|部|署|处|中心|指挥部|领导小组|公司"
    "|支队|总队|大队|银行|支行|分行|大学|学院|联社|总站|联盟|海关|残联|妇联)"
)
# What ends as an organ's name does.
ORGAN = re.compile(rf"[一-鿿（）]{{2,40}}{_BODY}")
# The organ at the head of a title: 云泽市人民政府办公室|转发市财政局等部门关于…的通知
TITLE_ORGAN = re.compile(
    rf"(?P<organ>(?!转发|批转|印发|关于|公布)(?:(?!的)[一-鿿、]){{2,60}}?{_BODY})(?=关于|转发|批转|印发|公布|发布|颁发)"
)

# 某市人民政府关于…的通知: organ, 关于, matter, kind.
TITLE = re.compile(
    r"(?P<organ>[^，。；：、《》（）]{2,40}?(?:、[^，。；：、《》（）]{2,40}?)*)"
    rf"关于.+(?:{'|'.join((*KINDS, *RULES))}){_REMARK}"
)
# Under a number the organ may be left out: 关于…的通知.
TITLE_WITHOUT_ORGAN = re.compile(
    rf"(?:关于|转发|批转|印发).+(?:{'|'.join(KINDS)}){_REMARK}"
)
# Without 关于: 某市水利局公告, 某市…管理办法（试行）; a place and what it ends in make it one.
PLAIN_TITLE = re.compile(
    rf"(?P<organ>[一-鿿]{{2,30}}{_BODY})(?:公告|通告|决议|命令|议案|工作报告|(?:任免|任职|任命|免职)名单|[一-鿿0-9]{{0,20}}会议纪要){_REMARK}"
    rf"|[一-鿿]{{1,6}}?{_PLACE}[^，。；：《》]{{2,50}}(?:{'|'.join(RULES + PLANS)}|(?:统计|状况|普查|调查|数据|情况|质量|结果)公报){_REMARK}"
)
# 某市人民政府令, 某市人民政府公告, over 第275号: there is no year in such a number.
ORDER = re.compile(
    rf"(?P<organ>[一-鿿]{{2,20}}{_BODY})(?P<kind>令|公告|通告)(?P<serial>[（(]?第\d{{1,4}}号[）)]?)?"
)
# （2021年7月29日某县第十六届人民代表大会常务委员会第三十八次会议通过）, under a title
ADOPTED = re.compile(
    rf"[（(].{{0,40}}?({DATE.pattern}).{{0,90}}?(?:通过|公布|发布|修订|修正|批准|印发)[）)]"
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

# 各县（市、区）人民政府，市政府各部门、直属各单位： and one organ alone, 临渊县人民政府：
SALUTATION = re.compile(
    r"(?:各|市|县|区|省)[^。；]{2,80}："
    r"|[^，。；：、（）《》“”0-9]{2,20}(?:人民政府|党委|委员会|常委会|办公室|局|厅)："
    r"|中共[一-鿿]{2,10}委："
)

# How a document's first sentence begins.
OPENING_WORDS = re.compile(
    r"(?:为|因|根据|按照|依据|依照|经|现将|现就|现对|鉴于|近年来|近期|你[局县市区镇])"
)
# … and how it goes on where the text sets rules: 为…，特制定本方案。
PURPOSE = re.compile(
    r"[^。]{4,260}制定(?:本|以下|如下|了?《)|[^。]{4,160}(?:通知|公告|通告|批复|通报|决定|意见)如下："
)
# The sentence that ends an attachment: 本方案自发布之日起施行。
CLOSING_SENTENCE = re.compile(
    r"(?:本[一-鿿]{2,8}|附件)?自.{2,30}起(?:施行|实施|执行|生效|试行)|同时废止"
)
# … and that is all but always a paragraph of its own.
TAKES_EFFECT = re.compile(r"本[一-鿿]{2,8}自.{2,30}起(?:施行|实施|执行|生效|试行)")
# What ends a letter or a notice, always on a line of its own.
CLOSING_FORMULA = re.compile(
    r"(?:特此|专此)(?:公告|通告|公布|通知|通报|报告|批复|复函|函复|函告|函达|请示|说明|致函)。"
    r"|(?:此复|此函|此令|此致)。?"
    r"|(?:妥否|当否|可否|以上(?:请示|报告|意见|方案)|如无不[当妥])[^。]{0,12}(?:批示|审示|批准|批复|审议|审定|指示)。"
)
# 附件, 附件1, 附件二： alone on a line
ATTACHMENT_HEAD = re.compile(r"附件(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[：:]?")
ATTACHMENT_NOTE = re.compile(r"附件[0-9一二三四五六七八九十]{0,2}：")
# An entry of a list without numbers: 一是…, ———….
LISTED = re.compile(r"[一二三四五六七八九十]{1,2}是|——?|[●▲◆■★▪◇□▶]")
NAMED_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
PUBLICITY_NOTE = re.compile(r"[（(](?:此件.{2,12}|.{0,8}公开发布|联系人：.{2,40})[）)]")
# 抄送：市委各部门…, and the line of who printed it: 云泽市人民政府办公室 2023年10月8日印发
_COPIED_TO = re.compile(
    r"(?:抄送|抄报|主送|分送)：.+|[一-鿿]{4,24}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发"
)
# 市长　王某某 under an order; 主任 … under a committee's
PERSON = re.compile(r"(?:代)?(?:[省市县区州]长|主任|局长|厅长)[^，。]{2,4}")

# 3日，…, 3日至5日，…, 4月2日，…: an entry of a chronicle (大事记)
DAY = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日(?:(?:至|—+|-)(?:\d{1,2}月)?\d{1,2}日)?[，,　]"
)

APPOINTMENT = re.compile(r"(?:经.{0,20})?(?:决定)?(?:任命|聘任|任免)")


_LAST_WORDS = (*KINDS, *RULES, *PLANS, *UNNUMBERED_KINDS, "解读", "名单", "清单", "】")


def is_title(text: str) -> bool:
    """Can the whole text be a document's title?"""
    patterns = (TITLE, UNNUMBERED_TITLE, PLAIN_TITLE)
    return any(pattern.fullmatch(text) for pattern in patterns)


def ends_as_title(text: str) -> bool:
    """Does the text, remarks like （试行） aside, end in a word that titles end in?"""
    return re.sub(r"[（(][^（）()]*[）)]$", "", text).endswith(_LAST_WORDS)


@lru_cache(maxsize=8192)  # reading order asks for the same lines again and again
def date_of(text: str) -> date | None:
    """The date that the whole text is, if it is one that the calendar has."""
    found = DATE.fullmatch(bare(text))
    if not found:
        return None
    try:
        return date(*(_number(part) for part in found.groups()))
    except (ValueError, OverflowError):
        return None


def signed_with_date(text: str) -> tuple[str, date] | None:
    """Organ and date where they stand on one line: 云泽市人民政府 2023年10月8日."""
    text = bare(text)
    for found in DATE.finditer(text):
        signed, day = text[: found.start()], date_of(found[0])
        if found.end() == len(text) and day and ORGAN.fullmatch(signed):
            return signed, day
    return None


def _number(text: str) -> int:
    text = narrow(text)
    return int(text) if text.isdecimal() else numeral(text)


def adopted_on(text: str) -> date | None:
    """The day on which an assembly adopted what stands under the title, where the whole
    text says so."""
    found = ADOPTED.fullmatch(narrow(bare(text)))
    return date_of(found[1]) if found else None


def copied_to(text: str) -> bool:
    """Does the text say who else gets the document, or who printed it?"""
    return bool(_COPIED_TO.fullmatch(narrow(bare(text))))


def salutes(text: str) -> bool:
    """Does the text begin with a salutation?"""
    return bool(SALUTATION.match(bare(text)))
