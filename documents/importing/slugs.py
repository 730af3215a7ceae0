"""Addresses of documents: minted once, from the number or from month and title."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count

from pypinyin import lazy_pinyin

from documents.parsing.text.dictionary import lexicon
from documents.parsing.types import DocumentNumber, Month, ParsedDocument

_CODE_LENGTH = 80
_TITLE_LENGTH = 60
_LONGEST_WORD = 8
_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_NAMELESS = "wenjian"


def mint_slug(
    document: ParsedDocument, month: Month, is_taken: Callable[[str], bool]
) -> str:
    """A slug not taken: huazhengbanfa-2020-70, 2020-12-renshi-renmian, the same and -2."""
    if document.number:
        slug = _number_slug(document.number, document.issuer or "")
    else:
        slug = f"{month}-{_title_slug(document.title)}"
    return next(free for free in _and_counted(slug) if not is_taken(free))


def _and_counted(slug: str) -> Iterator[str]:
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _number_slug(number: DocumentNumber, issuer: str) -> str:
    """The code is read as in the organ's name where it borrows from it: 长 of 长沙 is chang."""
    in_name = dict(reversed(_readings(issuer)))
    syllables = [
        in_name.get(char, syllable) for char, syllable in _readings(number.code)
    ]
    code = "".join(_within(_CODE_LENGTH, syllables)) or _NAMELESS
    return f"{code}-{number.year}-{number.serial}"


def _title_slug(title: str) -> str:
    words = [
        [syllable for _, syllable in _readings(word)] for word in _title_words(title)
    ]
    first = "".join(_within(_TITLE_LENGTH, words[0])) if words else _NAMELESS
    rest = ("-" + "".join(word) for word in words[1:])
    return "".join(_within(_TITLE_LENGTH, [first, *rest]))


def _within(length: int, parts: list[str]) -> Iterator[str]:
    """The first parts that fit into so many characters, none of them cut."""
    for part in parts:
        length -= len(part)
        if length < 0:
            return
        yield part


def _title_words(title: str) -> Iterator[str]:
    """Letters and digits as they stand, hanzi by words."""
    for run in _RUN.findall(unicodedata.normalize("NFKC", title).lower()):
        if run.isascii():
            yield run
        else:
            yield from _likeliest_words(run)


def _likeliest_words(hanzi: str) -> list[str]:
    """The cut whose words are together the most probable ones."""
    known = lexicon()
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(hanzi) + 1):
        cuts = []
        for start in range(max(0, end - _LONGEST_WORD), end):
            word = hanzi[start:end]
            if len(word) == 1 or known.is_word(word):
                cost = known.cost.get(word) or known.unknown
                cuts.append((best[start][0] + cost, [*best[start][1], word]))
        best.append(max(cuts))
    return best[-1][1]


def _readings(text: str) -> list[tuple[str, str]]:
    """Each character with its syllable, tone-less; a character unknown to pinyin by its code."""
    # A list splits what has no pinyin into characters; the annotation forgets that.
    syllables = lazy_pinyin(text, errors=list)  # type: ignore[arg-type]
    return [
        (character, syllable.lower() if _is_plain(syllable) else f"u{ord(character):x}")
        for character, syllable in zip(text, syllables, strict=True)
    ]


def _is_plain(syllable: str) -> bool:
    return syllable.isascii() and syllable.isalnum()
