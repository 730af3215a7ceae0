"""The options that say which issue a file is: gazette, month, number, kind."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from documents.importing.matching.identity import Given
from documents.management.wording import month_option
from documents.parsing.types import IssueKind

KINDS = {
    "正刊": IssueKind.REGULAR,
    "增刊": IssueKind.SUPPLEMENT,
    "合刊": IssueKind.COMBINED,
}


def add_issue_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--month", help="这一期的月份，如 2020-12；不写则从文中判断，再从文件名判断"
    )
    parser.add_argument(
        "--gazette", help="哪个刊物，写网址名或刊名；只有一个刊物时不用写"
    )
    parser.add_argument(
        "--number", type=int, help="期号，如 24；同一个月有几期、文中没有印期号时写明"
    )
    parser.add_argument(
        "--kind", choices=KINDS, help="正刊、增刊或合刊；不写则从文中判断"
    )


def given_by(options: Mapping[str, Any]) -> Given:
    """What these options say. Raises CommandError where the month isn't written as one."""
    kind = options["kind"]
    return Given(
        gazette=options["gazette"],
        month=month_option(options["month"]),
        number=options["number"],
        kind=KINDS[kind] if kind else None,
    )
