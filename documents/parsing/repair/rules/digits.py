"""Single full-width digits, or those of a number that more than its digits tell: 第１条,
（１）, ５.２, １、, 附件２. (`latin_runs` has the runs.)

They show as hanzi of every kind (圆 员, 园): never common enough to stand without
evidence.
"""

from dataclasses import dataclass

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import (
    COMMON_HANZI,
    FULL_DIGITS,
    OPENING,
    both,
    read_as_mark,
)
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.chemistry import DASHES, joins_chemical
from documents.parsing.repair.rules.table import Case, FirstOf
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import HANZI_OF

DIGITS = both(FULL_DIGITS) | set("0123456789")
NUMBERED = frozenset("条款项章节号期次届批类部编目段组位级档种点步")  # 第１条
DATE_PARTS = frozenset("年月日")
UNITS = both("％‰℃") | {"%"}
POINT = both("．") | {"."}
_COUNTED_IN = frozenset("日年月倍个名人次条项万亿元吨米家件岁届")
_DATED = frozenset("年月日倍岁")
_BEFORE_ITEM = ("", "。", "；", "：")
_LONGEST = 40  # digits on either side
_ASCII_PARTS = frozenset(".,")  # of a number
_NAUGHT = HANZI_OF["０"]
_BETWEEN = both("．∶")
_TITLED = frozenset("表图件")  # 表１, 附件２
_AFTER_NUMBER = frozenset("、．")
_OPEN, _CLOSED = ("（", "("), ("）", ")")


def is_rare(char: str) -> bool:
    """Is the hanzi so rare in prose that it is likelier a mark: 郧, but not 员?"""
    return (lexicon().cost.get(char) or w.UNHEARD_OF) < w.RARE_HANZI


def is_enclosed(before: str, after: str) -> bool:
    """（ … ）, garbled or not."""
    return read_as_mark(before) in _OPEN and read_as_mark(after) in _CLOSED


@dataclass(frozen=True, slots=True)
class Number:
    """The whole number that a digit stands in, from `start` to before `end`: no blank and
    no line end parts its digits (14235.569 圆曲线 is no number with ２ in it).

    alone: the digit is all of it. proper: another of its digits is no hanzi, save in a
    number of ASCII digits alone, or behind an ASCII point or comma (3.5圆曲线, 1,000圆管涵).
    """

    place: Place
    start: int
    end: int
    alone: bool
    proper: bool

    @property
    def before(self) -> str:
        return self.place.text[self.start - 1 : self.start]

    @property
    def after(self) -> str:
        return self.place.text[self.end : self.end + 1]

    @property
    def garbled(self) -> int:
        """How many of its digits show as hanzi."""
        digits = self.place.text[self.start : self.end]
        return sum(not char.isdecimal() for char in digits)


def _number(place: Place) -> Number:
    text = place.text
    start, end = place.at, place.at + 1
    apart = place.glyphs.stands_apart
    least, most = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    while start > least and text[start - 1] in DIGITS and not apart(start):
        start -= 1
    while end < most and text[end] in DIGITS and not apart(end):
        end += 1
    digits = text[start:end]
    proper = (
        not digits.isascii()
        and any(map(str.isdecimal, digits))
        and not _goes_on_in_ascii(text, start)
    )
    return Number(place, start, end, end - start == 1, proper)


def _goes_on_in_ascii(text: str, start: int) -> bool:
    """Are the digits from `start` on those behind the point of 3.5 or the comma of 1,000?"""
    parted = text[start - 1 : start] in _ASCII_PARTS and start > 1
    return parted and "0" <= text[start - 2] <= "9"


def _is_bracketed(number: Number) -> bool:
    """（１）, but not （０）."""
    lone_naught = number.alone and number.place.mark == "０"
    return is_enclosed(number.before, number.after) and not lone_naught


def _is_measure_or_part(number: Number) -> bool:
    return _measures(number) or _is_part(number)


def _measures(number: Number) -> bool:
    """２０％, ５‰: digits up to a unit; １．: one that opens a line, up to its point."""
    if number.place.glyphs.stands_apart(number.end):
        return False
    if number.after in UNITS:
        return True
    starts_line = number.place.glyphs.starts_line[number.start]
    opens = starts_line or read_as_mark(number.before) == "："
    return opens and number.after in POINT


