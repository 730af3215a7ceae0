"""Files as they arrive: written while they come, no longer than the limit, told by content.

A file that can't be taken is refused with one sentence; the others of the same request are
taken all the same.
"""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.db import transaction

from documents.importing.files import SIZE_LIMIT, read_gazette, shown
from documents.parsing.errors import GazetteError
from office.accounts.models import User
from office.uploads.incoming import PART, parts_folder, settle
from office.uploads.models import Upload
from office.uploads.reading import begin

_LONGEST_NAME = 255
TOO_LARGE = f"文件太大，超过了 {SIZE_LIMIT // 1024**2} MB 的上限"
_REASONS = {
    errno.ENOSPC: "服务器磁盘已满，没有收下；请联系管理员清理后再传",
    errno.EDQUOT: "服务器磁盘配额已满，没有收下；请联系管理员清理后再传",
    errno.EROFS: "服务器的数据目录只读，没有收下；请联系管理员",
    errno.EACCES: "服务器的数据目录不可写，没有收下；请联系管理员",
}


def why_not_stored(error: OSError) -> str:
    """A sentence on why a file could not be written."""
    known = _REASONS.get(error.errno or 0)
    return known or f"服务器没能存下文件（{error.strerror or error}）"


class Arrived(UploadedFile):  # type: ignore[type-arg]
    """A file that has arrived whole: it lies at `part`. Or none, and a `problem`."""

    def __init__(
        self, name: str | None, size: int, part: Path | None, sha256: str, problem: str
    ) -> None:
        super().__init__(None, name, size=size)
        self.part = part
        self.sha256 = sha256
        self.problem = problem


class ToDisk(FileUploadHandler):
    """Writes what arrives into the data folder, and stops at the limit."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._problem = ""
        self._size = 0
        self._hash = hashlib.sha256()
        self._part: Path | None = None
        self._stream: IO[bytes] | None = None
        try:
            handle, name = tempfile.mkstemp(suffix=PART, dir=parts_folder())
            self._part, self._stream = Path(name), os.fdopen(handle, "wb")
        except OSError as error:
            self._refuse(why_not_stored(error))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self._stream:
            return
        self._size += len(raw_data)
        if self._size > SIZE_LIMIT:
            self._refuse(TOO_LARGE)
            return
        self._hash.update(raw_data)
        try:
            self._stream.write(raw_data)
        except OSError as error:
            self._refuse(why_not_stored(error))

    def file_complete(self, file_size: int) -> "Arrived":
        if self._stream:
            try:
                self._stream.flush()
                os.fsync(self._stream.fileno())
                self._stream.close()
                self._stream = None
            except OSError as error:
                self._refuse(why_not_stored(error))
        return Arrived(
            self.file_name, file_size, self._part, self._hash.hexdigest(), self._problem
        )

    def upload_interrupted(self) -> None:
        self._refuse("没有传完")

    def _refuse(self, problem: str) -> None:
        self._problem = self._problem or problem
        stream, self._stream = self._stream, None
        part, self._part = self._part, None
        if stream:
            try:
                stream.close()
            except OSError:
                pass  # it is what is refused, and goes
        if part:
            part.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file: taken as `upload`, or refused with a `problem`; `notice` says
    what else there is to know."""

    name: str
    upload: int | None = None
    problem: str = ""
    notice: str = ""


def receive(
    files: "Iterable[UploadedFile[bytes]]", user: User, given: dict[str, Any]
) -> Iterator[Received]:
    """Take the files in, and have each that is a gazette read, as the issue that is `given`."""
    for file in files:
        assert isinstance(file, Arrived)
        name = shown(Path(file.name or "未命名"))[:_LONGEST_NAME]
        try:
            yield _received(file, name, user, given)
        except GazetteError as error:
            yield Received(name, problem=error.reason)
        except OSError as error:
            yield Received(name, problem=why_not_stored(error))
        finally:
            if file.part:
                file.part.unlink(missing_ok=True)


def _received(file: Arrived, name: str, user: User, given: dict[str, Any]) -> Received:
    if file.problem or not file.part:
        return Received(name, problem=file.problem)
    if not file.size:
        return Received(name, problem="文件是空的")
    read = read_gazette(file.part)
    with transaction.atomic():
        twice = _open_twin(file.sha256)
        if twice:
            notice = f"这份文件已经传过（{twice.name}，{twice.get_state_display()}），不重复收下"
            return Received(name, twice.pk, notice=notice)
        upload = Upload.objects.create(
            name=name,
            size=file.size,
            sha256=file.sha256,
            is_pdf=bool(read.pdf),
            by=user,
            given=given,
        )
        settle(file.part, upload)
        begin(upload)
    return Received(name, upload.pk)


def _open_twin(sha256: str) -> Upload | None:
    """An upload of the same bytes that is not through."""
    over = (Upload.State.PUBLISHED, Upload.State.DISCARDED)
    return Upload.objects.filter(sha256=sha256).exclude(state__in=over).first()
