"""Whether a text's lines avoid to begin with a stop, as typesetting systems see to it,
or are broken where they are full: learnt from the text itself."""

from math import log

from documents.parsing.repair import weights as w
from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import STOPS, both
from documents.parsing.repair.names import GIVEN, SURNAMES
from documents.parsing.text.dictionary import in_word, lexicon
from documents.parsing.text.row_rule import HANZI_OF

_STOPS = frozenset(STOPS)
_LIKE_STOPS = both(STOPS) - {HANZI_OF["："]}  # 院: too many words are broken before it
_BROKEN_ANYWHERE = 10  # of so many lines one begins with a stop …
_BY_CHANCE = 500  # … and where lines avoid it, with what looks like one


def stop_at_line_start(glyphs: Glyphs) -> float:
    """What speaks against a closing mark at a line's start (log odds)."""
    text, starts = glyphs.text, set(glyphs.first) - {0, len(glyphs.text)}
    begun = sum(_looks_like_stop(text, at) for at in starts if text[at] in _LIKE_STOPS)
    if begun * _BY_CHANCE <= len(starts):
        return w.CLOSING_AT_LINE_START
    return min(0.0, log(begun * _BROKEN_ANYWHERE / len(starts)))


def _looks_like_stop(text: str, at: int) -> bool:
    """，, or 遥 in no word; 袁 before a word that is no given name. Brackets don't
    count: headlines, broken by hand, may begin with them in any text."""
    char = text[at]
    if char in _STOPS:
        return True
    if in_word(text, at):
        return False
    if char not in SURNAMES:
        return True
    behind = text[at + 1 : at + 3]
    return behind[:1] not in GIVEN and lexicon().is_word(behind)
