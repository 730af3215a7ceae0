"""Search from the shell: the parameters of the page, and its answers in every form."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.core.management.base import BaseCommand, CommandError

from documents.invocation import to_run
from documents.management.output import plain_stdout
from search.engine import Sort, Unit
from search.results.addresses import address
from search.results.answer import Answer, DocumentResult
from search.results.answering import ask, page_of, results
from search.results.exports.feed import feed_text
from search.results.exports.objects import about, document_object, near_object
from search.results.exports.rows import Absolute, ask_for_all
from search.results.exports.tables import csv_lines, xlsx_file
from search.results.forms import (
    PAGE_SIZE,
    SearchParams,
    in_order,
    is_day,
    is_issue,
    is_month,
    tidy,
)
from search.sync import level

_STDIN = "-"
_FORMATS = ("text", "json", "csv", "atom", "xlsx")
_LIMIT_AT_MOST = 1000
_MARKS = "【】"  # around what a page would mark


class Command(BaseCommand):
    help = "检索公报条款。查询写法与网页相同；不写查询，则只用筛选。"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "query",
            nargs="?",
            default="",
            help="要查的字词；写 - 则从标准输入逐行读取，每行输出一个 JSON。",
        )
        _add_question(parser)
        parser.add_argument(
            "--format", choices=_FORMATS, default="text", help="输出的格式。"
        )
        parser.add_argument("--json", action="store_true", help="即 --format json。")
        parser.add_argument(
            "--limit",
            type=_count,
            default=PAGE_SIZE,
            help="最多几件；csv、xlsx 给出全部。",
        )
        parser.add_argument("--explain", action="store_true", help="说明得分的由来。")
        parser.add_argument(
            "--site", default="", help="网址的前一半，如 https://gb.example.cn 。"
        )
        parser.add_argument("--output", type=Path, help="写入这个文件；xlsx 必须写明。")

    def handle(self, *, query: str, **options: Any) -> None:
        if not level():
            self.stderr.write(
                f"索引还没有跟上数据库，结果可能不全。请运行 {to_run('update_index')}。"
            )
        params = _params(options)
        form = "json" if options["json"] or query == _STDIN else options["format"]
        with plain_stdout():
            for line in _lines() if query == _STDIN else [query]:
                asked = replace(params, q=tidy(line))
                self._write(asked, form, options["site"], options["output"])

    def _write(
        self, params: SearchParams, form: str, site: str, output: Path | None
    ) -> None:
        def absolute(url: str) -> str:
            return urljoin(site, url)

        if form == "xlsx":
            _write_workbook(params, absolute, output)
            return
        pieces = _PIECES[form](params, absolute)
        if output is None:
            for piece in pieces:
                self.stdout.write(piece, ending="")
        else:
            with (
                _told_if_unwritable(output),
                output.open("w", encoding="utf-8", newline="") as target,
            ):
                target.writelines(pieces)


def _add_question(parser: argparse.ArgumentParser) -> None:
    """The parameters of the page, by the same names."""
    repeated: dict[str, Any] = {"action": "append", "default": []}
    units, sorts = [unit.value for unit in Unit], [sort.value for sort in Sort]
    parser.add_argument(
        "--by", choices=units, default=units[0], help="按文件或按条款。"
    )
    parser.add_argument(
        "--month", **repeated, type=_month, help="月份，如 2020-12；可重复。"
    )
    parser.add_argument("--from", dest="first", type=_month, help="起始月份。")
    parser.add_argument("--to", dest="last", type=_month, help="终止月份。")
    parser.add_argument(
        "--signed-from", "--signed_from", type=_day, help="成文日期自哪天起。"
    )
    parser.add_argument(
        "--signed-to", "--signed_to", type=_day, help="成文日期到哪天止。"
    )
    parser.add_argument("--issuer", **repeated, help="发文机关；可重复。")
    parser.add_argument("--kind", **repeated, help="文种；可重复。")
    parser.add_argument(
        "--issue",
        **repeated,
        type=_issue,
        help="期，如 2020-12、2020-12-s1（增刊）；可重复。",
    )
    parser.add_argument("--gazette", **repeated, help="刊物，写刊名；可重复。")
    parser.add_argument("--sort", choices=sorts, default=sorts[0], help="排序。")
    parser.add_argument(
        "--no-widen", dest="widen", action="store_false", help="不查简称的全称。"
    )


def _params(options: dict[str, Any]) -> SearchParams:
    first, last = in_order(options["first"] or "", options["last"] or "")
    return SearchParams(
        by=Unit(options["by"]),
        months=tuple(options["month"]),
        first=first,
        last=last,
        issuers=tuple(options["issuer"]),
        kinds=tuple(options["kind"]),
        issues=tuple(options["issue"]),
        gazettes=tuple(options["gazette"]),
        signed=in_order(options["signed_from"] or "", options["signed_to"] or ""),
        sort=Sort(options["sort"]),
        widen=options["widen"],
        page_size=options["limit"],
        explain=options["explain"],
    )


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _LIMIT_AT_MOST:
        raise argparse.ArgumentTypeError(f"要在 1 到 {_LIMIT_AT_MOST} 之间。")
    return number


def _month(text: str) -> str:
    if not is_month(text):
        raise argparse.ArgumentTypeError("月份要写成 2020-12 的样子。")
    return text


def _issue(text: str) -> str:
    if not is_issue(text):
        raise argparse.ArgumentTypeError(
            "期要写成 2020-12、2020-12-n24（第24期）、2020-12-s1（增刊）的样子。"
        )
    return text


def _day(text: str) -> str:
    if not is_day(text):
        raise argparse.ArgumentTypeError("日期要写成 2020-12-25 的样子。")
    return text


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


# ---- forms of an answer ------------------------------------------------------------


def _text(params: SearchParams, _: Absolute) -> Iterator[str]:
    yield _listing(page_of(ask(params, near=True))) + "\n"


def _listing(found: Answer) -> str:
    return "\n".join(_found_lines(found))


def _found_lines(found: Answer) -> Iterator[str]:
    if found.problem:
        yield found.problem
    if found.total_documents:
        yield f"{found.total_documents} 件文件，{found.total_clauses} 处条款"
    else:
        yield "没有找到。"
    for result in found.results:
        yield from _result_lines(result)
    if found.near:
        yield from ("", f"近似结果：{found.near.total_documents} 件文件")
        for typed, official in found.near.everyday:
            yield f"“{typed}”也按“{'”“'.join(official)}”查找"
        for result in found.near.results:
            yield from _result_lines(result)


def _result_lines(result: DocumentResult) -> Iterator[str]:
    document = result.document
    yield ""
    yield document.title
    about = (document.number, document.issuer, f"{document.issue.key} 公报")
    yield "  " + "  ".join(filter(None, about))
    yield f"  {document.get_absolute_url()}"
    if result.why_near:
        yield f"  {result.why_near}"
    for hit in result.clauses:
        yield f"  · {hit.place}  {hit.snippet.plain(*_MARKS)}  第{hit.clause.page}页"
    if result.more:
        yield f"  · 另有 {result.more} 处"
    if result.factors:
        yield f"  得分 {result.score:.3f}"
        yield from (f"    {each.worth:10.3f}  {each.what}" for each in result.factors)


def _json(params: SearchParams, absolute: Absolute) -> Iterator[str]:
    asked = ask(params, near=True)
    documents = [document_object(result, absolute) for result in results(asked)]
    near = near_object(asked, absolute)
    found = {**about(asked), "documents": documents, "near": near}
    yield json.dumps(found, ensure_ascii=False) + "\n"


def _csv(params: SearchParams, absolute: Absolute) -> Iterator[str]:
    return csv_lines(ask_for_all(params), absolute)


def _atom(params: SearchParams, absolute: Absolute) -> Iterator[str]:
    yield feed_text(params, absolute)


def _write_workbook(
    params: SearchParams, absolute: Absolute, output: Path | None
) -> None:
    if output is None:
        raise CommandError("xlsx 要用 --output 写明文件。")
    page = absolute(address(params))
    with (
        xlsx_file(ask_for_all(params), absolute, page) as file,
        _told_if_unwritable(output),
        output.open("wb") as target,
    ):
        shutil.copyfileobj(file, target)


@contextmanager
def _told_if_unwritable(output: Path) -> Iterator[None]:
    """Raises CommandError, which says why, where the file can't be written."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{output} 写不了：{error.strerror or error}。") from error


_PIECES = {"text": _text, "json": _json, "csv": _csv, "atom": _atom}
