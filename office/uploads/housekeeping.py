"""What is thrown away after a while: files that were given up, and what never arrived."""

from datetime import timedelta

from django.utils import timezone

from office.tasks.models import Job
from office.tasks.tasks import Context, task
from office.uploads.incoming import drop_file, drop_stale_parts
from office.uploads.models import Reading, Upload

KEPT_AFTER_DISCARDING = timedelta(days=30)


@task()
def tidy(context: Context) -> None:
    """Drop the files of uploads that were discarded long ago; their rows stay."""
    drop_stale_parts()
    long_ago = timezone.now() - KEPT_AFTER_DISCARDING
    for upload in Upload.objects.filter(
        state=Upload.State.DISCARDED, is_file_kept=True, decided_at__lt=long_ago
    ):
        Reading.objects.filter(upload=upload).delete()
        drop_file(upload)


def tidy_if_due() -> None:
    """To be called when something is uploaded: once a day is often enough."""
    day = timezone.now() - timedelta(days=1)
    if not Job.objects.filter(task=tidy.name, made_at__gte=day).exists():
        tidy.enqueue("清理放弃的文件")
