"""Take the bundled sample out."""

from typing import Any

from django.core.management.base import BaseCommand

from documents.importing.undoing import remove_sample
from documents.management.index_update import update_index


class Command(BaseCommand):
    help = "移除自带的示例公报，以后启动也不再收录。"

    def handle(self, **options: Any) -> None:
        removed = remove_sample()
        if not removed:
            self.stdout.write("没有收录示例。")
            return
        self.stdout.write(f"已移除示例 {removed} 期。")
        update_index(self.stderr)
