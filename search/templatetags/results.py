"""The parts of a results page that come dozens of times, as HTML.

As templates they took half of the time of a page: each value of a filter, each clause and
each document was a template of its own.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from django import template
from django.forms import Form
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from documents.models import Document
from search.engine import Factor
from search.results.answer import ClauseResult, DocumentResult, FacetValue
from search.results.filters import Choice, Fold

register = template.Library()

_NOTHING = SafeString()
_CURRENT, _AUTOFOCUS, _OPEN = (
    SafeString(attribute)
    for attribute in (' aria-current="true"', " autofocus", " open")
)


def _html(form: str, *values: object) -> SafeString:
    """As Django's `format_html`, which looks for lazy texts and takes three times as long."""
    return SafeString(form.format(*map(_escaped, values)))


def _joined(form: str, lines: Iterable[tuple[object, ...]]) -> SafeString:
    return SafeString("".join(_html(form, *line) for line in lines))


def _escaped(value: object) -> str:
    return value if isinstance(value, SafeString) else escape(str(value))


# ---- filters -------------------------------------------------------------------


@register.simple_tag
def choices(held: Iterable[Choice]) -> SafeString:
    """The values of a filter, each a line of a list."""
    return _joined(
        '<li><a href="{}" hx-get="{}"{}>{}<span class="n">{}</span></a></li>',
        (
            (
                one.address,
                one.address,
                _CURRENT if one.selected else _NOTHING,
                one.label,
                one.count,
            )
            for one in held
        ),
    )


@register.simple_tag
def fold(held: Fold, name: str) -> SafeString:
    """A list behind its heading; `name` is what it is called where its heading says too little."""
    return _html(
        '<details class="rest"{}><summary>{}{}</summary>{}</details>',
        _OPEN if held.is_open else _NOTHING,
        held.label,
        _NOTHING
        if held.count is None
        else _html('<span class="n num">{}</span>', held.count),
        _list(held.choices, name) if held.is_open else fetched(held),
    )


def _list(held: Iterable[Choice], name: str) -> SafeString:
    return _html('<ul class="facet num" aria-label="{}">{}</ul>', name, choices(held))


@register.simple_tag
def fetched(held: Fold) -> SafeString:
    """What stands in a fold until its list is fetched, as it is opened: it gives way to that.

    Only it says how, so that the links of the list, and of folds in it, do as all others do.
    """
    return _html(
        '<p class="small" hx-get="{}" hx-trigger="toggle from:closest details once"'
        ' hx-target="this" hx-swap="outerHTML" hx-push-url="false" hx-sync="this:drop"'
        ' hx-indicator="this"><a href="{}">列出</a></p>',
        held.fetch,
        held.address,
    )


@register.simple_tag
def options(values: Iterable[FacetValue]) -> SafeString:
    """The values of a filter as those that a field may be filled in with."""
    return _joined('<option value="{}"></option>', ((one.value,) for one in values))


@register.simple_tag
def fields(form: Form) -> SafeString:
    """The lines of a form with what they are filled in with, each under its label."""
    return _html(
        "{}" * len(form.fields),
        *(
            _html(_line_of(type(form), name), _value(form.initial.get(name)))
            for name in form.fields
        ),
    )


@cache
def _line_of(form: type[Form], name: str) -> str:
    """With a place for what it is filled in with; what no reader fills in has no label."""
    field = form.base_fields[name]
    attributes = flatatt({"type": field.widget.input_type, **field.widget.attrs})
    line = f'<input id="id_{name}" name="{name}"{_literal(attributes)}{{}}>'
    if field.widget.is_hidden:
        return line
    return f'<p><label for="id_{name}">{_literal(field.label)}</label>{line}</p>'


def _literal(text: object) -> str:
    """As it has to be written to stand for itself."""
    return _escaped(text).replace("{", "{{").replace("}", "}}")


def _value(text: str | None) -> SafeString:
    return _html(' value="{}"', text) if text else _NOTHING


# ---- results -------------------------------------------------------------------


