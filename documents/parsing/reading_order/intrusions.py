"""What speaks against lines being one text: entries of lists, the opening of another
text, an end that is none, numbers out of sequence.

Scores are in the steps of `seams`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.parsing.reading_order.endings import markers_of
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.patterns import ATTACHMENT_NOTE, OPENING_WORDS
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
_POST = re.compile(r"同志(?:任|的)|^(?:任命|免去)：$")


@lru_cache(maxsize=8192)
def is_entry(text: str) -> bool:
    """Is it the first line of an entry in a list of issued documents?"""
    found = NUMBER.match(text)
    return bool(found and _TITLE_BEGINS.match(text, found.end()))


@lru_cache(maxsize=8192)
def is_post(text: str) -> bool:
    return bool(_POST.search(text))


def not_listed(entries: int, size: int) -> float:
    """What entries say against a text that is no list."""
    if entries * ENTRY_LINES >= size:
        return -6.0
    return -min(6.0, 3.0 * entries)


def foreign_score(lines: Sequence[Line], title: str) -> float:
    """What speaks against all the lines belonging under the title: a list of issued
    documents holds no sentences, and only it holds entries."""
    texts = [bare(line.text) for line in lines]
    early = closes_early(lines) - 9.0 * openings_within(texts)
    if "发文目录" in title:
        strange = sum("。" in text or "，" in text or is_post(text) for text in texts)
    elif "任免" in title:
        strange = sum(map(is_entry, texts))
    else:
        return early + not_listed(sum(map(is_entry, texts)), len(texts))
    return early - min(15.0, 3.0 * strange)


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


def closes_early(lines: Sequence[Line]) -> float:
    """What speaks against lines that take a text into force and go on for long, with
    neither number nor note: 本方案自…起施行。为…，制定本办法。"""
    texts = [bare(line.text) for line in lines]
    text = "".join(texts)
    for found in TAKES_EFFECT.finditer(text):
        more = text[found.end() :]
        if len(more) > _AFTER_EFFECT and not (
            ATTACHMENT_NOTE.match(more) or marker(more) or more[0] == "《"
        ):
            return -4.0
    return 0.0


def disorder(lines: Sequence[Line]) -> float:
    """What numbers out of sequence within the lines say against them being one text;
    the first number of each style may be any."""
    numbering, score = Numbering(), 0.0
    for found in markers_of(lines):
        known = found.style in numbering.last
        if known and numbering.fit(found) is Fit.BREAK:
            score -= 2.0
            if found.value != 1:
                continue
        numbering.accept(found)
    return score
