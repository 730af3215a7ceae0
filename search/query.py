"""What a person typed, as a tree that an engine can answer.

The grammar, on one level:

    query   = group { blank group }        all groups must hold
    group   = operand { OR operand }       OR, |
    operand = [ NOT ] ( word | "exact" | document number )        NOT, -word

Full-width signs are the same signs. Whatever was typed, there is a tree or a reason
why there is none; what had to be mended is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from search.engine import And, Leaf, Node, Not, Number, Or, Phrase, Words
from search.folding import fold
from search.numbers import FoundNumber, typed_numbers
from search.tokenizer import tokenizer

MAX_CHARACTERS = 200
MAX_WORDS = 20

_QUOTED = re.compile(
    r"[\"“”„‟＂](?P<double>[^\"“”„‟＂]*)(?P<closed>[\"“”„‟＂]|$)"
    r"|「(?P<single>[^「」]*)(?P<closed_single>」|$)"
    r"|『(?P<inner>[^『』]*)(?P<closed_inner>』|$)"
)
_SIGN = re.compile(
    r"(?P<or>[|｜]+|(?<!\S)(?:OR|ＯＲ)(?!\S))"
    r"|(?P<not>(?<!\S)(?:[-－−](?!\s)|(?:NOT|ＮＯＴ)(?!\S)))"
    r"|(?P<and>(?<!\S)(?:AND|ＡＮＤ|&&)(?!\S))"
    r"|(?P<word>(?:(?![|｜])\S)+)"
)

TOO_LONG = f"查询太长，只查了前 {MAX_CHARACTERS} 个字。"
TOO_MANY_WORDS = f"词太多，只查了前 {MAX_WORDS} 个词。"
UNCLOSED_QUOTE = "引号没有合上，已按到末尾为止来查。"
EMPTY_QUOTE = "引号里没有可查的字，已略过。"
LONELY_OR = "“OR”或“|”的两边都要有词，已略过。"
LONELY_NOT = "减号或“NOT”后面要紧跟一个词，已略过。"
NOTHING_TO_FIND = "没有可查的字词，请输入汉字、字母或数字。"


class _Sign(Enum):
    OR = auto()
    NOT = auto()


_Lexeme = Node | _Sign


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """`tree` is None where there is nothing to find.

    `leaves` are what to mark: what is asked for, not what is shut out.
    """

    tree: Node | None
    problem: str = ""
    leaves: tuple[Leaf, ...] = ()


def parse_query(text: str) -> ParsedQuery:
    problems: list[str] = []
    if len(text) > MAX_CHARACTERS:
        problems.append(TOO_LONG)
        text = text[:MAX_CHARACTERS]
    lexemes = _Budget(problems).spend(_lexemes(text, problems))
    tree = _tree(lexemes, problems)
    if tree is None and text.strip():
        problems.append(NOTHING_TO_FIND)
    problem = "".join(dict.fromkeys(problems))
    return ParsedQuery(tree, problem, tuple(_leaves(tree)) if tree else ())


# ---- text → lexemes ----------------------------------------------------------


def _lexemes(text: str, problems: list[str]) -> Iterator[_Lexeme]:
    at = 0
    for quoted in _QUOTED.finditer(text):
        yield from _unquoted(text[at : quoted.start()])
        yield from _phrase(quoted, problems)
        at = quoted.end()
    yield from _unquoted(text[at:])


def _phrase(quoted: re.Match[str], problems: list[str]) -> Iterator[_Lexeme]:
    inside = quoted["double"] or quoted["single"] or quoted["inner"] or ""
    if not (quoted["closed"] or quoted["closed_single"] or quoted["closed_inner"]):
        problems.append(UNCLOSED_QUOTE)
    if not fold(inside).text:
        problems.append(EMPTY_QUOTE)
        return
    match typed_numbers(inside):
        case [FoundNumber(certain=True) as found] if _is_whole(found, inside):
            # The number in any bracket as well as these very characters.
            yield Or((found.number, Phrase(inside)))
        case _:
            yield Phrase(inside)


def _is_whole(found: FoundNumber, text: str) -> bool:
    return (found.start, found.end) == (0, len(text))


def _unquoted(text: str) -> Iterator[_Lexeme]:
    at = 0
    for found in typed_numbers(text):
        yield from _signs_and_words(text[at : found.start])
        yield _number(found, text[found.start : found.end])
        at = found.end
    yield from _signs_and_words(text[at:])


def _number(found: FoundNumber, text: str) -> Node:
    """The number; unless it is certain, what was typed may be meant as words, too."""
    if found.certain:
        return found.number
    number = found.number
    if number.code is None or not text.startswith(number.code):
        return Or((number, Words(text)))
    # 外商 70号 may mean the word and any number 70.
    rest = text[len(number.code) :]
    either = Or((Number(None, number.year, number.serial), Words(rest)))
    return Or((number, And((Words(number.code), either))))


def _signs_and_words(text: str) -> Iterator[_Lexeme]:
    for match in _SIGN.finditer(text):
        match match.lastgroup:
            case "or":
                yield _Sign.OR
            case "not":
                yield _Sign.NOT
            case "word" if fold(match[0]).text:
                yield Words(match[0])


# ---- the cap on words --------------------------------------------------------


@dataclass(slots=True)
class _Budget:
    problems: list[str]
    left: int = MAX_WORDS
    spent: bool = field(default=False, init=False)

    def spend(self, lexemes: Iterator[_Lexeme]) -> Iterator[_Lexeme]:
        for lexeme in lexemes:
            if isinstance(lexeme, _Sign):
                yield lexeme
            elif (affordable := self._cut(lexeme)) is not None:
                yield affordable
            if self.spent:
                self.problems.append(TOO_MANY_WORDS)
                return

    def _cut(self, node: Node) -> Node | None:
        """The node, or as much of it as is within the cap."""
        if not isinstance(node, Words):
            self._take(1)
            return node if self.left >= 0 else None
        folded = fold(node.text)
        tokens = tokenizer().cut(folded)
        affordable = self.left
        self._take(len(tokens))
        if not self.spent:
            return node
        if not affordable:
            return None
        return Words(node.text[: folded.span(0, tokens[affordable - 1].end)[1]])

    def _take(self, words: int) -> None:
        self.left -= words
        self.spent = self.left < 0


# ---- lexemes → tree ----------------------------------------------------------


def _tree(lexemes: Iterator[_Lexeme], problems: list[str]) -> Node | None:
    groups: list[list[Node]] = []
    joining = negating = False
    for lexeme in lexemes:
        if lexeme is _Sign.OR:
            if joining or negating or not groups:
                problems.append(LONELY_OR)
            joining = bool(groups)
        elif lexeme is _Sign.NOT:
            if negating:
                problems.append(LONELY_NOT)
            negating = True
        else:
            operand = Not(lexeme) if negating else lexeme
            if joining:
                groups[-1].append(operand)
            else:
                groups.append([operand])
            joining = negating = False
    if joining:
        problems.append(LONELY_OR)
    if negating:
        problems.append(LONELY_NOT)
    return _all([_any(group) for group in groups])


def _any(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))


def _all(nodes: list[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from _leaves(child)
        case Words() | Phrase() | Number():
            yield node
