"""This place in this text: a character, what stands beside it, and where its line begins."""

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import read_as_mark
from documents.parsing.text.dictionary import in_word, lexicon

_UNKNOWN: bool | None = None


class Place:
    """A character of a text, as rules look at it.

    at: its index in `text`, which is the text of `glyphs`.
    char, mark: the character, and the mark that it is or may be.
    before, after: its neighbours; "" at the ends of the text.
    counts: of ①, ② …: does it count on from one (True), has it only a neighbour in
    its series near (False), or neither (None)?
    """

    __slots__ = (
        "_in_word",
        "after",
        "at",
        "before",
        "char",
        "counts",
        "glyphs",
        "mark",
        "text",
    )

    def __init__(self, glyphs: Glyphs, at: int, counts: bool | None = None) -> None:
        text = glyphs.text
        self.glyphs = glyphs
        self.text = text
        self.at = at
        self.char = text[at]
        self.mark = read_as_mark(text[at])
        self.before = text[at - 1 : at]
        self.after = text[at + 1 : at + 2]
        self.counts = counts
        self._in_word = _UNKNOWN

    @property
    def starts_line(self) -> bool:
        return self.glyphs.starts_line[self.at]

    @property
    def ends_line(self) -> bool:
        return self.glyphs.starts_line[self.at + 1]

    @property
    def after_blank(self) -> bool:
        """Is there a blank before it, not counting one that begins the line?"""
        return self.glyphs.after_blank[self.at]

    @property
    def before_blank(self) -> bool:
        return self.glyphs.after_blank[self.at + 1]

    @property
    def in_word(self) -> bool:
        """Does it make a word with the character before or behind it?"""
        if self._in_word is None:
            self._in_word = in_word(self.text, self.at)
        return self._in_word

    @property
    def begins_word(self) -> bool:
        """Does it make a word with the character behind it?"""
        return begins_word(self.text, self.at)


def begins_word(text: str, at: int) -> bool:
    """Do the character at `at` and the one behind it make a word?"""
    return lexicon().figure(text[at : at + 2]) is not None
