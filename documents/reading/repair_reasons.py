"""Why a line of an issue was repaired as it was, for whoever proofreads it.

To explain a line the whole issue is judged once, a quarter of a second for 70,000
characters. A few judged issues are kept; one at a time is judged, so that asking for
many can't take every processor.
"""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from documents.models import Issue
from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.explaining import ExplainedLine, explain_line
from documents.parsing.repair.lines import JudgedText, judged_text
from documents.reading.provenance import ProvenLine

_KEPT = 4  # issues, of some ten megabytes each
_JUDGING = Lock()


@dataclass(frozen=True, slots=True)
class Reasons:
    """The numbers of the lines that can be explained, and the one that was."""

    numbers: tuple[int, ...]
    line: ExplainedLine | None


def reasons(issue: Issue, lines: tuple[ProvenLine, ...], asked: str) -> Reasons:
    """What can be explained of a clause's lines, and the line whose number is asked for;
    other values are ignored. In a PDF fonts decided, which the stored text doesn't
    know: there nothing can."""
    numbers = () if issue.pdf else tuple(line.number for line in lines if line.has_fix)
    number = next((number for number in numbers if str(number) == asked), None)
    return Reasons(numbers, None if number is None else _explained(issue, number))


def _explained(issue: Issue, number: int) -> ExplainedLine:
    with _JUDGING:
        judged = _judged(issue.pk, issue.fingerprint)
    return explain_line(judged, number)


@lru_cache(maxsize=_KEPT)
def _judged(pk: int, fingerprint: str) -> JudgedText:
    """The issue's text; another import of it has another fingerprint."""
    source = Issue.objects.values_list("source", flat=True).get(
        pk=pk, fingerprint=fingerprint
    )
    return judged_text(split_pages(source))
