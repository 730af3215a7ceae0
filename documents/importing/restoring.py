"""Letting a document come back that staff withdrew: its issue is read again from what is kept."""

from django.db import transaction

from documents.importing.corrected.making import kept_file
from documents.importing.journal import recorded
from documents.importing.matching.identity import Place, as_held
from documents.importing.store import ImportOutcome, refuse_to_take_away, store_rows
from documents.models import IssueChange, Withdrawal
from documents.parsing.errors import GazetteError


def restore(withdrawal: Withdrawal) -> ImportOutcome:
    """Show the document again, at every address it had.

    Raises GazetteError where the issue's file can't be read any more, or is read in another way
    by now and no longer holds the document; nothing is changed then.
    """
    issue = withdrawal.issue
    if issue is None:
        raise GazetteError("这一期已移除，请先撤销移除")
    file = kept_file(issue)
    parsed = file.parse(issue.calendar_month)
    summary = f"《{withdrawal.title}》"
    with (
        transaction.atomic(),
        recorded(IssueChange.Kind.RESTORATION, issue, summary),
    ):
        Withdrawal.objects.filter(pk=withdrawal.pk).update(by_staff=False)
        place = Place(issue.key, issue)
        outcome, _ = store_rows(
            as_held(parsed, issue), file, place, is_sample=bool(issue.is_sample)
        )
        refuse_to_take_away(outcome)
        if Withdrawal.objects.filter(pk=withdrawal.pk).exists():
            raise GazetteError("这一期的文本里没有找到这份文件，没有恢复")
    return outcome
