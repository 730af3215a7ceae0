"""This place in this text: a character, what stands beside it, and where its line begins."""

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.text.dictionary import in_word, lexicon
from documents.parsing.text.row_rule import MARK_OF

_UNKNOWN: bool | None = None


class Place:
    """A character of a text, as rules look at it.

    at: its index in `text`, which is the text of `glyphs`.
    char, mark: the character, and the mark that it is or may be.
    before, after: its neighbours; "" at the ends of the text.
    starts_line, ends_line: is it the first, the last of its line?
    after_blank, before_blank: is there a blank beside it within its line?
    counts: of ①, ② …: does it count on from one (True), has it only a neighbour in
    its series near (False), or neither (None)?
    """

    __slots__ = (
        "_in_word",
        "after",
        "after_blank",
        "at",
        "before",
        "before_blank",
        "char",
        "counts",
        "ends_line",
        "glyphs",
        "mark",
        "starts_line",
        "text",
    )

    def __init__(self, glyphs: Glyphs, at: int, counts: bool | None = None) -> None:
        behind = at + 1
        text = glyphs.text
        starts_line, after_blank = glyphs.starts_line, glyphs.after_blank
        char = text[at]
        self.glyphs = glyphs
        self.text = text
        self.at = at
        self.char = char
        self.mark = MARK_OF.get(char, char)
        self.before = text[at - 1 : at]
        self.after = text[behind : at + 2]
        self.starts_line = starts_line[at]
        self.ends_line = starts_line[behind]
        self.after_blank = after_blank[at]
        self.before_blank = after_blank[behind]
        self.counts = counts
        self._in_word = _UNKNOWN

    @property
    def touches_before(self) -> bool:
        """Is there no blank and no line end between it and what stands before it?"""
        return not self.glyphs.stands_apart(self.at)

    @property
    def touches_after(self) -> bool:
        return not self.glyphs.stands_apart(self.at + 1)

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
