"""The signs of a query, each with an example from what is held that finds something."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from django.db.models import Count

from documents.models import Document, Gazette, Issue
from documents.reading.examples import examples_of
from knowledge.units import unit_figures
from search.analysis.tokenizer import tokenizer_of
from search.assist.autocomplete import State, state
from search.engine import engine
from search.results.addresses import address
from search.results.answering import ask
from search.results.forms import SearchParams


@dataclass(frozen=True, slots=True)
class SearchTip:
    """A way to ask: how it is written, what it does, and an example with its address, or ""."""

    written: str
    says: str
    example: str = ""
    address: str = ""


_TRIED = 4  # words for each of two places

_TIPS = (
    ("甲 乙", "用空格隔开，文件里要都有；挨得近的条款排在前面。", "words"),
    ("“甲乙”", "加引号，一字不差；标点和空格不计。", "phrase"),
    ("甲 | 乙", "竖线（或 OR）两边的词，有一个就算。", "either"),
    ("甲 -乙", "减号（或 NOT）紧跟一个词，不要含这个词的文件。", "without"),
    ("文号", "括号怎么写都认得，只记得一部分也可以。", "number"),
    ("人名", "直接输入全名。", "person"),
    ("第12条", "就是第十二条；年月日、百分数也一样。", "article"),
    ("简称", "同时按全称查找，全称也同时按简称查找；点一下就可以关掉。", "short"),
    ("标题:甲", "只在标题里找。", "title"),
    ("文号:甲", "机关代字、年份或序号相符的文件。", "numbered"),
    ("机关:甲", "发文机关的名称里有这几个字。", "issuer"),
    ("类别:甲", "通知、意见、公告、政策解读等。", "kind"),
    ("刊物:甲", "刊名里有这几个字。", "gazette"),
    ("效力:甲", "有效、已修改、已废止、已失效、尚未施行，或未发现废止记录。", "force"),
    ("责任单位:甲", "给这个单位派了任务的文件；简称、全称都行。", "duty"),
    ("月份:", "一个月、一年，或用两点连起来的一段。", "month"),
)


# Shown where an example is held; nobody needs them to ask.
_BY_THE_WAY = ("article", "short", "gazette", "duty")
_ARTICLES = ("第12条", "第5条", "第3条", "第1条")
_STATES = ("已废止", "已修改", "有效", "未发现废止记录")
_SHORT_FORMS = ("发改委", "卫健委", "人社局", "住建局", "市监局", "文旅局", "医保")


def search_tips(level: bool) -> tuple[SearchTip, ...]:
    """`level` says whether the index holds what the database holds: what was found to find
    nothing is tried again once it does."""
    return _search_tips(state(), level)


@lru_cache(maxsize=1)
def _search_tips(_state: State, _level: bool) -> tuple[SearchTip, ...]:
    tried = dict(_examples())
    every = ((what, _tip(what, *said, tried=tried)) for *said, what in _TIPS)
    return tuple(tip for what, tip in every if tip.example or what not in _BY_THE_WAY)


def _tip(
    what: str, written: str, says: str, *, tried: dict[str, list[str]]
) -> SearchTip:
    example = next(filter(_finds_something, filter(None, tried.get(what, ()))), "")
    where = address(SearchParams(q=example)) if example else ""
    return SearchTip(written, says, example, where)


def _finds_something(query: str) -> bool:
    asked = ask(SearchParams(q=query, page_size=1))
    return bool(asked.result.total_documents) and not asked.parsed.problem


# ---- examples that are likely to find something ------------------------------------


def _examples() -> Iterator[tuple[str, list[str]]]:
    latest = Issue.objects.without_source().select_related("gazette").first()
    if latest is None:
        return
    found = examples_of(latest)
    yield "number", [found.number]
    yield "phrase", [found.phrase]
    yield "person", [found.person]
    yield "month", [f"月份:{latest.calendar_month}"]
    if Gazette.objects.held().count() > 1:
        yield "gazette", [f"刊物:{latest.gazette.title}"]
    yield "article", list(_ARTICLES)
    yield "short", list(_SHORT_FORMS)
    yield "force", [f"效力:{state}" for state in _STATES]
    yield "duty", [f"责任单位:{unit.name}" for unit in unit_figures()[:1]]
    if document := _longest_numbered(latest):
        yield "numbered", [f"文号:{document.number_code}"]
        yield "issuer", [f"机关:{document.issuer}"]
        yield "kind", [f"类别:{document.kind}"]
        words = _words(document.title.removeprefix(document.issuer))
        yield "title", [f"标题:{word}" for word in words]
        pairs = [*permutations(words[:_TRIED], 2)]
        yield "either", [f"{first} | {second}" for first, second in pairs]
        yield "without", [f"{first} -{second}" for first, second in pairs]
        yield "words", [found.pair, *map(" ".join, pairs)]


def _longest_numbered(issue: Issue) -> Document | None:
    numbered = Document.objects.filter(issue=issue).exclude(number="")
    longest = numbered.alias(length=Count("clauses")).order_by("-length", "position")
    return longest.first()


def _words(text: str) -> list[str]:
    """The words of two characters and more, the longest first."""
    cut = tokenizer_of(engine()).words(text)
    words = (word for word in dict.fromkeys(cut) if len(word) > 1)
    return sorted(words, key=len, reverse=True)
