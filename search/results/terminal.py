"""An answer for people at a terminal."""

from collections.abc import Iterator
from html import unescape

from search.results.answer import Answer, ClauseResult, DocumentResult


def listing(found: Answer) -> str:
    return "\n".join(_lines(found))


def _lines(found: Answer) -> Iterator[str]:
    if found.problem:
        yield found.problem
    if not found.total_documents:
        yield "没有找到。"
        return
    yield f"{found.total_documents} 件文件，{found.total_clauses} 处条款"
    for result in found.results:
        yield from _document(result)


def _document(result: DocumentResult) -> Iterator[str]:
    document = result.document
    yield ""
    yield document.title
    about = (document.number, document.issuer, f"{document.issue.slug} 公报")
    yield "  " + "  ".join(filter(None, about))
    yield f"  {document.get_absolute_url()}"
    for hit in result.clauses:
        yield f"  · {hit.place}  {_plain(hit)}  第{hit.clause.page}页"
    if result.more:
        yield f"  · 另有 {result.more} 处"
    if result.factors:
        yield f"  得分 {result.score:.3f}"
        yield from (f"    {each.worth:10.3f}  {each.what}" for each in result.factors)


def _plain(hit: ClauseResult) -> str:
    """The snippet for a terminal, with 【】 where a page has marks."""
    marked = str(hit.snippet).replace("<mark>", "【").replace("</mark>", "】")
    return unescape(marked)
