"""The chain of hashes through the audit log, which shows whether an entry was changed or taken out.

An entry's hash is SHA-256 over the hash before it, a line feed, and its canonical content. So the
last hash stands for the whole log: whoever keeps one elsewhere (an anchor) can tell later that
everything up to it is as it was, even from somebody who made all later hashes anew.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC

from django.db import transaction

from office.audit.models import Entry
from office.audit.triggers import drain, missing_triggers

_CHUNK = 2000  # entries read at a time


def digest(before: str, entry: Entry) -> str:
    """The hash of an entry as the database holds it; `before` is that of the one before it, ""
    for the first."""
    content = json.dumps(
        [
            entry.pk,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.user_id,
            entry.actor,
            entry.address,
            entry.action,
            entry.about,
            entry.details,
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()


def seal() -> None:
    """Give their hashes, in order, to all entries that have none: those that triggers wrote, too."""
    with transaction.atomic():
        drain()
        # Locks the end of the chain where writers run side by side; SQLite has one at a time.
        sealed = Entry.objects.select_for_update().exclude(hash="").order_by("-pk")
        before = sealed.values_list("hash", flat=True).first() or ""
        for entry in Entry.objects.filter(hash="").order_by("pk"):
            before = digest(before, entry)
            Entry.objects.filter(pk=entry.pk).update(hash=before)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of checking the chain: entries checked, the last hash, and the first fault."""

    checked: int
    head: int
    head_hash: str
    fault: str


def verify(anchors: dict[int, str] | None = None) -> Verdict:
    """Check the whole chain, and that entries still have the hashes that were kept elsewhere.

    `anchors` are hashes by the entries' numbers. What triggers wrote is sealed before.
    """
    seal()
    kept = dict(anchors or {})
    checked = number = 0
    before = ""
    for entry in Entry.objects.order_by("pk").iterator(chunk_size=_CHUNK):
        if entry.hash != digest(before, entry):
            gap = entry.pk > number + 1
            reason = "之前缺条目，或本条被改动" if gap else "内容与校验值不符"
            return Verdict(checked, number, before, f"第 {entry.pk} 条：{reason}")
        if kept.pop(entry.pk, entry.hash) != entry.hash:
            fault = f"第 {entry.pk} 条：校验值与另存的不同"
            return Verdict(checked, number, before, fault)
        checked, number, before = checked + 1, entry.pk, entry.hash
    fault = ""
    if kept:
        fault = f"第 {min(kept)} 条：另存过校验值，现在没有这一条"
    elif missing := missing_triggers():
        fault = f"数据库缺少保护日志的触发器：{'、'.join(missing)}"
    return Verdict(checked, number, before, fault)
