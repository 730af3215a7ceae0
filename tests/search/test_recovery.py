"""Whatever happens to the files or the writer, there is an answer, or a clear state."""

import json
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from search import index_folder
from search.engine import EngineBusy, Found, Query
from search.query import parse_query
from search.sealed import SealedStorage
from search.whoosh_engine import WhooshEngine
from tests.search.entries import Shelf, document, issue

POSTAL = issue(document("快递进村", "推进快递进村。"))
WATER = issue(document("供水", "保障供水。"), month="2023-12")


class PowerCut(Exception):
    pass


def half_of_it():
    yield issue(document("换过", "换过的条款。"), fingerprint="half")
    raise PowerCut


class CountingReader(WhooshEngine):
    """Counts how often it was asked for the newest generation."""

    asked = 0

    def _newest(self):
        newest = super()._newest()
        self.asked += 1
        return newest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def held(folder: Path) -> Shelf:
    return Shelf(WhooshEngine(folder)).hold(POSTAL, WATER)


def titles(folder: Path, text: str) -> int:
    return WhooshEngine(folder).find(Query(parse_query(text).tree)).total_documents


def test_a_writer_that_dies_leaves_what_was_there(held, folder):
    with pytest.raises(PowerCut):
        held.engine.replace(half_of_it())
    for engine in (held.engine, WhooshEngine(folder)):
        assert engine.held() == {"2023-11": "as printed", "2023-12": "as printed"}
    assert held.documents("快递") == ["快递进村"]
    held.hold(issue(document("换过", "换过的条款。"), fingerprint="whole"))
    assert held.engine.held()["2023-11"] == "whole"


def test_a_rebuild_that_dies_leaves_what_was_there_and_nothing_else(held, folder):
    with pytest.raises(PowerCut):
        held.engine.rebuild(half_of_it())
    assert held.documents("快递") == ["快递进村"]
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def test_a_killed_writer_locks_nobody_out(held, folder):
    script = f"""
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from pathlib import Path
from search.whoosh_engine import WhooshEngine
from tests.search.entries import document, issue
def entries():
    yield issue(document("换过", "换过的条款。"))
    os._exit(9)
WhooshEngine(Path({str(folder)!r})).replace(entries())
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert held.documents("快递") == ["快递进村"]
    held.hold(issue(document("后来", "后来的条款。")))
    assert held.documents("条款") == ["后来"]


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_seal(path: Path) -> None:
    path.write_text("5")


@pytest.mark.parametrize("pattern", ["*/*.seg", "*/*.toc", "*/*.seal", "current"])
@pytest.mark.parametrize("how", [damage, empty, no_seal, Path.unlink])
def test_damage_is_noticed_and_mended_by_indexing_again(held, folder, pattern, how):
    for path in folder.glob(pattern):
        how(path)
    engine = WhooshEngine(folder)
    assert engine.held() == {}
    assert engine.find(Query(parse_query("快递").tree)) == Found(0, 0)
    engine.replace([POSTAL, WATER])
    assert WhooshEngine(folder).held().keys() == {"2023-11", "2023-12"}
    assert titles(folder, "快递") == 1


def test_a_directory_that_is_gone_is_noticed(held, folder):
    pointer = json.loads((folder / "current").read_text())
    (folder / pointer["directory"]).rename(folder.parent / "elsewhere")
    assert WhooshEngine(folder).held() == {}
    assert held.engine.held() == {}
    held.hold(POSTAL)
    assert held.documents("快递") == ["快递进村"]


def test_an_index_of_another_version_counts_as_not_held(held, folder, monkeypatch):
    monkeypatch.setattr(index_folder, "version", lambda: "another")
    engine = WhooshEngine(folder)
    assert engine.held() == {}
    assert engine.find(Query(None)) == Found(0, 0)
    engine.replace([POSTAL])
    assert engine.held() == {"2023-11": "as printed"}
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def test_a_second_writer_waits_and_is_then_told(held, folder):
    lock = FileLock(str(folder / "writing.lock"))
    assert lock.acquire()
    impatient = WhooshEngine(folder, patience=0.1)
    with pytest.raises(EngineBusy, match="另一个程序"):
        impatient.replace([POSTAL])
    assert impatient.find(Query(None)).total_documents == 2  # reading goes on
    threading.Timer(0.2, lock.release).start()
    WhooshEngine(folder, patience=10).remove(["2023-12"])
    assert held.engine.held().keys() == {"2023-11"}


def test_another_process_sees_what_was_written(held, folder):
    reader = WhooshEngine(folder)
    assert reader.held().keys() == {"2023-11", "2023-12"}
    held.engine.remove(["2023-11"])
    assert reader.held().keys() == {"2023-12"}
    held.engine.rebuild([POSTAL])
    assert reader.held().keys() == {"2023-11"}


def test_readers_find_all_of_an_issue_or_nothing_while_it_is_written(held, folder):
    reader, sizes = WhooshEngine(folder), set()
    writing = threading.Thread(
        target=lambda: [
            held.engine.replace(
                [
                    issue(
                        *(document("换", "换过的条款。") for _ in range(5)),
                        fingerprint=str(n),
                    )
                ]
            )
            for n in range(8)
        ]
    )
    writing.start()
    while writing.is_alive():
        sizes.add(reader.find(Query(parse_query("换过").tree)).total_documents)
    writing.join()
    assert sizes <= {0, 5}
    assert reader.held()["2023-11"] == "7"


def test_an_index_that_changes_while_it_is_opened_is_opened_again(
    held, folder, monkeypatch
):
    verify, changes = SealedStorage.verify, iter([["2023-12"]])

    def meanwhile(storage: SealedStorage) -> int:
        generation = verify(storage)
        for months in changes:
            held.engine.remove(months)
            break
        return generation

    monkeypatch.setattr(SealedStorage, "verify", meanwhile)
    assert WhooshEngine(folder).held().keys() == {"2023-11"}
    assert next(changes, None) is None


def test_an_index_that_never_rests_is_answered_from_as_it_was(
    held, folder, monkeypatch
):
    reader = WhooshEngine(folder)
    assert reader.held().keys() == {"2023-11", "2023-12"}
    held.engine.remove(["2023-12"])
    verify, numbers = SealedStorage.verify, iter(range(99))

    def meanwhile(storage: SealedStorage) -> int:
        generation = verify(storage)
        if storage.path.exists():
            held.engine.rebuild([issue(fingerprint=str(next(numbers)))])
        return generation

    monkeypatch.setattr(SealedStorage, "verify", meanwhile)
    assert reader.held().keys() == {"2023-11", "2023-12"}
    monkeypatch.undo()
    assert reader.held() == held.engine.held()


def test_an_index_is_opened_once_however_many_ask_for_it(held, folder, monkeypatch):
    reader, verify = CountingReader(folder), SealedStorage.verify
    entered, go_on, opened = threading.Event(), threading.Event(), []

    def slowly(storage: SealedStorage) -> int:
        opened.append(storage)
        entered.set()
        go_on.wait(10)
        return verify(storage)

    monkeypatch.setattr(SealedStorage, "verify", slowly)
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
    assert reader.held().keys() == {"2023-11", "2023-12"}


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
        held.hold(issue(document(f"第{number}次", "写入。"), fingerprint=str(number)))
    assert held.engine.held()["2023-11"] == "3"


def test_the_folder_is_private(held, folder):
    assert folder.stat().st_mode & 0o077 == 0
