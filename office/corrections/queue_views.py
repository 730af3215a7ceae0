"""待核对: what waits, one at a time, and the decisions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from documents.corrections.operations import ConfirmCharacter, Operation
from documents.importing.corrected.making import OpenIssue, Words
from documents.models import Clause, Document, Issue
from documents.parsing.errors import GazetteError
from documents.reading.page_places import cuttings
from documents.reading.provenance import placed_fixes, provenance
from office.accounts.access import account, requires
from office.accounts.roles import Role
from office.audit.log import note
from office.corrections import exports, queue
from office.corrections.acting import Step, correct, undo, update_index
from office.corrections.clause_steps import character, place_of
from office.corrections.models import QueueItem
from office.corrections.reports import decline

_ON_A_PAGE = 50
_LONGEST = {"char": 4, "word": 20, "note": 500}
_State, _Kind = QueueItem.State, QueueItem.Kind
_EXPORTS = {
    "words.txt": (exports.words, "text/plain"),
    "cases.txt": (exports.hard_lines, "text/plain"),
    "cases.jsonl": (exports.json_lines, "application/x-ndjson"),
}


@require_safe
@requires(Role.EDITOR)
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits, or with ?state=decided what was decided."""
    queue.bring_level()
    items = QueueItem.objects.select_related("report").order_by("-issue_key", "pk")
    decided = request.GET.get("state") == "decided"
    if decided:
        items = items.filter(decided_at__isnull=False).order_by("-decided_at")
    else:
        items = items.waiting()
    kind = request.GET.get("kind", "")
    if kind in _Kind.values:
        items = items.filter(kind=kind)
    counts = dict(
        QueueItem.objects.waiting()
        .order_by()
        .values_list("kind")
        .annotate(count=Count("pk"))
    )
    page = Paginator(items, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "decided": decided,
        "kind": kind,
        "kinds": [(name, label, counts.get(name, 0)) for name, label in _Kind.choices],
        "total": sum(counts.values()),
    }
    return render(request, "corrections/queue.html", context)


