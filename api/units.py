"""Units, and what each has to see to, with the parameters of the pages."""

from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import P, QueryEx, Router
from ninja.errors import HttpError

from api.fact_shapes import UnitDutyShape, UnitShape
from api.held import Name
from api.lookups import plain
from api.paging import PAGE_SIZE, PageNumber, PageSize, page_of, within
from api.shapes import Page, Problem
from knowledge.models import DutyFact, MemberDutyFact
from knowledge.units import UnitQuestion, duties_of, shown, unit_figures

router = Router(tags=["units"])

_NO_UNIT = "没有这个单位的责任分工"

Words = QueryEx[str, P(max_length=120, description="Words of their names.")]
Role = QueryEx[Literal["", "lead", "support", "responsible"], P()]
Year = QueryEx[
    int, P(ge=0, le=9999, description="Of the issue; 0 asks for all of them.")
]
Due = QueryEx[
    Literal["", "overdue", "soon", "any"],
    P(description="overdue: its day is past; soon: within 90 days; any: it has a day."),
]
Live = QueryEx[
    Literal["", "live"],
    P(description="live: without what has been repealed or has lapsed."),
]


@router.get("/units", response=Page[UnitShape], summary="Units, most duties first")
def units(
    request: HttpRequest,
    q: Words = "",
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    found = unit_figures(plain(q).strip())
    items = [UnitShape.of(each) for each in found[within(page, page_size)]]
    return page_of(request, items, len(found), page, page_size)


@router.get(
    "/units/{path:name}/duties",
    response={200: Page[UnitDutyShape], 404: Problem},
    summary="A unit's duties, what is due soon first",
)
def duties(
    request: HttpRequest,
    name: Name,
    role: Role = "",
    year: Year = 0,
    due: Due = "",
    state: Live = "",
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    unit, today = plain(name), timezone.localdate()
    question = UnitQuestion(role, year or None, due, state)
    rows = duties_of(unit, question, today)
    total = rows.count()
    if not total and not _is_held(unit):
        raise HttpError(404, _NO_UNIT)
    absolute = request.build_absolute_uri
    found = shown(rows[within(page, page_size)], today)
    items = [UnitDutyShape.of(each, absolute) for each in found]
    return page_of(request, items, total, page, page_size)


def _is_held(unit: str) -> bool:
    of_unit = (model.objects.filter(unit=unit) for model in (DutyFact, MemberDutyFact))
    return any(rows.exists() for rows in of_unit)
