"""Pages of what the gazette knows, over ten years of made-up issues: time at the server, warm."""

from collections.abc import Iterator
from random import Random
from statistics import median
from time import perf_counter

from django.core.management import call_command
from django.test import Client

from documents.models import Clause, Document
from knowledge.level import bring_facts_level
from knowledge.models import DutyFact, EffectFact, TimeFact
from knowledge.units import unit_figures
from tests.builders.archive import FIRST_YEAR, store_archive

_MONTHS, _DOCUMENTS, _CLAUSES = 120, 20, 20
_RUNS = 15
_BUREAUS = (
    "市财政局", "市教育局", "市水利局", "市民政局", "市公安局", "市审计局", "市统计局", "市商务局",
    "市农业农村局", "市交通运输局", "市医疗保障局", "市应急管理局", "市生态环境局", "市市场监督管理局",
)  # fmt: skip


def main() -> None:
    call_command("migrate", verbosity=0)
    store_archive(_texts(Random(3)), _MONTHS)
    begun = perf_counter()
    count = bring_facts_level()
    took = perf_counter() - begun
    print(
        f"{count} documents, {Clause.objects.count()} clauses; facts of all in {took:.0f} s: "
        f"{DutyFact.objects.count()} duties, {TimeFact.objects.count()} times, "
        f"{EffectFact.objects.count()} effects"
    )
    busiest = unit_figures()[0]
    print(f"the busiest unit: {busiest.total} duties")
    client = Client()
    newest = Document.objects.order_by("-issue__year", "-issue__month").first()
    assert newest
    client.get(
        f"/d/{newest.slug}/", HTTP_HOST="localhost"
    )  # states are worked out once
    for address in (
        "/units/",
        f"/units/{busiest.name}/",
        f"/units/{busiest.name}/?role=lead&due=any&state=live",
        "/effect/",
        "/effect/?kind=ends",
        f"/d/{newest.slug}/duties/",
        f"/d/{newest.slug}/citations/",
        f"/d/{newest.slug}/",
    ):
        times = sorted(_asked(client, address) for _ in range(_RUNS))
        slow = times[int(len(times) * 0.95)]
        print(f"{address.split('?')[0]:24} {median(times):6.1f} ms, p95 {slow:6.1f} ms")


def _asked(client: Client, address: str) -> float:
    begun = perf_counter()
    assert client.get(address, HTTP_HOST="localhost").status_code == 200
    return (perf_counter() - begun) * 1000


def _texts(drawn: Random) -> Iterator[tuple[str, list[str]]]:
    """A title and its clauses for each document, in the order in which the archive takes them."""
    for number in range(_MONTHS * _DOCUMENTS):
        year = FIRST_YEAR + number % _MONTHS // 12
        title = f"云泽市人民政府关于第{number + 1}项工作的通知"
        yield title, [_text(drawn, year, number + 1) for _ in range(_CLAUSES)]


def _text(drawn: Random, year: int, serial: int) -> str:
    first, second = drawn.sample(_BUREAUS, 2)
    other = drawn.randrange(1, serial + 1)
    texts = (
        f"加快建设，{year + 1}年底前完成。（牵头单位：{first}；配合单位：{second}）",
        f"按照云政发〔{year}〕{other}号抓好落实。（责任单位：{first}、{second}）",
        f"覆盖率达到{drawn.randrange(60, 99)}%以上。（责任单位：{first}）",
        f"本通知自{year}年12月1日起施行，云政发〔{year}〕{other}号同时废止。",
    )
    # Hardly one clause in forty speaks of force.
    return drawn.choices(texts, weights=(13, 13, 13, 1))[0]
