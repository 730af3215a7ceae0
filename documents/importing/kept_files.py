"""The files that issues were read from, kept private, and the folder of their pages' pictures.

A PDF lies under its hash, so it is stored once and never changes. Beside it lies what was
read on its scanned pages, which takes minutes. Both stay as long as an issue refers to the
PDF or an import can be undone that replaced it; the pictures of its pages are drawn again.
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction

from documents.importing.files import GazetteFile
from documents.models import Issue, IssueChange
from documents.parsing.scans.recognition import as_json, from_json
from documents.parsing.types import RecognisedPage

_KEPT = re.compile("[0-9a-f]{64}")
_also_used: list[Callable[[], set[str]]] = []


def also_used(names: Callable[[], set[str]]) -> None:
    """Let PDFs stay, and pictures of their pages, that something else refers to than issues."""
    _also_used.append(names)


def keep_pdf(file: GazetteFile) -> str:
    """Store the file's PDF, if it is one; the name it is kept under, else ""."""
    if not file.pdf:
        return ""
    path = pdf_path(file.sha256)
    if not path.exists():
        keep(path, file.pdf)
    keep_recognised(file)
    return file.sha256


def keep_recognised(file: GazetteFile) -> None:
    """Store what was read on the scanned pages of a PDF, under the name that it is kept under."""
    if file.scanned:
        told = [as_json(page) for page in file.scanned]
        keep(_recognised_path(file.sha256), json.dumps(told).encode())


def with_recognised(file: GazetteFile) -> GazetteFile:
    """The file, knowing what was read on its scanned pages when it was kept."""
    return replace(file, recognised=recognised(file.sha256)) if file.pdf else file


def recognised(name: str) -> tuple[RecognisedPage, ...]:
    """What was read on the scanned pages of the PDF that is kept under this name."""
    try:
        told = json.loads(_recognised_path(name).read_bytes())
    except FileNotFoundError:
        return ()
    return tuple(map(from_json, told))


def _recognised_path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT, f"{name}.scans.json")


@transaction.atomic
def drop_unused() -> None:
    """Remove the PDFs that nothing refers to, neither an issue nor a change that can be undone,
    and the pictures of pages that nobody shows.

    To be called when what replaces them is stored. Transactions that write wait for
    each other, so nobody stores an issue of such a PDF meanwhile.
    """
    shown = set(Issue.objects.exclude(pdf="").values_list("pdf", flat=True))
    shown = shown.union(*(names() for names in _also_used))
    changes = IssueChange.objects.exclude(pdfs=[]).values_list("pdfs", flat=True)
    used = shown.union(*changes)
    for pdf in Path(settings.MEDIA_ROOT).glob("*.pdf"):
        if _KEPT.fullmatch(pdf.stem) and pdf.stem not in used:
            pdf.unlink(missing_ok=True)
            _recognised_path(pdf.stem).unlink(missing_ok=True)
    for folder in pictures_folder().glob("*"):
        if _KEPT.fullmatch(folder.name) and folder.name not in shown:
            shutil.rmtree(folder, ignore_errors=True)


def drop_pictures(issue: Issue, pages: Iterable[int]) -> None:
    """Remove the pictures that are kept of these pages."""
    for page in pages:
        picture_path(issue.pdf, page).unlink(missing_ok=True)


def picture_path(pdf: str, page: int) -> Path:
    """Where the picture of a page of a PDF is kept, which is kept under this name."""
    return pictures_folder() / pdf / f"{page}.png"


def pdf_path(name: str) -> Path:
    """Where a PDF lies that `keep_pdf` keeps under this name."""
    return Path(settings.MEDIA_ROOT, f"{name}.pdf")


def pictures_folder() -> Path:
    """Where the pictures of printed pages lie, a folder for each PDF."""
    return Path(settings.DATA_DIR, "pictures")


def keep(path: Path, data: bytes) -> None:
    """Whole or not at all, for nobody else to read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)


def is_kept(path: Path) -> bool:
    """Whether there is such a file; if so, it counts as used now."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def make_room(paths: Iterable[Path], room: int) -> None:
    """Remove the files not used for the longest beyond `room` bytes, but never the newest."""
    total = 0
    for _, size, path in sorted(_sizes(paths), reverse=True):
        total += size
        if total > room and total > size:
            path.unlink(missing_ok=True)


def _sizes(paths: Iterable[Path]) -> Iterator[tuple[int, int, Path]]:
    """Of every file, when it was last used and how large it is."""
    for path in paths:
        try:
            found = path.stat()
        except FileNotFoundError:
            continue  # another process removed it
        yield found.st_mtime_ns, found.st_size, path
