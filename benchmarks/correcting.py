"""Processor time of a correction in the browser: the parse that is kept, the rows, the journal,
the index."""

from statistics import median
from time import process_time

from django.core.management import call_command

from benchmarks.corpus import gazettes
from documents.corrections.operations import SetText
from documents.importing.corrected.making import Author, Words, make, open_issue, undo
from documents.importing.files import read_gazette
from documents.importing.store import store_issue
from documents.models import Clause, Issue
from search.sync import bring_level

_CORRECTIONS = 5
_BY = Author(None, "benchmark")


def main() -> None:
    call_command("migrate", verbosity=0)
    for path in gazettes():
        file = read_gazette(path)
        start = process_time()
        parsed = file.parse()
        parsing = process_time() - start
        outcome = store_issue(parsed, file)
        bring_level()
        issue = Issue.objects.at(outcome.key).get()
        times = [_times(issue, number) for number in range(_CORRECTIONS)]
        opening, making, undoing, indexing = map(median, zip(*times, strict=True))
        print(
            f"{path.name}: {outcome.clauses} clauses; parse {parsing:.2f} s, "
            f"kept parse {opening:.2f} s, correct {making:.2f} s, "
            f"index {indexing:.2f} s, undo {undoing:.2f} s"
        )


def _times(issue: Issue, number: int) -> tuple[float, float, float, float]:
    clauses = Clause.objects.select_related("document").filter(document__issue=issue)
    clause = clauses.order_by("document__position", "position")[20 + number * 10]
    start = process_time()
    open_issue(Issue.objects.get(pk=issue.pk))
    opened = process_time()
    correction = make(
        issue.pk,
        lambda opened: SetText(*opened.anchors(clause), f"{clause.text}（略）"),
        Words(str(clause)),
        _BY,
    )
    made = process_time()
    bring_level()
    indexed = process_time()
    undo(correction, _BY)
    undone = process_time()
    bring_level()
    return opened - start, made - opened, undone - indexed, indexed - made
