"""Kills a writer of the index before each of its steps on disk: `python -m tests.search.kill_writers replace FOLDER`.

Says how many writers were killed, after how many of them the index was as before, and after
how many as it was to become; anything else ends it.
"""

import os
import shutil
import signal
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
import django

django.setup()

from search.engine import Query  # noqa: E402
from search.whoosh_engine.engine import WhooshEngine  # noqa: E402
from tests.builders.index_entries import document  # noqa: E402
from tests.search.queries import parse  # noqa: E402

BEFORE = [document(f"第{n}件", f"原来的条款{n}。", "不变的条款。") for n in range(6)]
AFTER = [
    replace(
        document(f"第{n}件", f"换过的条款{n}。", "不变的条款。"),
        document_id=one.document_id,
    )
    for n, one in enumerate(BEFORE)
]
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}


def main(what: str, scratch: Path) -> None:
    pristine, folder = scratch / "pristine", scratch / "index"
    engine = WhooshEngine(pristine)
    engine.replace(BEFORE[:4])
    engine.replace(BEFORE[4:])
    told = {"before": 0, "after": 0}
    for step in count(1):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(pristine, folder)
        if not killed(what, folder, step):
            break
        told[state(folder)] += 1
        # Whatever it left behind, the next one brings to an end.
        write("replace", folder)
        assert state(folder) == "after"
        assert is_tidy(folder)
    assert state(folder) == "after"
    print(step - 1, told["before"], told["after"])  # noqa: T201


def killed(what: str, folder: Path, step: int) -> bool:
    child = os.fork()
    if not child:
        kill_before(step, str(folder))
        write(what, folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert status == 0
    return False


def kill_before(step: int, folder: str) -> None:
    """Send this process the signal that can't be caught, before its nth step."""
    steps = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS and folder in str(arguments[0]) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def write(what: str, folder: Path) -> None:
    engine = WhooshEngine(folder)
    if what == "rebuild":
        engine.rebuild(AFTER)
    else:
        engine.replace(AFTER)


def state(folder: Path) -> str:
    engine = WhooshEngine(folder)
    held = engine.held()
    old, new = (
        engine.find(Query(parse(word).tree)).total_documents
        for word in ("原来", "换过")
    )
    assert engine.find(Query(parse("不变").tree)).total_documents == 6
    if held == {one.document_id: one.revision for one in BEFORE}:
        assert (old, new) == (6, 0)
        return "before"
    assert held == {one.document_id: one.revision for one in AFTER}
    assert (old, new) == (0, 6)
    return "after"


def is_tidy(folder: Path) -> bool:
    """Whether the index folder holds one directory with the files of one generation, no more."""
    [directory] = [path for path in folder.iterdir() if path.is_dir()]
    kinds = sorted(path.suffix for path in directory.iterdir())
    allowed = {"", ".sums", ".seg", ".toc"}
    return set(kinds) <= allowed and kinds.count(".toc") == 1


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
