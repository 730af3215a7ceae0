"""What cuts hanzi into words: jieba, or rjieba where it is installed.

Both take the same dictionary and cut by the same algorithm. jieba is the reference;
`tests/search/test_cutting.py` holds rjieba to it, word for word.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec

import jieba

from search.analysis.dictionary import Dictionary

Segmenter = Callable[[str], Iterable[str]]

# What jieba takes for hanzi; each other one is a word to it (䶮, 㐱, 𠮷), to rjieba not always.
_KNOWN_TO_JIEBA = re.compile("[\u4e00-\u9fd5]+|.", re.DOTALL)


def cutter(dictionary: Dictionary) -> Segmenter:
    return by_rjieba(dictionary) if find_spec("rjieba") else by_jieba(dictionary)


def by_jieba(dictionary: Dictionary) -> Segmenter:
    """The dictionary is handed over ready, so jieba neither reads nor writes its cache
    file, and what others do to jieba's own tokenizer changes nothing here.
    """
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ = dictionary.with_prefixes()
    tokenizer.total = dictionary.total
    tokenizer.initialized = True
    return tokenizer.cut  # type: ignore[no-any-return]


def by_rjieba(dictionary: Dictionary) -> Segmenter:
    from rjieba import Jieba

    tokenizer = Jieba.empty()  # type: ignore[no-untyped-call]
    for word, frequency in dictionary:
        tokenizer.add_word(word, frequency, None)

    def cut(text: str) -> Iterator[str]:
        for match in _KNOWN_TO_JIEBA.finditer(text):
            yield from tokenizer.cut(match[0]) if len(match[0]) > 1 else match[0]

    return cut
