"""A document told to search engines: JSON-LD of schema.org's Legislation."""

import json
from collections.abc import Callable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from documents.models import Document

# As Django's `json_script` has it: nothing in the data ends the element or begins another.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def linked_data(
    document: Document, publisher: str, absolute: Callable[[str], str]
) -> SafeString:
    """The element for the head of its page; `publisher` is the site's name."""
    told = {key: value for key, value in _told(document, publisher, absolute) if value}
    text = json.dumps(told, ensure_ascii=False).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped above
    )


def _told(
    document: Document, publisher: str, absolute: Callable[[str], str]
) -> list[tuple[str, Any]]:
    issue = document.issue
    signed_on = document.signed_on
    return [
        ("@context", "https://schema.org"),
        ("@type", "Legislation"),
        ("@id", absolute(document.get_absolute_url())),
        ("url", absolute(document.get_absolute_url())),
        ("name", document.title),
        ("legislationIdentifier", document.number),
        ("legislationType", document.kind),
        ("legislationDate", signed_on.isoformat() if signed_on else ""),
        (
            "legislationPassedBy",
            {"@type": "GovernmentOrganization", "name": document.issuer}
            if document.issuer
            else None,
        ),
        ("inLanguage", "zh-Hans"),
        ("publisher", {"@type": "Organization", "name": publisher}),
        (
            "isPartOf",
            {
                "@type": "PublicationIssue",
                "issueNumber": issue.number or str(issue.key),
                "url": absolute(issue.get_absolute_url()),
            },
        ),
    ]
