"""What is looked for in one piece, though it holds marks, or a dictionary would cut it.

Telephone numbers (0573-82521234, with any dash, bracket or blank), addresses on the web and
of mail, names with a point (买买提·艾力), numbers with what they count (1.4亿元, 70号, A级), dates,
and numbers of articles in both spellings (第12条, 第十二条).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from search.analysis.folding import Folded, is_alphanumeric
from search.analysis.numerals import (
    ANY_NUMERAL,
    COUNTED,
    LATIN_UNITS,
    SAME_UNIT_ALONE,
    dates_in,
    share_in_figures,
    share_in_hanzi,
    spellings,
    spellings_of_date,
    spellings_of_measure,
    spellings_of_sum,
)
from search.analysis.numerals import (
    MEASURE as _MEASURE,
)
from search.analysis.tokenizer import Token

_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_DASH = r"[\s()\-‐-―−]{0,3}"
_TELEPHONE = re.compile(
    rf"(?<![0-9.])(?:(?P<area>01[0-9]|02[0-9]|0[3-9][0-9]{{2}}){_DASH}(?P<local>[2-9][0-9]{{6,7}})"
    rf"|(?P<service>[48]00){_DASH}(?P<first>[0-9]{{3}}){_DASH}(?P<second>[0-9]{{4}})"
    rf"|(?P<mobile>1[3-9][0-9]){_DASH}(?P<third>[0-9]{{4}}){_DASH}(?P<fourth>[0-9]{{4}}))(?![0-9])"
)
_ON_THE_WEB = re.compile(
    r"(?:https?://)?(?P<address>[a-z0-9]+(?:[-_.@:/?=&%#+~]+[a-z0-9]+)+)", re.IGNORECASE
)
_PERCENT = re.compile(r"(?<![0-9.])(?P<number>[0-9]+(?:\.[0-9]+)?)\s*%")
_SHARE = re.compile(
    r"百分之(?P<number>[〇零一二三四五六七八九十百]+(?:点[〇零一二三四五六七八九]+)?)"
)
_POINT = re.compile("[·•‧・･]")
_SPACED_DATE = re.compile(
    r"(?<![0-9])[0-9]{4}\s*年\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?"
)
_SPACED_ORDER = re.compile(rf"第\s*{ANY_NUMERAL}\s*[{COUNTED}](?![件例程目间码标制])")
_ORDER = re.compile(f"第(?P<number>{ANY_NUMERAL})(?![十百千万亿])")
_COUNTED = re.compile(f"(?P<number>[0-9]{{1,4}})(?P<unit>[{COUNTED}])")
_UNIT = re.compile(r"[十百千万亿]*[^\W\d_a-z]|[十百千万亿]{2,3}")
# 5日内 is 5日 and 内, though 日内 is a word, too.
_AFTER_MEASURE = "内前后起以至"
_GREAT = re.compile("[0-9]{4,9}(?=[元万亿])")
_LONGEST_UNIT_OF_ORDER = 2


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of folded text, and the ways in which it may be written, as it is first.

    `over_stops`: the points in it part nothing. `is_share`: a percent sign follows it.
    `lesser` are those of the forms that are not quite the same thing.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    over_stops: bool = False
    is_share: bool = False
    lesser: tuple[str, ...] = ()


def typed_apart(
    text: str, taken: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Where in what was typed a blank parts nothing: 0573 82521234, 第 12 条."""
    plain = text.translate(_HALF_WIDTH)
    found = list(taken)
    new = []
    for pattern in (_TELEPHONE, _SPACED_ORDER, _SPACED_DATE):
        for match in pattern.finditer(plain):
            start, end = match.span()
            apart = all(end <= first or last <= start for first, last in found)
            if apart and any(char.isspace() for char in match[0]):
                new.append((start, end))
                found.append((start, end))
    return new


def entities_in(text: str, folded: Folded, tokens: Sequence[Token]) -> list[Entity]:
    """The entities of a text, in order, without overlap."""
    plain = text.translate(_HALF_WIDTH)
    found: list[Entity] = []
    for candidate in (
        *_telephones(plain, folded),
        *_on_the_web(plain, folded),
        *_shares(plain, folded),
        *_pointed(text, folded, tokens),
        *_orders(folded, tokens),
        *_dates(folded, tokens),
        *_measured(folded, tokens),
        *_counted(folded, tokens),
        *_units(tokens),
    ):
        if all(
            candidate.end <= other.start or other.end <= candidate.start
            for other in found
        ):
            found.append(candidate)
    return sorted(found, key=lambda entity: entity.start)


def _stretch(folded: Folded, span: tuple[int, int]) -> tuple[int, int]:
    """Where in the folded text a stretch of the text stands."""
    return bisect_left(folded.offsets, span[0]), bisect_left(folded.offsets, span[1])


def _telephones(plain: str, folded: Folded) -> Iterator[Entity]:
    for match in _TELEPHONE.finditer(plain):
        groups = [group for group in match.groups() if group]
        if match["area"] and len(match["local"]) == 8:
            groups[1:] = [match["local"][:4], match["local"][4:]]
        signs: list[tuple[str, ...]] = [("", "-")] * (len(groups) - 1)
        if match["area"]:
            signs[0] = ("", "-", ")")
        written = (
            "".join(
                part
                for pair in zip(groups, (*chosen, ""), strict=True)
                for part in pair
            )
            for chosen in product(*signs)
        )
        start, end = _stretch(folded, match.span())
        forms = dict.fromkeys((folded.text[start:end], *written))
        yield Entity(start, end, tuple(forms))


