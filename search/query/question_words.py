"""Words that ask (怎么, 多少, 什么时候) within a run of words that are asked for.

加装电梯补助多少钱 is typed as one would say it; the plan that answers says 补助20万元 and
never 多少钱. So such a word is no word to be found, unless it stands alone.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from search.analysis.folding import Folded
from search.analysis.tokenizer import Token
from search.query.entities import Whole

FILE = Path(__file__).parents[1] / "analysis" / "words" / "asking.txt"
_AT_THE_END = ("吗", "呢")


def interrogatives(folded: Folded, tokens: Sequence[Token]) -> Iterator[Whole]:
    """Where they stand, each a word or the beginning of one (哪些地方): no 多少 in 多少数民族."""
    text, ends = folded.text, {token.end for token in tokens}
    for token in tokens:
        for asking in _asking():
            end = token.start + len(asking)
            is_word = end in ends or end < token.end
            if is_word and text.startswith(asking, token.start):
                yield Whole(token.start, end, (asking,))
                break
    if tokens and tokens[-1].text in _AT_THE_END:
        yield Whole(tokens[-1].start, tokens[-1].end, (tokens[-1].text,))


@cache
def _asking() -> list[str]:
    """The words of the file, the longest first."""
    lines = FILE.read_text("utf-8").splitlines()
    return sorted((line for line in lines if not line.startswith("#")), key=_length)


def _length(word: str) -> int:
    return -len(word)
