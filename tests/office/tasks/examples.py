"""Tasks that tests have done. Each leaves a line in a file, so that one sees what was done."""

import os
import signal
import time
from pathlib import Path

from office.tasks.tasks import Context, Failed, task


def _leave(file: str, line: str) -> None:
    with Path(file).open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")


@task()
def leave(context: Context, file: str, line: str) -> None:
    _leave(file, line)


@task()
def refuse(context: Context, reason: str) -> None:
    raise Failed(reason)


told: list[str] = []


def _tell(*, file: str, reason: str) -> None:
    told.append(reason)


@task(gave_up=_tell)
def die(context: Context, file: str) -> None:
    """As the kernel ends what takes too much memory."""
    _leave(file, f"{context.attempt}")
    os.kill(os.getpid(), signal.SIGKILL)


@task(gave_up=_tell)
def fail(context: Context, file: str) -> None:
    raise Failed("磁盘已满")


@task()
def hang_once(context: Context, file: str) -> None:
    """Never comes to an end, the first time."""
    _leave(file, f"began {context.attempt} {os.getpid()}")
    if context.attempt == 1:
        time.sleep(600)
    context.check()
    _leave(file, f"done {context.attempt}")
