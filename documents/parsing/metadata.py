"""What a document says of itself: kind, issuing organ, date; and the issue's month."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from documents.parsing.errors import GazetteError
from documents.parsing.headlines import Headline
from documents.parsing.masthead import NOTHING_PRINTED, Masthead
from documents.parsing.numerals import NUMERAL, numeral
from documents.parsing.parsed import Month, ParsedDocument, ParsedParagraph, Role
from documents.parsing.patterns import KINDS, TITLE, UNNUMBERED_KINDS, date_of

_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_MONTH = re.compile(rf"([0-9]{{4}}|{NUMERAL})年([0-9]{{1,2}}|{NUMERAL})月份")


def kind_of(title: str) -> str:
    """The word that ends the title, remarks like （试行） aside (GB/T 9704-2012, 文种)."""
    bare_title = _REMARK.sub("", title).rstrip("】")
    for kind in UNNUMBERED_KINDS:
        if bare_title.endswith(kind):
            return kind
    if bare_title.endswith("解读"):
        return "政策解读"
    return next((kind for kind in KINDS if bare_title.endswith(kind)), "其他")


def issuer_of(headline: Headline, body: Sequence[ParsedParagraph]) -> str | None:
    """Who signed; else the organ that the title names before 关于. What has no number
    (an interpretation, a list) was issued by nobody."""
    if headline.number is None:
        return None
    signed = [paragraph.text for paragraph in body if paragraph.role is Role.SIGNATURE]
    if signed:
        return "、".join(signed)
    found = TITLE.fullmatch(headline.title)
    return found["organ"] if found else None


def signed_on(body: Sequence[ParsedParagraph]) -> date | None:
    dates = [date_of(part.text) for part in body if part.role is Role.DATE]
    return dates[-1] if dates else None


def month_of(
    documents: Iterable[ParsedDocument], masthead: Masthead = NOTHING_PRINTED
) -> Month:
    """The month that is printed, unless the documents' own month is the one that the
    issue's number counts (2020年第12期, printed in January); else the documents' own.

    Raises GazetteError where neither is there.
    """
    told = _told_month(list(documents))
    if masthead.month and not (told and masthead.agrees(told)):
        return masthead.month
    if told is None:
        raise GazetteError("看不出是哪个月的公报，请用 --month 2020-12 这样的参数指明")
    return told


def _told_month(documents: Sequence[ParsedDocument]) -> Month | None:
    """The month that titles name (2020年12月份…发文目录), else the commonest month of
    the dates of issue, the later one of two."""
    named = Counter(
        Month(_number(found[1]), _number(found[2]))
        for document in documents
        if (found := _MONTH.search(document.title))
    )
    dated = Counter(
        Month(document.signed_on.year, document.signed_on.month)
        for document in documents
        if document.signed_on
    )
    votes = named or dated
    if not votes:
        return None
    return max(votes, key=lambda month: (votes[month], str(month)))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else numeral(text)
