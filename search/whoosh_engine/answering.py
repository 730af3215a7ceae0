"""Whether a clause has what a question asks for: a figure, a date, an organ that does it."""

import re
from collections.abc import Collection

from search.query.asking import Wanted

_NUMERAL = r"(?:[0-9][0-9,.]*|[一二三四五六七八九十百千两]+)"
# Texts are folded: marks are gone, 18万元 and 30% are 18万元 and 30.
_FIGURE = re.compile(
    rf"{_NUMERAL}(?:[十百千万亿]*(?:元|人|户|家|个|台|辆|栋|亩|吨|公里|米|平方米|岁|周岁|倍|折|次|名|册|份|分|成)"
    rf"|(?:个)?(?:年|月|日|天|小时|分钟|工作日)|周)|百分之|[0-9]\.[0-9]|免费"
)
_DATE = re.compile(
    rf"{_NUMERAL}(?:年|月|日|时|点)|之日起|每[年月周天日]|(?:年|月)底前|[一二三四]季度"
)
_UNIT = re.compile(
    r"(?:局|委|办|厅|部|部门|机关|机构|单位|中心|政府|街道|委员会|公司|指挥部)[^\n]{0,12}?"
    r"(?:负责|牵头|承担|组织|会同|按照职责|主管|处罚|查处)"
    r"|责任单位|责任部门|牵头单位|由[^\n]{2,20}(?:负责|组织|承担)"
)
_ANSWERS = {Wanted.FIGURE: _FIGURE, Wanted.DATE: _DATE, Wanted.UNIT: _UNIT}


def answering_share(text: str, wanted: Collection[Wanted]) -> float:
    """How much of what is wanted a folded text has, from 0 to 1."""
    held = sum(bool(_ANSWERS[each].search(text)) for each in wanted)
    return held / len(wanted)
