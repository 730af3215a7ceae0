"""Take the bundled sample out."""

from typing import Any

from django.core.management.base import BaseCommand

from documents.importing.undoing import remove
from documents.management.index_update import update_index
from documents.models import Issue

_REASON = "这是自带的示例，已移除。"


class Command(BaseCommand):
    help = "移除自带的示例公报，以后启动也不再收录。"

    def handle(self, **options: Any) -> None:
        samples = list(Issue.objects.without_source().filter(is_sample=True))
        for issue in samples:
            remove(issue, _REASON)
        if not samples:
            self.stdout.write("没有收录示例。")
            return
        self.stdout.write(f"已移除示例 {len(samples)} 期。")
        update_index(self.stderr)