def _is_part(number: Number) -> bool:
    """５．６, １∶２: on either side of a point that has a digit on its other side."""
    text, start, end = number.place.text, number.start, number.end
    apart = number.place.glyphs.stands_apart
    behind = (
        text[start - 1 : start] in _BETWEEN and text[start - 2 : start - 1] in DIGITS
    )
    ahead = text[end : end + 1] in _BETWEEN and text[end + 1 : end + 2] in DIGITS
    return (start > 1 and behind and not apart(start)) or (ahead and not apart(end))


def _is_hanzi_of_word(number: Number) -> bool:
    """人员、; 名单3份."""
    return (number.alone or number.proper) and number.place.in_word


def _is_unlikely(number: Number) -> bool:
    """０20 begins with a naught; 建园30周年 has a word before it."""
    if number.place.mark == "０" and number.place.at == number.start:
        return True
    return number.proper and number.garbled == 1 and _is_word(number.before)


def _is_word(before: str) -> bool:
    return "一" <= before <= "鿿" and before not in COMMON_HANZI


def _opens_item(place: Place) -> bool:
    """１、加强领导: at a line's start."""
    return (
        place.starts_line
        and read_as_mark(place.after) in _AFTER_NUMBER
        and place.char != _NAUGHT
        and read_as_mark(place.before) in _BEFORE_ITEM
    )


def _is_title_number(place: Place) -> bool:
    """附件２ alone on its line, 表１ before a blank."""
    return place.before in _TITLED and (place.ends_line or place.before_blank)


def _counts(number: Number) -> bool:
    return number.after in _COUNTED_IN and (number.alone or number.proper)


digit = FirstOf(
    Case(
        "第几条",
        w.DIGIT_IN_ORDINAL,
        lambda number: number.before == "第" and number.after in NUMBERED,
        "在“第”与“条”“项”之间：第１条",
    ),
    Case(
        "年月日之间",
        w.DIGIT_IN_DATE,
        lambda number: number.before in DATE_PARTS and number.after in DATE_PARTS,
        "在“年”“月”“日”之间：年１月",
    ),
    Case("括号里的数字", w.DIGIT_IN_BRACKETS, _is_bracketed, "前后是一对括号：（１）"),
    Case(
        "带单位或小数点",
        w.DIGIT_BEFORE_UNIT,
        _is_measure_or_part,
        "后面是单位或小数点：２０％、５．２",
    ),
    Case("是词里的字", None, _is_hanzi_of_word, "与前后的字成词：人员"),
    Case(
        "不像数字",
        None,
        _is_unlikely,
        "数字不以零开头，也不紧接在词后：建园30周年",
    ),
    Case(
        "行首序号",
        w.DIGIT_OPENS_ITEM,
        lambda number: (
            number.alone
            and (_opens_item(number.place) or _is_title_number(number.place))
        ),
        "行首的序号或附件、表的序号：１、附件２",
    ),
    Case(
        "化学名称里的位次",
        w.DIGIT_IN_CHEMICAL,
        lambda number: (
            number.after in DASHES and joins_chemical(number.place.text, number.end)
        ),
        "后面是化学名称里的短横：１－苯基－２－丙酮",
    ),
    Case(
        "后接量词",
        w.DIGIT_COUNTS,
        lambda number: (
            _counts(number) and (number.proper or is_rare(number.place.char))
        ),
        "后面是量词，字本身又少见，或同一数字里有正常的数码：３万元",
    ),
    Case(
        "后接年月日",
        w.DIGIT_DATES,
        lambda number: _counts(number) and number.after in _DATED,
        "后面是“年”“月”“日”等：５年",
    ),
    Case(
        "没有旁证",
        None,
        lambda number: not number.proper,
        "单个的字，没有旁证时不作数字",
    ),
    Case(
        "括号后的数字",
        w.NUMBER_AFTER_OPENING,
        lambda number: read_as_mark(number.before) in OPENING,
        "与正常的数码相连，前面是前括号：（２020",
    ),
    view=_number,
    otherwise=Case(
        "与数码相连", w.DIGIT_IN_NUMBER, bool, "与正常的数码连成一个数：２020"
    ),
)
