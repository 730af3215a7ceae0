"""Take a document off the site, list what was taken off, or bring it back."""

from argparse import ArgumentParser
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import timezone

from documents.importing.restoring import restore
from documents.importing.withdrawals import withdraw_by_staff
from documents.management.index_update import update_index
from documents.models import Document, Withdrawal
from documents.parsing.errors import GazetteError
from documents.parsing.text.document_numbers import parse_number

_REASON_LENGTH = 500
Found = TypeVar("Found", Document, Withdrawal)


class Command(BaseCommand):
    help = (
        "撤下一份文件：网页、检索和导出里都不再有它，它的网址回答 410 并说明原因。"
        "重新收录这一期也不会回来，直到用 --restore 恢复。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("document", nargs="?", help="文号、网址或网址名")
        parser.add_argument("--reason", help="原因，会写在网页上")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--restore", action="store_true", help="恢复已撤下的文件")
        what.add_argument("--list", action="store_true", help="列出已撤下的文件")

    def handle(
        self, *, document: str | None, reason: str | None, **options: Any
    ) -> None:
        if options["list"]:
            self._list()
            return
        if not document:
            raise CommandError("请给出要撤下的文件：文号、网址或网址名。")
        if options["restore"]:
            self._restore(document)
        else:
            self._withdraw(document, " ".join((reason or "").split()))
        update_index(self.stderr)

    def _list(self) -> None:
        for each in Withdrawal.objects.prefetch_related("addresses"):
            [address, *_] = each.addresses.all()
            day = timezone.localtime(each.withdrawn_at).date().isoformat()
            self.stdout.write(
                "  ".join((day, address.slug, f"《{each.title}》", each.reason))
            )

    def _withdraw(self, asked: str, reason: str) -> None:
        if not reason:
            raise CommandError("请用 --reason 写明原因，它会写在网页上。")
        if len(reason) > _REASON_LENGTH:
            raise CommandError(f"原因太长，最多 {_REASON_LENGTH} 个字。")
        document = _only(
            list(Document.objects.filter(_named(asked, "slug", "aliases__slug"))), asked
        )
        address = document.get_absolute_url()
        withdraw_by_staff(document, reason)
        self.stdout.write(f"已撤下《{document.title}》：{address}")

    def _restore(self, asked: str) -> None:
        held = Withdrawal.objects.filter(by_staff=True)
        found = held.filter(_named(asked, "addresses__slug")).distinct()
        withdrawal = _only(list(found), asked)
        try:
            restore(withdrawal)
        except GazetteError as error:
            name = withdrawal.issue.source_name if withdrawal.issue else asked
            raise CommandError(f"{name}：{error.reason}") from error
        self.stdout.write(f"已恢复《{withdrawal.title}》。")


def _named(asked: str, *fields: str) -> Q:
    """By number, or by a slug as it stands or in an address."""
    if number := parse_number(asked):
        return Q(number=str(number))
    parts = unquote(urlsplit(asked).path).strip("/").split("/")
    slug = parts[1] if parts[0] == "d" and len(parts) > 1 else parts[-1]
    named = Q()
    for field in fields:
        named |= Q(**{field: slug})
    return named


def _only(found: list[Found], asked: str) -> Found:
    match found:
        case []:
            raise CommandError(f"没有找到“{asked}”。")
        case [only]:
            return only
        case several:
            raise CommandError(f"“{asked}”有 {len(several)} 份，请改用网址名。")
