"""What waits for staff: found anew in an issue as soon as it says something else.

What was decided is remembered by what it was about, so a doubt that comes again after a
re-import isn't asked again.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from django.db import transaction

from documents.corrections.records import MISFIT_DOUBT
from documents.models import Clause, Correction, Issue
from documents.reading.provenance import fixes
from office.corrections.models import Looked, QueueItem

_AROUND = 6  # characters on either side tell a doubt from others
_SENTENCE = 60  # … and so many are kept for a test case

_Kind, _State = QueueItem.Kind, QueueItem.State
_SEEN = (
    *("kind", "issue_id", "document_id", "clause_id", "place", "page", "message"),
    *("before", "raw", "mark", "after", "sentence", "offset", "confidence", "state"),
)


def bring_level() -> None:
    """Have the queue hold what waits of every issue; reads those that changed."""
    seen = dict(Looked.objects.values_list("issue_id", "state"))
    for issue in Issue.objects.without_sample().without_source():
        if seen.get(issue.pk) != _state(issue):
            _look(issue)
    gone = QueueItem.objects.waiting().exclude(kind=_Kind.REPORT)
    gone.exclude(issue__in=Issue.objects.without_sample()).update(state=_State.GONE)


def _state(issue: Issue) -> str:
    return f"{issue.fingerprint} {issue.updated_at.isoformat()}"


@transaction.atomic
def _look(issue: Issue) -> None:
    rows = QueueItem.objects.filter(issue_key=issue.slug).exclude(kind=_Kind.REPORT)
    held = {row.content: row for row in rows.select_related("correction")}
    changed, new = [], []
    for item in _numbered(_found(issue)):
        item.issue_id, item.issue_key = issue.pk, issue.slug
        if row := held.pop(item.content, None):
            changed.append(_seen_again(row, item))
        else:
            new.append(item)
    for row in held.values():
        if row.is_open:
            row.state = _State.GONE
            changed.append(row)
    QueueItem.objects.bulk_create(new)
    QueueItem.objects.bulk_update(changed, [_column(name) for name in _SEEN])
    Looked.objects.update_or_create(issue=issue, defaults={"state": _state(issue)})


def _column(name: str) -> str:
    return QueueItem._meta.get_field(name.removesuffix("_id")).name


def _seen_again(row: QueueItem, now: QueueItem) -> QueueItem:
    """As it stands now; decided as it was, unless what was decided has been undone."""
    undone = row.correction is not None and not row.correction.is_active
    is_open = row.state in (_State.OPEN, _State.GONE) or undone
    for name in _SEEN:
        if name != "state":
            setattr(row, name, getattr(now, name))
    if is_open:
        row.state = _State.OPEN
    return row


def _numbered(items: Iterator[QueueItem]) -> Iterator[QueueItem]:
    """Give each its hash; of those alike, the second is told from the first."""
    alike: Counter[str] = Counter()
    for item in items:
        alike[item.content] += 1
        told = f"{item.kind} {item.content} {alike[item.content]}"
        item.content = sha256(told.encode()).hexdigest()
        yield item


def _found(issue: Issue) -> Iterator[QueueItem]:
    """Everything in an issue that staff should look at; three queries."""
    yield from _misfits(issue)
    for warning in issue.warnings.all():
        if not warning.message.startswith(MISFIT_DOUBT):
            yield QueueItem(
                kind=_Kind.WARNING,
                content=warning.message,
                place=f"第 {warning.page} 页",
                page=warning.page,
                message=warning.message,
            )
    clauses = Clause.objects.filter(document__issue=issue).exclude(repairs=[])
    related = clauses.select_related("document", "part").defer("spans")
    for clause in related.order_by("document__position", "position"):
        yield from _doubts(clause)


def _misfits(issue: Issue) -> Iterator[QueueItem]:
    active = Correction.objects.active().filter(issue_id=issue.pk)
    for correction in active.exclude(misfit=""):
        yield QueueItem(
            kind=_Kind.MISFIT,
            document_id=correction.document_id,
            content=f"{correction.pk}",
            place=correction.place,
            message=f"{correction.get_kind_display()}：{correction.misfit}"[:600],
            correction=correction,
        )


def _doubts(clause: Clause) -> Iterator[QueueItem]:
    text = clause.text
    for offset, fix in fixes(clause).items():
        if not fix.is_doubtful:
            continue
        before = text[max(0, offset - _AROUND) : offset]
        after = text[offset + 1 : offset + 1 + _AROUND]
        start = max(0, offset - _SENTENCE)
        document = clause.document
        yield QueueItem(
            kind=_Kind.DOUBT,
            document=document,
            clause=clause,
            content=f"{document.number or document.title} {before}{fix.raw}>{text[offset]}{after}",
            place=f"《{document.title}》{clause.part.label} {clause.label}".strip(),
            page=clause.page,
            before=before,
            raw=fix.raw,
            mark=text[offset],
            after=after,
            sentence=text[start : offset + _SENTENCE],
            offset=offset - start,
            confidence=fix.confidence,
        )
