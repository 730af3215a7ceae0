"""An upload: reading a file anew beside taking what is kept of it; comparing; publishing."""

from pathlib import Path
from time import perf_counter

from django.core.management import call_command

from benchmarks.clock import times, told
from benchmarks.corpus import gazettes
from documents.importing.files import GazetteFile, read_gazette
from documents.importing.matching.identity import Given
from documents.importing.store import store_issue
from documents.models import FIRST_GAZETTE, Document, Issue
from documents.parsing.types import ParsedIssue
from office.uploads.models import Reading, Upload
from office.uploads.parsed_json import as_bytes, from_bytes
from office.uploads.reading import difference
from office.uploads.review import review

_RUNS = 20


def main() -> None:
    call_command("migrate", verbosity=0)
    for path in gazettes():
        _measure(path)


def _measure(path: Path) -> None:
    file = read_gazette(path)
    file.parse()  # which also reads the dictionary
    start = perf_counter()
    parsed = read_gazette(path).parse()
    anew = perf_counter() - start
    data = as_bytes(parsed)
    kept = times(lambda: from_bytes(data), _RUNS)
    print(f"{path.name}, {parsed.pages} pages")
    print(f"    read anew: {anew:.2f} s; kept, {len(data) // 1000} kB: {told(kept)}")
    start = perf_counter()
    store_issue(parsed, file)
    print(f"    stored: {perf_counter() - start:.2f} s")
    _measure_review(file, parsed)


def _measure_review(file: GazetteFile, parsed: ParsedIssue) -> None:
    """Beside the issue that is held, whose file is another one by now."""
    Issue.objects.update(file_hash="another", fingerprint="another")
    given = Given(gazette=FIRST_GAZETTE)
    start = perf_counter()
    found = difference(parsed, file, given)
    print(f"    compared: {perf_counter() - start:.2f} s ({found['status']})")
    upload = Upload(pk=1, name=file.name, sha256=file.sha256, key=found["key"])
    reading = Reading(
        upload=upload,
        file_hash=file.sha256,
        gazette=FIRST_GAZETTE,
        difference=found,
        basis="",
    )
    shown = times(lambda: review(reading, parsed), _RUNS)
    assert Document.objects.exists()
    print(f"    reviewed: {told(shown)}")
