"""Other programs that read PDFs, each a command that prints a file's text.

pdftotext comes with the system (poppler-utils). The others stand in an environment of
their own (`make bench-programs`); GAZETTE_BENCH_PROGRAMS names it where it is elsewhere.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(os.environ.get("GAZETTE_BENCH_PROGRAMS", ".venv-bench"))
_FILE = "FILE"
_SECONDS = 600
# It has no command of its own; its plain text leaves most out, its Markdown doesn't.
_INSPECT = "import sys, pdf_inspector as p; print(p.process_pdf(sys.argv[1]).markdown)"


@dataclass(frozen=True, slots=True)
class Reader:
    """`command` has FILE where the PDF's path belongs; `needs` are the programs without
    which it doesn't run."""

    name: str
    command: tuple[str, ...]
    needs: tuple[str, ...]

    def is_here(self) -> bool:
        return all(map(shutil.which, self.needs))

    def read(self, path: Path) -> str:
        """What it prints. Raises CalledProcessError where it fails, TimeoutExpired where
        it takes more than ten minutes."""
        words = [str(path) if word == _FILE else word for word in self.command]
        return subprocess.run(
            words, capture_output=True, check=True, timeout=_SECONDS, encoding="utf-8"
        ).stdout


def readers(programs: Path = PROGRAMS) -> Sequence[Reader]:
    """Each as it reads best without being told of columns."""
    plumber = str(programs / "bin" / "pdfplumber")
    loader = str(programs / "bin" / "opendataloader-pdf")
    python = str(programs / "bin" / "python")
    return (
        Reader("pdftotext", ("pdftotext", _FILE, "-"), ("pdftotext",)),
        Reader("pdfplumber", (plumber, "--format", "text", _FILE), (plumber,)),
        Reader(
            "opendataloader-pdf",
            (loader, "--quiet", "--format", "text", "--to-stdout", _FILE),
            (loader, "java"),
        ),
        Reader("pdf-inspector", (python, "-c", _INSPECT, _FILE), (python,)),
    )
