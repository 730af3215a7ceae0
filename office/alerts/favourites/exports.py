"""Favourites as files: CSV for spreadsheets, Markdown for texts."""

from collections.abc import Callable, Iterable

from documents.exporting.as_md import escaped
from documents.exporting.csv_table import table_lines
from office.alerts.favourites.resolving import Kept

Absolute = Callable[[str], str]
COLUMNS = ("标题", "发文字号", "位置", "条文", "备注", "网址", "状态", "收藏日期")


def as_csv(every: Iterable[Kept], absolute: Absolute) -> str:
    """RFC 4180, with a byte order mark; no cell is a formula."""
    return "".join(table_lines(COLUMNS, (_cells(kept, absolute) for kept in every)))


def _cells(kept: Kept, absolute: Absolute) -> tuple[str, ...]:
    return (
        kept.title,
        kept.number,
        kept.place,
        kept.text,
        kept.favourite.note,
        absolute(kept.path) if kept.path else "",
        kept.gone,
        kept.favourite.created_at.date().isoformat(),
    )


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
