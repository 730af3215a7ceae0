"""Whatever happens to the files or the writer, there is an answer, or a clear state."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from search.engine import DocumentEntry, EngineBusy, Query
from search.whoosh_engine.engine import WhooshEngine
from search.whoosh_engine.index import storage
from search.whoosh_engine.index.checksummed_storage import ChecksummedStorage
from tests.builders.index_entries import document
from tests.search.queries import parse
from tests.search.whoosh_engine.small_index import (
    HELD,
    POSTAL,
    WATER,
    changed,
    directories,
    held_by,
)


class PowerCut(Exception):
    pass


def half_of_it() -> Iterator[DocumentEntry]:
    yield changed()
    raise PowerCut


class CountingReader(WhooshEngine):
    """Counts how often it was asked for the newest generation."""

    asked = 0

    def _generation(self):
        generation = super()._generation()
        self.asked += 1
        return generation


def test_a_writer_that_dies_leaves_what_was_there(held, folder):
    with pytest.raises(PowerCut):
        held.engine.replace(half_of_it())
    for engine in (held.engine, WhooshEngine(folder)):
        assert engine.held() == HELD
    assert held.documents("快递") == ["快递进村"]
    held.hold([changed(revision=7)])
    assert held.engine.held() == HELD | {POSTAL.document_id: 7}


def test_a_rebuild_that_dies_leaves_what_was_there_and_nothing_else(held, folder):
    with pytest.raises(PowerCut):
        held.engine.rebuild(half_of_it())
    assert held.documents("快递") == ["快递进村"]
    assert len(directories(folder)) == 1


IMPORT_AND_DIE = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from search.management.commands import update_index
update_index.bring_level = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
call_command("import_gazette", sys.argv[1])
"""


def test_an_import_that_is_killed_before_its_index_update_loses_nothing(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gazette_site.settings",
        "GAZETTE_DATA": str(tmp_path / "var"),
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )

    sample = Path("documents", "sample", "yunze-2023-10.txt")
    assert run("manage.py", "migrate", "-v0").returncode == 0
    assert run("-c", IMPORT_AND_DIE, str(sample)).returncode == -signal.SIGKILL
    check = run("manage.py", "update_index", "--check")
    assert (check.returncode, check.stdout) == (1, "")
    assert "需要重建" in check.stderr
    assert run("manage.py", "update_index", "-v0").returncode == 0
    assert run("manage.py", "update_index", "--check").returncode == 0
    found = run("manage.py", "search", "应急")
    assert (found.returncode, found.stderr) == (0, "")
    assert "件文件" in found.stdout


@pytest.mark.parametrize("what", ["replace", "rebuild"])
def test_a_writer_may_be_killed_at_any_point(tmp_path, what):
    """`kill -9` before each of its steps on disk, in processes of their own."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.search.kill_writers", what, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    killed, before, after = map(int, run.stdout.split())
    assert killed > 20
    assert before + after == killed
    assert before
    assert after


SEARCHING = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from pathlib import Path
from search.engine import Query
from tests.search.queries import parse
from search.whoosh_engine.engine import WhooshEngine
engine, tree = WhooshEngine(Path(sys.argv[1])), parse("条款").tree
print(engine.find(Query(tree)).total_documents, flush=True)
while not Path(sys.argv[2]).exists():
    print(engine.find(Query(tree)).total_documents)
print(engine.find(Query(tree)).total_documents)
"""


