"""`parse_gazette --explain-clause KEY`: why a clause has its key, in words."""

from collections.abc import Iterator, Sequence

from django.core.management.base import CommandError

from documents.management.outline import opening_words
from documents.parsing.structure.explaining import KeyExplanation, explain_keys
from documents.parsing.text.document_numbers import parse_number
from documents.parsing.text.numbering import Fit
from documents.parsing.types import Marker, ParsedIssue, Style

_STYLES = {
    Style.PART: "篇或部分",
    Style.BOOK: "编",
    Style.CHAPTER: "章",
    Style.SECTION: "节",
    Style.ARTICLE: "条",
    Style.HAN: "汉字加顿号，如“一、”",
    Style.HAN_BRACKETS: "汉字加括号，如“（一）”",
    Style.DOTTED: "多级数字，如“1.1”",
    Style.ARABIC: "数字，如“1.”",
    Style.ARABIC_BRACKETS: "数字加括号，如“（1）”",
    Style.CIRCLED: "圈码，如“①”",
    Style.LETTER: "字母，如“A.”",
}


def clause_explanation(issue: ParsedIssue, asked: str) -> str:
    """Why the clause has its key. `asked` is the key, or 文号/KEY or 标题/KEY of one document.

    Where several documents have the key, they are listed, each as it can be asked for. Raises
    CommandError where none has it.
    """
    name, _, key = asked.rpartition("/")
    found = [each for each in explain_keys(issue, key) if _is_of(each, name)]
    match found:
        case []:
            raise CommandError(
                f"没有找到条款“{asked}”：不带选项的 parse_gazette 会列出每条的键（# 之后）。"
            )
        case [only]:
            return "\n".join(_lines(only))
        case _:
            return "\n".join(_choices(found))


def _is_of(explanation: KeyExplanation, name: str) -> bool:
    """Is it of the document that is named, by its number in any style or by its title?"""
    document = explanation.document
    if not name or name == document.title:
        return True
    return document.number is not None and parse_number(name) == document.number


def _choices(found: Sequence[KeyExplanation]) -> Iterator[str]:
    key = found[0].clause.key
    yield f"有 {len(found)} 件文件里有条款“{key}”，请写明是哪一件："
    for each in found:
        yield f"  {each.document.number or each.document.title}/{key}"


def _lines(explanation: KeyExplanation) -> Iterator[str]:
    document, clause = explanation.document, explanation.clause
    number = str(document.number) if document.number else "无文号"
    part = explanation.part.label or "正文"
    yield f"{number} {document.title}"
    yield f"{part}，第 {clause.page} 页：{opening_words(clause.text)}"
    yield f"键：{clause.key}"
    made_of = "，".join(f"{key} 是 {told}" for key, told in explanation.parts)
    yield f"组成：{made_of}"
    if explanation.left_out:
        yield f"不写：{'，'.join(explanation.left_out)}（条号全文连续，键里不必有章、节）"
    yield from _number_lines(explanation)
    if parent := explanation.parent:
        yield f"上级：“{parent.label}”，键 {parent.key}"
    else:
        yield f"上级：没有，直接属于{part}"
    if explanation.is_repeated:
        suffix = clause.key.removeprefix(explanation.asked)
        yield f"重号：这件文件里前面已有 {explanation.asked}，所以末尾加 {suffix}"


def _number_lines(explanation: KeyExplanation) -> Iterator[str]:
    own = explanation.clause.marker
    if own and explanation.fit:
        level = f"层次 {own.level} 级，" if own.level > 1 else ""
        yield f"编号：印作“{own.printed}”（{_STYLES[own.style]}），{level}第 {own.value} 个"
        yield f"承接：{_continuation(explanation.fit, explanation.before)}"
        return
    under = f"“{explanation.parent.label}”之下" if explanation.parent else "编号之外"
    yield f"编号：没有，是{under}第 {explanation.ordinal} 个没有编号的段落"


def _continuation(fit: Fit, before: Marker | None) -> str:
    last = f"同样写法的前一个编号是“{before.printed}”" if before else ""
    match fit:
        case Fit.NEXT:
            return f"{last}，接着数下来"
        case Fit.FIRST if before:
            return f"{last}，那一层已经结束，这里另起一层，从头数起"
        case Fit.FIRST:
            return "此前没有同样写法的编号，这里另起一层，从头数起"
        case Fit.AGAIN:
            return f"{last}，这里在同一层重新从头数起"
        case Fit.BREAK:
            return f"{last or '此前没有同样写法的编号'}，不连续，仍按印出的编号"
