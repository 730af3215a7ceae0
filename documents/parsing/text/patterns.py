"""What documents look like, after GB/T 9704-2012: patterns with the forms they accept.

All are matched against text without blanks and with full-width marks (`bare`), so
that neither justification nor a house that types half-width marks can hide anything.
"""

import re
from datetime import date
from functools import lru_cache

from documents.parsing.text.numerals import DATE_NUMERAL, ZEROS, numeral
from documents.parsing.types import DocumentNumber

_OPEN, _CLOSE = "[〔（(\\[【［﹝〖]", "[〕）)\\]】］﹞〗]"

# 云政办发〔2023〕58号, 公告（2023）第1号, 云政办发（明电）〔2023〕3号; 省政府令第275号
# is none: it has no year.
_CODE = r"[一-鿿][一-鿿A-Za-z]{0,19}(?:[（(][一-鿿]{1,4}[）)])?"
_YEAR = rf"{_OPEN}([0-9０-９]{{4}}){_CLOSE}"
NUMBER = re.compile(rf"({_CODE}){_YEAR}第?([0-9０-９]{{1,5}})号")
# 〔2023〕函12号, 云政〔2023〕函字第12号: a part of the code stands behind the year.
_CODE_BEHIND = re.compile(rf"({_CODE})?{_YEAR}([一-鿿]{{1,4}}?)字?第?([0-9]{{1,5}})号")
# 2023年第7号, 公告2023年第7号, under the title of an announcement
_YEARLY = re.compile(r"([一-鿿]{2,30})?([0-9]{4})年第([0-9]{1,5})号")
# The first line of a number that is broken in two: 云政办发, 云政办发〔2023〕, 云政办发〔20
_NUMBER_BEGUN = re.compile(
    rf"{_CODE}(?:{_OPEN}(?:[0-9]{{0,3}}|[0-9]{{4}}(?:{_CLOSE}第?[0-9]{{0,4}})?))?"
)
_NUMBER_ENDED = re.compile(r"[〔（(\[【［﹝〖〕）)\]】］﹞〗第0-9]{1,9}号")
# The registration number of a rule (统一登记号): YZFC00-2021-0001, 统一编号：QDCR-2021-0020001,
# 云府登1234号
_REGISTERED = re.compile(
    r"[（(]?(?:(?:规范性文件)?(?:统一)?(?:登记|备案|编)号[：:]?"
    r"(?=[A-Z])([A-Z0-9](?:[A-Z0-9—－–-]{4,24})[0-9])"
    r"|([A-Z]{2,10}[0-9]{0,4}[—－–-]{1,2}[0-9]{4}[—－–-]{1,2}[0-9]{2,8})"
    r"|((?!号)[一-鿿]{1,3}府登[0-9]{1,5}号))[）)]?"
)

_LETTERED = re.compile("[A-Z]{2}")

# 2020年12月3日, 二〇二〇年十二月三日, 二○○九年元月廿一日
DATE = re.compile(
    rf"([0-9０-９]{{4}}|[{ZEROS}一二三四五六七八九]{{4}})年"
    rf"([0-9０-９]{{1,2}}|元|{DATE_NUMERAL})月([0-9０-９]{{1,2}}|{DATE_NUMERAL})日"
)

_CALLED = re.compile("^(?:发文字号|文件编号|文号|编号)[：:]")
_COUNTED_BY_YEAR = ("公告", "通告", "令")

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
    "答复",  # to a motion of the assembly, a letter as to its form
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
    "|支队|总队|大队|银行|支行|分行|大学|学院|联社|联合社|总站|联盟|海关|残联|妇联"
    "|综合组|工作组|专家组|工作专班|军区|警备区)"
)
# 云泽市人民政府文件: what stands over every document of the organ
LETTERHEAD = re.compile(rf"[一-鿿]{{2,40}}{_BODY}文件")
# What ends as an organ's name does.
ORGAN = re.compile(rf"[一-鿿（）]{{2,40}}{_BODY}")
# The organ at the head of a title: 云泽市人民政府办公室|转发市财政局等部门关于…的通知
TITLE_ORGAN = re.compile(
    rf"(?P<organ>(?!转发|批转|印发|关于|公布)(?:(?!的)[一-鿿、]){{2,120}}?{_BODY})(?=关于|转发|批转|印发|公布|发布|颁发|对.+的答复)"
)

