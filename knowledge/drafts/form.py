"""The form of a draft: brackets, numbers, attachments, articles pointed to, names of units."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from documents.facts.word_files import rows_of_words
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.numerals import NUMERAL, numeral, whole_number
from documents.parsing.types import Marker, Style
from knowledge.drafts.findings import Finding, Verdict

_PAIRS = {
    "（": "）",
    "《": "》",
    "〈": "〉",
    "〔": "〕",
    "【": "】",
    "“": "”",
    "‘": "’",
}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
# 附件：1.甲方案  2.乙名单, over further lines
_NOTE = re.compile(r"^\s*附\s*件\s*[：:]\s*(?P<first>.*)$")
_ENTRY = re.compile(r"(?:^|(?<=\s))(\d{1,2})\s*[.．、]")
_HEAD = re.compile(
    r"^\s*附\s*件\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?\s*$"
)
_MENTIONED = re.compile(
    r"附件\s*(\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d一二三四五六七八九十])"
)
_OWN_ARTICLE = re.compile(
    f"本(?:办法|规定|细则|条例|规则|章程|规程)第(?P<article>{NUMERAL})条(?!之)"
)
_SAID = re.compile("“[^“”]*”|《[^《》]*》")
_COUNTED_STYLES = frozenset(
    {Style.CHAPTER, Style.ARTICLE, Style.HAN, Style.HAN_BRACKETS, Style.ARABIC}
    | {Style.ARABIC_BRACKETS, Style.CIRCLED}
)


def form_findings(lines: Sequence[str], today: date) -> Iterator[Finding]:
    """Brackets that don't pair, numbers that skip or come twice, attachments that are named and
    missing, articles that are pointed to and not there, units by names that have ended."""
    for at, line in enumerate(lines):
        yield from _brackets(at, line)
        yield from _old_names(at, line, today)
    yield from _numbers(lines)
    yield from _attachments(lines)
    yield from _pointers(lines)


def _brackets(at: int, line: str) -> Iterator[Finding]:
    """Within a line: a quotation over several begins each of them with “ and ends the last."""
    waiting: list[tuple[str, int]] = []
    own = marker(line)
    begin = own.length if own else 0  # 1）甲
    for place in range(begin, len(line)):
        char = line[place]
        if char in _PAIRS:
            waiting.append((char, place))
        elif char in _CLOSING:
            if waiting and waiting[-1][0] == _CLOSING[char]:
                waiting.pop()
            else:
                yield _form(
                    at, place, place + 1, f"“{char}”前面没有对应的“{_CLOSING[char]}”"
                )
    for char, place in waiting:
        yield _form(at, place, place + 1, f"“{char}”后面没有对应的“{_PAIRS[char]}”")


def _numbers(lines: Sequence[str]) -> Iterator[Finding]:
    """Each number is the next of its list, or the first of a new one below it; articles count on
    over chapters. A list may go on below the next heading, too: 1. to 3. under （一）, 4. under （二）.
    """
    lists: list[Marker] = []
    ended: dict[Style, int] = {}
    article: Marker | None = None
    of_note = _named_attachments(lines)[1]
    for at, line in enumerate(lines):
        if at in of_note:
            continue
        if _HEAD.match(line):
            lists.clear()
            ended.clear()
            article = None
        own = marker(line)
        if own is None:
            continue
        if own.style not in _COUNTED_STYLES:  # 第一节, 3.3.1: what stood below ends
            lists = [each for each in lists if each.style < own.style]
            continue
        if own.style is Style.ARTICLE:
            before, article = article, own
            lists = [each for each in lists if each.style is Style.CHAPTER]
        else:
            before = next((one for one in lists if one.style is own.style), None)
            if before:
                del lists[lists.index(before) :]
            lists.append(own)
        goes_on = before is None and own.value == ended.get(own.style, 0) + 1
        ended[own.style] = own.value
        if not goes_on and (fault := _fault(before, own)):
            yield _form(at, 0, own.length, fault)


def _fault(before: Marker | None, own: Marker) -> str:
    """What is wrong with a number behind the one before it in its list; "" if nothing is."""
    if before is None:
        # A draft may be a part of something: of rules from the 12th article on.
        part = own.style is Style.ARTICLE
        return "" if own.value == 1 or part else f"“{own.printed}”前面没有第一项"
    # 第十二条之一 stands between 第十二条 and 第十三条.
    if own.value == before.value + 1 or own.bare.startswith(f"{before.bare}之"):
        return ""
    return _skipped(before, own)


def _skipped(before: Marker, own: Marker) -> str:
    if own.value == before.value:
        return f"“{own.printed}”出现了两次"
    way = "跳到" if own.value > before.value else "退到"
    return f"编号从“{before.printed}”{way}“{own.printed}”"


def _attachments(lines: Sequence[str]) -> Iterator[Finding]:
    named, of_note = _named_attachments(lines)
    heads = [found for line in lines if (found := _HEAD.match(line))]
    present = len({_count(found["number"]) for found in heads})
    # A gazette leaves out what is long and says so.
    omitted = sum(lines[at].count("（略") for at in of_note)
    if named and present + omitted < named:
        at = of_note.start
        missing = "、".join(str(n) for n in range(present + 1, named + 1))
        told = f"附件 {missing}" if named > 1 else "附件"
        message = f"附件说明列出 {named} 个附件，正文后没有{told}"
        yield _form(at, 0, len(lines[at]), message)
    for place, line in enumerate(lines):
        if place in of_note or _HEAD.match(line):
            continue
        for found in _MENTIONED.finditer(line):
            if _count(found[1]) > max(named, present):
                yield _form(place, found.start(), found.end(), f"没有{found[0]}")


def _pointers(lines: Sequence[str]) -> Iterator[Finding]:
    """Where 本办法第九十条 is none of the articles among which it stands.

    Only of rules that are whole: a draft may be a part of some, from the 12th article on.
    """
    heads = [at for at, line in enumerate(lines) if _HEAD.match(line)]
    for begin, end in pairwise([0, *heads, len(lines)]):
        articles = [
            own.value
            for line in lines[begin:end]
            if (own := marker(line)) and own.style is Style.ARTICLE
        ]
        if not articles or articles[0] != 1:
            continue
        for at in range(begin, end):
            for found in _OWN_ARTICLE.finditer(lines[at]):
                if numeral(found["article"]) not in articles:
                    message = f"这里没有第{found['article']}条"
                    yield _form(at, found.start(), found.end(), message)


def _named_attachments(lines: Sequence[str]) -> tuple[int, range]:
    """How many the attachment note lists, and the lines that it takes."""
    for at, line in enumerate(lines):
        if not (note := _NOTE.match(line)):
            continue
        entries = [int(number) for number in _ENTRY.findall(note["first"])]
        end = at + 1
        for following in lines[at + 1 :]:
            further = _ENTRY.match(following.strip())
            if not (entries and further and int(further[1]) == entries[-1] + 1):
                break
            entries.append(int(further[1]))
            end += 1
        return len(entries) or (1 if note["first"].strip() else 0), range(at, end)
    return 0, range(0)


def _count(text: str | None) -> int:
    return whole_number(text) if text else 1


def _old_names(at: int, line: str, today: date) -> Iterator[Finding]:
    ended, current = _names(today.year)
    # What is quoted may speak of what was.
    held = [found.span() for found in (*current.finditer(line), *_SAID.finditer(line))]
    for found in ended.finditer(line):
        start, end = found.span()
        within = any(first <= start and end <= last for first, last in held)
        # 原环境保护局 says so itself.
        if not within and not re.search(r"原[一-鿿]{0,6}$", line[:start]):
            yield _form(at, start, end, f"“{found[0]}”是机构改革以前的名称")


@cache
def _names(year: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Names of units that have ended by this year, and those that have not; longest first."""
    ended: list[str] = []
    current: list[str] = []
    for row in rows_of_words("units.tsv"):
        name, aliases, _, until = (*row, "", "", "", "")[:4]
        has_ended = until and int(until) < year
        (ended if has_ended else current).extend((name, *aliases.split()))
    return _any(ended), _any(current)


def _any(names: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def _form(line: int, start: int, end: int, message: str) -> Finding:
    return Finding(line, start, end, Verdict.FORM, message)
