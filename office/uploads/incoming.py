"""Where files lie that were brought: private, under the hash of their bytes, beside those that
issues were read from, and outside of what a web server serves."""

import time
from pathlib import Path

from django.conf import settings
from django.db import transaction

from documents.importing.kept_files import drop_unused, pdf_path
from office.uploads.models import Upload

PART = ".part"  # a file that is arriving
_STALE = 24 * 3600  # seconds, after which nobody is sending it any more


def path_of(upload: Upload) -> Path:
    return _path(upload.sha256, is_pdf=upload.is_pdf)


def _path(sha256: str, *, is_pdf: bool) -> Path:
    return pdf_path(sha256) if is_pdf else Path(settings.MEDIA_ROOT, f"{sha256}.txt")


def parts_folder() -> Path:
    """Where files lie while they arrive; it is made if need be. Raises OSError."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def settle(part: Path, upload: Upload) -> None:
    """Give a file that has arrived its place, unless its like is there already."""
    place = path_of(upload)
    if place.exists():
        part.unlink()
    else:
        part.replace(place)


def pdfs_in_use() -> set[str]:
    """The PDFs that somebody may still want to publish, or has given up only lately."""
    kept = Upload.objects.filter(is_pdf=True, is_file_kept=True)
    return set(kept.values_list("sha256", flat=True))


@transaction.atomic
def drop_file(upload: Upload) -> None:
    """The file of an upload that is published or gone for good, unless another needs it."""
    Upload.objects.filter(pk=upload.pk).update(is_file_kept=False)
    others = Upload.objects.filter(sha256=upload.sha256, is_file_kept=True)
    if others.exists():
        return
    if upload.is_pdf:
        transaction.on_commit(drop_unused, robust=True)
    else:
        path = path_of(upload)
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def drop_stale_parts() -> None:
    """What a server left that was killed while a file arrived."""
    for part in Path(settings.MEDIA_ROOT).glob(f"*{PART}"):
        try:
            if time.time() - part.stat().st_mtime > _STALE:
                part.unlink()
        except FileNotFoundError:
            continue  # it has just arrived
