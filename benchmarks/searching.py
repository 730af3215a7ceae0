"""Server time of a warm search page, over the sample and the real issue."""

from functools import partial

from django.core.management import call_command
from django.test import Client

from benchmarks.clock import times, told
from benchmarks.corpus import gazettes
from documents.models import Clause, Document

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


def _got(client: Client, url: str) -> None:
    response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url} answered {response.status_code}")
