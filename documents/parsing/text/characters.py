"""Texts character by character: without blanks, in one width, and where sentences end."""

import re
from functools import lru_cache

SENTENCE_END = "。！？；：…"
_LAST_BRACKET = re.compile("（[^（）]*）$|〔[^〔〕]*〕$|【[^【】]*】$")
# Full-width digits and Latin letters, which are a matter of fonts; marks stay.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}


# Half-width marks beside hanzi: 各县(市、区)人民政府,市政府各部门: but not 10:30 or 1,200
_BESIDE = "[一-鿿、。，；：！？（）()“”‘’《》〈〉【】〔〕%％]"
_HALF_WIDTH_MARK = re.compile(
    rf"[()«»]|(?<={_BESIDE})[,;:!]|[,;:](?={_BESIDE})"
    r"|(?<=[一-鿿）)”’》】〕〉%％①-⑳㉑-㉟㊱-㊿])\.(?![.．A-Za-z0-9])"
)
_FULL_WIDTH = dict(zip("()«»,;:!.", "（）《》，；：！。", strict=True))


@lru_cache(maxsize=65536)  # every pattern asks for the same lines again
def bare(text: str) -> str:
    """The text as patterns see it: without blanks of any kind, its marks full-width."""
    return full_marks(unspaced(text))


def unspaced(text: str) -> str:
    """The text without blanks, its marks as they were printed."""
    return "".join(text.split())


def full_marks(text: str) -> str:
    """The text, as long as it was, with full-width marks for half-width ones beside hanzi."""
    return _HALF_WIDTH_MARK.sub(lambda mark: _FULL_WIDTH[mark[0]], text)


def narrow(text: str) -> str:
    """The text with full-width digits and letters as ASCII: ２０20 is 2020."""
    return text.translate(_NARROW)


def ends_sentence(text: str) -> bool:
    """Does the text end where a sentence may, closing quotes and brackets aside?"""
    text = bare(text)
    stripped = text.rstrip("”’）〕》」』】?")
    ends = stripped.endswith(tuple(SENTENCE_END))
    return ends or (stripped != text and text.endswith(("〕", "）")))


def ends_in_bracket(text: str) -> bool:
    """Does it end in a bracket within a sentence: 市水利局要会同各区（含各灌区），检查水塘（见附件）,
    but not …建设。〔责任单位：甲〕 and not a name or a heading, which has no comma?"""
    whole = text = bare(text)
    while found := _LAST_BRACKET.search(whole):
        whole = whole[: found.start()]
    return whole != text and whole[-1:] not in SENTENCE_END and "，" in whole
