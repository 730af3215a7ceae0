"""What stands around a document's text, after GB/T 9704-2012: organs, salutations, formulas, notes.

Titles, dates and document numbers have modules of their own. All patterns are matched against
text without blanks (`bare`), so that justification can't hide anything; the comment above each
shows the forms that it accepts.
"""

import re

from documents.parsing.text.characters import bare, narrow

# What an organ's name ends in: …人民政府, …局, …领导小组
BODY = (
    "(?:政府|办公室|办公厅|委员会|局|厅|委|会|院|部|署|处|中心|指挥部|领导小组|公司"
    "|支队|总队|大队|银行|支行|分行|大学|学院|联社|联合社|总站|联盟|海关|残联|妇联"
    "|综合组|工作组|专家组|工作小组|协调小组|党组|专班|军区|军分区|警备区)"
)
# 云泽市人民政府文件: what stands over every document of the organ
LETTERHEAD = re.compile(rf"[一-鿿]{{2,40}}{BODY}文件")
# What ends as an organ's name does: 云泽市人民政府办公室, 市（县）水利局
ORGAN = re.compile(rf"[一-鿿（）]{{2,40}}{BODY}")
# … and what begins as one does: 云泽市疫情联防联控|机制综合组
BEGINS_ORGAN = re.compile(r"国务院|中共|中华|国家|中国|[一-鿿]{1,6}?[省市县区州盟旗]")
# 各县（市、区）人民政府，市政府各部门、直属各单位： and one organ alone, 临渊县人民政府：;
# or a person, 李某某委员：, 全市居民朋友们：
SALUTATION = re.compile(
    r"(?:各|市|县|区|省)[^。；]{2,80}："
    r"|[^，。；：、（）《》“”0-9]{2,20}(?:人民政府|党委|委员会|常委会|办公室|局|厅)："
    r"|中共[一-鿿]{2,10}委："
    r"|[一-鿿]{2,8}(?:委员|代表|主席|先生|女士|同志)：|[一-鿿、]{0,16}(?:朋友|同志|市民)们："
)

# How a document's first sentence begins: 为加强…, 根据…, 你局…
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
# … and the one that is all but always a paragraph of its own: 本办法自2023年12月1日起施行。
TAKES_EFFECT = re.compile(r"本[一-鿿]{2,8}自.{2,30}起(?:施行|实施|执行|生效|试行)")
# What ends a letter or a notice, always on a line of its own: 特此通知。 此复。 妥否，请批示。
CLOSING_FORMULA = re.compile(
    r"(?:特此|专此)(?:公告|通告|公布|通知|通报|报告|批复|复函|函复|函告|函达|请示|说明|致函)。"
    r"|(?:此复|此函|此令|此致)。?"
    r"|(?:妥否|当否|可否|以上(?:请示|报告|意见|方案)|如无不[当妥])[^。]{0,12}(?:批示|审示|批准|批复|审议|审定|指示)。"
)
# 附件, 附件1, 附件二：, 附件1-1, 附件1.1, 附件一之二, 附件2. alone on a line
ATTACHMENT_HEAD = re.compile(
    r"附件(?:[0-9]{1,2}(?:[—－–.．之-][0-9]{1,2})?"
    r"|[一二三四五六七八九十]{1,3}(?:之[一二三四五六七八九十]{1,2})?)?[：:.．、]?"
)
# 附件：1.…, and 附件1.… without a colon
ATTACHMENT_NOTE = re.compile(
    r"附件(?:[0-9一二三四五六七八九十]{0,2}：|[0-9]{1,2}[.．、](?!附件)(?=[一-鿿《“]))"
)
# An entry of a list without numbers: 一是…, ———….
LISTED = re.compile(r"[一二三四五六七八九十]{1,2}是|——?|[●▲◆■★▪◇□▶]")
# （此件公开发布）, （信息公开形式：主动公开）, （本文有删减）
PUBLICITY_NOTE = re.compile(
    r"[（(](?:此件.{2,12}|.{0,8}公开发布|联系人：.{2,40}|(?:信息)?公开(?:形式|方式|属性|类别)：.{2,10}"
    r"|(?:主动|依申请|不予)公开|(?:本文|此件)?(?:有|略有)(?:删减|删节|删改|改动))[）)]"
)
# 来源：市总工会, where a text was taken from; and what a page on the web says beside it:
# 索引号：000014349/2022-00012, 发布日期：2022-05-09, 主题词：水利 通知
_TAKEN_FROM = re.compile(
    r"(?:(?:信息|文章|稿件)?来源|发布(?:机构|单位|日期|时间)|(?:信息)?索[引取]号|主题(?:词|分类)"
    r"|责任编辑)：[^。；]{2,40}|[（(](?:(?:信息|文章|稿件)?来源|责任编辑)：[^。；：（）]{2,40}[）)]"
)
# 抄送：市委各部门…, and the line of who printed it, and how often: 云泽市人民政府办公室
# 2023年10月8日印发, （共印50份）
_COPIED_TO = re.compile(
    r"(?:抄送|抄报|主送|分送)：.+|[一-鿿]{4,24}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发"
    r"|[（(]?共印[0-9]{1,5}份[）)]?"
)
# 市长　王某某 under an order; 主任 … under a committee's
PERSON = re.compile(
    r"(?:代)?(?:[省市县区州]长|[一-鿿]{0,16}(?:总理|主席|主任|局长|厅长|部长|署长|行长|院长|检察长))"
    r"(?!办公室)[^，。]{2,4}"
)

# 任命：, 决定聘任…, 经…会议决定，任免…
APPOINTMENT = re.compile(r"(?:经.{0,20})?(?:决定)?(?:任命|聘任|任免)")

# 四、解读机关、解读人及联系方式, （三）联系电话：…, 联系人：…
_CONTACT = re.compile(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])?(?:政策)?"
    r"(?:解读|联系|咨询)(?:机关|单位|部门|人|方式|电话)(?:[、和及与][一-鿿、]{2,14})?(?:：|。?$)"
)


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


def gives_contact(text: str) -> bool:
    """Does the line, without blanks, say whom to ask: 四、解读机关、解读人及联系方式?"""
    return _CONTACT.match(text) is not None
