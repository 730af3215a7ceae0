"""The stored documents that an address names: a month, a document, or its number."""

import re

from django.core.management.base import CommandError
from django.db import OperationalError
from django.db.models import QuerySet

from documents.models import Document
from documents.parsing.text.document_numbers import parse_number

_MONTH = re.compile(r"(?:.*/)?((?:19|20|21)[0-9]{2})[-/](0?[1-9]|1[0-2])/?")
_DOCUMENT = re.compile(r"(?:.*/)?d/([^/]+)(?:/.*)?")


def held_documents(address: str) -> QuerySet[Document]:
    """Of 2020-12, /2020/12/, a document's slug or address, or its number.

    Raises CommandError where nothing is held there, or nothing at all.
    """
    try:
        return _held(address)
    except OperationalError as error:
        if "no such table" not in str(error):
            raise
        # The database was never made.
        raise CommandError(f"{address}：没有这个文件，也还没有收录公报") from error


def _held(address: str) -> QuerySet[Document]:
    documents = Document.objects.with_issue()
    if month := _MONTH.fullmatch(address):
        found = documents.filter(issue__year=int(month[1]), issue__month=int(month[2]))
    elif number := parse_number(address):
        found = documents.numbered(number)
    else:
        named = _DOCUMENT.fullmatch(address)
        slug = named[1] if named else address.strip("/")
        found = documents.filter(slug=slug) | documents.filter(aliases__slug=slug)
    if not found.exists():
        raise CommandError(f"{address}：没有这个文件，也没有收录这个网址、文号或月份")
    return found.distinct()