@require_safe
@requires(Role.EDITOR)
def queue_item(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One thing that waits, with the page's cutting beside it."""
    queue.bring_level()
    items = QueueItem.objects.select_related("report", "correction")
    item = get_object_or_404(items, pk=pk)
    if item.state == _State.GONE:
        return redirect(_next(item) or "queue")
    clauses = Clause.objects.select_related("document", "part")
    clause = clauses.filter(pk=item.clause_id or 0).first()
    context = {
        "item": item,
        "clause": clause,
        "document": clause.document if clause else _document_of(item),
        "left": QueueItem.objects.waiting().count(),
        "next": _next(item),
        "word": item.word or exports.suggested_word(item),
        **_source(clause),
    }
    return render(request, "corrections/queue_item.html", context)


def _document_of(item: QueueItem) -> Document | None:
    """The document that it is about, or the first one on its page."""
    documents = Document.objects.with_issue().filter(issue=item.issue_id)
    if item.document_id:
        return documents.filter(pk=item.document_id).first()
    on_page = documents.filter(first_page__lte=item.page, last_page__gte=item.page)
    return on_page.first()


def _source(clause: Clause | None) -> dict[str, object]:
    if clause is None:
        return {}
    issue = Issue.objects.get(pk=clause.document.issue_id)
    lines = provenance(issue, clause)
    return {
        "lines": lines,
        "fixes": placed_fixes(clause),
        "unsure": placed_fixes(clause, read=True),
        "cuttings": cuttings(issue, lines),
    }


def _next(item: QueueItem) -> QueueItem | None:
    """The one after it in the list, else the first."""
    items = QueueItem.objects.waiting().exclude(pk=item.pk)
    ordered = items.order_by("-issue_key", "pk")
    later = ordered.filter(issue_key=item.issue_key, pk__gt=item.pk)
    return (
        later.first()
        or ordered.filter(issue_key__lt=item.issue_key).first()
        or ordered.first()
    )


@require_POST
@requires(Role.EDITOR)
def decide(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Right or wrong; then comes the next."""
    queue.bring_level()
    items = QueueItem.objects.select_related("report", "correction")
    item = get_object_or_404(items, pk=pk)
    try:
        if not item.is_open:
            raise GazetteError(f"这一处已由{item.decided_by_name}核对")
        said = _decide(request, item)
    except GazetteError as error:
        messages.error(request, error.reason)
        return redirect(item)
    messages.success(request, said)
    queue.bring_level()
    return redirect(_next(item) or "queue")


def _decide(request: HttpRequest, item: QueueItem) -> str:
    right = request.POST.get("verdict") == "right"
    match item.kind:
        case _Kind.DOUBT:
            return _decide_doubt(request, item, right=right)
        case _Kind.REPORT:
            return _decline(request, item)
        case _Kind.MISFIT:
            return _decide_misfit(request, item, right=right)
        case _:
            _close(request, item, right=right)
            return "已记下：无误。" if right else "已记下：有误，请到文件里更正。"


@transaction.atomic
def _decide_doubt(request: HttpRequest, item: QueueItem, *, right: bool) -> str:
    clause, offset = _found_again(item)
    if right:
        item.chosen = item.mark

        def build(opened: OpenIssue) -> Operation:
            document, paragraph = opened.anchors(clause)
            return ConfirmCharacter(document, paragraph, offset)

        around = f"{item.before}{item.mark}{item.after}"
        step = Step(build, Words(place_of(clause), around, around))
    else:
        typed = _typed(request, "char")
        if item.is_read and not typed:
            raise GazetteError("请填写应为哪个字")
        item.chosen = typed or item.raw
        step = character(clause, offset, item.chosen)
    [item.correction] = correct(request, item.issue_id, [step], "核对存疑字符")
    if not right:
        item.word = _typed(request, "word") or exports.suggested_word(item)
    _close(request, item, right=right)
    if right:
        return f"已记下：“{item.mark}”无误。"
    return f"已改为“{item.chosen}”。{update_index()}"


def _found_again(item: QueueItem) -> tuple[Clause, int]:
    """The clause that holds the doubt, and where in it."""
    clauses = Clause.objects.select_related("document", "part")
    clause = clauses.filter(pk=item.clause_id or 0).first()
    if clause:
        at = clause.text.find(item.sentence)
        if at >= 0:
            return clause, at + item.offset
    raise GazetteError("这一处的文字已经改动，请返回清单重新打开")


@transaction.atomic
def _decide_misfit(request: HttpRequest, item: QueueItem, *, right: bool) -> str:
    if not right and item.correction:
        undo(request, item.correction)
    _close(request, item, right=right)
    return "已保留这处更正。" if right else f"已撤销这处更正。{update_index()}"


def _decline(request: HttpRequest, item: QueueItem) -> str:
    reason = _typed(request, "note")
    if not reason or item.report is None:
        raise GazetteError("不采纳时请写明理由，读者凭回执号可以看到")
    decline(request, item.report, reason)
    return "已答复读者：未采纳。"


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[: _LONGEST[name]]


@transaction.atomic
def _close(request: HttpRequest, item: QueueItem, *, right: bool) -> None:
    user = account(request)
    item.state = _State.RIGHT if right else _State.WRONG
    item.note = _typed(request, "note")
    item.decided_by, item.decided_by_name = user, str(user)
    item.decided_at = timezone.now()
    item.save()
    note(request, f"核对：{item.get_state_display()}", str(item), item=item.pk)


@require_safe
@requires(Role.EDITOR)
def export(request: HttpRequest, name: str) -> HttpResponse:
    """What was decided, as a file."""
    if name not in _EXPORTS:
        raise Http404
    write, media_type = _EXPORTS[name]
    response = HttpResponse(write(), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
