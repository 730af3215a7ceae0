"""Time of `import_gazette` in a new process: dictionary, parse, rows, index."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.corpus import gazettes


def main() -> None:
    for path in gazettes():
        with tempfile.TemporaryDirectory() as folder:
            _manage(folder, "migrate", "--verbosity", "0")
            seconds = [_manage(folder, "import_gazette", str(path))]
            seconds += [_manage(folder, "import_gazette", str(path))]
        print(f"{path.name}: first {seconds[0]:.1f} s, again {seconds[1]:.1f} s")


def _manage(folder: str, *arguments: str) -> float:
    start = perf_counter()
    subprocess.run(
        [sys.executable, str(Path("manage.py")), *arguments],
        env={**os.environ, "GAZETTE_DATA": folder},
        check=True,
        capture_output=True,
    )
    return perf_counter() - start
