"""，。、；：？！, and what all closing marks share: where on a line they may stand."""

import re

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import (
    FULL_LETTERS,
    OPENING,
    STOPS,
    both,
    read_as_mark,
)
from documents.parsing.repair.names import SURNAMES
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.pairs import closes_above
from documents.parsing.repair.rules.table import AllOf, Case, FirstOf, itself
from documents.parsing.text.dictionary import lexicon

_CLOSED = both("”")
_ENDS = "。；"  # paragraphs
_UNFIT_AFTER_STOP = "等的"  # no clause opens with these
_NUMBERED = re.compile("[（(渊][一二三四五六七八九十0-9]{1,3}[）)冤]|[0-9]{1,2}[.．援]")
_BROKEN_OFF = "”’）》〉】"
_PAGE_FOOT = re.compile("[—要·窑-]?[0-9]{1,3}[—要·窑-]?")
_LED_TO = frozenset("（(《“①⑴⒈㈠—1１第")
_ONE = "一"
_AFTER_ONE = both("、") | {"是"}
_BEFORE_COURT = frozenset("你贵我该本各两")
_BEFORE_ONE = frozenset("，、对和与")
_CALLED_BY_ONE = frozenset("附注答问例即如是曰送报发") | both(FULL_LETTERS)
_LABEL = 16  # characters
_LEADING_ON = ("如下", "包括", "例如", "是", "为", "如", "即")
_BEFORE_LABEL = both("。；）”．〔") | {"."}
_COMMA = both("，")


def follows_number(place: Place) -> bool:
    """Is all that stands before it on the line a clause's number, （二） or 1.?"""
    at, starts_line = place.at, place.glyphs.starts_line
    for start in range(at - 1, max(-1, at - 7), -1):
        if starts_line[start]:
            return bool(_NUMBERED.fullmatch(place.text, start, at))
    return False


def _at_start_of_headline(place: Place) -> float:
    return max(w.CLOSING_AT_START_OF_HEADLINE, place.glyphs.stop_at_line_start)


_at_line_start = FirstOf(
    Case(
        "标题折行",
        _at_start_of_headline,
        lambda place: place.mark in _BROKEN_OFF and closes_above(place),
        "上一行有前括号等着它，标题是人工折行的：《…办法|》",
    ),
    view=itself,
    otherwise=Case(
        "行首",
        lambda place: place.glyphs.stop_at_line_start,
        bool,
        "排版时句读和后括号一般不放在行首；全文各行并不避开它们时，不减分或少减分",
    ),
)

closing = AllOf(
    Case("行首", _at_line_start, lambda place: place.starts_line, ""),
    Case(
        "前有空格",
        w.CLOSING_AFTER_BLANK,
        lambda place: place.after_blank,
        "句读和后括号前面一般没有空格",
    ),
    Case(
        "后有空格",
        w.CLOSING_BEFORE_BLANK,
        lambda place: place.before_blank,
        "两端对齐时，空格加在句读和后括号之后",
    ),
)


def _is_unended_exclamation(place: Place) -> bool:
    return place.mark == "！" and not place.ends_line and place.after not in _CLOSED


stop = AllOf(
    Case(
        "后接“等”“的”",
        w.STOP_BEFORE_UNFIT,
        lambda place: place.after and place.after in _UNFIT_AFTER_STOP,
        "分句不以“等”“的”开头",
    ),
    Case(
        "在行末",
        w.END_AT_LINE_END,
        lambda place: place.mark in _ENDS and place.ends_line,
        "段落多以句号、分号结束",
    ),
    Case(
        "叹号不在末尾",
        w.EXCLAMATION_WITHIN_LINE,
        _is_unended_exclamation,
        "公文里叹号多在行末或后引号之前",
    ),
    Case(
        "紧接序号",
        w.STOP_AFTER_CLAUSE_NUMBER,
        follows_number,
        "行首的序号（二）或 1. 后面不接句读",
    ),
)


def _ends_whole_line(place: Place) -> bool:
    return place.ends_line and not _labels_one_hanzi(place)


def _goes_on_overleaf(place: Place) -> bool:
    """科研院 over a page's number, 所 overleaf: is it the beginning of a word?"""
    at, text = place.at, place.text
    foot = _PAGE_FOOT.match(text, at + 1)
    if not foot or not place.glyphs.starts_line[foot.end()]:
        return False
    cost = lexicon().cost
    return any(text[max(0, at - size) : at + 1] in cost for size in (2, 3))


def _ends_word(place: Place) -> bool:
    """人民医院; 附： alone on its line is none."""
    figure, at = lexicon().figure, place.at
    if place.before in _CALLED_BY_ONE and place.glyphs.starts_line[at - 1]:
        return False
    return any(figure(place.text[at - size : at + 1]) is not None for size in (1, 2, 3))


