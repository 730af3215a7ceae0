"""What a document says of itself: kind, issuing organ, date; and the issue's month."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from documents.parsing.errors import NoMonth
from documents.parsing.layout.headlines import Headline
from documents.parsing.layout.masthead import NOTHING_PRINTED, Masthead
from documents.parsing.text.characters import ends_sentence, full_marks
from documents.parsing.text.dates import adopted_on, date_of, signed_with_date
from documents.parsing.text.numerals import NUMERAL, whole_number
from documents.parsing.text.patterns import ORGAN, PERSON
from documents.parsing.text.titles import (
    KINDS,
    ORDER,
    PLAIN_TITLE,
    RULES,
    TITLE,
    TITLE_ORGAN,
    UNNUMBERED_KINDS,
    UNNUMBERED_TITLE,
)
from documents.parsing.types import Month, ParsedDocument, ParsedParagraph, Role

_PLACE = re.compile(r"[一-鿿]{1,6}?[省市县区州旗]")
# 中共云泽市委, 国家税务总局云泽市税务局: what stands before the place
_ABOVE_PLACES = re.compile(
    "中共|国家税务总局|国家统计局|国家外汇管理局|国家能源局|国家金融监督管理总局|中国人民银行|中国证监会|中国银保监会"
)
_LAST_OF_ORGANS = "局厅委会府室院部处队行司社"
# What of a signature is no name: a seal's ★, （盖章）, &nbsp; of a web page
_NO_ORGAN = re.compile(
    r"&[A-Za-z]{2,6};?|（(?:盖?章|公章|代章|印)）|[^一-鿿（）·A-Za-z0-9]"
)
_OFFICE = re.compile("办公[室厅]|秘书[处局]")
_STANDING = re.compile("常务委员会|常委会")  # of the assembly, on a line of its own
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_MONTHS = 12
_MONTH = re.compile(rf"([0-9]{{4}}|{NUMERAL})年([0-9]{{1,2}}|{NUMERAL})月份")


def kind_of(title: str) -> str:
    """The word that ends the title, remarks like （试行） aside (GB/T 9704-2012, 文种)."""
    title = full_marks(title)
    if found := ORDER.match(title):
        if found["kind"] != "令":
            return found["kind"]
        return "政府令" if found["organ"].endswith("政府") else "命令"
    bare_title = _REMARK.sub("", title).rstrip("】")
    for kind in UNNUMBERED_KINDS:
        if bare_title.endswith(kind):
            return kind
    if bare_title.endswith(("任免名单", "任职名单", "任命名单", "免职名单")):
        return "人事任免"
    if bare_title.endswith("解读"):
        return "政策解读"
    if bare_title.endswith(RULES):
        return "规章"
    found_kind = next((kind for kind in KINDS if bare_title.endswith(kind)), "其他")
    return "命令" if found_kind == "令" else found_kind


def issuer_of(
    headline: Headline,
    body: Sequence[ParsedParagraph],
    printed: Mapping[int, str] | None = None,
) -> str | None:
    """Who signed, all of them where several did; else the organ that the title names.
    An interpretation or a list was issued by nobody; an order (令) by its organ, whoever
    signs it. `printed` are the document's lines by number: blanks part organs there."""
    title = headline.read_title
    order = ORDER.match(title)
    if not order and UNNUMBERED_TITLE.fullmatch(title):
        return None
    pieces = [
        piece
        for paragraph in own_letter(body)
        if paragraph.role is Role.SIGNATURE and not PERSON.fullmatch(paragraph.text)
        for piece in _signed_pieces(paragraph, printed or {})
    ]
    signed = [organ for joined in _whole_organs(pieces) for organ in _organs(joined)]
    if order:
        signed = [organ for organ in signed if ORGAN.fullmatch(organ)]
    if signed:
        return "、".join(dict.fromkeys(signed))
    if order:
        joint = _organs_of_order(headline, order["organ"])
        return "、".join(map(_of_the_state, joint))
    found = TITLE_ORGAN.match(title)
    found = found or TITLE.fullmatch(title) or _PLAIN(title)
    if not found or not found["organ"]:
        return None
    return "、".join(map(_of_the_state, _organs(found["organ"])))


def own_letter(body: Sequence[ParsedParagraph]) -> Sequence[ParsedParagraph]:
    """The body up to its own signature and date, where another text follows on them that
    other organs sign: one that is passed on, or a document whose title was missed."""
    first: tuple[int, set[str]] | None = None
    for at, signed in enumerate(_signed_dates(body)):
        if not signed:
            continue
        if first is None:
            first = at, signed
        elif not signed & first[1] and _says_something(body[first[0] + 1 : at]):
            return body[: first[0] + 1]
    return body


def _signed_dates(body: Sequence[ParsedParagraph]) -> Iterator[set[str]]:
    """For each paragraph that is the date under a signature, who signs; else nobody."""
    signers: set[str] = set()
    for paragraph in body:
        if paragraph.role is Role.SIGNATURE:
            signers.add(_NO_ORGAN.sub("", full_marks(paragraph.text)))
            yield set()
        else:
            yield signers if paragraph.role is Role.DATE else set()
            signers = set()


