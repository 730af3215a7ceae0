"""The worker: takes one job after another, each in a process of its own.

So whatever a file does to the process that reads it (memory, a crash within a library), the
worker goes on, and what a job took of memory is given back. The worker itself only waits, tells
that it lives, and stops what it is at when it is told to.
"""

import ctypes
import logging
import os
import signal
import socket
import sys
import time
import traceback
from types import FrameType
from typing import NoReturn

from django.db import DatabaseError, connections
from django.utils import timezone

from office.tasks.models import Job, Worker
from office.tasks.queue import BEAT, beat, broke_off, do, forget_old, release, take

_LOOK_EVERY = 1.0  # seconds, for a job
_GLANCE_EVERY = 0.1  # seconds, at the job's process
_PARENT_DEATH_SIGNAL = 1  # of prctl(2)
_REST = 5.0  # seconds, after the database failed

_log = logging.getLogger("office.tasks")


class Runner:
    """A worker's loop. With `until_idle` it ends when nothing is due; with `parent`, a process
    id, when that process is no longer its parent."""

    def __init__(self, *, until_idle: bool = False, parent: int | None = None) -> None:
        self.worker = Worker(
            name=f"{socket.gethostname()}:{os.getpid()}", seen_at=timezone.now()
        )
        self._until_idle = until_idle
        self._parent = parent
        self._is_told_to_stop = False
        self._beaten_at = 0.0

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """As a signal's handler: end soon; the job that is being done goes back."""
        self._is_told_to_stop = True

    @property
    def _is_over(self) -> bool:
        orphaned = self._parent is not None and os.getppid() != self._parent
        return self._is_told_to_stop or orphaned

    def run(self) -> None:
        """Work until told to stop. A database that fails is asked again a little later."""
        while not self._is_over:
            try:
                if self._step():
                    break
            except DatabaseError as error:
                _log.warning("数据库暂时不能用，稍后再试：%s", error)
                if self._until_idle:
                    raise
                self._sleep(_REST)
        self._leave()

    def _step(self) -> bool:
        """Do a job, or wait a moment; whether this is the end."""
        self._tell(None)
        if job := take():
            self._supervise(job)
            return False
        if self._until_idle:
            return True
        self._sleep(_LOOK_EVERY)
        return False

    def _tell(self, job: Job | None) -> None:
        if time.monotonic() - self._beaten_at < BEAT and self.worker.pk:
            return
        if not self.worker.pk:
            forget_old()
            self.worker.save()
        beat(self.worker, job)
        self._beaten_at = time.monotonic()

    def _supervise(self, job: Job) -> None:
        """Have the job done by a child, and beat as long as it lives."""
        child = start(job)
        try:
            while not (ended := os.waitpid(child, os.WNOHANG))[0]:
                if self._is_over:
                    _end(child)
                    release(job)
                    return
                self._tell(job)
                time.sleep(_GLANCE_EVERY)
        except DatabaseError:
            # It can't be told any more that the job is at work, so it must not be.
            _end(child)
            raise
        if os.waitstatus_to_exitcode(ended[1]):
            broke_off(job)

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._is_over:
            time.sleep(_GLANCE_EVERY)

    def _leave(self) -> None:
        if self.worker.pk:
            try:
                self.worker.delete()
            except DatabaseError:
                return  # it will be seen no more, which says the same


def start(job: Job) -> int:
    """Do a job in a child, which dies with this process; the child's process id."""
    connections.close_all()  # a connection can't be used by two
    child = os.fork()
    if not child:
        _be_the_child(job, os.getppid())
    return child


def _be_the_child(job: Job, parent: int) -> NoReturn:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    status = 1
    try:
        if os.getppid() == parent:  # else it died before we could ask
            do(job)
            status = 0
    finally:
        if status:
            traceback.print_exc()
        connections.close_all()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
