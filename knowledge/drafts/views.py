"""The page: a draft is pasted or sent, checked, shown, and forgotten."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from documents.parsing.errors import GazetteError
from knowledge.drafts import as_docx
from knowledge.drafts.checking import check
from knowledge.drafts.findings import Finding, Report
from knowledge.drafts.reading import draft_text
from knowledge.formats.tables import file

MOST_CHARACTERS = 30_000
"""Of a draft on the page; the command takes more."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_draft(request: HttpRequest) -> HttpResponse:
    """The form; with a draft sent, what was found, as a page or, asked so, as Word."""
    context: dict[str, object] = {"text": "", "most": MOST_CHARACTERS}
    if request.method == "POST":
        try:
            text = _sent(request)
            context["text"] = text
            report = check(text, timezone.localdate())
        except GazetteError as error:
            context["problem"] = error.reason
            return render(request, "knowledge/check.html", context, status=422)
        if request.POST.get("as") == "docx":
            return file("校稿结果", "docx", as_docx.write(report))
        context |= {"report": report, "shown": _shown(report)}
    return render(request, "knowledge/check.html", context)


def _sent(request: HttpRequest) -> str:
    """What was pasted, else what the file says. Small files never reach the disk."""
    text = request.POST.get("text", "").replace("\0", "")
    upload = request.FILES.get("file")
    if upload and not text.strip():
        text = draft_text(upload.read())
    if len(text) > MOST_CHARACTERS:
        raise GazetteError(
            f"稿件有 {len(text)} 字，网页上最多 {MOST_CHARACTERS} 字；更长的请用命令 check_draft"
        )
    return text


def _shown(report: Report) -> list[tuple[int, str, list[tuple[str, Finding]]]]:
    """Each line with findings: its number from 1, its text, and what stands where they are."""
    shown: dict[int, list[tuple[str, Finding]]] = {}
    for each in report.findings:
        shown.setdefault(each.line, []).append((report.stretch(each), each))
    return [(at + 1, report.lines[at], found) for at, found in shown.items()]
