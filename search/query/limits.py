"""What a query asks, within the limits: what is beyond is cut off, and that is named."""

from collections.abc import Iterator
from dataclasses import replace

from search.analysis.folding import fold
from search.analysis.tokenizer import Tokenizer
from search.query.grammar import UNCLOSED_QUOTE, Problems, read
from search.query.question import Field, Group, Operand, Question, Value, written
from search.query.quotes import QUOTES

MAX_CHARACTERS = 200
MAX_WORDS = 40
MAX_QUOTES = 40
TOO_LONG = f"查询太长，只查了前 {MAX_CHARACTERS} 个字。"
TOO_MANY_WORDS = f"词太多，只查了前 {MAX_WORDS} 个词。"


def limited(text: str) -> str:
    """As much of a text as is within the limit; the quotes around phrases don't count."""
    room = MAX_CHARACTERS
    for at, char in enumerate(text[: MAX_CHARACTERS + MAX_QUOTES]):
        room -= char not in QUOTES
        if room < 0:
            return text[:at]
    return text[: MAX_CHARACTERS + MAX_QUOTES]


def asked(text: str, tokenizer: Tokenizer, problems: Problems) -> Question:
    """The question that a text is; it is the same when read from what is written of it.

    Mending may bring together what stood apart: 甲 ，70号 is 甲 70号, a number. Each round
    brings more together, so there are few.
    """
    shortened = limited(text)
    named: Problems = []
    question = _limited(read(shortened, named), tokenizer, named)
    if len(shortened) < len(text):
        problems.append(TOO_LONG)
        # The quote may have been closed in what was cut off.
        named = [problem for problem in named if problem != UNCLOSED_QUOTE]
    problems += named
    # Most are written as they were typed, and so would be read as they were.
    rounds = 0 if written(question) == shortened else MAX_WORDS
    for _ in range(rounds):
        further: Problems = []
        again = _limited(read(written(question), further), tokenizer, further)
        if again == question:
            break
        question = again
        problems += further
    return question


def _limited(question: Question, tokenizer: Tokenizer, problems: Problems) -> Question:
    """As much of the question as is within the limits."""
    budget = _Budget(tokenizer)
    within = tuple(_groups(question, budget))
    if budget.is_spent:
        problems.append(TOO_MANY_WORDS)
    if excess := _excess(written(within)):
        problems.append(TOO_LONG)
        while excess:
            within = _shortened(within, excess)
            excess = _excess(written(within))
    return within


def _excess(text: str) -> int:
    return len(text) - len(limited(text))


class _Budget:
    """Words count as they are cut; anything else is one."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.left = MAX_WORDS
        self.is_spent = False

    def take(self, value: Value, field: Field | None) -> Value | None:
        """The value, or as much of it as is left for; None if that is nothing."""
        if self.is_spent:
            return None
        if value.exact or field not in (None, Field.TITLE):
            return value if self._has(1) else None
        folded = fold(value.text)
        tokens = self._tokenizer.cut(folded)
        affordable = self.left
        if self._has(len(tokens)):
            return value
        if not affordable:
            return None
        end = folded.span(0, tokens[affordable - 1].end)[1]
        return Value(value.text[:end])

    def _has(self, words: int) -> bool:
        self.left -= words
        self.is_spent = self.left < 0
        return not self.is_spent


def _groups(question: Question, budget: _Budget) -> Iterator[Group]:
    for group in question:
        operands = tuple(_operands(group, budget))
        if operands:
            yield operands


def _operands(group: Group, budget: _Budget) -> Iterator[Operand]:
    for operand in group:
        taken = (budget.take(value, operand.field) for value in operand.values)
        values = tuple(value for value in taken if value)
        if values:
            yield replace(operand, values=values)


def _shortened(question: Question, excess: int) -> Question:
    """Without the last characters of the last value; without it, if they are all it has."""
    *groups, last_group = question
    *operands, last = last_group
    *values, value = last.values
    text = value.text[:-excess]
    if fold(text).text and last.field in (None, Field.TITLE):
        values.append(replace(value, text=text))
    if values:
        operands.append(replace(last, values=tuple(values)))
    return (*groups, tuple(operands)) if operands else tuple(groups)
