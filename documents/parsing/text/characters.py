"""Texts character by character: without blanks, in one width, and where sentences end."""

SENTENCE_END = "。！？；：…"
# Full-width digits and Latin letters, which are a matter of fonts; marks stay.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}


def bare(text: str) -> str:
    """The text without blanks of any kind."""
    return "".join(text.split())


def narrow(text: str) -> str:
    """The text with full-width digits and letters as ASCII: ２０20 is 2020."""
    return text.translate(_NARROW)


def ends_sentence(text: str) -> bool:
    """Does the text end where a sentence may, closing quotes and brackets aside?"""
    text = text.rstrip()
    stripped = text.rstrip("”’）〕》」』】?")
    ends = stripped.endswith(tuple(SENTENCE_END))
    return ends or (stripped != text and text.endswith(("〕", "）")))
