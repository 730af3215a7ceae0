"""What a person typed, as a tree that an engine can answer.

`grammar` says what can be written. Whatever was typed, there is a tree or a reason why
there is none; what had to be mended is named, and the mended query is there to be taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.document_numbers import (
    FoundNumber,
    is_alone,
    is_order,
    number_asked,
    typed_numbers,
)
from search.analysis.months import read_months
from search.analysis.numerals import spellings
from search.analysis.simplified import simplified
from search.analysis.tokenizer import Tokenizer
from search.engine import (
    And,
    DutyOf,
    GazetteNamed,
    InState,
    IssuerNamed,
    KindNamed,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Scope,
    Words,
)
from search.query.grammar import Problems, beside_fields
from search.query.limits import MAX_CHARACTERS, MAX_WORDS, asked
from search.query.question import Field, Group, Operand, Question, Value, written
from search.query.synonyms import (
    Synonyms,
    as_names,
    each_once,
    last_year_asked,
    synonyms_in,
    written_out,
)

__all__ = ["MAX_CHARACTERS", "MAX_WORDS", "ParsedQuery", "parse_query"]

INSTEAD = "已改查余下的内容。"
NOTHING_TO_FIND = "没有可查的字词，请输入汉字、字母或数字。"


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """`tree` is None where there is nothing to find.

    `problem` says what is wrong with what was typed, `mended` is a query without it that
    means what was answered ("" where there is no problem, or nothing left). `leaves` are
    what to mark: what is asked for, not what is shut out. `synonyms` are the short forms and
    names that are looked for by their other names, too. `tokenizer` is what it was cut by.
    """

    tree: Node | None
    tokenizer: Tokenizer
    problem: str = ""
    leaves: tuple[Leaf, ...] = ()
    mended: str = ""
    synonyms: tuple[Synonyms, ...] = ()
    question: Question = ()

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The document numbers that are asked for, whole or in part."""
        return tuple(leaf for leaf in self.leaves if isinstance(leaf, Number))


def parse_query(
    text: str, tokenizer: Tokenizer, *, with_synonyms: bool = True
) -> ParsedQuery:
    """The tree of what was typed; never raises.

    `tokenizer` is that of the index which will be asked (`tokenizer_of(engine)`). `with_synonyms`
    looks for short forms by their names, too.
    """
    problems: Problems = []
    question = asked(text, tokenizer, problems)
    if not question and (instead := asked(beside_fields(text), tokenizer, [])):
        question = instead
        problems.append(INSTEAD)
    if not question:
        if text.strip():
            problems.append(NOTHING_TO_FIND)
        return ParsedQuery(None, tokenizer, _named(problems))
    making = _Making(tokenizer, last_year_asked(question) if with_synonyms else None)
    tree = making.tree(question)
    return ParsedQuery(
        tree=tree,
        tokenizer=tokenizer,
        problem=_named(problems),
        leaves=tuple(_leaves(tree)),
        mended=written(question) if problems else "",
        synonyms=each_once(making.synonyms),
        question=question,
    )


def _named(problems: Problems) -> str:
    return "".join(dict.fromkeys(problems))


# ---- question → tree -------------------------------------------------------------


class _Making:
    """A tree being made, and what is looked for by other names as well."""

    def __init__(self, tokenizer: Tokenizer, last_year: int | None) -> None:
        self._tokenizer = tokenizer
        self._last_year = last_year
        self.synonyms: list[Synonyms] = []

    def tree(self, question: Question) -> Node:
        return _all([self._group(group) for group in question])

    def _group(self, group: Group) -> Node:
        return _any([self._operand(operand) for operand in group])

    def _operand(self, operand: Operand) -> Node:
        node = _any([self._value(one, operand.field) for one in operand.values])
        return Not(node) if operand.negated else node

    def _value(self, value: Value, field: Field | None) -> Node:
        match field:
            case Field.NUMBER:
                return _number_field(value.text)
            case Field.ISSUER:
                return self._issuer(value.text)
            case Field.KIND:
                return KindNamed(value.text)
            case Field.GAZETTE:
                return GazetteNamed(value.text)
            case Field.FORCE:
                return InState(value.text)
            case Field.DUTY | Field.LEAD:
                return DutyOf(value.text, leads=field is Field.LEAD)
            case Field.MONTH:
                months = read_months(value.text)
                assert months is not None  # the grammar reads no other
                return months
            case _:
                return self._text(value, field)

    def _text(self, value: Value, field: Field | None) -> Node:
        scope = Scope.TITLE if field is Field.TITLE else Scope.DOCUMENT
        number = _whole_number(value.text) if scope is Scope.DOCUMENT else None
        if value.exact:
            phrase = Phrase(value.text, scope)
            if number is None or not number.certain or not is_alone(number.number):
                return phrase
            # The number in any shape as well as these very characters.
            return Or((number.number, phrase))
        return _number(number, value.text) if number else self._words(value.text, scope)

    def _words(self, text: str, scope: Scope) -> Words:
        return Words(text, scope, as_names(self._synonyms(text)))

    def _issuer(self, text: str) -> Node:
        names = written_out(text, self._synonyms(text))
        return _any([IssuerNamed(text), *map(IssuerNamed, names)])

    def _synonyms(self, text: str) -> tuple[Synonyms, ...]:
        if self._last_year is None:
            return ()
        found = synonyms_in(text, self._tokenizer, self._last_year)
        self.synonyms += found
        return found


def _whole_number(text: str) -> FoundNumber | None:
    match typed_numbers(text):
        case [found] if (found.start, found.end) == (0, len(text)):
            return found
        case _:
            return None


def _number(found: FoundNumber, text: str) -> Node:
    """The number; unless it is certain, what was typed may be meant as words, too."""
    number, text = found.number, simplified(text)
    if found.order:
        return _order(number)
    if found.certain:
        return number
    if number.code is None:
        return _number_or_words(number, text)
    # 外商 70号 may mean the word and any number 70.
    before, rest = text[: text.index(number.code)], text[text.index(number.code) :]
    rest = rest.removeprefix(number.code)
    either = _number_or_words(Number(None, number.year, number.serial), rest)
    return Or((number, And((Words(before + number.code), either))))


def _number_or_words(number: Number, text: str) -> Node:
    """A number without a code, or the same as it stands where no code was read."""
    if number.year is None:
        return Or((number, Words(text)))
    ways = ("{}年{}号", "{}年第{}号", "〔{}〕{}号")
    phrases = (Phrase(way.format(number.year, number.serial)) for way in ways)
    return Or((number, *phrases))


def _number_field(text: str) -> Node:
    number = number_asked(text)
    assert number is not None  # the grammar reads no other
    return _order(number) if is_order(text) else number


def _order(number: Number) -> Node:
    """An order has its number in its title, 云泽市人民政府令第275号; and so it is cited."""
    serials = spellings(str(number.serial))
    ways = (
        way.format(serial) for way in ("令第{}号", "第{}号令") for serial in serials
    )
    return _any([*map(Phrase, dict.fromkeys(ways))])


def _any(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))


def _all(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from _leaves(child)
        case Words() | Phrase() | Number():
            yield node
