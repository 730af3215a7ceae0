"""Paragraphs of a part → clauses with their place in the tree.

After this stage every paragraph has a key that is unique in its document and is
made of numbers alone, so that it means the same clause in a better parse.
"""

import re
from collections.abc import Mapping, Sequence

from documents.parsing.structure.clause_keys import (
    NOTHING_SET,
    Place,
    UniqueKeys,
    ends_items,
    places,
)
from documents.parsing.structure.paragraphs import Paragraph
from documents.parsing.text.characters import SENTENCE_END, bare, full_marks
from documents.parsing.text.clause_numbers import Marker, Style
from documents.parsing.text.dates import adopted_on, date_of, signed_with_date
from documents.parsing.text.patterns import (
    ATTACHMENT_NOTE,
    ORGAN,
    is_remark_on,
    salutes,
)
from documents.parsing.types import ParsedParagraph, Role

_LONGEST_HEADING = 60
_SHORT_HEADING = 24
# A lead is a short sentence, or a name and a colon, before more text.
# 第一条【目的】, 第一条（适用范围）: an article's heading in brackets
_BRACKETED = re.compile(r"[（【〔][^（）【】〔〕，。]{2,20}[）】〕](?=.)")
_LEAD = re.compile(r"[^。；！？，]{2,30}?[。：](?=.)")


def clauses(
    paragraphs: Sequence[Paragraph],
    prefix: str,
    keys: UniqueKeys,
    under: Mapping[int, int] = NOTHING_SET,
) -> tuple[ParsedParagraph, ...]:
    """Place the paragraphs of one part. `prefix` is "" for the body, "f1-" for the
    first attachment; `under` is as in `places`."""
    roles = [_role(paragraphs, index) for index in range(len(paragraphs))]
    placed = places(paragraphs, roles, prefix, under)
    return tuple(
        _placed(paragraph, role, place, keys)
        for paragraph, role, place in zip(paragraphs, roles, placed, strict=True)
    )


def numbers_above(
    paragraphs: Sequence[Paragraph], under: Mapping[int, int] = NOTHING_SET
) -> tuple[int, ...]:
    """How many numbers each paragraph of a part stands under, its own left out."""
    roles = [_role(paragraphs, index) for index in range(len(paragraphs))]
    return tuple(
        len(place.ancestors) - (paragraph.marker is not None)
        for paragraph, place in zip(
            paragraphs, places(paragraphs, roles, "", under), strict=True
        )
    )


def _placed(
    paragraph: Paragraph, role: Role, place: Place, keys: UniqueKeys
) -> ParsedParagraph:
    has_name = role in _ROLE_LABELS
    return ParsedParagraph(
        text=paragraph.text,
        path=_path(place.ancestors) if paragraph.marker else None,
        key=keys.take(place.key),
        label=_ROLE_LABELS.get(role) or _label(place),
        lead=_lead(paragraph, role),
        depth=0 if has_name else _depth(place.ancestors),
        role=role,
        page=paragraph.page,
        spans=paragraph.spans,
        repairs=paragraph.repairs,
        markers=() if has_name else place.named,
        marker_end=_marker_end(paragraph),
        ordinal=None if has_name else place.ordinal,
    )


_ROLE_LABELS = {
    Role.ADDRESSEE: "主送机关",
    Role.ATTACHMENT_NOTE: "附件说明",
    Role.SIGNATURE: "署名",
    Role.DATE: "成文日期",
    Role.NOTE: "附注",
}


def _marker_end(paragraph: Paragraph) -> int | None:
    return len(paragraph.marker.printed) if paragraph.marker else None


def _path(ancestors: Sequence[Marker]) -> tuple[str, ...]:
    return tuple(marker.bare for marker in ancestors)


def _depth(ancestors: Sequence[Marker]) -> int:
    return sum(marker.level for marker in ancestors)


def _label(place: Place) -> str:
    """二、（一）3. or 5.3.2（2）② or 第三条（二）, 二、第2段"""
    numbers = "".join(marker.printed for marker in place.named)
    return numbers if place.ordinal is None else f"{numbers}第{place.ordinal}段"


def _role(paragraphs: Sequence[Paragraph], index: int) -> Role:
    paragraph = paragraphs[index]
    text = bare(paragraph.text)
    if paragraph.role:
        return paragraph.role
    if paragraph.marker:
        return Role.HEADING if _is_heading(paragraphs, index) else Role.TEXT
    above = paragraphs[:index]
    if (
        text.endswith("：")
        and salutes(text)
        and all(is_remark_on(p.text) for p in above)
    ):
        return Role.ADDRESSEE
    if ATTACHMENT_NOTE.match(text):
        return Role.ATTACHMENT_NOTE
    if is_remark_on(text) or adopted_on(text):
        return Role.NOTE
    if date_of(text):
        return Role.DATE
    return Role.SIGNATURE if _signs(paragraphs, index) else Role.TEXT


def _signs(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Only organs stand between here and the date, and this is one; or the date stands
    above it, or with it on its line."""
    if index and date_of(paragraphs[index - 1].text):
        return _signs_below(paragraphs, index)
    if signed_with_date(paragraphs[index].text):
        return True
    if "，" in full_marks(paragraphs[index].text):  # a sentence without its stop
        return False
    for following in paragraphs[index:]:
        if date_of(following.text):
            return following is not paragraphs[index]
        if following.marker or _last(following) in SENTENCE_END + "）":
            return False
    return False


def _signs_below(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """An organ under the date, with nothing but notes to follow; or one of several that
    sign with a date each."""
    if not ORGAN.fullmatch(bare(paragraphs[index].text)):
        return False
    following = paragraphs[index + 1 :]
    dated = bool(following) and date_of(following[0].text) is not None
    return dated or all(is_remark_on(paragraph.text) for paragraph in following)


def _is_heading(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """A numbered line that stands alone: without a stop, or over deeper numbers."""
    text = full_marks(paragraphs[index].text)
    if len(text) > _LONGEST_HEADING or "。" in text[:-1]:
        return False
    if text[-1] not in "。；！…：，":
        return True
    marker = paragraphs[index].marker
    following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if text[-1] != "。" or not marker or not following:
        return False
    if following.marker:
        return following.marker.style > marker.style
    if ends_items(paragraphs, index + 1):
        return False
    return _is_headed(text, marker, full_marks(following.text))


def _last(paragraph: Paragraph) -> str:
    return bare(paragraph.text)[-1]


def _is_headed(text: str, marker: Marker, following: str) -> bool:
    """（一）加强组织领导。 over a paragraph without a number."""
    if marker.style is Style.ARTICLE or "，" in text or len(text) > _SHORT_HEADING:
        return False
    return following[-1] in SENTENCE_END and len(following) > len(text)


def _lead(paragraph: Paragraph, role: Role) -> str:
    """The heading that the text opens with, its number included."""
    if role is Role.HEADING:
        return paragraph.text
    if not paragraph.marker:
        return ""
    start = len(paragraph.marker.printed)
    text = full_marks(paragraph.text)
    if paragraph.marker.style is Style.ARTICLE and (
        named := _BRACKETED.match(text, start)
    ):
        return paragraph.text[: named.end()]
    found = _LEAD.match(text, start)
    lead = paragraph.text[: found.end()] if found else ""
    # 第六条 公路养护分为日常养护和养护工程。日常养护…: an article's first sentence is text.
    is_text = paragraph.marker.style is Style.ARTICLE and text[: len(lead)].endswith(
        "。"
    )
    return "" if is_text else lead