def _says_something(paragraphs: Sequence[ParsedParagraph]) -> bool:
    return any(ends_sentence(paragraph.text) for paragraph in paragraphs)


def _organs_of_order(headline: Headline, organs: str) -> list[str]:
    """国务院 and 中央军委 of 国务院　中央军委令, where a blank or a line's end parts them."""
    pieces: list[str] = []
    left = len(organs)
    for piece in " ".join(line.text for line in headline.lines).split():
        pieces.append(piece[:left])
        left -= len(pieces[-1])
    whole = _whole_organs(filter(None, pieces))
    return [organ for joined in whole for organ in _organs(joined)]


def _of_the_state(organ: str) -> str:
    """国务院 for 中华人民共和国国务院, as it calls itself in all but its orders; the
    chairman is no organ: 中华人民共和国主席."""
    return organ if organ.endswith("主席") else organ.removeprefix("中华人民共和国")


def _signed_pieces(
    paragraph: ParsedParagraph, printed: Mapping[int, str]
) -> Iterator[str]:
    """What blanks or line ends part in a signature, without seals and the like: ★."""
    lines = [
        printed[span.line][span.start : span.end]
        for span in paragraph.spans
        if span.line in printed
    ] or [paragraph.text]
    dated = signed_with_date(paragraph.text)
    for line in [dated[0]] if dated else lines:
        for piece in line.split():
            if clean := _NO_ORGAN.sub("", full_marks(piece)):
                yield clean


def _whole_organs(pieces: Iterable[str]) -> list[str]:
    """国务院 and 中央军委 of 国务院　中央军委; one organ of 云泽市疫情防控 and 工作领导小组,
    which stand on two lines, and of 国 务 院."""
    organs: list[str] = []
    begun = ""
    for piece in pieces:
        if not begun and organs and _goes_on(organs[-1], piece):
            organs[-1] += piece
            continue
        begun += piece
        if ORGAN.fullmatch(begun):
            organs.append(begun)
            begun = ""
    if begun:
        organs.append(begun)
    return organs


def _goes_on(organ: str, piece: str) -> bool:
    """云泽市抗旱指挥部 and 办公室, 云泽市人民代表大会 and 常务委员会 are one organ each."""
    standing = organ.endswith("代表大会") and _STANDING.fullmatch(piece)
    return bool(_OFFICE.fullmatch(piece) or standing)


_PLAIN = PLAIN_TITLE.fullmatch


def _organs(signature: str) -> list[str]:
    """Organs that sign side by side, 云泽市水利局云泽市财政局: they share their place, and
    one may be of the party, or of a service that the state runs itself."""
    place = _PLACE.match(_ABOVE_PLACES.sub("", signature, count=1))
    if not place:
        return [signature]
    name = re.escape(place[0])
    beginnings = [
        found.start()
        for found in re.finditer(f"(?:{_ABOVE_PLACES.pattern})?{name}", signature)
        if not found.start() or signature[found.start() - 1] in _LAST_OF_ORGANS
    ]
    ends = [*beginnings[1:], len(signature)]
    return [signature[a:b] for a, b in zip(beginnings, ends, strict=True)]


def signed_on(body: Sequence[ParsedParagraph]) -> date | None:
    """The date under the signature (成文日期), else that of an assembly's adoption, else None."""
    body = own_letter(body)
    dates = [date_of(part.text) for part in body if part.role is Role.DATE]
    if not dates:
        signed = (signed_with_date(part.text) for part in body)
        dates = [found[1] for found in signed if found]
    if not dates:
        dates = [adopted_on(part.text) for part in body[:1]]
    return dates[-1] if dates else None


def month_of(
    documents: Iterable[ParsedDocument], masthead: Masthead = NOTHING_PRINTED
) -> Month:
    """The month that is printed, unless the documents' own month is the one that the
    issue's number counts (2020年第12期, printed in January), or is of the year that the number
    counts in (2020年第24期, likewise); else the documents' own. Of a 合刊, the first one.

    Raises NoMonth where neither is there.
    """
    told = _told_month(list(documents))
    if masthead.months:
        return masthead.months[0]
    if told and masthead.last_number and masthead.agrees(told):
        return Month(told.year, masthead.number or told.month)
    if masthead.month and not (told and _counts_in(masthead, told)):
        return masthead.month
    if told is None:
        raise NoMonth("看不出是哪个月的公报，请用 --month 2020-12 这样的参数指明")
    return told


def _counts_in(masthead: Masthead, told: Month) -> bool:
    """Does the issue's number say the documents' month, and not the month of print?"""
    if masthead.agrees(told):
        return True
    printed = masthead.month.year if masthead.month else told.year
    return masthead.year == told.year < printed


def _told_month(documents: Sequence[ParsedDocument]) -> Month | None:
    """The month that titles name (2020年12月份…发文目录), else the commonest month of
    the dates of issue, the later one of two."""
    named = Counter(
        Month(whole_number(found[1]), number)
        for document in documents
        if (found := _MONTH.search(document.title))
        and 1 <= (number := whole_number(found[2])) <= _MONTHS
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
