"""What an editor asks of a clause → the operations that do it."""

from collections.abc import Iterator

from django.db.models import QuerySet

from documents.corrections.operations import (
    JoinParagraphs,
    MoveParagraphs,
    Operation,
    ReplaceCharacter,
    SetLevel,
    SetText,
    SplitDocument,
    SplitParagraph,
)
from documents.importing.corrected.making import Build, OpenIssue, Words
from documents.models import Clause, Document
from documents.parsing.errors import GazetteError
from documents.parsing.types import Role
from office.corrections.acting import Step

_ROWS = (Role.TABLE, Role.ROWS)


def place_of(clause: Clause) -> str:
    """《…的通知》附件一 第三条（二）"""
    return f"《{clause.document.title}》{clause.place}"


def new_text(clause: Clause, text: str) -> list[Step]:
    """Another text; where a paragraph is given several lines, each is one of its own."""
    if clause.role in _ROWS:
        pieces = [text]
    else:
        pieces = [line.strip() for line in text.split("\n") if line.strip()]
    whole = "".join(pieces)
    if not whole:
        raise GazetteError("条款不能为空；多出来的条款请合并到上一条，或者移到别的文件")
    steps = []
    if whole != clause.text:
        words = Words(place_of(clause), clause.text, whole)
        steps.append(
            Step(lambda opened: SetText(*opened.anchors(clause), whole), words)
        )
    return [*steps, *_splits(clause, pieces)]


def _splits(clause: Clause, pieces: list[str]) -> Iterator[Step]:
    """From the last piece to the first, so that what is left keeps its place."""
    for count in range(len(pieces) - 1, 0, -1):
        first, second = "".join(pieces[:count]), pieces[count]
        yield Step(
            _split(clause, first + second, len(first)),
            Words(place_of(clause), first + second, f"{first}｜{second}"),
        )


def _split(clause: Clause, text: str, offset: int) -> Build:
    def build(opened: OpenIssue) -> Operation:
        document, paragraph = opened.anchors(_saying(clause, text))
        return SplitParagraph(document, paragraph, offset)

    return build


def _saying(clause: Clause, text: str) -> Clause:
    """The clause as it stands after an earlier step."""
    at = {"document": clause.document_id, "position": clause.position, "text": text}
    found = Clause.objects.select_related("document").filter(**at).first()
    if found is None:
        raise GazetteError("拆分时没有找到这一条，请刷新后再试")
    return found


def character(clause: Clause, offset: int, char: str) -> Step:
    """Another character there."""
    if not 0 <= offset < len(clause.text) or len(char) != 1 or char.isspace():
        raise GazetteError("请填一个字符")
    text = clause.text
    around = slice(max(0, offset - 6), offset), slice(offset + 1, offset + 7)
    before, after = (text[one] for one in around)
    return Step(
        lambda opened: ReplaceCharacter(*opened.anchors(clause), offset, char),
        Words(
            place_of(clause),
            f"{before}{text[offset]}{after}",
            f"{before}{char}{after}",
        ),
    )


def level(clause: Clause, by: int) -> Step:
    """One number less above it (`by` -1), or one more."""

    def build(opened: OpenIssue) -> Operation:
        now, most = opened.levels(clause)
        under = now + by
        if under < 0:
            raise GazetteError("已经是最高一级")
        if under > most:
            raise GazetteError("上面没有可以隶属的条款，不能再降")
        document, paragraph = opened.anchors(clause)
        return SetLevel(document, paragraph, under)

    name = "升一级" if by < 0 else "降一级"
    return Step(build, Words(place_of(clause), clause.label, name))


def join(clause: Clause) -> Step:
    """With the clause that comes next."""
    following = _neighbours(clause).filter(position=clause.position + 1).first()
    if following is None:
        raise GazetteError("这一条之后没有可以合并的条款")

    def build(opened: OpenIssue) -> Operation:
        document, paragraph = opened.anchors(clause)
        return JoinParagraphs(document, paragraph, opened.anchors(following)[1])

    words = Words(
        place_of(clause),
        f"{clause.text}｜{following.text}",
        clause.text + following.text,
    )
    return Step(build, words)


def shift(clause: Clause, by: int) -> Step:
    """Before the clause above it (`by` -1), or behind the one below it."""
    position = clause.position + (-2 if by < 0 else 1)
    siblings = _neighbours(clause)
    passed = siblings.filter(position=clause.position + by).first()
    if passed is None:
        raise GazetteError("已经在这一部分的最前" if by < 0 else "已经在这一部分的最后")
    behind = siblings.filter(position=position).first()

    def build(opened: OpenIssue) -> Operation:
        document, paragraph = opened.anchors(clause)
        after = opened.anchors(behind)[1] if behind else None
        return MoveParagraphs(
            document, paragraph, paragraph, document, clause.part.position, after
        )

    told = "移到" + ("上一条之前" if by < 0 else "下一条之后")
    return Step(build, Words(place_of(clause), passed.text, told))


def move(clause: Clause, last: Clause, target: Document, *, at_end: bool) -> Step:
    """The clauses from one to the other into the body or the last part of a document."""
    if last.part_id != clause.part_id or last.position < clause.position:
        raise GazetteError("移动的几条要在同一部分里，从前往后选")
    parts = list(target.parts.all())
    part = parts[-1 if at_end else 0]
    inside = Clause.objects.select_related("document").filter(part=part)
    behind = inside.last() if at_end else None

    def build(opened: OpenIssue) -> Operation:
        document, first = opened.anchors(clause)
        after = opened.anchors(behind)[1] if behind else None
        return MoveParagraphs(
            document,
            first,
            opened.anchors(last)[1],
            opened.document_anchor(target),
            part.position,
            after,
        )

    count = last.position - clause.position + 1
    whither = f"移到《{target.title}》{'之末' if at_end else '之首'}"
    words = Words(place_of(clause), f"{clause.text}（共 {count} 条）", whither)
    return Step(build, words)


def new_document(clause: Clause, title: str) -> Step:
    """What stands from this clause on as a document of its own."""
    if not title:
        raise GazetteError("请填新文件的标题")

    def build(opened: OpenIssue) -> Operation:
        document, paragraph = opened.anchors(clause)
        return SplitDocument(document, paragraph, title)

    return Step(build, Words(place_of(clause), clause.text, f"另成一份《{title}》"))


def _neighbours(clause: Clause) -> QuerySet[Clause]:
    """The clauses of its part."""
    return Clause.objects.select_related("document").filter(part=clause.part_id)
