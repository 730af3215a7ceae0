"""Favourites as files: CSV for spreadsheets, Markdown for texts."""

import csv
import io
from collections.abc import Callable, Iterable

from documents.exporting.as_md import escaped
from office.alerts.favourites.resolving import Kept
from search.results.exports.tables import guarded

Absolute = Callable[[str], str]
COLUMNS = ("标题", "发文字号", "位置", "条文", "备注", "网址", "状态", "收藏日期")
_BOM = "\ufeff"  # by which Excel knows UTF-8


def as_csv(every: Iterable[Kept], absolute: Absolute) -> str:
    """RFC 4180, with a byte order mark; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for kept in every:
        cells = (
            kept.title,
            kept.number,
            kept.place,
            kept.text,
            kept.favourite.note,
            absolute(kept.path) if kept.path else "",
            kept.gone,
            kept.favourite.created_at.date().isoformat(),
        )
        writer.writerow([guarded(cell) for cell in cells])
    return _BOM + file.getvalue()


def as_md(every: Iterable[Kept], absolute: Absolute) -> str:
    """A heading for each, its text as a quotation, and its address."""
    lines = ["# 我的收藏", ""]
    for kept in every:
        named = f"{kept.title} {kept.place}".strip()
        lines += [f"## {escaped(named)}", ""]
        if kept.number:
            lines += [escaped(kept.number), ""]
        lines += [f"> {escaped(line)}" for line in kept.text.splitlines()]
        lines += [""] if kept.text else []
        if kept.favourite.note:
            lines += [f"备注：{escaped(' '.join(kept.favourite.note.split()))}", ""]
        if kept.gone:
            lines += [f"（{kept.gone}）", ""]
        if kept.path:
            lines += [f"<{absolute(kept.path)}>", ""]
    return "\n".join(lines)
