"""Amendments: what a clause does to which provision of which document, with both wordings.

将第三条修改为：“…”; 将第五条中的“甲”修改为“乙”; 删去第八条; 增加一条，作为第九条：“…”. What is quoted
is the other document's text, so no rows are read in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.facts.clauses import SourceClause
from documents.facts.types import AmendingAction

_NUMBER = "[一二三四五六七八九十百零〇0-9]{1,8}"
_STEP = rf"第{_NUMBER}(?:条之[一二三四五六七八九十]|[条款项章节编目])|第?（{_NUMBER}）项?|（{_NUMBER}）|附件{_NUMBER}?|附表|标题|题注|序言|第{_NUMBER}部分"
_PROVISION = (
    rf"(?:{_STEP})(?:(?:{_STEP})|第?（?{_NUMBER}）?[款项目])*(?:[、和](?:{_STEP})+)*"
)
_QUOTE = "“(?P<{}>[^“”]*(?:“[^“”]*”[^“”]*)*)(?:”|$)"
# 将第三条修改为：“…”; 第五条中的“甲”修改为“乙”; 第六条改为第七条，修改为：“…”
_REPLACES = re.compile(
    rf"(?:[将把对]|^|(?<=[，。；：、\s》）.．]))(?P<provision>{_PROVISION})(?:[^“”。；]{{0,30}}?(?:的|中|:)?{_QUOTE.format('old')})?[^“”。；]{{0,24}}?"
    rf"(?:修改|修正|改|调整|表述|替换)(?:为|成)：?{_QUOTE.format('new')}"
)
# 将“甲”修改为“乙”, 将目录中的“甲”改为“乙”: in no provision that is numbered
_REWORDS = re.compile(
    rf"[将把](?P<place>[^“”，。；：]{{0,20}}?)(?:中)?的?{_QUOTE.format('old')}[^“”。；]{{0,12}}?(?:修改|修正|改|调整|替换)(?:为|成)：?{_QUOTE.format('new')}"
)
# 删去第八条; 删除第八条第二款; 将第八条删去; 删去第三条中的“甲”
_DELETES = re.compile(
    rf"(?:删去|删除|删掉)(?P<provision>{_PROVISION})(?:[^“”。；，]{{0,12}}?(?:的|中)?{_QUOTE.format('old')})?"
    rf"|[将把]?(?P<before>{_PROVISION})(?:[^“”。；，]{{0,12}}?(?:的|中)?{_QUOTE.format('taken')})?(?:予以|均)?(?:删去|删除)"
)
# 增加一条，作为第九条：“…”; 第三条增加一款，作为第二款：“…”; 在第三条后增加“甲”
_ADDS = re.compile(
    rf"(?:(?:在|将)?(?P<at>{_PROVISION})(?:之)?(?:中|后|前)?(?:的)?(?:“[^“”]*”(?:之)?(?:后|前))?)?，?(?:增加|增列|新增)"
    rf"(?:(?:[一二两三四五六七八九十0-9]{{1,2}})(?:个)?(?:条|款|项|章|节))?(?:，?(?:作为|列为|为)(?P<provision>{_PROVISION}))?(?:内容)?(?:[，：])?(?:内容为：?|规定：?)?{_QUOTE.format('new')}"
)


@dataclass(frozen=True, slots=True)
class Amended:
    """One change, in a plain text from `start` to `end`; `old` and `new` are places of what is
    quoted there."""

    start: int
    end: int
    action: AmendingAction
    provision: str | None
    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None


def amendments_in(clause: SourceClause) -> Iterator[Amended]:
    """The changes that a clause makes, in the order of the text."""
    text = clause.plain
    if not any(
        word in text for word in ("修改", "修正", "改为", "删", "增", "替换", "调整")
    ):
        return
    found: list[Amended] = []
    for pattern, action in (
        (_REPLACES, AmendingAction.REPLACE),
        (_ADDS, AmendingAction.ADD),
        (_DELETES, AmendingAction.DELETE),
    ):
        for match in pattern.finditer(text, clause.body_start):
            groups = match.groupdict()
            named = next((n for n in ("provision", "before") if groups.get(n)), "at")
            provision = groups.get(named)
            if not provision or clause.is_hidden(match.start(named)):
                continue
            old = "old" if groups.get("old") is not None else "taken"
            found.append(
                Amended(
                    start=match.start(named) if pattern is _REPLACES else match.start(),
                    end=match.end(),
                    action=action,
                    provision=provision,
                    old=match.span(old) if groups.get(old) is not None else None,
                    new=match.span("new") if groups.get("new") is not None else None,
                )
            )
    for match in _REWORDS.finditer(text, clause.body_start):
        found.append(
            Amended(
                start=match.start(),
                end=match.end(),
                action=AmendingAction.REPLACE,
                provision=None,
                old=match.span("old"),
                new=match.span("new"),
            )
        )
    yield from _apart(
        sorted(found, key=lambda one: (one.provision is None, one.start, -one.end))
    )


def _apart(found: list[Amended]) -> list[Amended]:
    """Without what others that come first in the list overlap, in the order of the text."""
    kept: list[Amended] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
