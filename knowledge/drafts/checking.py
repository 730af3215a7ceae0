"""The whole check: what is cited, what is quoted, and the form."""

from datetime import date

from documents.parsing.errors import GazetteError
from knowledge.drafts.citations import citation_findings
from knowledge.drafts.findings import Report
from knowledge.drafts.form import form_findings

MOST_CHARACTERS = 200_000


def check(text: str, today: date) -> Report:
    """Check a draft, a line a paragraph. Raises GazetteError where it is empty or too long."""
    if len(text) > MOST_CHARACTERS:
        raise GazetteError(f"稿件超过了 {MOST_CHARACTERS // 10_000} 万字的上限")
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not lines:
        raise GazetteError("稿件里没有文字")
    return check_lines(lines, today)


def check_lines(lines: tuple[str, ...], today: date) -> Report:
    """Check paragraphs, a line each."""
    found = [*citation_findings(lines, today), *form_findings(lines, today)]
    return Report(
        lines, tuple(sorted(found, key=lambda one: (one.line, one.start, one.end)))
    )
