"""The whole check: what is cited, what is quoted, and the form."""

from collections.abc import Iterator, Sequence
from datetime import date

from documents.parsing.errors import GazetteError
from knowledge.drafts.citations import citation_findings
from knowledge.drafts.findings import Finding, Report
from knowledge.drafts.form import form_findings

MOST_CHARACTERS = 200_000


def check(text: str, today: date) -> Report:
    """Check a draft, a line a paragraph. Raises GazetteError where it is empty or too long."""
    if len(text) > MOST_CHARACTERS:
        raise GazetteError(f"稿件超过了 {MOST_CHARACTERS // 10_000} 万字的上限")
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not lines:
        raise GazetteError("稿件里没有文字")
    return Report.of(lines, findings_in(lines, today))


def findings_in(lines: Sequence[str], today: date) -> Iterator[Finding]:
    """Of paragraphs, a line each; of each kind in its order."""
    yield from citation_findings(lines, today)
    yield from form_findings(lines, today)
