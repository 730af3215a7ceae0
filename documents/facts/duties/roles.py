"""Role words: what a unit is to a task, in labels and as verbs."""

import re

from documents.facts.types import DutyRole
from documents.facts.word_files import rows_of_words

_WORDS = {row[0]: DutyRole(row[1]) for row in rows_of_words("roles.tsv")}
_ROLE = "(?:" + "|".join(word for word in _WORDS if word != "按职责分工") + ")"
_WHO = "(?:单位|部门|机构|地区|科室|处室)"

# 责任单位：, 责任部门（单位）：, 牵头部门：, 责任单位为…, 牵头及责任单位：, 牵头：
LABEL = re.compile(
    rf"(?<![的为是])(?P<label>(?:市级|县级|省级|区级|第一|主要)?{_ROLE}(?:[、及和]?{_ROLE})*"
    rf"(?:{_WHO}(?:（{_WHO}）)?(?:[、及和与]{_ROLE}?{_WHO})*)?(?:（[^（）：]{{1,12}}）)?)(?P<mark>：|为(?=[^：]))"
)
# What else is labelled in a note, and so ends a list of units: 完成时限：, 责任人：
OTHER_LABEL = re.compile(
    r"(?:^|(?<=[；，。、（〔\s]))[一-鿿]{2,8}(?:（[^（）]{1,8}）)?："
)
# 列第一位的为牵头单位，下同; 排首位的单位牵头; 第一个为牵头部门
FIRST_LEADS = re.compile(
    r"[（〔]?(?<![一-鿿])[一-鿿]{0,10}?(?:[列排位]|排名|排序|排列|名列|位列)?在?"
    r"(?:第一位?|第1位?|首位|最前)(?:面)?个?的?(?:责任)?(?:单位|部门|者)?(?:为|是|即|系)?"
    r"牵头(?:责任)?(?:单位|部门)?(?P<on>[，,（]?(?:以?下|后)(?:各项|各条)?(?:皆|均)?同[）]?)?[）〕]?"
)

# Verbs behind the units: 由市医保局牵头, 市财政局负责…, 市审计局配合
VERB = re.compile(
    r"(?P<lead>牵头(?!单位|部门|责任|领导|人|方|抓总|企业|[一-鿿]{0,4}的)(?:负责)?)"
    r"|(?P<with>会同)"
    r"|(?P<support>(?:配合|协助|参加|参与)(?!单位|部门|者|人员|方|的))"
    r"|(?P<responsible>按照?(?:各自)?职责分工(?:负责)?|负责(?!的|人(?!员)|同志|制(?!定|订|作)|任|单位|部门|方)|主管(?!部门|单位|机关|局|领导|人员|税务|业务))"
)

# 市医保局作为…牵头部门, 市教育局为责任单位
NAMED_ROLE = re.compile(
    rf"(?:作为|为|是)(?=[^，。；：]{{0,24}}?(?P<role>牵头|责任|配合|主管)(?:责任)?{_WHO}(?:[，。；）]|$))"
)


def role_of_label(label: str) -> DutyRole:
    """Of 牵头部门, 配合单位, 责任单位, 牵头责任单位."""
    return next(role for word, role in _WORDS.items() if word in label)


def is_duty_label(label: str) -> bool:
    """Whether it says 单位 or the like, or is the role alone: 牵头：, but not 参加：."""
    return bool(re.search(_WHO, label)) or label in ("牵头", "配合", "责任", "负责")
