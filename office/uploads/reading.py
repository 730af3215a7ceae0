"""Reading a file that was brought: parsed, kept, and compared with what is held."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from documents.importing.files import GazetteFile, read_before, read_gazette
from documents.importing.kept_files import keep_recognised, with_recognised
from documents.importing.matching.identity import Given, gazette_of, place_of
from documents.importing.store import (
    ImportOutcome,
    Status,
    TakesAway,
    already_held,
    compare_issue,
    refuse_to_take_away,
)
from documents.models import FIRST_GAZETTE, Issue, IssueKey
from documents.parsing import STAGES
from documents.parsing.errors import GazetteError, NoMonth
from documents.parsing.types import IssueKind, Month, ParsedIssue
from office.tasks.tasks import Context, Superseded, task
from office.uploads.basis import basis_of
from office.uploads.incoming import path_of
from office.uploads.models import Reading, Upload
from office.uploads.parsed_json import OtherVersion, as_bytes, from_bytes

OPEN, COMPARE = "打开文件", "与现有内容比对"
NO_MONTH = "文中看不出是哪个月的公报，请填写月份，再点“重新读取”"
_STAGES = (OPEN, *STAGES, COMPARE)
NO_ROOM = "服务器磁盘已满或不可写，没有读完；请联系管理员清理后点“重新读取”"


def given_of(upload: Upload) -> Given:
    """What was said of the issue by who brought it, or reviewed it."""
    told = upload.given
    year, _, month = told.get("month", "").partition("-")
    return Given(
        gazette=told.get("gazette") or None,
        month=Month(int(year), int(month)) if month else None,
        number=told.get("number") or None,
        kind=IssueKind(told["kind"]) if told.get("kind") else None,
    )


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
    given = given_of(row)
    file, parsed = _parsed(row, given, stage)
    stage(COMPARE)
    gazette = gazette_of(parsed, given.gazette)
    with transaction.atomic():
        basis = basis_of(parsed, file.sha256, gazette)
        told = difference(parsed, file, replace(given, gazette=gazette))
        Reading.objects.update_or_create(
            upload=row,
            defaults={
                "parsed": as_bytes(parsed),
                "source": zlib.compress(file.text.encode()),
                "file_hash": file.sha256,
                "gazette": gazette,
                "difference": told,
                "basis": basis,
            },
        )
        tell(
            state=Upload.State.READY,
            stage="",
            progress=100,
            key=told["key"],
            documents=len(parsed.documents),
        )


def _parsed(
    row: Upload, given: Given, stage: Callable[[str], None]
) -> tuple[GazetteFile, ParsedIssue]:
    """What was read before, if the same parser did; else it is read now."""
    try:
        file, parsed = kept(row)
    except (Reading.DoesNotExist, OtherVersion):
        file = replace(with_recognised(read_gazette(path_of(row))), name=row.name)
        parsed = file.parse(None, stage, given)
        keep_recognised(file)
    return file, parsed


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


def difference(parsed: ParsedIssue, file: GazetteFile, given: Given) -> dict[str, Any]:
    """What publishing would do to what is held, as JSON can hold it. The gazette is `given`.

    `status` is that of the import, or says why there can be none; `key` is the issue's;
    `titles` are of documents that change, come, go; `clauses` counts them; `takes_away` tells
    that an import refuses it unasked, `is_guess` that only the month says which issue it is.
    """
    gazette = given.gazette or FIRST_GAZETTE
    of_month = str(IssueKey(parsed.month.year, parsed.month.month, gazette=gazette))
    if same := already_held(file, parsed.month, given):
        return {"status": Status.UNCHANGED.value, "key": str(same.key)}
    held = Issue.objects.without_source()
    other = held.filter(file_hash=file.sha256).first()
    if other and (other.gazette_id, other.calendar_month) != (gazette, parsed.month):
        return {"status": "elsewhere", "key": of_month, "other": str(other.key)}
    of_gazette = held.covering(parsed.month).filter(gazette_id=gazette)
    if of_gazette.filter(is_sample=True).exists():
        return {"status": "sample", "key": of_month}
    try:
        place = place_of(parsed, file.sha256, gazette)
        outcome = compare_issue(parsed, file, gazette=gazette, given=given)
    except GazetteError as error:
        return {"status": "refused", "key": of_month, "reason": error.reason}
    return {**_told(outcome), "is_guess": place.is_guess and bool(outcome.held)}


def _told(outcome: ImportOutcome) -> dict[str, Any]:
    return {
        "status": outcome.status.value,
        "key": str(outcome.key),
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
