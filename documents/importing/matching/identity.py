"""Which issue a file is: one that is held, or another one, with a key of its own.

Of its gazette and month, an issue is told from others by its number and by whether it is a 增刊.
Where a number isn't known, the file may be a corrected one of what is held, or another issue that
says too little of itself: it is taken for the former, which `store` then holds it to.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from documents.models import FIRST_GAZETTE, Gazette, Issue, IssueKey
from documents.parsing.errors import GazetteError
from documents.parsing.layout.masthead import Masthead
from documents.parsing.types import IssueKind, Month, ParsedIssue

_LARGEST_MARK = 999


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of an issue by who imports it; None where the print is to say it."""

    gazette: str | None = None
    month: Month | None = None
    number: int | None = None
    kind: IssueKind | None = None

    @property
    def tells(self) -> bool:
        """Whether it tells the issue from others of its month."""
        return self.number is not None or self.kind is not None

    def agrees(self, issue: Issue) -> bool:
        """Whether nothing of it says otherwise than a held issue does."""
        return (
            self.gazette in (None, issue.gazette_id)
            and self.month in (None, issue.calendar_month)
            and self.number in (None, issue.number)
            and self.kind in (None, issue.kind)
        )


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Place:
    """The key that an issue is stored under, and what is held there; `is_guess` says that it
    is the held one only as far as nothing says otherwise."""

    key: IssueKey
    held: Issue | None = None
    is_guess: bool = False


def completed(parsed: ParsedIssue, given: Given, named: Masthead) -> ParsedIssue:
    """The parse, with what is `given`; where neither says it, with what its file's name says
    (`named`)."""
    kind, number = parsed.kind, parsed.number
    says_nothing = number is None and kind is IssueKind.REGULAR
    last_number = parsed.last_number
    if says_nothing:
        kind, number, last_number = named.kind, named.number, named.last_number
    if given.number is not None and given.number != number:
        number, last_number = given.number, None
    if given.kind is not None and given.kind != kind:
        kind = given.kind
    if kind is not IssueKind.COMBINED:
        last_number = None
    combined = kind is IssueKind.COMBINED
    return replace(
        parsed,
        kind=kind,
        number=number,
        last_number=last_number,
        last_month=_last_month(parsed, named) if combined else None,
        gazette=parsed.gazette or named.name,
    )


def _last_month(parsed: ParsedIssue, named: Masthead) -> Month | None:
    return parsed.last_month or named.last_month(parsed.month)


def as_held(parsed: ParsedIssue, issue: Issue) -> ParsedIssue:
    """The parse of a held issue's own file: what the issue is stays as it is held."""
    last = issue.last_month
    return replace(
        parsed,
        month=issue.calendar_month,
        kind=IssueKind(issue.kind),
        number=issue.number,
        last_number=issue.last_number,
        last_month=Month(issue.year, last) if last else None,
    )


def gazette_of(parsed: ParsedIssue, given: str | None = None) -> str:
    """The slug of its gazette: the one that is given, else the only one, else the one whose
    name it prints. Raises GazetteError where none is told by that."""
    held = list(Gazette.objects.all())
    if given is not None:
        named = [each for each in held if given in (each.slug, each.name)]
        if not named:
            raise GazetteError(f"没有“{given}”这个刊物；已有：{_listed(held)}")
        return named[0].slug
    if len(held) == 1:
        return held[0].slug
    for gazette in held:
        if gazette.name and gazette.name == parsed.gazette:
            return gazette.slug
    printed = f"印的刊名是《{parsed.gazette}》" if parsed.gazette else "没有印刊名"
    raise GazetteError(
        f"看不出是哪个刊物的（{printed}），请写明；已有：{_listed(held)}"
    )


def _listed(gazettes: Iterable[Gazette]) -> str:
    return "、".join(f"{each.slug}（{each.title}）" for each in gazettes)


def place_of(
    parsed: ParsedIssue, file_hash: str, gazette: str = FIRST_GAZETTE
) -> Place:
    """Where the issue belongs.

    Raises GazetteError where the file or the issue is held under another month, or where the
    month has several issues and nothing says which of them it is.
    """
    of_gazette = Issue.objects.without_source().filter(gazette_id=gazette)
    same_file = of_gazette.filter(file_hash=file_hash)
    for issue in same_file.filter(year=parsed.month.year, month=parsed.month.month):
        return Place(issue.key, issue)
    _refuse_elsewhere(file_hash, gazette, parsed)
    wanted = parsed.kind is IssueKind.SUPPLEMENT
    alike = [
        issue
        for issue in of_gazette.filter(year=parsed.month.year)
        if issue.is_supplement is wanted
    ]
    here = [issue for issue in alike if _overlap(issue, parsed)]
    if parsed.number is not None:
        for issue in alike:
            if _number(issue) == parsed.number and issue.kind == parsed.kind:
                if issue not in here:
                    raise GazetteError(
                        f"{parsed.month.year} 年第 {parsed.number} 期已收录为 {issue.key}；"
                        "要移动，请用 move_issue；不是这一期，请写明期号"
                    )
                return Place(issue.key, issue)
    of_kind = [issue for issue in here if issue.kind == parsed.kind]
    unknown = [issue for issue in of_kind if None in (parsed.number, _number(issue))]
    match unknown:
        case []:
            return Place(new_key(parsed, gazette))
        case [only]:
            return Place(only.key, only, is_guess=True)
        case several:
            keys = "、".join(str(issue.key) for issue in reversed(several))
            raise GazetteError(
                f"{parsed.month} 收录了几期（{keys}），看不出这份文件是哪一期，请写明期号"
            )


def _number(issue: Issue) -> int | None:
    """Its number, or the one that its address gives it: s1."""
    return issue.number or issue.key.number


def _overlap(issue: Issue, parsed: ParsedIssue) -> bool:
    """Whether the two are of a month in common."""
    first, last = parsed.month, parsed.last_month or parsed.month
    ends = issue.last_month or issue.month
    return issue.month <= last.month and first.month <= ends


def _refuse_elsewhere(file_hash: str, gazette: str, parsed: ParsedIssue) -> None:
    """Raise GazetteError where this very file is held under another key."""
    other = Issue.objects.without_source().filter(file_hash=file_hash).first()
    if other is None:
        return
    to = IssueKey(parsed.month.year, parsed.month.month, gazette=gazette)
    raise GazetteError(
        f"这份文件已收录为 {other.key} 一期；要移动，请用 move_issue {other.key} {to}"
    )


def new_key(parsed: ParsedIssue, gazette: str) -> IssueKey:
    """A key for an issue that isn't held: the month's own for its first regular issue, with
    the number where there are more than one a month.

    A monthly's number is never above its month's (第12期 in December, 第11期 where one was
    left out), so 第24期 of December has a key of its own whichever is imported first.
    Raises GazetteError where the key is another issue's.
    """
    month = parsed.month
    number = parsed.number if (parsed.number or 0) <= _LARGEST_MARK else None
    if parsed.kind is IssueKind.SUPPLEMENT:
        marks = [f"s{number or 1}"]
    elif number and number > month.month:
        marks = [f"n{number}"]
    else:
        marks = ["", *([f"n{number}"] if number else [])]
    for mark in marks:
        key = IssueKey(month.year, month.month, mark, gazette)
        if not Issue.objects.at(key).exists():
            return key
    raise GazetteError(f"{key} 已收录了另一期，请写明这一期的期号")
