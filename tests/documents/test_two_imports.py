"""Two processes that import at once, on a real database file."""

import os
import subprocess
import sys
from pathlib import Path

STORE_A_YEAR = """
import os, sys
from pathlib import Path
import django
django.setup()
from documents.importing.store import store_issue
from documents.parsing.types import Month
from tests.builders.parsed_issues import document, gazette_file, issue

folder, year = Path(sys.argv[1]), int(sys.argv[2])
folder.mkdir()
for month in range(1, 13):
    for version in range(2):
        text = "\\n".join(f"{n} {n}、第{n}条。" for n in range(1, 40 + version))
        made = document("花山市人民政府的通知", f"花政发〔{year}〕{month}号", text)
        parsed = issue(made, month=Month(year, month))
        store_issue(parsed, gazette_file(folder, f"关于河道的通知 {year} {month} {version}"))
shared = document("花山市人民政府的决定", "花政发〔2020〕1号", "1 一、同一条。")
store_issue(issue(shared, month=Month(2020, 1)), gazette_file(folder, f"市政府的决定 {year}"))
"""

COUNT = """
import django
django.setup()
from documents.models import Clause, Document, Issue
print(Issue.objects.count(), Document.objects.count(), Clause.objects.count())
"""


def test_two_imports_at_once_wait_for_each_other_and_lose_nothing(tmp_path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gazette_site.settings",
        "GAZETTE_DATA": str(tmp_path / "var"),
    }
    root = Path(__file__).parents[2]

    def start(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    migrating = start("manage.py", "migrate", "-v0", "--skip-checks")
    assert migrating.communicate() == ("", "")
    imports = [
        start("-c", STORE_A_YEAR, str(tmp_path / year), year)
        for year in ("2021", "2022")
    ]
    assert [running.communicate() for running in imports] == [("", "")] * 2
    counted, _ = start("-c", COUNT).communicate()
    assert counted.split() == ["25", "25", str(24 * 40 + 1)]
