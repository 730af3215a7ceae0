"""Correcting a clause, in its place on the document's page or on a page of its own."""

from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from documents.importing.corrected.making import CHANGED_MEANWHILE
from documents.models import Clause, Correction, Document
from documents.parsing.errors import GazetteError
from office.accounts.access import requires
from office.accounts.roles import Role
from office.corrections import clause_steps as steps
from office.corrections.acting import Step, correct, update_index
from office.corrections.forms import ClauseForm
from office.corrections.models import Report
from office.corrections.reports import accept, asked_about, reason_by


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
@requires(Role.EDITOR)
def correct_clause(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """The form, or what it asks for: text, level, order, cutting, joining, moving."""
    clause = get_object_or_404(
        Clause.objects.select_related("document__issue", "part").defer(
            "document__issue__source"
        ),
        document__slug=slug,
        key=key,
    )
    report = asked_about(request)
    if request.method == "GET":
        initial = {"text": clause.text, "reason": reason_by(report)}
        return _page(request, clause, ClauseForm(initial=initial), report)
    form = ClauseForm(request.POST)
    if not form.is_valid():
        return _page(request, clause, form, report)
    try:
        made = _carry_out(request, clause, form)
    except GazetteError as error:
        form.add_error(None, error.reason)
        return _page(request, clause, form, report)
    accept(request, made)
    messages.success(request, f"已更正 {len(made)} 处。{update_index()}")
    return redirect(_where_now(made, clause))


def _carry_out(
    request: HttpRequest, clause: Clause, form: ClauseForm
) -> list[Correction]:
    if request.POST.get("was") != state_of(clause):
        raise GazetteError(CHANGED_MEANWHILE)
    asked = _asked(clause, form.cleaned_data["text"], request.POST)
    if not asked:
        raise GazetteError("没有改动")
    issue_pk = clause.document.issue_id
    return correct(request, issue_pk, asked, form.cleaned_data["reason"])


def _asked(clause: Clause, text: str, data: QueryDict) -> list[Step]:
    """What the pressed button stands for. Raises GazetteError."""
    if "character" in data:  # 17:曰 puts this character in the place of the one there
        offset, _, char = data.get("character", "").partition(":")
        return [
            steps.character(clause, int(offset) if offset.isdecimal() else -1, char)
        ]
    match data.get("do"):
        case "out":
            return [steps.level(clause, -1)]
        case "in":
            return [steps.level(clause, 1)]
        case "up":
            return [steps.shift(clause, -1)]
        case "down":
            return [steps.shift(clause, 1)]
        case "join":
            return [steps.join(clause)]
        case "move":
            return [_move(clause, data)]
        case "document":
            return [steps.new_document(clause, data.get("title", "").strip()[:500])]
        case _:
            return steps.new_text(clause, text)


def _move(clause: Clause, data: QueryDict) -> Step:
    issue = clause.document.issue_id
    target = Document.objects.filter(issue=issue, slug=data.get("to", "")).first()
    if target is None:
        raise GazetteError("请选择移到哪一份文件")
    siblings = Clause.objects.select_related("document", "part")
    last = siblings.filter(
        document=clause.document_id, key=data.get("last", "")
    ).first()
    at_end = data.get("at") != "start"
    return steps.move(clause, last or clause, target, at_end=at_end)


def state_of(clause: Clause) -> str:
    """What a form says that it was made of, so that nobody overwrites another's work."""
    return sha256(f"{clause.position} {clause.text}".encode()).hexdigest()[:16]


def _where_now(made: list[Correction], clause: Clause) -> str:
    """The address of what was corrected, where it stands by now."""
    now = Correction.objects.select_related("document", "clause__document")
    last = now.get(pk=made[-1].pk)
    if last.clause_id and Clause.objects.filter(pk=last.clause_id).exists():
        assert last.clause
        return last.clause.get_absolute_url()
    return clause.document.get_absolute_url()


def _page(
    request: HttpRequest, clause: Clause, form: ClauseForm, report: Report | None
) -> HttpResponse:
    document = clause.document
    following = Clause.objects.filter(part=clause.part_id)
    context = {
        "clause": clause,
        "document": document,
        "form": form,
        "was": state_of(clause),
        "report": report,
        "fixes": placed_repairs(clause),
        "documents": Document.objects.filter(issue=document.issue_id).only(
            "slug", "title"
        ),
        "following": following.filter(position__gte=clause.position),
    }
    fragment = request.headers.get("HX-Request") == "true"
    name = "_clause.html" if fragment else "clause.html"
    status = 422 if form.errors and not fragment else 200
    return render(request, f"corrections/{name}", context, status=status)


def placed_repairs(clause: Clause) -> list[tuple[str, str, str, str, str]]:
    """Each repaired character: its offset and what stood there, what there is now, and the
    words around it."""
    places = {offset: raw for offset, raw, *_ in clause.repairs}
    text = clause.text
    return [
        (
            f"{at}:{raw}",
            raw,
            text[at],
            text[max(0, at - 6) : at],
            text[at + 1 : at + 7],
        )
        for at, raw in sorted(places.items())
        if raw != text[at]
    ]
