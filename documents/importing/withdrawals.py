"""Taking documents off the site, and letting them come back.

A document goes because staff withdraw it, or because a changed file of its issue no longer
holds it. One that staff withdrew stays away when its issue is imported again, until they
restore it; the other comes back to its addresses as soon as a file holds it again.
"""

from django.db import transaction
from django.db.models import Q

from documents.importing.journal import recorded
from documents.importing.kept_files import drop_pictures
from documents.models import (
    Document,
    DocumentAlias,
    Issue,
    IssueChange,
    Withdrawal,
    WithdrawnAddress,
)

NO_LONGER_HELD = "重新收录这一期公报时，里面已经没有这份文件。"


@transaction.atomic
def withdraw_by_staff(document: Document, reason: str) -> Withdrawal:
    """Take it off the site until staff restore it."""
    issue = document.issue
    with recorded(IssueChange.Kind.WITHDRAWAL, issue, f"《{document.title}》"):
        withdrawal = withdraw(document, reason, by_staff=True)
    pages = range(document.first_page, document.last_page + 1)
    transaction.on_commit(lambda: drop_pictures(issue, pages))
    return withdrawal


def withheld_by(issue: Issue, page: int) -> Withdrawal | None:
    """What staff withdrew of this printed page, which therefore isn't shown either."""
    withdrawn = issue.withdrawals.filter(by_staff=True)
    on_page = Q(first_page__lte=page, last_page__gte=page) | Q(first_page=None)
    return withdrawn.filter(on_page).first()


@transaction.atomic
def withdraw(document: Document, reason: str, *, by_staff: bool = False) -> Withdrawal:
    """Take it off the site, with all its clauses; its addresses are kept."""
    withdrawal = Withdrawal.objects.create(
        issue=document.issue,
        gazette_id=document.issue.gazette_id,
        year=document.issue.year,
        month=document.issue.month,
        mark=document.issue.mark,
        title=document.title,
        number=document.number,
        kind=document.kind,
        reason=reason,
        first_page=document.first_page,
        last_page=document.last_page,
        by_staff=by_staff,
    )
    aliases = document.aliases.order_by("pk").values_list("slug", flat=True)
    WithdrawnAddress.objects.bulk_create(
        WithdrawnAddress(slug=slug, position=position, withdrawal=withdrawal)
        for position, slug in enumerate([document.slug, *aliases])
    )
    document.delete()
    return withdrawal


def revive(withdrawal: Withdrawal) -> Document:
    """The document that is back, not yet saved, at the address it was shown under."""
    [address, *_] = withdrawal.addresses.all()
    return Document(issue=withdrawal.issue, slug=address.slug)


def give_back(withdrawal: Withdrawal, document: Document) -> None:
    """Let a document that is back, and saved, have the other addresses it had."""
    slugs = withdrawal.addresses.exclude(slug=document.slug)
    DocumentAlias.objects.bulk_create(
        DocumentAlias(slug=each.slug, document=document) for each in slugs
    )
    withdrawal.delete()
