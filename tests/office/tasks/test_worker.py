"""Workers as processes: killed, told to stop, several at once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TAKEN_UP_WITHIN = 60  # seconds


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of its own, with its tables."""
    made = tmp_path_factory.mktemp("workers")
    manage(made, "migrate", "--verbosity=0")
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "done.txt"
    made.touch()
    return made


def manage(folder: Path, *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment(folder),
        check=True,
    )


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "GAZETTE_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "gazette_site.settings",
    }


def enqueue(folder: Path, *calls: str) -> None:
    """As `leave.enqueue(file='…', line='a')`."""
    told = "; ".join(calls)
    code = f"from tests.office.tasks.examples import *; {told}"
    manage(folder, "shell", "--verbosity=0", "--command", code)


Started = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(folder: Path) -> Iterator[Started]:
    """Starts workers, which are gone at the end."""
    started: list[subprocess.Popen[str]] = []

    def start_one(*options: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_worker", *options],
            cwd=ROOT,
            env=environment(folder),
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def lines(file: Path, count: int, seconds: float = 30) -> list[str]:
    """The lines of the file, once there are so many."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        held = file.read_text(encoding="utf-8").splitlines()
        if len(held) >= count:
            return held
        time.sleep(0.05)
    pytest.fail(f"after {seconds} s: {file.read_text(encoding='utf-8')!r}")


def states(folder: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(folder / "gazette.sqlite3")) as connection:
        return connection.execute(
            "SELECT state, attempt FROM tasks_job ORDER BY id DESC LIMIT 1"
        ).fetchall()


def is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_the_job_of_a_killed_worker_is_taken_up_again_within_a_minute(
    folder, file, start
):
    enqueue(folder, f"hang_once.enqueue(file='{file}')")
    first = start()
    [began] = lines(file, 1)
    first.kill()
    killed_at = time.monotonic()
    start()
    held = lines(file, 3, TAKEN_UP_WITHIN)
    assert time.monotonic() - killed_at < TAKEN_UP_WITHIN
    assert [line.split()[:2] for line in held[1:]] == [["began", "2"], ["done", "2"]]
    assert not is_running(int(began.split()[2]))  # its child went with it


def test_a_worker_that_is_told_to_stop_gives_its_job_to_another_at_once(
    folder, file, start
):
    enqueue(folder, f"hang_once.enqueue(file='{file}')")
    first = start()
    lines(file, 1)
    first.send_signal(signal.SIGTERM)
    _, said = first.communicate(timeout=10)
    assert (first.returncode, said) == (0, "")
    assert states(folder) == [("waiting", 0)]
    enqueue(
        folder,
        "Job = __import__('office.tasks.models', fromlist=['Job']).Job",
        "Job.objects.filter(state='waiting').delete()",
    )


def test_a_worker_outlives_a_job_that_is_killed_and_gives_it_up_in_the_end(
    folder, file, start, monkeypatch
):
    enqueue(
        folder,
        f"die.enqueue(file='{file}')",
        f"leave.enqueue(file='{file}', line='next')",
    )
    start()
    assert lines(file, 4, 60) == ["1", "next", "2", "3"]


def test_two_workers_never_do_the_same_job(folder, file, start):
    enqueue(
        folder,
        f"[leave.enqueue(file='{file}', line=str(n)) for n in range(40)]",
    )
    workers = [start("--once"), start("--once")]
    for worker in workers:
        _, said = worker.communicate(timeout=60)
        assert (worker.returncode, said) == (0, "")
    assert sorted(map(int, lines(file, 40))) == list(range(40))


def test_a_worker_ends_with_the_process_that_started_it(folder, start):
    parent = subprocess.Popen(["sleep", "600"])
    worker = start(f"--parent={parent.pid}")  # whose parent is another: this one
    assert worker.wait(timeout=20) == 0
    parent.kill()
    parent.wait()