def _on_the_web(plain: str, folded: Folded) -> Iterator[Entity]:
    for match in _ON_THE_WEB.finditer(plain):
        if any(char.isalpha() for char in match["address"]):
            whole, part = (
                folded.text[slice(*_stretch(folded, match.span(group)))]
                for group in (0, "address")
            )
            start, end = _stretch(folded, match.span())
            forms = tuple(dict.fromkeys((whole, part)))
            yield Entity(start, end, forms, over_stops=True)


def _shares(plain: str, folded: Folded) -> Iterator[Entity]:
    """5.3% is 百分之五点三, but not the 5.3 of a heading."""
    for match in _PERCENT.finditer(plain):
        start, end = _stretch(folded, match.span("number"))
        forms = (folded.text[start:end], *share_in_hanzi(match["number"]))
        yield Entity(start, end, forms, is_share=True)
    for match in _SHARE.finditer(folded.text):
        figures = share_in_figures(match["number"])
        yield Entity(*match.span(), (match[0], *figures), is_share=True)


def _pointed(text: str, folded: Folded, tokens: Sequence[Token]) -> Iterator[Entity]:
    """The words on both sides of a point."""
    starts = {token.start: token for token in tokens}
    ends = {token.end: token for token in tokens}
    span: tuple[int, int] | None = None
    for match in _POINT.finditer(text):
        at = bisect_left(folded.offsets, match.start())
        before, after = ends.get(at), starts.get(at)
        if before is None or after is None:
            continue
        if span and before.start < span[1]:
            span = (span[0], after.end)
            continue
        if span:
            yield Entity(*span, (folded.text[slice(*span)],))
        span = (before.start, after.end)
    if span:
        yield Entity(*span, (folded.text[slice(*span)],))


def _orders(folded: Folded, tokens: Sequence[Token]) -> Iterator[Entity]:
    """第12条, 第一季度: with the word that follows, if it is short."""
    for match in _ORDER.finditer(folded.text):
        end = _end_of_unit(folded, tokens, match.end())
        unit = folded.text[match.end() : end]
        forms = (f"第{number}{unit}" for number in spellings(match["number"]))
        yield Entity(match.start(), end, tuple(dict.fromkeys(forms)))


def _end_of_unit(folded: Folded, tokens: Sequence[Token], at: int) -> int:
    if at in folded.breaks:
        return at
    holding = (token for token in tokens if token.start <= at < token.end)
    token = next(holding, None)
    if token is None or is_alphanumeric(token.text[-1]):
        return at
    return token.end if token.end - at <= _LONGEST_UNIT_OF_ORDER else at


def _dates(folded: Folded, tokens: Sequence[Token]) -> Iterator[Entity]:
    starts = {token.start for token in tokens}
    ends = {token.end for token in tokens}
    for match in dates_in(folded.text):
        # 2020年度 and 2020年底 are words of their own.
        ends_well = not match[0].endswith("年") or match.end() in ends
        if match.start() in starts and ends_well:
            yield Entity(*match.span(), spellings_of_date(match))


def _measured(folded: Folded, tokens: Sequence[Token]) -> Iterator[Entity]:
    """12月 and 十二月, 3年 and 三年, 20万元 and 二十万元, ii级 and 二级, 50m2 and 50平方米."""
    starts = {token.start for token in tokens}
    ends = {token.end for token in tokens}
    for match in _MEASURE.finditer(folded.text):
        ends_well = match.end() in ends or folded.text[match.end()] in _AFTER_MEASURE
        # 50㎡ and 50 m² are parted before the unit and within it, as letters and signs are.
        unit = match.start("unit") if match["unit"] in LATIN_UNITS else match.end()
        parted = any(match.start() < place < unit for place in folded.breaks)
        if match.start() in starts and ends_well and not parted:
            yield Entity(*match.span(), spellings_of_measure(match))


def _units(tokens: Sequence[Token]) -> Iterator[Entity]:
    """㎡ by itself, which is m2 as texts are folded, and 平方米."""
    for token in tokens:
        if forms := SAME_UNIT_ALONE.get(token.text):
            yield Entity(token.start, token.end, forms)


def _counted(folded: Folded, tokens: Sequence[Token]) -> Iterator[Entity]:
    """1.4亿元, 70号, A级; 3小时20分 in one."""
    at = 0
    while at < len(tokens):
        last = at
        while (
            last + 1 < len(tokens)
            and is_alphanumeric(tokens[last].text[-1])
            and tokens[last + 1].start not in folded.breaks
            and _UNIT.fullmatch(tokens[last + 1].text)
        ):
            last += 2
            if last >= len(tokens) or tokens[last].start in folded.breaks:
                break
        counted = tokens[at:last] if last > at else ()
        if counted:
            start, end = counted[0].start, counted[-1].end
            yield Entity(start, end, _spellings_of_count(folded.text[start:end]))
        at = max(last, at + 1)


def _spellings_of_count(text: str) -> tuple[str, ...]:
    forms = [text]
    if article := _COUNTED.fullmatch(text):
        numbers = spellings(article["number"])[1:]
        forms += (f"第{number}{article['unit']}" for number in numbers)
    if "," in text:
        forms.append(text.replace(",", ""))
    elif _GREAT.match(text):
        forms.append(_GREAT.sub(_with_commas, text, count=1))
    forms += spellings_of_sum(text)
    return tuple(dict.fromkeys(forms))


def _with_commas(number: re.Match[str]) -> str:
    return f"{int(number[0]):,}"