# … and on what letter it may be told to end, where a verb follows.
_LAST_OF_BODY = "[府室厅局委会院部署处心组司队行学社站盟关联班区]"
# 某市人民政府关于…的通知: organ, 关于, matter, kind; 某市人民政府印发《…》的通知;
# 某市人民政府对…提案的答复. Six organs may stand there side by side.
TITLE = re.compile(
    r"(?P<organ>[^，。；：、《》（）]{2,120}?(?:、[^，。；：、《》（）]{2,40}?)*)"
    rf"(?:关于|(?<={_LAST_OF_BODY})(?:印发|转发|批转|公布|发布|颁发|对(?=.+的(?:答复|复函|批复|通报|决定))))"
    rf".+(?:{'|'.join((*KINDS, *RULES))}){_REMARK}"
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
    rf"(?P<organ>[一-鿿]{{2,60}}(?:{_BODY}|主席))(?P<kind>令|公告|通告)(?P<serial>[（(]?第\d{{1,4}}号[）)]?)?"
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

# 各县（市、区）人民政府，市政府各部门、直属各单位： and one organ alone, 临渊县人民政府：;
# or a person, 李某某委员：, 全市居民朋友们：
SALUTATION = re.compile(
    r"(?:各|市|县|区|省)[^。；]{2,80}："
    r"|[^，。；：、（）《》“”0-9]{2,20}(?:人民政府|党委|委员会|常委会|办公室|局|厅)："
    r"|中共[一-鿿]{2,10}委："
    r"|[一-鿿]{2,8}(?:委员|代表|主席|先生|女士|同志)：|[一-鿿、]{0,16}(?:朋友|同志|市民)们："
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
# 附件, 附件1, 附件二：, 附件1-1, 附件2. alone on a line
ATTACHMENT_HEAD = re.compile(
    r"附件(?:[0-9]{1,2}(?:[—－–-][0-9]{1,2})?|[一二三四五六七八九十]{1,3})?[：:.．、]?"
)
# 附件：1.…, and 附件1.… without a colon
ATTACHMENT_NOTE = re.compile(
    r"附件(?:[0-9一二三四五六七八九十]{0,2}：|[0-9]{1,2}[.．、](?!附件)(?=[一-鿿《“]))"
)
# An entry of a list without numbers: 一是…, ———….
LISTED = re.compile(r"[一二三四五六七八九十]{1,2}是|——?|[●▲◆■★▪◇□▶]")
NAMED_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
# （此件公开发布）, （信息公开形式：主动公开）, （本文有删减）
PUBLICITY_NOTE = re.compile(
    r"[（(](?:此件.{2,12}|.{0,8}公开发布|联系人：.{2,40}|(?:信息)?公开(?:形式|方式|属性|类别)：.{2,10}"
    r"|(?:主动|依申请|不予)公开|(?:本文|此件)?(?:有删减|有删节|略有删改))[）)]"
)
# 来源：市总工会, where a text was taken from
_TAKEN_FROM = re.compile(r"(?:(?:信息|文章|稿件)?来源)：[^。；：]{2,40}")
# 抄送：市委各部门…, and the line of who printed it: 云泽市人民政府办公室 2023年10月8日印发
_COPIED_TO = re.compile(
    r"(?:抄送|抄报|主送|分送)：.+|[一-鿿]{4,24}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发"
)
# 市长　王某某 under an order; 主任 … under a committee's
PERSON = re.compile(
    r"(?:代)?(?:[省市县区州]长|[一-鿿]{0,16}(?:总理|主席|主任|局长|厅长|部长|署长|行长|院长|检察长))"
    r"(?!办公室)[^，。]{2,4}"
)

# 3日，…, 3日至5日，…, 4月2日，…: an entry of a chronicle (大事记)
DAY = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日(?:(?:至|—+|-)(?:\d{1,2}月)?\d{1,2}日)?[，,　]"
)

APPOINTMENT = re.compile(r"(?:经.{0,20})?(?:决定)?(?:任命|聘任|任免)")

SENTENCE_END = "。！？；：…"
_LAST_BRACKET = re.compile("（[^（）]*）$|〔[^〔〕]*〕$|【[^【】]*】$")
# Full-width digits and Latin letters, which are a matter of fonts; marks stay.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}


_LAST_WORDS = (*KINDS, *RULES, *PLANS, *UNNUMBERED_KINDS, "解读", "名单", "清单", "】")


# Half-width marks beside hanzi: 各县(市、区)人民政府,市政府各部门: but not 10:30 or 1,200
_BESIDE = "[一-鿿、。，；：！？（）()“”‘’《》〈〉【】〔〕%％]"
_HALF_WIDTH_MARK = re.compile(
    rf"[()«»]|(?<={_BESIDE})[,;:!]|[,;:](?={_BESIDE})"
    r"|(?<=[一-鿿）)”’》】〕〉%％])\.(?![.．A-Za-z0-9])"
)
_FULL_WIDTH = dict(zip("()«»,;:!.", "（）《》，；：！。", strict=True))


@lru_cache(maxsize=65536)  # every pattern asks for the same lines again
def bare(text: str) -> str:
    """The text as patterns see it: without blanks of any kind, its marks full-width."""
    return full_marks(unspaced(text))


def unspaced(text: str) -> str:
    """The text without blanks, its marks as they were printed."""
    return "".join(text.split())


def full_marks(text: str) -> str:
    """The text, as long as it was, with full-width marks for half-width ones beside hanzi."""
    return _HALF_WIDTH_MARK.sub(lambda mark: _FULL_WIDTH[mark[0]], text)


def narrow(text: str) -> str:
    """The text with full-width digits and letters as ASCII: ２０20 is 2020."""
    return text.translate(_NARROW)


def document_number(text: str) -> DocumentNumber | None:
    """The document number that the whole text is, a registration number beside it aside."""
    number = bare(text)
    if not number.isascii() and (found := _registered_in(number)):
        number = number[: found.start()] + number[found.end() :]
    stripped = _CALLED.sub("", _unbracketed(number))
    if found := NUMBER.fullmatch(stripped):
        return DocumentNumber(found[1], int(found[2]), int(found[3]))
    if found := _CODE_BEHIND.fullmatch(narrow(stripped)):
        code = (found[1] or "") + found[3]
        return DocumentNumber(code, int(found[2]), int(found[4]))
    return None


def parted_number(first: str, second: str) -> DocumentNumber | None:
    """The document number that two lines are together: 联防联控机制综发〔2022〕, 71号."""
    begun, ended = narrow(bare(first)), narrow(bare(second))
    if not _NUMBER_ENDED.fullmatch(ended) or not _NUMBER_BEGUN.fullmatch(begun):
        return None
    return None if ends_as_title(begun) else document_number(begun + ended)


def registration_number(text: str) -> str | None:
    """The registration number that the text is, or that stands beside a document number."""
    stripped = bare(text)
    found = _registered_in(stripped)
    if not found:
        return None
    rest = stripped[: found.start()] + stripped[found.end() :]
    whole = not rest or document_number(rest) is not None
    return next(filter(None, found.groups())) if whole else None


def _registered_in(text: str) -> re.Match[str] | None:
    """At either end of the text, which has no blanks."""
    if "府登" not in text and not _LETTERED.search(text):
        return None
    for found in _REGISTERED.finditer(text):
        if found.start() == 0 or found.end() == len(text):
            return found
    return None


def yearly_number(text: str, title: str) -> DocumentNumber | None:
    """2023年第7号 under …的公告: its code is the kind, as in 公告〔2023〕7号."""
    found = _YEARLY.fullmatch(narrow(_unbracketed(bare(text))))
    kind = next((kind for kind in _COUNTED_BY_YEAR if title.endswith(kind)), None)
    if not found or not kind:
        return None
    return DocumentNumber(found[1] or kind, int(found[2]), int(found[3]))


def _unbracketed(text: str) -> str:
    whole = text[:1] in "（(" and text[-1:] in "）)"
    return text[1:-1] if whole else text


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
    if text == "元":  # 元月 is January
        return 1
    return int(text) if text.isdecimal() else numeral(text)


def ends_sentence(text: str) -> bool:
    """Does the text end where a sentence may, closing quotes and brackets aside?"""
    text = bare(text)
    stripped = text.rstrip("”’）〕》」』】?")
    ends = stripped.endswith(tuple(SENTENCE_END))
    return ends or (stripped != text and text.endswith(("〕", "）")))


def ends_in_bracket(text: str) -> bool:
    """Does it end in a bracket within a sentence: 市水利局要会同各区（含各灌区），检查水塘（见附件）,
    but not …建设。〔责任单位：甲〕 and not a name or a heading, which has no comma?"""
    whole = text = bare(text)
    while found := _LAST_BRACKET.search(whole):
        whole = whole[: found.start()]
    return whole != text and whole[-1:] not in SENTENCE_END and "，" in whole


def adopted_on(text: str) -> date | None:
    """The day on which an assembly adopted what stands under the title, where the whole
    text says so."""
    found = ADOPTED.fullmatch(narrow(bare(text)))
    return date_of(found[1]) if found else None


def copied_to(text: str) -> bool:
    """Does the text say who else gets the document, or who printed it?"""
    return bool(_COPIED_TO.fullmatch(narrow(bare(text))))


def is_remark_on(text: str) -> bool:
    """Does the text say something of the document and is no part of it: （此件公开发布）,
    抄送：…, 来源：…?"""
    text = bare(text)
    noted = PUBLICITY_NOTE.fullmatch(text) or _TAKEN_FROM.fullmatch(text)
    return noted is not None or copied_to(text)


def salutes(text: str) -> bool:
    """Does the text begin with a salutation?"""
    return bool(SALUTATION.match(bare(text)))