@register.simple_tag
def hits(clauses: Iterable[ClauseResult], *, focus: bool = False) -> SafeString:
    """Clauses that answer, one a line; the first takes the focus, if it is to."""
    return _joined(
        '<a class="hit" href="{}"{}><span class="at num">{}</span><span class="text">{}{}</span>'
        '<span class="folio num">第 {} 页</span></a>',
        (
            (
                hit.url,
                _AUTOFOCUS if focus and not place else _NOTHING,
                hit.place,
                hit.snippet.html,
                _following(hit),
                hit.clause.page,
            )
            for place, hit in enumerate(clauses)
        ),
    )


def _following(hit: ClauseResult) -> SafeString:
    if not hit.following:
        return _NOTHING
    return _html(' <span class="following">{}</span>', hit.following_html)


@register.simple_tag
def facts(document: Document) -> SafeString:
    """What a document is: its number or kind, its organ, its date, where it is printed."""
    signed_on = document.signed_on
    return _html(
        '<p class="facts num"><span>{}</span>{}{}<span>{} · 第 {} 页</span></p>',
        document.number or document.kind,
        _span(document.issuer),
        _html("<time>{}</time>", signed_on.isoformat()) if signed_on else _NOTHING,
        _issue(document),
        document.first_page,
    )


def _issue(document: Document) -> str:
    """Its issue, which says its gazette where that isn't the first."""
    issue = document.issue
    return issue.title if issue.gazette.is_first else issue.full_title


@register.simple_tag
def more(left: int, address: str) -> SafeString:
    """The clauses of a document for which there was no room, fetched into their place."""
    if not left:
        return _NOTHING
    return _html(
        '<p class="more"><a class="num" href="{0}" hx-get="{0}" hx-target="closest .more"'
        ' hx-swap="outerHTML" hx-push-url="false" hx-sync="this:drop">另有 {1} 处</a></p>',
        address,
        left,
    )


@register.simple_tag
def documents(results: Iterable[DocumentResult]) -> SafeString:
    """Documents that answer, with their best clauses."""
    return _joined("{}", ((_document(one),) for one in results))


def _document(result: DocumentResult) -> SafeString:
    return _html(
        '<article class="result"><h2><a href="{}">{}</a></h2>{}{}{}{}{}{}{}</article>',
        result.url,
        result.title,
        facts(result.document),
        _state(result),
        _missing(result),
        _attachments(result),
        hits(result.clauses),
        more(result.more, result.more_url),
        _factors(result),
    )


@register.simple_tag
def lone_clauses(results: Iterable[DocumentResult]) -> SafeString:
    """Clauses that answer, each with its document below it."""
    return _joined("{}", ((_lone_clause(one),) for one in results))


def _lone_clause(result: DocumentResult) -> SafeString:
    document = result.document
    return _html(
        '<article class="result alone">{}{}<p class="from num"><a href="{}">{}</a>{}'
        "<span>{}</span></p>{}</article>",
        hits(result.clauses),
        _html("{}{}", _state(result), _missing(result)),
        result.url,
        result.title,
        _span(document.number),
        _issue(document),
        _factors(result),
    )


def _attachments(result: DocumentResult) -> SafeString:
    return _joined(
        '<a class="hit" href="{}"><span class="at num">{}</span><span class="text">{}</span></a>',
        ((part.url, part.label, part.title) for part in result.attachments),
    )


def _missing(result: DocumentResult) -> SafeString:
    why = result.why_near
    return _html('<p class="missing small">{}</p>', why) if why else _NOTHING


def _state(result: DocumentResult) -> SafeString:
    """已废止, 已修改: what one has to know before it is relied on."""
    if not result.state:
        return _NOTHING
    return _html('<p class="missing small">效力：{}</p>', result.state)


def _span(text: str) -> SafeString:
    return _html("<span>{}</span>", text) if text else _NOTHING


def _factors(result: DocumentResult) -> SafeString:
    """What the score is made of, where that was asked for."""
    if not result.factors:
        return _NOTHING
    return _html(
        '<details class="factors"><summary class="num">得分 {}</summary>'
        '<dl class="num">{}</dl></details>',
        f"{result.score:.3f}",
        _joined("<dt>{}</dt><dd>{}</dd>", map(_told, result.factors)),
    )


def _told(factor: Factor) -> tuple[str, str]:
    return factor.what, f"{factor.worth:.3f}"
