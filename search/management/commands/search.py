"""Search from the shell."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from django.core.management.base import BaseCommand

from search.answer import Answer, ClauseResult, DocumentResult
from search.answering import answer
from search.engine import Sort
from search.forms import PAGE_SIZE, SearchParams, tidy
from search.indexing import level

_STDIN = "-"


class Command(BaseCommand):
    help = "检索公报条款。查询写法与网页相同。"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "query", help="要查的字词；写 - 则从标准输入逐行读取，每行输出一个 JSON。"
        )
        parser.add_argument("--json", action="store_true", help="输出 JSON。")
        parser.add_argument(
            "--month", action="append", default=[], help="月份，如 2020-12；可重复。"
        )
        parser.add_argument(
            "--issuer", action="append", default=[], help="发文机关；可重复。"
        )
        parser.add_argument(
            "--kind", action="append", default=[], help="文种；可重复。"
        )
        parser.add_argument(
            "--sort",
            choices=[sort.value for sort in Sort],
            default=Sort.RELEVANCE.value,
        )
        parser.add_argument(
            "--limit", type=_count, default=PAGE_SIZE, help="最多几件文件。"
        )

    def handle(self, *, query: str, **options: Any) -> None:
        if not level():
            self.stderr.write(
                "索引还没有跟上数据库，结果可能不全。请运行 update_index。"
            )
        asked = SearchParams(
            months=tuple(options["month"]),
            issuers=tuple(options["issuer"]),
            kinds=tuple(options["kind"]),
            sort=Sort(options["sort"]),
            page_size=options["limit"],
        )
        as_json = options["json"] or query == _STDIN
        for line in _lines() if query == _STDIN else [query]:
            found = answer(replace(asked, q=tidy(line)))
            self.stdout.write(_json(found) if as_json else _listing(found))


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError("要在 1 到 1000 之间。")
    return number


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


# ---- for programs ----------------------------------------------------------------


def _json(found: Answer) -> str:
    documents = [_document(result) for result in found.results]
    answered = {"query": found.query, "total": found.total_documents}
    return json.dumps({**answered, "documents": documents}, ensure_ascii=False)


def _document(result: DocumentResult) -> dict[str, object]:
    document = result.document
    return {
        "number": document.number or None,
        "title": document.title,
        "url": document.get_absolute_url(),
        "clauses": [_clause(clause) for clause in result.clauses],
    }


def _clause(result: ClauseResult) -> dict[str, object]:
    clause = result.clause
    return {
        "path": clause.path,
        "url": clause.get_absolute_url(),
        "text": clause.text,
    }


# ---- for people --------------------------------------------------------------------


def _listing(found: Answer) -> str:
    lines = [found.problem] if found.problem else []
    if not found.results:
        lines.append("没有找到。")
    else:
        lines.append(f"{found.total_documents} 件文件，{found.total_clauses} 处条款")
    for result in found.results:
        document = result.document
        about = "  ".join(filter(None, (document.number, document.issuer)))
        lines += ["", document.title, *([f"  {about}"] if about else [])]
        lines.append(f"  {document.get_absolute_url()}")
        for clause in result.clauses:
            lines.append(f"  · {clause.place}  {_plain(clause)}")
        if result.more:
            lines.append(f"  · 另有 {result.more} 处")
    return "\n".join(lines)


def _plain(result: ClauseResult) -> str:
    """The snippet for a terminal, with 【】 where a page has marks."""
    marked = str(result.snippet).replace("<mark>", "【").replace("</mark>", "】")
    return unescape(marked)
