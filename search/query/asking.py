"""Words that ask (谁, 多少, 什么时候): they need not be found, and say what is wanted.

加装电梯补助多少钱 is typed as one would say it; the plan that answers says 补助20万元 and never
多少钱. The words are in `search/analysis/words/asking.tsv`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from documents.parsing.text.dictionary import lexicon
from search.analysis.dictionary import word_lines
from search.analysis.folding import Folded, fold
from search.analysis.tokenizer import Token

FILE = "asking.tsv"
# What may lead to a word that asks: 是多少钱, 由谁, 在哪里.
_BEFORE = ("是", "在", "由", "有", "归", "要", "得", "该", "应该", "需要", "用")
# 谁负责, but 饮用谁 is 饮用水, mistyped: at the end there is 由谁, 归谁, 是谁.
_FIRST = "谁"
# 关于加装电梯的那个通知: what leads to it is no word of the document, either.
_REMEMBERED = ("的那", "的这")
_ABOUT = ("关于", "有关", "讲", "说", "讲到", "说到", "提到")
_AT_THE_END = ("吗", "呢", "吧", "么", "啊", "呀")


class Wanted(StrEnum):
    """What a question wants of an answer."""

    UNIT = "unit"
    FIGURE = "figure"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class AskingWord:
    """A stretch of folded text that asks, and what for; None where that is anything."""

    start: int
    end: int
    wanted: Wanted | None = None


def asking_words(folded: Folded, tokens: Sequence[Token]) -> list[AskingWord]:
    """Where words that ask stand, in order, the longest before those that it overlaps.

    Each is a word, the beginning of one (哪些地方), or in what was cut without being a word
    (找谁): no 多少 in 多少数民族.
    """
    text, taken = folded.text, list[AskingWord]()
    for word, wanted in _words().items():
        at = text.find(word)
        while at >= 0:
            found = AskingWord(at, at + len(word), wanted)
            if _is_apart(found, taken) and _is_cut_out(found, tokens, folded):
                taken.append(found)
            at = text.find(word, at + 1)
    if tokens and tokens[-1].text in _AT_THE_END:
        taken.append(AskingWord(tokens[-1].start, tokens[-1].end))
    taken = list(_with_what_leads_to(taken, tokens))
    taken += _about(folded, tokens, taken)
    return sorted(taken, key=_start)


def is_asking(word: str) -> bool:
    """Whether a folded word does nothing but ask: 什么时候, 是什么时候."""
    rests = (word.removeprefix(before) for before in ("", *_BEFORE))
    return any(rest in _words() for rest in rests)


def asks(text: str) -> bool:
    """Whether any word of a text asks, as far as its characters tell."""
    plain = fold(text).text
    return any(word in plain for word in _words()) or plain.endswith(_AT_THE_END)


def _start(found: AskingWord) -> int:
    return found.start


def _is_apart(found: AskingWord, taken: Sequence[AskingWord]) -> bool:
    return all(found.end <= one.start or one.end <= found.start for one in taken)


def _is_cut_out(found: AskingWord, tokens: Sequence[Token], folded: Folded) -> bool:
    if any(found.start < place < found.end for place in folded.breaks):
        return False
    last = found.end == len(folded.text) or found.end in folded.breaks
    if last and found.start and folded.text[found.start : found.end] == _FIRST:
        return False
    is_word = lexicon().is_word
    for token in tokens:
        is_cut = token.start < found.start < token.end or (
            token.start < found.end < token.end and token.start != found.start
        )
        if is_cut and is_word(token.text):
            return False
    return True


def _with_what_leads_to(
    found: Sequence[AskingWord], tokens: Sequence[Token]
) -> Iterator[AskingWord]:
    ends = {token.end: token for token in tokens if token.text in _BEFORE}
    for one in found:
        before = ends.get(one.start)
        if before and _is_apart(AskingWord(before.start, before.end), found):
            yield AskingWord(before.start, one.end, one.wanted)
        else:
            yield one


def _about(
    folded: Folded, tokens: Sequence[Token], found: Sequence[AskingWord]
) -> Iterator[AskingWord]:
    """关于 where a text, or what comes after a word that asks, begins with it, and 的那个 follows."""
    begins = {0, *folded.breaks, *(one.end for one in found)}
    for token in tokens:
        if token.text in _ABOUT and token.start in begins:
            further = (one for one in found if one.start >= token.end)
            following = next(iter(sorted(further, key=_start)), None)
            if following and folded.text.startswith(_REMEMBERED, following.start):
                yield AskingWord(token.start, token.end)


@cache
def _words() -> Mapping[str, Wanted | None]:
    """The words of the file with what they ask for, the longest first."""
    known: dict[str, Wanted | None] = {}
    for line in word_lines(FILE):
        words, _, wanted = line.partition("\t")
        for word in words.split():
            known[word] = Wanted(wanted) if wanted else None
    return {word: known[word] for word in sorted(known, key=len, reverse=True)}


# ---- what answers ----------------------------------------------------------------

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
    r"|(?:责任|牵头|配合|主管|协办|承办)(?:单位|部门)|由[^\n]{2,20}(?:负责|组织|承担)"
)
_ANSWERS = {Wanted.FIGURE: _FIGURE, Wanted.DATE: _DATE, Wanted.UNIT: _UNIT}


def answering_share(text: str, wanted: Collection[Wanted]) -> float:
    """How much of what is wanted a folded text has, from 0 to 1."""
    held = sum(bool(_ANSWERS[each].search(text)) for each in wanted)
    return held / len(wanted)
