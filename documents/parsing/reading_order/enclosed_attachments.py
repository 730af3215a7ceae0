"""Does a text hold attachments under its signature, in its own columns?"""

from collections.abc import Sequence

from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.dates import date_of, signed_with_date
from documents.parsing.text.patterns import ATTACHMENT_HEAD, PUBLICITY_NOTE, copied_to
from documents.parsing.text.titles import names_in

_TITLE_LINES = 3
_SIGNATURE_LINES = 3


def encloses(texts: Sequence[str], organ: str, title: str) -> bool:
    """The lines, without blanks, are signed by the organ, and then 附件 stands alone, or a
    title that they name."""
    for at in range(len(texts) - 1):
        if not _signs(texts, at, organ):
            continue
        begin = at + 1
        while begin < len(texts) and is_under_signature(texts[begin]):
            begin += 1
        rest = [narrow(line) for line in texts[begin : begin + _TITLE_LINES]]
        if not rest:
            return False
        names = names_in(title + "".join(texts[:at]))
        titles = ("".join(rest[:size]) for size in range(1, len(rest) + 1))
        return is_enclosure(rest[0]) or any(one in names for one in titles)
    return False


def _signs(texts: Sequence[str], at: int, organ: str) -> bool:
    if found := signed_with_date(texts[at]):
        return found[0] in organ or organ in found[0]
    if date_of(texts[at]) is None:
        return False
    signed = texts[max(0, at - _SIGNATURE_LINES) : at]
    return any(text in organ or organ in text for text in signed)


def is_enclosure(text: str) -> bool:
    return ATTACHMENT_HEAD.fullmatch(narrow(bare(text))) is not None


def is_under_signature(text: str) -> bool:
    """（此件公开发布）, 抄送：…, and who printed it."""
    return PUBLICITY_NOTE.fullmatch(text) is not None or copied_to(text)
