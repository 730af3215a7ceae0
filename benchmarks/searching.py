"""Time of a warm search page at the server: over the sample and the real issue, and over an
archive of twenty years. What the engine alone takes: `python -m benchmarks.search_speed`."""

from collections.abc import Sequence
from functools import partial
from time import process_time

from django.core.management import call_command
from django.test import Client, override_settings

import gazette_site.wsgi  # noqa: F401  # collects garbage as rarely as the server does
from benchmarks.archive import addresses, statutes_in_documents
from benchmarks.clock import times, told
from benchmarks.corpus import corpus_file, gazettes
from documents.models import Clause, Document, Issue
from office.audit.triggers import stop_watching
from search.engine import Query, SearchResult, engine
from search.sync import bring_level
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.archive import store_archive

SIZES = (10_000, 100_000)
_QUERIES = (
    "饮用水 应急",
    "养老服务",
    "“双随机、一公开”",
    "政府 应急 -保障",
    "云政办发〔2023〕41号",
    "财政局",
    "2023年",
)
_RUNS = 30
_LEAST_OF = 5
_FRAGMENT = {"HX-Request": "true"}


class TimedEngine(WhooshEngine):
    """The engine, and how long it was asked, in seconds of computing."""

    spent = 0.0

    def find(self, query: Query) -> SearchResult:
        start = process_time()
        found = super().find(query)
        TimedEngine.spent += process_time() - start
        return found


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("import_gazette", *map(str, gazettes()))
    client = Client(headers={"host": "localhost"})
    print(f"{Document.objects.count()} documents, {Clause.objects.count()} clauses")
    for query in _QUERIES:
        url = f"/search/?q={query}"
        taken = times(partial(_got, client, url), _RUNS)
        print(f"search {query}: {told(taken)}")
    longest = max(Document.objects.all(), key=lambda document: document.clauses.count())
    issue = longest.issue
    for name, url in (
        (f"document of {longest.clauses.count()} clauses", longest.get_absolute_url()),
        ("issue", issue.get_absolute_url()),
        ("months", "/months/"),
        ("home", "/"),
    ):
        taken = times(partial(_got, client, url), _RUNS)
        print(f"page, {name}: {told(taken)}")
    _measure_archives(client)


def _measure_archives(client: Client) -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    for size in SIZES:
        stop_watching([(None, False)])  # the audit log refuses to be emptied
        call_command("flush", interactive=False, verbosity=0)
        store_archive(statutes_in_documents(path, size))
        bring_level(rebuild=True)
        print(
            f"\n{Clause.objects.count():,} clauses, {Document.objects.count():,} documents, "
            f"{Issue.objects.count()} months; computing, least of {_LEAST_OF}:"
        )
        asked = addresses()
        with override_settings(SEARCH_ENGINE="benchmarks.searching.TimedEngine"):
            engine().held()
            for name, headers in (("page", {}), ("fragment", _FRAGMENT)):
                _measure(client, name, asked, headers)


def _measure(
    client: Client, name: str, asked: Sequence[str], headers: dict[str, str]
) -> None:
    """Every address as often; of each the run that took least."""
    least = [
        min(_computed(client, url, headers) for _ in range(1 + _LEAST_OF))
        for url in asked
    ]
    whole = [1000 * taken for taken, _ in least]
    finding = [1000 * spent for _, spent in least]
    print(f"search, {name}: {told(whole)}")
    print(f"  of which the engine: {told(finding)}")
    rest = [taken - spent for taken, spent in zip(whole, finding, strict=True)]
    print(f"  and the rest: {told(rest)}")


def _computed(client: Client, url: str, headers: dict[str, str]) -> tuple[float, float]:
    """Seconds for the page, and of these in the engine."""
    TimedEngine.spent, start = 0.0, process_time()
    _got(client, url, headers)
    return process_time() - start, TimedEngine.spent


def _got(client: Client, url: str, headers: dict[str, str] | None = None) -> None:
    response = client.get(url, headers=headers)
    if response.status_code != 200:
        raise SystemExit(f"{url} answered {response.status_code}")