def test_searches_go_on_in_another_process_while_the_index_is_swapped(
    held, folder, tmp_path, monkeypatch
):
    held.hold([changed()])
    done = tmp_path / "done"
    searching = subprocess.Popen(
        [sys.executable, "-c", SEARCHING, str(folder), str(done)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert searching.stdout is not None
    assert searching.stdout.readline() == "1\n"
    monkeypatch.setattr(storage, "version", lambda: "another")
    many = [document(f"第{n}件", "一样的条款。" * 50) for n in range(300)]
    for size in (100, 200, 300):
        held.engine.rebuild(many[:size])
    done.touch()
    found, complaint = searching.communicate(timeout=60)
    assert complaint == ""
    seen = [int(line) for line in found.split()]
    assert set(seen) <= {1, 100, 200, 300}
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (1, 300)


def test_a_second_writer_waits_and_is_then_told(held, folder):
    lock = FileLock(str(folder / "writing.lock"))
    assert lock.acquire()
    impatient = WhooshEngine(folder, patience=0.1)
    with pytest.raises(EngineBusy, match="另一个程序"):
        impatient.replace([POSTAL])
    assert impatient.find(Query(None)).total_documents == 2  # reading goes on
    threading.Timer(0.2, lock.release).start()
    WhooshEngine(folder, patience=10).replace((), [WATER.document_id])
    assert held_by(held.engine) == {POSTAL.document_id}


def test_another_process_sees_what_was_written(held, folder):
    reader = WhooshEngine(folder)
    assert reader.held() == HELD
    held.engine.replace((), [POSTAL.document_id])
    assert held_by(reader) == {WATER.document_id}
    held.engine.rebuild([POSTAL])
    assert held_by(reader) == {POSTAL.document_id}


def test_readers_find_all_of_a_step_or_nothing_while_it_is_written(held, folder):
    reader, sizes = WhooshEngine(folder), set()
    five = [document("换", "换过的条款。") for _ in range(5)]
    writing = threading.Thread(
        target=lambda: [
            held.engine.replace([replace(one, revision=n) for one in five])
            for n in range(8)
        ]
    )
    writing.start()
    while writing.is_alive():
        sizes.add(reader.find(Query(parse("换过").tree)).total_documents)
    writing.join()
    assert sizes <= {0, 5}
    assert reader.held() == HELD | {one.document_id: 7 for one in five}


def test_an_index_that_changes_while_it_is_opened_is_opened_again(
    held, folder, monkeypatch
):
    verify, changes = ChecksummedStorage.verify, iter([[WATER.document_id]])

    def meanwhile(storage: ChecksummedStorage) -> int:
        generation = verify(storage)
        for gone in changes:
            held.engine.replace((), gone)
            break
        return generation

    monkeypatch.setattr(ChecksummedStorage, "verify", meanwhile)
    assert held_by(WhooshEngine(folder)) == {POSTAL.document_id}
    assert next(changes, None) is None


def test_an_index_that_never_rests_is_answered_from_as_it_was(
    held, folder, monkeypatch
):
    reader = WhooshEngine(folder)
    assert reader.held() == HELD
    held.engine.replace((), [WATER.document_id])
    verify, numbers = ChecksummedStorage.verify, iter(range(1, 99))

    def meanwhile(storage: ChecksummedStorage) -> int:
        generation = verify(storage)
        if storage.path.exists():
            held.engine.rebuild([changed(revision=next(numbers))])
        return generation

    monkeypatch.setattr(ChecksummedStorage, "verify", meanwhile)
    assert reader.held() == HELD
    monkeypatch.undo()
    assert reader.held() == held.engine.held()


def test_an_index_is_opened_once_however_many_ask_for_it(held, folder, monkeypatch):
    reader, verify = CountingReader(folder), ChecksummedStorage.verify
    entered, go_on, opened = threading.Event(), threading.Event(), []

    def slowly(storage: ChecksummedStorage) -> int:
        opened.append(storage)
        entered.set()
        go_on.wait(10)
        return verify(storage)

    monkeypatch.setattr(ChecksummedStorage, "verify", slowly)
    threads = [threading.Thread(target=reader.held) for _ in range(3)]
    for thread in threads:
        thread.start()
    entered.wait(10)
    while reader.asked < len(threads) + 1:  # the one that opens asks twice
        time.sleep(0.01)
    go_on.set()
    for thread in threads:
        thread.join()
    assert len(opened) == 1
    assert reader.held() == HELD


def test_threads_may_search_at_once(held):
    expected = held.documents("快递")
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(held.documents("快递")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_a_seeded_random_does_not_disturb_writing(held):
    for number in range(4):
        random.seed(1)
        held.hold([changed(f"第{number}次", "写入。", revision=number + 1)])
    assert held.engine.held() == HELD | {POSTAL.document_id: 4}


def test_the_folder_is_private(held, folder):
    assert folder.stat().st_mode & 0o077 == 0