def _labels_one_hanzi(place: Place) -> bool:
    """、赵院生, 对赵院生: nothing is called by one hanzi, save 附：, 注： and the like."""
    at, called = place.at, place.before
    before = place.text[max(0, at - 2) : at - 1]
    mark = read_as_mark(before)
    alone = (
        mark in _BEFORE_ONE and (before not in SURNAMES or called in SURNAMES)
    ) or (place.glyphs.starts_line[at - 1] and mark in STOPS)
    return alone and called not in _CALLED_BY_ONE


def _is_label(place: Place) -> bool:
    """Is it a short run from a line's start or a stop, as in 联系电话：…?"""
    at, text, starts_line = place.at, place.text, place.glyphs.starts_line
    for near in range(at - 1, max(-1, at - _LABEL), -1):
        if starts_line[near] or text[near] in _BEFORE_LABEL:
            return True
        if text[near] in _COMMA:
            return False
    return False


def _within_line(place: Place) -> float:
    """The likelier a word of the hanzi and the one before it, the worse."""
    word = lexicon().cost.get(place.text[place.at - 1 : place.at + 1]) or w.UNHEARD_OF
    likelier = max(0.0, min(w.COLON_IN_WORD_AT_MOST, word - w.UNHEARD_OF))
    return w.COLON_WITHIN_LINE - likelier


def _leads_to_opening(place: Place) -> bool:
    return read_as_mark(place.after) in OPENING + "”"


def _leads_on(place: Place) -> bool:
    """Does a number or an opening mark begin what follows: 如下：|一、, but not 医院|一楼?"""
    if place.after == _ONE:
        return place.text[place.at + 2 : place.at + 3] in _AFTER_ONE
    return read_as_mark(place.after) in _LED_TO


def _is_court(place: Place) -> bool:
    """本院, but not 副本：|（一）, nor 列入成本： at a line's end."""
    if place.before not in _BEFORE_COURT:
        return False
    ends_word = lexicon().is_word(place.text[max(0, place.at - 2) : place.at])
    return not place.ends_line or not (ends_word or _leads_on(place))


_colon_at_line_end = FirstOf(
    Case(
        "词跨页",
        w.COLON_IN_WORD_OVERLEAF,
        _goes_on_overleaf,
        "后面是页码，词在下一页接着：科研院|所",
    ),
    Case(
        "引出下文",
        w.COLON_LEADS_ON,
        _leads_on,
        "行末，下一行以序号或前括号开头",
    ),
    Case(
        "行末成词",
        w.COLON_ENDS_WORD,
        _ends_word,
        "行末的“院”与前面的字成词：人民医院",
    ),
    view=itself,
    otherwise=Case("在行末", w.COLON_ENDS_LINE, bool, "冒号多在行末：市政府各部门："),
)


colon = FirstOf(
    Case(
        "我院、该院",
        w.COLON_IS_COURT,
        _is_court,
        "“我”“该”“两”等字后面是“院”字",
    ),
    Case("在行末", _colon_at_line_end, _ends_whole_line, ""),
    Case(
        "后接姓氏",
        w.COLON_BEFORE_SURNAME,
        lambda place: _leads_to_opening(place) and place.after in SURNAMES,
        "后面的字可能是前书名号，也可能是姓",
    ),
    Case(
        "引出括号、引号",
        w.COLON_BEFORE_OPENING,
        _leads_to_opening,
        "后面是前括号、书名号或引号",
    ),
    Case(
        "引出数字",
        w.COLON_BEFORE_NUMBER,
        lambda place: place.after.isdecimal() or place.after in "一①",
        "后面是数字：附件：1.",
    ),
    Case(
        "前面只有一个字",
        w.COLON_AFTER_ONE_HANZI,
        _labels_one_hanzi,
        "除“附”“注”等外，冒号前不会只有一个字：、赵院生",
    ),
    Case(
        "如下、包括",
        w.COLON_AFTER_LEADING_ON,
        lambda place: place.text.endswith(_LEADING_ON, max(0, place.at - 2), place.at),
        "“如下”“包括”等后面可以是冒号",
    ),
    Case(
        "短语之后",
        _within_line,
        _is_label,
        "从行首或句号起不长的一段：联系电话：；与前字成词时减分",
    ),
    view=itself,
    otherwise=Case(
        "长句之中",
        lambda place: _within_line(place) + w.COLON_AFTER_LONG_RUN,
        bool,
        "离行首和句号都远，不像小标题；与前字成词时再减分",
    ),
)
