"""The pages: units, effect, appointments, citations."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents.facts.types import DutyRole
from documents.reading.addresses import find_document, keeping_old_addresses
from knowledge import appointments as appointed
from knowledge import effects
from knowledge import units as of_units
from knowledge.citations import Work, citations, citing_name, picture
from knowledge.formats.calendars import CONTENT_TYPE, Day, calendar
from knowledge.formats.tables import ROWS_AT_MOST, as_csv, as_xlsx, file
from knowledge.linking import linked
from knowledge.models import ROLES, DutyFact
from knowledge.paging import paged
from knowledge.rows import number_key, title_key
from knowledge.states import newest_issue

_LONGEST = 200
_DUTY_COLUMNS = (
    *("单位", "角色", "文件", "发文字号", "位置", "任务", "到期日", "时限与指标"),
    *("效力", "公报", "网址"),
)
_DUES = {"overdue": "已过期", "soon": "九十天内到期", "any": "有到期日"}


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """All units, with how much each leads, supports and answers for; ?q= words of names."""
    q = request.GET.get("q", "").replace("\0", "").strip()[:_LONGEST]
    found = of_units.unit_figures(q)
    context = {
        "q": q,
        "known": [each for each in found if each.is_known],
        "unknown": [each for each in found if not each.is_known],
        "most": max((each.total for each in found), default=1),
        "section": "units",
    }
    return render(request, "knowledge/units.html", context)


@require_safe
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """What a unit has to see to, what is due soon first."""
    question = of_units.UnitQuestion.read(request.GET)
    today = timezone.localdate()
    everything = DutyFact.objects.filter(unit=unit)
    members = of_units.member_duties_of(unit)
    if not members and not everything.exists():
        raise Http404
    rows = of_units.duties_of(unit, question, today)
    page = paged(request, rows, question.page, of_units.PAGE_SIZE)
    counts = {role: everything.filter(role=role).count() for role in ROLES}
    context = {
        "unit": unit,
        "question": question,
        "page": page,
        "rows": list(of_units.shown(page.rows, today)),
        "members": members,
        "roles": [(role, name, counts[role]) for role, name in ROLES.items()],
        "most": max(counts.values()) or 1,
        "dues": list(_DUES.items()),
        "years": of_units.years_of(unit),
        "files": [("xlsx", "Excel"), ("csv", "CSV"), ("ics", "日历（.ics）")],
        "section": "units",
    }
    return render(request, "knowledge/unit.html", context)


@require_safe
def unit_file(request: HttpRequest, unit: str, suffix: str) -> HttpResponse:
    """The same duties, all of them, as .csv, .xlsx, or their days as .ics."""
    question = of_units.UnitQuestion.read(request.GET)
    today = timezone.localdate()
    rows = of_units.duties_of(unit, question, today)[:ROWS_AT_MOST]
    found = list(of_units.shown(rows, today))
    if not found or suffix not in ("csv", "xlsx", "ics"):
        raise Http404
    name = f"{unit}责任分工"
    if suffix == "ics":
        days = _duty_days(request, found)
        newest = max(each.document.issue.updated_at for each in found)
        return file(name, suffix, calendar(name, days, newest), CONTENT_TYPE)
    table = [_duty_row(request, each) for each in found]
    if suffix == "csv":
        return file(name, suffix, as_csv(_DUTY_COLUMNS, table))
    return file(name, suffix, as_xlsx(_DUTY_COLUMNS, table, "责任分工"))


def _duty_row(request: HttpRequest, duty: of_units.UnitDuty) -> tuple[str, ...]:
    return (
        duty.fact.unit,
        duty.role,
        duty.document.title,
        duty.document.number,
        duty.place,
        duty.clause.text,
        duty.due.isoformat() if duty.due else "",
        "；".join(duty.times),
        duty.state,
        duty.document.issue.slug,
        request.build_absolute_uri(duty.clause.get_absolute_url()),
    )


def _duty_days(request: HttpRequest, duties: list[of_units.UnitDuty]) -> Iterator[Day]:
    for duty in duties:
        if duty.due and not duty.has_ended:
            address = request.build_absolute_uri(duty.clause.get_absolute_url())
            yield Day(
                uid=f"{duty.document.slug}/{duty.clause.key}/{duty.fact.role}@{request.get_host()}",
                on=duty.due,
                summary=f"{duty.role}：{duty.clause.lead or duty.clause.text[:40]}",
                description=f"{duty.document.title} {duty.place}\n{duty.clause.text}",
                url=address,
            )


@require_safe
def effect(request: HttpRequest) -> HttpResponse:
    """What takes effect, ends, is amended; what lapses within a year."""
    question = effects.EffectQuestion.read(request.GET)
    rows = effects.statements(question, timezone.localdate())
    page = paged(request, rows, question.page, effects.PAGE_SIZE)
    context = {
        "question": question,
        "sorts": [(name, told) for name, (told, _) in effects.SORTS.items()],
        "page": page,
        "rows": effects.shown(linked(page.rows)),
        "years": effects.years(),
        "newest": newest_issue(),
    }
    return render(request, "knowledge/effect.html", context)


@require_safe
def effect_calendar(request: HttpRequest) -> HttpResponse:
    """What lapses within a year and what is yet to take effect, as a calendar."""
    today = timezone.localdate()
    lapses = effects.statements(effects.EffectQuestion("lapses"), today)
    begins = effects.statements(effects.EffectQuestion(), today).filter(date__gte=today)
    rows = [*linked(lapses), *linked(begins)]
    newest = newest_issue()
    days = (
        Day(
            uid=f"{row.document.slug}/{row.clause.key}/{row.kind}@{request.get_host()}",
            on=row.date or today,
            summary=f"{each.kind}：{row.document.title}",
            description=row.quote,
            url=request.build_absolute_uri(row.clause.get_absolute_url()),
        )
        for row in rows
        for each in (effects.ShownEffect(row, None),)
    )
    stamp = newest.updated_at if newest else timezone.now()
    return file("文件效力日历", "ics", calendar("文件效力", days, stamp), CONTENT_TYPE)


@require_safe
def appointments(request: HttpRequest) -> HttpResponse:
    """Appointments and removals by ?person=, ?organ=, ?year=."""
    question = appointed.AppointmentQuestion.read(request.GET)
    rows = appointed.appointments(question)
    page = paged(request, rows, question.page, appointed.PAGE_SIZE)
    context = {
        "question": question,
        "page": page,
        "rows": linked(page.rows),
        "years": appointed.years(),
    }
    return render(request, "knowledge/appointments.html", context)


@require_safe
@keeping_old_addresses
def document_duties(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Who has to see to what in one document."""
    held = find_document(slug)
    rows = DutyFact.objects.filter(document=held).order_by("position")
    context = {
        "document": held,
        "rows": list(of_units.shown(rows, timezone.localdate())),
        "roles": [(role.value, ROLES[role.value]) for role in DutyRole],
    }
    return render(request, "knowledge/document_duties.html", context)


@require_safe
@keeping_old_addresses
def document_citations(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What a document cites, and what cites it."""
    found = citations(find_document(slug))
    context = {"found": found, "picture": picture(found, _work_address)}
    return render(request, "knowledge/document_citations.html", context)


def _work_address(work: Work) -> str:
    if work.document:
        return work.document.get_absolute_url()
    named = {"number": work.number} if work.number else {"title": work.name}
    return f"{reverse('cited')}?{urlencode(named)}"


@require_safe
def cited(request: HttpRequest) -> HttpResponse:
    """Who cites a document that is not held, by ?number= or ?title=."""
    number, title = (
        request.GET.get(name, "").replace("\0", "").strip()[:_LONGEST]
        for name in ("number", "title")
    )
    works = citing_name(number_key(number), title_key(title)) if number or title else []
    if not works:
        raise Http404
    context = {
        "name": number or f"《{title}》",
        "asked": number or title,
        "works": works,
    }
    return render(request, "knowledge/cited.html", context)
