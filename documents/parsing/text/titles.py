"""Titles of documents and attachments: their forms, and how texts speak of them.

A title reads organ, 关于, matter, kind (GB/T 9704-2012, 7.3.1); gazettes print others, too. The
patterns are matched against text without blanks (`bare`).
"""

import re

from documents.parsing.text.characters import narrow
from documents.parsing.text.patterns import BODY

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

# The organ at the head of a title: 云泽市人民政府办公室|转发市财政局等部门关于…的通知
TITLE_ORGAN = re.compile(
    rf"(?P<organ>(?!转发|批转|印发|关于|公布)(?:(?!的)[一-鿿、]){{2,120}}?{BODY})(?=关于|转发|批转|印发|公布|发布|颁发|对.+的答复)"
)

# … and on what letter it may be told to end, where a verb follows.
_LAST_OF_BODY = "[府室厅局委会院部署处心组司队行学社站盟关联班区]"
# 某市人民政府关于…的通知: organ, 关于, matter, kind; 某市人民政府印发《…》的通知;
# 某市人民政府对…提案的答复. Six organs may stand there side by side.
TITLE = re.compile(
    r"(?P<organ>[^，。；：、《》（）]{2,120}?(?:、[^，。；：、《》（）]{2,40}?)*)"
    rf"(?:关于|(?<={_LAST_OF_BODY})(?<!社会)(?:印发|转发|批转|公布|发布|颁发|对(?=.+的(?:答复|复函|批复|通报|决定))))"
    rf".+(?:{'|'.join((*KINDS, *RULES))}){_REMARK}"
)
# Under a number the organ may be left out: 关于…的通知.
TITLE_WITHOUT_ORGAN = re.compile(
    rf"(?:关于|转发|批转|印发).+(?:{'|'.join(KINDS)}){_REMARK}"
)
# Without 关于: 某市水利局公告, 某市…管理办法（试行）; a place and what it ends in make it one.
PLAIN_TITLE = re.compile(
    rf"(?P<organ>[一-鿿]{{2,30}}{BODY})(?:公告|通告|决议|命令|议案|工作报告|(?:任免|任职|任命|免职)名单|[一-鿿0-9]{{0,20}}会议纪要){_REMARK}"
    rf"|[一-鿿]{{1,6}}?{_PLACE}[^，。；：《》]{{2,50}}(?:{'|'.join(RULES + PLANS)}|(?:统计|状况|普查|调查|数据|情况|质量|结果)公报){_REMARK}"
)
# 某市人民政府令, 某市人民政府公告, over 第275号: there is no year in such a number.
ORDER = re.compile(
    rf"(?P<organ>[一-鿿]{{2,60}}(?:{BODY}|主席))(?P<kind>令|公告|通告)(?P<serial>[（(]?第\d{{1,4}}号[）)]?)?"
)

# 《…方案》政策解读, 2020年12月份…发文目录, 【市政府人事任免】（2020年12月份）
UNNUMBERED_TITLE = re.compile(
    r"(?:《.+》(?:的)?(?:政策)?解读"
    r"|[^，。；：《》]{0,30}发文目录(?:[（(].{1,16}[）)])?"
    r"|【?[^，。；：《》】]{0,20}人事任免】?(?:[（(].{1,16}[）)])?"
    r"|[^，。；：《》]{0,20}大事记(?:[（(].{1,16}[）)])?"
    # 政府工作报告, 云泽市人民政府工作报告
    r"|(?:[一-鿿]{2,6}[省市县区])?(?:人民)?政府工作报告(?:[（(].{1,16}[）)])?)"
)

# 《…》 in a text, with a title within: 《云泽市《海塘条例》细则》
NAMED_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")

_LAST_WORDS = (*KINDS, *RULES, *PLANS, *UNNUMBERED_KINDS, "解读", "名单", "清单", "】")


def is_title(text: str) -> bool:
    """Can the whole text be a document's title?"""
    patterns = (TITLE, UNNUMBERED_TITLE, PLAIN_TITLE)
    return any(pattern.fullmatch(text) for pattern in patterns)


def ends_as_title(text: str) -> bool:
    """Does the text, remarks like （试行） aside, end in a word that titles end in?"""
    return re.sub(r"[（(][^（）()]*[）)]$", "", text).endswith(_LAST_WORDS)


def comparable_title(title: str) -> str:
    """A title as it is compared: marks and blanks are matters of print."""
    return "".join(char for char in narrow(title) if char.isalnum())


def names_in(text: str) -> list[str]:
    """Titles between 《 and 》, and what the text says it issues: 关于印发…的通知."""
    issued = re.findall(
        r"(?:印发|公布|发布)([^《》]{4,80})的(?:通知|公告|决定|通告)", text
    )
    return [found[1] for found in NAMED_TITLE.finditer(text)] + issued
