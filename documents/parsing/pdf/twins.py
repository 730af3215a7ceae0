"""What a PDF says for a mark or hanzi that shares its glyph with another character.

Programs that look up what an embedded font's glyph means may find the other one: ― for
—, and radicals for hanzi. Which share a glyph was read from fonts for Chinese.
"""

from documents.parsing.radicals import HANZI_OF_RADICAL

_MARKS = (
    ("―", "—"),
    ("〜", "～"),
    ("⋯", "…"),
    ("‧", "·"),
    ("\u2329", "〈"),
    ("\u232a", "〉"),
    ("∕", "／"),
    *zip("➀➁➂➃➄➅➆➇➈➉", "①②③④⑤⑥⑦⑧⑨⑩", strict=True),
)
_TWINS = str.maketrans(dict(_MARKS)) | HANZI_OF_RADICAL


def without_twins(text: str) -> str:
    return text.translate(_TWINS)
