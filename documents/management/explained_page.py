"""Why a page was cut as it was, for a person to read."""

from collections.abc import Iterator

from django.core.management.base import CommandError

from documents.importing.files import GazetteFile
from documents.parsing import GazetteError, explain_order
from documents.parsing.reading_order.explaining import (
    ExplainedCandidate,
    OpenEnd,
    PageExplanation,
)
from documents.parsing.reading_order.weights import SURE_MARGIN
from documents.parsing.text.characters import bare

_FIRST_WORDS = 20


def page_argument(text: str) -> int:
    """A page's number. Raises CommandError where the text is none."""
    if not text.isdecimal():
        raise CommandError(f"--explain-page {text}：页码要写成 3 这样的数")
    return int(text)


def explained_order(file: GazetteFile, page: int) -> str:
    """Raises GazetteError where the file has no such page, or its order isn't guessed."""
    if file.pdf:
        raise GazetteError("PDF 的阅读顺序由文字在页面上的位置决定，没有可供说明的取舍")
    return explained_page(explain_order(file.text, page))


def explained_page(why: PageExplanation) -> str:
    return "\n".join(_lines(why))


def _lines(why: PageExplanation) -> Iterator[str]:
    yield f"第 {why.page} 页的阅读顺序（分值为对数几率：1 微弱，3 较强，6 近于定论）"
    order = "标题在前，栏文在后" if why.titles_first else "栏文在前，标题在后"
    yield f"整期的导出次序：{order}"
    yield f"承上：{_open_end(why.before, '本页')}"
    for rank, candidate in enumerate(why.candidates):
        yield ""
        yield from _candidate_lines(rank, candidate, why.candidates[0])
    if why.others:
        yield ""
        yield f"其余 {why.others} 种排法落后更多"
    yield ""
    yield f"启下：{_open_end(why.after, '下页')}"
    yield f"结论：{_margin(why)}"


def _open_end(end: OpenEnd | None, page: str) -> str:
    if end is None:
        return "还没有任何标题，没有上文"
    text = f"《{end.title}》" if end.title else "没有标题的文字"
    stops = f"停在“{_shortened(end.last)}”" if end.last else "题下还没有文字"
    if end.goes_on is None:
        return f"{text}{stops}，{page}没有续文"
    first = _shortened(bare(end.goes_on.text))
    return f"{text}{stops}，{page}接以第 {end.goes_on.number} 行“{first}”"


def _candidate_lines(
    rank: int, candidate: ExplainedCandidate, chosen: ExplainedCandidate
) -> Iterator[str]:
    yield f"{rank + 1}. {'选定' if candidate is chosen else '落选'}：{_where(candidate)}"
    yield f"   {_totals(candidate, chosen)}"
    for factor in candidate.factors:
        yield f"   {factor.worth:+6.1f}  {factor.name}"


def _where(candidate: ExplainedCandidate) -> str:
    lines = candidate.lines
    if not lines:
        return "本页没有接上文的文字"
    first, last = (_shortened(bare(line.text)) for line in (lines[0], lines[-1]))
    if len(lines) == 1:
        return f"第 {lines[0].number} 行接上文：“{first}”"
    return (
        f"第 {lines[0].number}–{lines[-1].number} 行接上文：“{first}”至“{last}”"
    )  # fmt: skip


def _totals(candidate: ExplainedCandidate, chosen: ExplainedCandidate) -> str:
    total = f"整期 {candidate.total:.1f}，其中本页 {candidate.on_page:.1f}"
    if candidate is chosen:
        return total
    here = candidate.on_page - chosen.on_page
    elsewhere = candidate.elsewhere - chosen.elsewhere
    behind = chosen.total - candidate.total
    return f"{total}；落后 {behind:.1f}（本页 {here:+.1f}，其余各页 {elsewhere:+.1f}）"


def _margin(why: PageExplanation) -> str:
    if len(why.candidates) == 1:
        return "没有别的排法可与之相比"
    lead = f"领先第二种 {why.margin:.1f}"
    if why.is_doubtful:
        return f"{lead}，不足 {SURE_MARGIN:.1f}，列入存疑"
    return f"{lead}，达到 {SURE_MARGIN:.1f}，不列入存疑"


def _shortened(text: str) -> str:
    return text if len(text) <= _FIRST_WORDS else f"{text[:_FIRST_WORDS]}…"
