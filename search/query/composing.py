"""A query as the widgets of a form hold it, for those who don't learn signs, and back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.analysis.months import FIRST, LAST, read_months
from search.analysis.months import written as written_months
from search.analysis.tokenizer import Tokenizer
from search.query.grammar import plain_words
from search.query.limits import MAX_CHARACTERS, asked
from search.query.question import Field, Group, Operand, Question, Value, written
from search.query.quotes import QUOTES

_NO_QUOTES = str.maketrans(dict.fromkeys(QUOTES, " "))


@dataclass(frozen=True, slots=True)
class Widgets:
    """`words`, `any_of`, `none_of` and `title` are words with blanks between.

    `first_month` and `last_month` are as "2020-12", both included, "" where open. `rest` is
    what no widget has a place for, as a query.
    """

    words: str = ""
    phrase: str = ""
    any_of: str = ""
    none_of: str = ""
    title: str = ""
    number: str = ""
    issuers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    first_month: str = ""
    last_month: str = ""
    rest: str = ""


def compose(widgets: Widgets) -> str:
    """The query that the widgets hold; signs in them are characters like any other.

    What is no month or no number stays, so that reading the query names it.
    """
    return " ".join(part for part in _parts(widgets) if part)


def widgets_of(question: Question, tokenizer: Tokenizer) -> Widgets:
    """The widgets that hold a question: composed again it means the same."""
    widgets, rest = Widgets(), []
    for group in question:
        taken = _taken(widgets, group)
        if taken is None:
            rest.append(group)
        else:
            widgets = taken
    widgets = replace(widgets, rest=written(tuple(rest)))
    if set(asked(compose(widgets), tokenizer, [])) != set(question):
        return Widgets(rest=written(question))
    return widgets


# ---- widgets → query -------------------------------------------------------------


def _parts(widgets: Widgets) -> Iterator[str]:
    yield " ".join(_words(widgets.words))
    if phrase := _unquoted(widgets.phrase):
        yield f'"{phrase}"'
    yield "|".join(_words(widgets.any_of))
    yield " ".join(f"-{word}" for word in _words(widgets.none_of))
    yield " ".join(f"{Field.TITLE}:{word}" for word in _words(widgets.title))
    if number := _unquoted(widgets.number):
        yield f"{Field.NUMBER}:{number}"
    for field, names in ((Field.ISSUER, widgets.issuers), (Field.KIND, widgets.kinds)):
        values = tuple(Value(name) for name in map(_unquoted, names) if name)
        yield written(((Operand(values, field),),)) if values else ""
    if widgets.first_month or widgets.last_month:
        typed = _unquoted(f"{widgets.first_month}..{widgets.last_month}")
        months = read_months(typed)
        yield f"{Field.MONTH}:{written_months(months) if months else typed}"
    yield widgets.rest


def _words(text: str) -> list[str]:
    return plain_words(text[:MAX_CHARACTERS])


def _unquoted(text: str) -> str:
    return " ".join(text[:MAX_CHARACTERS].translate(_NO_QUOTES).split())


# ---- question → widgets ------------------------------------------------------------


def _taken(widgets: Widgets, group: Group) -> Widgets | None:
    """The widgets with this group in them; None where none has a place for it."""
    [operand, *others] = group
    if others:
        return _any_of(widgets, group)
    if operand.field is None:
        return _text(widgets, operand)
    if operand.negated:
        return None
    return _field(widgets, operand)


def _any_of(widgets: Widgets, group: Group) -> Widgets | None:
    if widgets.any_of or any(
        operand.field or operand.negated or operand.values[0].exact for operand in group
    ):
        return None
    return replace(widgets, any_of=" ".join(each.values[0].text for each in group))


def _text(widgets: Widgets, operand: Operand) -> Widgets | None:
    [value] = operand.values
    if not value.exact and operand.negated:
        return replace(widgets, none_of=f"{widgets.none_of} {value.text}".strip())
    if not value.exact:
        return replace(widgets, words=f"{widgets.words} {value.text}".strip())
    if operand.negated or widgets.phrase:
        return None
    return replace(widgets, phrase=value.text)


def _field(widgets: Widgets, operand: Operand) -> Widgets | None:
    texts = tuple(value.text for value in operand.values)
    [value, *others] = operand.values
    match operand.field:
        case Field.ISSUER if not widgets.issuers:
            return replace(widgets, issuers=texts)
        case Field.KIND if not widgets.kinds:
            return replace(widgets, kinds=texts)
        case Field.TITLE if not value.exact and not others:
            return replace(widgets, title=f"{widgets.title} {value.text}".strip())
        case Field.NUMBER if not widgets.number and not others:
            return replace(widgets, number=value.text)
        case Field.MONTH if not (widgets.first_month or widgets.last_month or others):
            return _months(widgets, value)
        case _:
            return None


def _months(widgets: Widgets, value: Value) -> Widgets | None:
    months = read_months(value.text)
    if months is None:
        return None
    return replace(
        widgets,
        first_month="" if months.first == FIRST else months.first,
        last_month="" if months.last == LAST else months.last,
    )
