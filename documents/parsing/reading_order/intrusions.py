"""What speaks against lines being one text: entries of lists, the opening of another
text, a false ending, numbers out of sequence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from documents.parsing.reading_order import weights
from documents.parsing.reading_order.open_text import markers_of
from documents.parsing.reading_order.rules import Rule, SumOfRules, always
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.patterns import (
    ATTACHMENT_NOTE,
    OPENING_WORDS,
    gives_contact,
)
from documents.parsing.types import Line

_OPENING_LINES_AT_MOST = 5
_AFTER_EFFECT = 150  # signatures, dates and notes are shorter
TAKES_EFFECT = re.compile(
    r"本[一-鿿]{2,8}自[^。]{2,30}起(?:施行|实施|执行|生效|试行)[^。]{0,16}(?:。|$)"
)
_ADDRESS = re.compile(
    r"各[^。；：]{3,60}(?:单位|部门|机构|政府|办事处|委员会|企业|公司|局)："
)
_ANNOUNCES = re.compile(r"[^。]{4,80}(?:通知|公告|通告|批复|通报|决定|意见)如下：")
_TITLE_BEGINS = re.compile(r"[^，。；：）》]{0,20}(?:人民政府|办公室|关于)")
ENTRY_LINES = 2  # of a list: number and title
_POST_LINES = 5  # of what stands before a list, or between two of its entries
_OF_POSTS = re.compile("同志|任命|任免|免去|聘任|职务|试用期|[长任员官][；。]?$")
_POST = re.compile(r"同志(?:任|的)|^(?:任命|免去)：$")


@lru_cache(maxsize=8192)
def is_entry(text: str) -> bool:
    """Is it the first line of an entry in a list of issued documents?"""
    found = NUMBER.match(text)
    return bool(found and _TITLE_BEGINS.match(text, found.end()))


@lru_cache(maxsize=8192)
def is_post(text: str) -> bool:
    return bool(_POST.search(text))


def entries_score(entries: int, size: int) -> float:
    """What entries among so many lines say against a text that is no list."""
    if entries * ENTRY_LINES >= size:
        return weights.MOSTLY_ENTRIES
    return max(weights.ENTRIES_ELSEWHERE_MOST, weights.ENTRY_ELSEWHERE * entries)


def openings_within(texts: Sequence[str]) -> int:
    """Salutations and first sentences that stand where a text is well under way."""
    return sum(
        _opens_text(texts, at)
        for at in range(_OPENING_LINES_AT_MOST, len(texts))
        if ends_sentence(texts[at - 1]) or date_of(texts[at - 1])
    )


def _opens_text(texts: Sequence[str], at: int) -> bool:
    opening = "".join(texts[at : at + 3])
    if _ADDRESS.match(opening):
        return True
    return bool(OPENING_WORDS.match(opening) and _ANNOUNCES.match(opening))


def _closes_early(lines: Sequence[Line]) -> bool:
    """Do the lines take a text into force and go on for long, with neither number nor
    note? 本方案自…起施行。为…，制定本办法。"""
    text = "".join(bare(line.text) for line in lines)
    for found in TAKES_EFFECT.finditer(text):
        more = text[found.end() :]
        if len(more) > _AFTER_EFFECT and not (
            ATTACHMENT_NOTE.match(more) or marker(more) or more[0] == "《"
        ):
            return True
    return False


def _disorder(lines: Sequence[Line]) -> float:
    """What numbers out of sequence within the lines say against them being one text;
    the first number of each style may be any."""
    numbering, score = Numbering(), 0.0
    for found in markers_of(lines):
        known = found.style in numbering.last
        if known and numbering.fit(found) is Fit.BREAK:
            score += weights.NUMBERS_DISAGREE
            if found.value != 1:
                continue
        numbering.accept(found)
    return score


IN_ORDER = SumOfRules[Sequence[Line]](
    Rule("编号前后不相连", always, _disorder, "一、 … 五、 … 三、"),
)
UNITY = SumOfRules[Sequence[Line]](
    *IN_ORDER.rules,
    Rule(
        "施行条款之后还有长文",
        _closes_early,
        weights.CLOSES_EARLY,
        "本方案自发布之日起施行。为加强管理，制定本办法。…",
    ),
)


@dataclass(frozen=True, slots=True)
class UnderTitle:
    """Lines that may stand under a title, bare."""

    lines: Sequence[Line]
    texts: Sequence[str]
    title: str

    @property
    def is_list(self) -> bool:
        """Is it a list of issued documents?"""
        return "发文目录" in self.title

    @property
    def appoints(self) -> bool:
        return not self.is_list and "任免" in self.title


def _strangers(case: UnderTitle) -> int:
    """Lines that a list of issued documents, or of appointments, doesn't hold."""
    if case.appoints:
        strange = sum(is_entry(text) or gives_contact(text) for text in case.texts)
        return strange + _beyond_posts(case.texts)
    return sum("。" in text or "，" in text or is_post(text) for text in case.texts)


def _beyond_posts(texts: Sequence[str]) -> int:
    """Lines that stand further from any appointment than one wraps."""
    beyond = run = 0
    for text in texts:
        run = 0 if _OF_POSTS.search(text) else run + 1
        beyond += run > _POST_LINES
    return beyond


def _in_list(case: UnderTitle) -> float:
    return max(weights.FOREIGN_IN_LIST_MOST, weights.FOREIGN_IN_LIST * _strangers(case))


INTRUSION = SumOfRules[UnderTitle](
    Rule(
        "施行条款之后还有长文",
        lambda case: _closes_early(case.lines),
        weights.CLOSES_EARLY,
        "本方案自发布之日起施行。为加强管理，制定本办法。…",
    ),
    Rule(
        "其中另有文件开头",
        always,
        lambda case: weights.OPENING_WITHIN * openings_within(case.texts),
        "特此通知。 / 各镇人民政府：",
    ),
    Rule("发文目录中有文句", lambda case: case.is_list, _in_list, "渡口由镇政府管护。"),
    Rule(
        "任免名单中有别的文字",
        lambda case: case.appoints,
        _in_list,
        "人事任免 / 云政发〔2023〕21号 / 渡口由镇政府管护。 …",
    ),
    Rule(
        "非目录中有目录条目",
        lambda case: not case.is_list and not case.appoints,
        lambda case: entries_score(
            sum(map(is_entry, case.texts)), len(case.texts)
        ),
        "…实施方案 / 云政发〔2023〕21号云泽市人民政府关于…",
    ),
)  # fmt: skip


def under_title(lines: Sequence[Line], title: str) -> UnderTitle:
    return UnderTitle(lines, [bare(line.text) for line in lines], title)


def intrusion_score(lines: Sequence[Line], title: str) -> float:
    """What speaks against all the lines belonging under the title, in log odds: a list
    of issued documents holds no sentences, and only it holds entries."""
    return INTRUSION.score(under_title(lines, title))
