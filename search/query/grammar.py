"""Reading a query: what a person typed → a question, with what had to be mended.

    query   = group { blank group }        all groups must hold
    group   = operand { OR operand }       OR, |
    operand = [ NOT ] ( word | "exact" | document number | field values )      NOT, -word
    values  = field ":" value { "|" value }      also , and 、

Full-width signs are the same signs. What is no field's name is plain text: 12:30, 附件：.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

from knowledge.states import kinds_named
from search.analysis.document_numbers import FoundNumber, number_asked, typed_numbers
from search.analysis.folding import fold
from search.analysis.months import months_at, read_months
from search.analysis.months import written as written_months
from search.query.asking import asks
from search.query.entities import typed_apart
from search.query.question import (
    NAMES_OF_FIELDS,
    OPERATORS,
    SEPARATORS,
    Field,
    Operand,
    Question,
    Value,
)
from search.query.quotes import QUOTES, quoted_at, without_phrases

UNCLOSED_QUOTE = "引号没有合上，已按到末尾为止来查。"
LONELY_QUOTE = "引号没有成对，已略过。"
EMPTY_QUOTE = "引号里没有可查的字，已略过。"
LONELY_OR = "“OR”或“|”的两边都要有词，已略过。"
LONELY_NOT = "减号或“NOT”后面要紧跟一个词，已略过。"
NO_WILDCARDS = "不能用“*”“?”代替字，已略过；词语按其中的字来查，不必写全。"
NO_GROUPS = "括号不起分组的作用，已略过；“OR”只连它两边的词。"
EMPTY_FIELD = "“{}:”后面要有内容，已略过。"
NOT_A_MONTH = "“{}”不是月份，已略过；可写 2020-12、2020 或 2019..2020。"
NOT_A_NUMBER = "“{}”不是文号，已略过；可写 云政办发〔2023〕45号、2023年45号 或 45号。"
NOT_A_STATE = "“{}”不是效力状态，已略过；可写 有效、已修改、已废止、已失效、尚未施行、未发现废止记录。"

_FIELD_OF = {name: field for field, names in NAMES_OF_FIELDS.items() for name in names}

_START = rf"(?<![^\s|｜{QUOTES}])"
_names = "|".join(sorted(_FIELD_OF, key=len, reverse=True))
_FIELD = rf"(?P<field>{_names})\s*[:：]\s*"
_FIELD_AT = re.compile(_FIELD, re.IGNORECASE)
_FIELD_WITH_YEAR = re.compile(
    rf"{_FIELD}(?P<value>(?P<year>(?:19|20|21)[0-9]{{2}})\S*)?", re.IGNORECASE
)
_BEGINS_OPERAND = re.compile(rf"[-－−]|(?:NOT|ＮＯＴ)\s|(?i:{_FIELD})")
_NO_VALUE = re.compile(rf"(?i:{_FIELD})|(?<=\s)(?:[-－−]|(?:AND|OR|NOT)(?!\S))")
_STRUCTURE = re.compile(
    rf"(?P<or>[|｜]+|{_START}(?:OR|ＯＲ)(?!\S))"
    rf"|(?P<and>{_START}(?:AND|ＡＮＤ|&&)(?!\S))"
    rf"|{_START}(?P<not>[-－−](?=\S)|(?:NOT|ＮＯＴ)(?!\S))"
    rf"|(?<![0-9０-９]\s){_START}(?P<lone>[-－−])(?=\s*$|\s+[^0-9０-９])"
    rf"|{_START}(?i:{_FIELD})"
    rf"|(?P<quote>[{QUOTES}])"
)
_RUN = re.compile(rf"[^\s|｜{QUOTES}]+")
_RUN_OF_LIST = re.compile(rf"[^\s|｜、,，{QUOTES}]+")
# 应急?案. A question mark at either end of a run, and one behind a word that asks
# (如何办理?要多久), parts questions and stands for no character.
_WILDCARD = re.compile(r"[*＊]|(?<=[^\W_])[?？](?=[^\W_])")
# (甲 OR 乙) 丙: brackets around several words, beside signs that they could bind.
_GROUPING = re.compile(
    r"(?<![^\s|｜])[-－−]?[(（][^()（）]*[\s|｜][^()（）]*[)）](?![^\s|｜])"
)
_ANY_SIGN = re.compile(r"[|｜]|(?<!\S)(?:OR|ＯＲ|NOT|ＮＯＴ)(?!\S)|(?<!\S)[-－−](?=\S)")
# 云政办发「2023」45号: brackets of a number that are quotes elsewhere.
_YEAR_IN_QUOTES = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*[「『“]\s*([0-9０-９]{4})\s*[」』”](?=\s*第?\s*[0-9０-９]+\s*号)"
)
# 云政办发〔2023〕45-47号, 45至47号; 2023-45号 is one number with its year.
_SERIALS = re.compile(
    r"(?<![0-9０-９\w.-])(?!(?:19|20)[0-9]{2}[-—–~～])(?P<first>[0-9]{1,4})\s*(?:[-—–~～]|至|到)\s*"
    r"(?P<last>[0-9]{1,4})\s*[号號](?![^\W0-9_])"
)
_SERIALS_AT_MOST = 10
_JOINING = re.compile(r"\s*[、,，和及与或]\s*")
_BEFORE_NUMBER = re.compile(
    r"(?:^|(?<=\s))(?:根据|按照|依照|依据|遵照|参照|关于|贯彻|落实|执行|见|按|据)\s*[《（(]?$"
)
_AFTER_NUMBER = re.compile(
    r"\s*[》）)]?\s*(?:(?:文件|文)(?![^\s的，。])|的(?:附件|全文|原文|正文|内容|文件)(?![^\s，。？?]))"
)
_BLANK_BETWEEN_DIGITS = re.compile(r"(?<=[0-9０-９])\s+(?=[0-9０-９])")
_NO_SIGNS = str.maketrans(dict.fromkeys("|｜" + QUOTES, " "))
_LEADING_MARKS = re.compile(r"^[\W_]+")
_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


class _Operator(Enum):
    OR = auto()
    NOT = auto()


_Lexeme = _Operator | tuple[Field | None, tuple[Value, ...]]
Problems = list[str]


def read(text: str, problems: Problems) -> Question:
    """The question; what had to be mended is added to the problems."""
    text = _SERIALS.sub(_each_serial, _YEAR_IN_QUOTES.sub(r"〔\1〕", text))
    plain = without_phrases(text)
    if _GROUPING.search(plain) and _ANY_SIGN.search(plain):
        problems.append(NO_GROUPS)
    return _question(_Reader(text, problems).lexemes(), problems)


def _each_serial(match: re.Match[str]) -> str:
    """45号、46号、47号; left alone where they are many, or in quotes."""
    first, last = int(match["first"]), int(match["last"])
    in_quotes = any(quote in match.string for quote in QUOTES)
    if in_quotes or not 0 < last - first < _SERIALS_AT_MOST:
        return match[0]
    return "、".join(f"{serial}号" for serial in range(first, last + 1))


def plain_words(text: str) -> list[str]:
    """The words of a text in which signs are characters like any other, as `read` takes them."""
    runs = _WILDCARD.sub(" ", text.translate(_NO_SIGNS)).split()
    question = read(" ".join(map(_without_signs, runs)), [])
    return [value.text for group in question for one in group for value in one.values]


def beside_fields(text: str) -> str:
    """What was asked of fields in vain, to be looked for as words; of a month that is none, its year."""
    return _FIELD_WITH_YEAR.sub(_instead_of_field, text)


def _instead_of_field(match: re.Match[str]) -> str:
    if match["year"] and _FIELD_OF.get(match["field"].lower()) is Field.MONTH:
        return f" {Field.MONTH}:{match['year']} "
    return f" {match['value'] or ''}"


def _without_signs(run: str) -> str:
    run = _LEADING_MARKS.sub("", run)
    if named := _FIELD_AT.match(run):
        return f"{named['field']} {_without_signs(run[named.end() :])}"
    return run.lower() if run in OPERATORS else run


# ---- text → lexemes ----------------------------------------------------------


class _Reader:
    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self._at = 0

    def lexemes(self) -> Iterator[_Lexeme]:
        while match := _STRUCTURE.search(self._text, self._at):
            plain, self._at = self._text[self._at : match.start()], match.end()
            yield from self._plain(plain)
            if match["or"]:
                yield _Operator.OR
            elif match["not"]:
                yield _Operator.NOT
                if named := _FIELD_AT.match(self._text, self._at):
                    self._at = named.end()
                    yield from self._field(named["field"])
            elif match["lone"]:
                self._problems.append(LONELY_NOT)
            elif match["field"]:
                yield from self._field(match["field"])
            elif match["quote"]:
                values = self._quoted(match.start())
                yield from ((None, (value,)) for value in values)
        yield from self._plain(self._text[self._at :])

    def _plain(self, text: str) -> Iterator[_Lexeme]:
        """Words, and what may have blanks within: numbers, 第 12 条, 0573 82521234."""
        at = 0
        for start, end, whole, joined in _apart(text):
            if joined:
                yield _Operator.OR
            else:
                yield from self._words(text[at:start])
            yield None, (Value(whole),)
            at = end
        yield from self._words(text[at:])

    def _words(self, text: str) -> Iterator[_Lexeme]:
        for run in text.split():
            parts = [run] if "://" in run else self._without_wildcards(run)
            yield from ((None, (Value(word),)) for word in map(_tidy, parts) if word)

    def _without_wildcards(self, run: str) -> list[str]:
        """What stands between the signs that are not available."""
        signs = [sign for sign in _WILDCARD.finditer(run) if not _ends_question(sign)]
        if not signs:
            return [run]
        self._problems.append(NO_WILDCARDS)
        return _WILDCARD.sub(" ", run).split()

    def _quoted(self, at: int) -> Iterator[Value]:
        """The phrase that is opened here, and on to what follows it."""
        quoted = quoted_at(self._text, at)
        self._at = quoted.end
        if quoted.alone or not (quoted.closed or fold(quoted.inside).text):
            self._problems.append(LONELY_QUOTE)
            return
        if not quoted.closed:
            self._problems.append(UNCLOSED_QUOTE)
        if fold(quoted.inside).text:
            yield Value(" ".join(quoted.inside.split()), exact=True)
        elif quoted.closed:
            self._problems.append(EMPTY_QUOTE)

    # ---- fields ----------------------------------------------------------------

    def _field(self, name: str) -> Iterator[_Lexeme]:
        field = _FIELD_OF.get(name.lower(), Field.ISSUER)  # ıssuer
        problems = len(self._problems)
        values = tuple(self._values(field))
        if values:
            yield field, values
        if not values and len(self._problems) == problems:
            self._problems.append(EMPTY_FIELD.format(name))
        if following := _FIELD_AT.match(self._text, self._at):
            self._at = following.end()
            yield from self._field(following["field"])

    def _values(self, field: Field) -> Iterator[Value]:
        """The values from here on, parted by separators alone."""
        if _NO_VALUE.match(self._text, self._at):
            return
        while True:
            before = self._at
            yield from self._value(field)
            rest = self._text[self._at :]
            if self._at == before or rest[:1] not in SEPARATORS[field] or not rest:
                return
            if not rest[1:2].strip() or _BEGINS_OPERAND.match(rest, 1):
                return
            self._at += 1

    def _value(self, field: Field) -> Iterator[Value]:
        if self._text[self._at : self._at + 1] in tuple(QUOTES):
            for value in self._quoted(self._at):
                yield from self._as(field, value.text, exact=field is Field.TITLE)
            return
        end = self._end_of_value(field)
        text, self._at = self._text[self._at : end], end
        text = "".join(self._without_wildcards(text))
        has_signs = field in (Field.MONTH, Field.NUMBER)
        yield from self._as(field, text if has_signs else _tidy(text))

    def _end_of_value(self, field: Field) -> int:
        run = (_RUN if field is Field.TITLE else _RUN_OF_LIST).match(
            self._text, self._at
        )
        end = run.end() if run else self._at
        if field is Field.MONTH:
            months = months_at(self._text.translate(_HALF_WIDTH), self._at)
            return max(end, months.end()) if months else end
        if field is Field.NUMBER:
            plain = _STRUCTURE.split(self._text[self._at :], maxsplit=1)[0]
            found = (one for one in typed_numbers(plain) if one.start == 0)
            return max(end, self._at + max((one.end for one in found), default=0))
        return end

    def _as(self, field: Field, text: str, *, exact: bool = False) -> Iterator[Value]:
        """The value as it can be asked for; nothing where it makes no sense."""
        if field is Field.MONTH:
            if months := read_months(text.translate(_HALF_WIDTH)):
                yield Value(written_months(months))
            elif text:
                self._problems.append(NOT_A_MONTH.format(text))
        elif field is Field.NUMBER:
            if number_asked(text):
                yield Value(_squeezed(text))
            elif text:
                self._problems.append(NOT_A_NUMBER.format(text))
        elif field is Field.FORCE and text and not kinds_named(text):
            self._problems.append(NOT_A_STATE.format(text))
        elif text:
            yield Value(text, exact)


def _ends_question(sign: re.Match[str]) -> bool:
    return sign[0] in "?？" and asks(sign.string[: sign.start()])


def _apart(text: str) -> list[tuple[int, int, str, bool]]:
    """Numbers and other entities in plain text: where they stand, and as they are written.

    Whether another number stands before it, with nothing but a mark or 和 between (70号、71号):
    then either is asked for.
    """
    found: list[tuple[int, int, str, bool]] = []
    before: FoundNumber | None = None
    for one in typed_numbers(text):
        if before and before.end == one.start:
            one = _without_joining(one)
        joined = bool(before and _JOINING.fullmatch(text, before.end, one.start))
        if joined and before:
            one = _further(one, before)
        found.append((*_with_what_goes_along(one, text), _number(one, text), joined))
        before = one
    taken = [(start, end) for start, end, _, _ in found]
    found += (
        (*span, _squeezed(text[slice(*span)]), False)
        for span in typed_apart(text, taken)
    )
    return sorted(found)


def _without_joining(found: FoundNumber) -> FoundNumber:
    """云政发〔2023〕1号和云政发〔2023〕2号: no code begins with 和 there."""
    code = found.number.code or ""
    if len(code) < 3 or not _JOINING.fullmatch(code[0]):
        return found
    number = replace(found.number, code=code[1:])
    return replace(found, number=number, start=found.start + 1)


def _further(found: FoundNumber, before: FoundNumber) -> FoundNumber:
    """云政办发〔2023〕45号、46号: the second has the code and the year of the first."""
    number, first = found.number, before.number
    if (
        number.code
        or number.year
        or found.order
        or not (before.certain and first.serial)
    ):
        return found
    number = replace(number, code=first.code, year=first.year)
    return replace(found, number=number, certain=True, further=True)


def _with_what_goes_along(found: FoundNumber, text: str) -> tuple[int, int]:
    """The number with what stands around it in a sentence: 根据…号文件."""
    if not (found.certain or found.number.code is None):
        return found.start, found.end
    before = _BEFORE_NUMBER.search(text, 0, found.start)
    after = _AFTER_NUMBER.match(text, found.end)
    start = before.start() if before and found.certain else found.start
    return start, after.end() if after else found.end


def _number(found: FoundNumber, text: str) -> str:
    number = found.number
    if found.further:
        year = f"〔{number.year}〕" if number.year else ""
        return f"{number.code}{year}{number.serial}号"
    if found.certain or number.year is None:
        return _squeezed(text[found.start : found.end])
    return f"{number.code or ''}{number.year}年{number.serial}号"


def _squeezed(text: str) -> str:
    """Without blanks; between digits, with a dash for them."""
    return "".join(_BLANK_BETWEEN_DIGITS.sub("-", text).split())


def _tidy(word: str) -> str:
    """A word without marks around it that are none of its own; empty if it is all marks."""
    if not fold(word).text:
        return ""
    word = (_LEADING_MARKS.sub("", word) or word).rstrip("?")
    return word if re.search("[(（]", word) else word.rstrip(")）")


# ---- lexemes → question --------------------------------------------------------


def _question(lexemes: Iterator[_Lexeme], problems: Problems) -> Question:
    groups: list[list[Operand]] = []
    joining = negating = False
    for lexeme in lexemes:
        if lexeme is _Operator.OR:
            if joining or negating or not groups:
                problems.append(LONELY_OR)
            joining = bool(groups)
        elif lexeme is _Operator.NOT:
            if negating:
                problems.append(LONELY_NOT)
            negating = True
        else:
            field, values = lexeme
            operand = Operand(values, field, negating)
            if joining:
                groups[-1].append(operand)
            else:
                groups.append([operand])
            joining = negating = False
    if joining:
        problems.append(LONELY_OR)
    if negating:
        problems.append(LONELY_NOT)
    return tuple(map(tuple, groups))
