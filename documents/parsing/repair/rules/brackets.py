"""Brackets, quotation marks and title marks: where on a line they open, and their pairs."""

import re

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import (
    FULL_DIGITS,
    OPENING,
    PARTNER,
    both,
    read_as_mark,
)
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.pairs import Partner, partner
from documents.parsing.repair.rules.table import (
    NO_EVIDENCE,
    AllOf,
    Case,
    FirstOf,
    itself,
)
from documents.parsing.text.row_rule import HANZI_OF

_SOON = 24  # characters that most quotations hold
_COLON = both("：")
_ONCE = frozenset("“《〈")
_FLUID = both("『")
_YEAR = f"[{FULL_DIGITS}0-9{''.join(HANZI_OF[d] for d in FULL_DIGITS)}]{{4}}"
_YEAR_THEN_CLOSE = re.compile(_YEAR + "[〕页]")
_OPEN_THEN_YEAR = re.compile("[〔也]" + _YEAR)


def _breaks_word(place: Place) -> bool:
    """野外, and nothing closes soon."""
    return place.begins_word and not _closes_soon(place)


def _closes_soon(place: Place) -> bool:
    soon = place.text[place.at + 2 : place.at + _SOON]
    return not both(PARTNER[place.mark]).isdisjoint(soon)


def _is_twice(place: Place) -> bool:
    """《《: one title within another has 〈."""
    return place.mark in _ONCE and place.before in both(place.mark)


opening = AllOf(
    Case(
        "在行末",
        w.OPENING_AT_LINE_END,
        lambda place: place.ends_line,
        "排版时前括号、前引号不放在行末",
    ),
    Case(
        "冒号之后",
        w.OPENING_QUOTE_AFTER_COLON,
        lambda place: place.mark == "“" and place.before in _COLON,
        "冒号引出引文：他说：“",
    ),
    Case(
        "与后字成词",
        w.OPENING_BEGINS_WORD,
        _breaks_word,
        "与后面的字是一个词，近处又没有后括号：野外",
    ),
    Case(
        "前面已有同样的一个",
        w.OPENING_TWICE,
        _is_twice,
        "书名号、引号不会两个相连：《叶县志》",
    ),
    Case(
        "前有空格",
        w.OPENING_AFTER_BLANK,
        lambda place: place.after_blank,
        "两端对齐时，空格加在前括号之前",
    ),
)

pair = FirstOf(
    Case(
        "近处成对",
        w.PARTNER_NEAR,
        lambda found: found is Partner.NEAR,
        "近处有与它成对的另一半",
    ),
    Case(
        "括号里多一个句号",
        w.TITLE_OVER_SENTENCE,
        lambda found: found is Partner.OVER_SENTENCE,
        "成对，但中间的句号多了一个：书名号里没有，六角括号里至多一个",
    ),
    Case(
        "括号里多几个句号",
        2 * w.TITLE_OVER_SENTENCE,
        lambda found: found is Partner.OVER_SENTENCES,
        "成对，但中间的句号多了两个以上",
    ),
    Case(
        "远处成对",
        w.PARTNER_AFAR,
        lambda found: found is Partner.AFAR,
        "另一半在较远处，可能隔着分栏或别的文件",
    ),
    view=partner,
    otherwise=Case(
        "不成对",
        lambda place: (
            w.NO_PARTNER_OF_RARE_HANZI if place.mark in "）》" else w.NO_PARTNER
        ),
        bool,
        "没有另一半；“冤”“曳”不作人名，减分较少",
    ),
)

strict_pair = FirstOf(
    Case(
        "拆开了词",
        None,
        lambda place: (
            place.mark in OPENING and (place.in_word or not _may_quote(place))
        ),
        "少见的前括号不会拆开一个词：残液",
    ),
    Case(
        "近处成对",
        w.PARTNER_NEAR,
        lambda place: partner(place) is Partner.NEAR,
        "近处有与它成对的另一半",
    ),
    view=itself,
    otherwise=NO_EVIDENCE,
)


def _may_quote(place: Place) -> bool:
    """残液, 保存液 are words that no dictionary has."""
    before = place.before
    opens = place.starts_line or read_as_mark(before) != before
    return opens or not "一" <= before <= "鿿" or place.char not in _FLUID


def _holds_year(place: Place) -> bool:
    at, text = place.at, place.text
    if place.mark == "〔":
        return bool(_YEAR_THEN_CLOSE.match(text, at + 1))
    return at >= 5 and bool(_OPEN_THEN_YEAR.fullmatch(text, at - 5, at))


year_bracket = FirstOf(
    Case("括着年份", w.YEAR_BRACKET, _holds_year, "发文字号里的年份：〔2020〕"),
    view=itself,
    otherwise=Case("没有括着年份", w.BRACKET_WITHOUT_YEAR, bool, "六角括号里多是年份"),
)
