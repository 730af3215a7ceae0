"""Words that ask (怎么, 多少, 什么时候) within a run of words that are asked for.

加装电梯补助多少钱 is typed as one would say it; the plan that answers says 补助20万元 and
never 多少钱. So such a word is no word to be found, unless it stands alone.
"""

import re
from collections.abc import Iterator, Sequence

from search.folding import Folded
from search.tokenizer import Token
from search.wholes import Whole

_ASKING = re.compile(
    "请问|什么时候|什么时间|什么地方|什么样|为什么|什么|怎么办|怎么样|怎么|怎样|如何"
    "|多长时间|多少钱|多少|多久|多长|何时|何地|为何|哪些|哪里|哪儿|哪个|哪种|几时"
    "|有没有|是不是|能不能|可不可以|要不要|是否|能否|可否|[吗呢]$"
)


def interrogatives(folded: Folded, tokens: Sequence[Token]) -> Iterator[Whole]:
    """Where they stand, each a word or the beginning of one (哪些地方): no 多少 in 多少数民族."""
    ends = {token.start: token.end for token in tokens}
    all_ends = set(ends.values())
    for match in _ASKING.finditer(folded.text):
        start, end = match.span()
        if end in all_ends or end <= ends.get(start, 0):
            yield Whole(start, end, (match[0],))
