"""Reading a file that was brought: parsed, kept, and compared with what is held."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from documents.importing.files import GazetteFile, read_before, read_gazette
from documents.importing.kept_files import keep_recognised, with_recognised
from documents.importing.store import (
    ImportOutcome,
    Status,
    TakesAway,
    already_held,
    compare_issue,
    held_elsewhere,
    refuse_to_take_away,
)
from documents.models import Issue
from documents.parsing import STAGES
from documents.parsing.errors import GazetteError, NoMonth
from documents.parsing.types import Month, ParsedIssue
from office.tasks.tasks import Context, Superseded, task
from office.uploads.basis import basis_of
from office.uploads.incoming import path_of
from office.uploads.models import Reading, Upload
from office.uploads.parsed_json import OtherVersion, as_bytes, from_bytes

OPEN, COMPARE = "打开文件", "与现有内容比对"
NO_MONTH = "文中看不出是哪个月的公报，请填写月份，再点“重新读取”"
_STAGES = (OPEN, *STAGES, COMPARE)
NO_ROOM = "服务器磁盘已满或不可写，没有读完；请联系管理员清理后点“重新读取”"


def month_of(text: str) -> Month:
    """Of 2020-12."""
    year, month = text.split("-")
    return Month(int(year), int(month))


def _gave_up(*, upload: int, reason: str) -> None:
    _still_read(upload).update(
        state=Upload.State.FAILED, problem=f"{reason}；可以点“重新读取”", stage=""
    )


def _still_read(upload: int) -> QuerySet[Upload]:
    """The upload, unless it was decided otherwise meanwhile."""
    states = (Upload.State.RECEIVED, Upload.State.READING)
    return Upload.objects.filter(pk=upload, state__in=states)


@task(gave_up=_gave_up)
def read_upload(context: Context, upload: int) -> None:
    """Read the file, or say in a sentence why it can't be read."""
    row = _still_read(upload).filter(job=context.job).first()
    if row is None:
        return
    tell = _telling(row, context)
    try:
        _read(row, tell)
        return
    except NoMonth:
        problem = NO_MONTH
    except GazetteError as error:
        page = f"第 {error.page} 页：" if error.page else ""
        problem = f"{page}{error.reason}"
    except (OSError, OperationalError):
        problem = NO_ROOM
    tell(state=Upload.State.FAILED, problem=problem[:500], stage="")


def begin(upload: Upload, *, anew: bool = False) -> None:
    """Have it read. `anew` forgets what was read before; else that is only compared again."""
    if anew:
        Reading.objects.filter(upload=upload).delete()
    job = read_upload.enqueue(f"读取 {upload.name}", upload=upload.pk)
    Upload.objects.filter(pk=upload.pk).update(
        state=Upload.State.RECEIVED, job=job, stage="", progress=0, problem=""
    )


def _telling(row: Upload, context: Context) -> Callable[..., None]:
    """Keeps these fields of the upload, and stops where another worker has taken the job, or
    somebody has discarded the file."""

    def tell(**fields: Any) -> None:
        context.check()
        if not _still_read(row.pk).filter(job=context.job).update(**fields):
            raise Superseded

    return tell


def _staged(tell: Callable[..., None]) -> Callable[[str], None]:
    """Tells of each stage as it begins, and how far that is."""
    progress = 0

    def stage(name: str) -> None:
        nonlocal progress
        progress = _progress(name, progress)
        tell(state=Upload.State.READING, stage=name, progress=progress)

    return stage


def _progress(stage: str, before: int) -> int:
    if stage in _STAGES:
        return 100 * _STAGES.index(stage) // len(_STAGES)
    place, _, pages = stage.rpartition(" ")[2].partition("/")  # 识别扫描页 3/40
    share = (int(place) - 1) / int(pages) if pages.isdigit() else 0
    return max(before, round(100 * share / len(_STAGES)))


def _read(row: Upload, tell: Callable[..., None]) -> None:
    stage = _staged(tell)
    stage(OPEN)
    given = month_of(row.given_month) if row.given_month else None
    file, parsed = _parsed(row, given, stage)
    stage(COMPARE)
    with transaction.atomic():
        basis = basis_of(parsed.month)
        told = difference(parsed, file)
        Reading.objects.update_or_create(
            upload=row,
            defaults={
                "parsed": as_bytes(parsed),
                "source": zlib.compress(file.text.encode()),
                "file_hash": file.sha256,
                "difference": told,
                "basis": basis,
            },
        )
        tell(
            state=Upload.State.READY,
            stage="",
            progress=100,
            month=str(parsed.month),
            documents=len(parsed.documents),
        )


def _parsed(
    row: Upload, month: Month | None, stage: Callable[[str], None]
) -> tuple[GazetteFile, ParsedIssue]:
    """What was read before, if the same parser did; else it is read now."""
    try:
        file, parsed = kept(row)
    except (Reading.DoesNotExist, OtherVersion):
        file = replace(with_recognised(read_gazette(path_of(row))), name=row.name)
        parsed = file.parse(month, stage)
        keep_recognised(file)
    return file, replace(parsed, month=month) if month else parsed


def kept(upload: Upload) -> tuple[GazetteFile, ParsedIssue]:
    """The file as it was read, and its parse. Raises Reading.DoesNotExist where it was not
    read yet, OtherVersion where the parser has changed since."""
    reading = Reading.objects.get(upload=upload)
    text = source_of(reading)
    path = path_of(upload)
    if upload.is_pdf:
        file = replace(with_recognised(read_gazette(path)), name=upload.name)
    else:
        file = GazetteFile(upload.name, path, reading.file_hash, text)
    return read_before(file, text), parsed_of(reading)


def parsed_of(reading: Reading) -> ParsedIssue:
    """Raises OtherVersion where the parser has changed since."""
    return from_bytes(bytes(reading.parsed))


def source_of(reading: Reading) -> str:
    """The text that the places of a parse count in."""
    return zlib.decompress(bytes(reading.source)).decode()


def difference(parsed: ParsedIssue, file: GazetteFile) -> dict[str, Any]:
    """What publishing would do to what is held, as JSON can hold it.

    `status` is that of the import; `titles` are of documents that change, come, go; `clauses`
    counts them; `takes_away` tells that an import refuses it unasked.
    """
    month = parsed.month
    if already_held(file, month):
        return {"status": Status.UNCHANGED.value}
    if other := held_elsewhere(file, month):
        return {"status": "elsewhere", "month": str(other)}
    held = Issue.objects.filter(year=month.year, month=month.month)
    if held.filter(is_sample=True).exists():
        return {"status": "sample"}
    outcome = compare_issue(parsed, file)
    return {
        "status": outcome.status.value,
        "held": outcome.held,
        "titles": {
            "changed": list(outcome.changed),
            "new": list(outcome.new),
            "gone": list(outcome.withdrawn),
        },
        "clauses": {
            "held": outcome.changes.held,
            "kept": outcome.changes.kept - outcome.changes.rewritten,
            "changed": outcome.changes.rewritten,
            "new": outcome.changes.added,
            "gone": outcome.changes.removed,
            "moved": outcome.changes.moved,
        },
        "takes_away": _takes_away(outcome),
    }


def _takes_away(outcome: ImportOutcome) -> bool:
    try:
        refuse_to_take_away(outcome)
    except TakesAway:
        return True
    return False
