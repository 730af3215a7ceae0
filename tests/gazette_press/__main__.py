"""Print the bundled sample anew: `python -m tests.gazette_press`."""

import json
import random
import sys
from pathlib import Path

from tests.gazette_press.answers import answers
from tests.gazette_press.pages import dump, lay_out
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.source import read_source

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "tests" / "sample_sources"
SAMPLE = ROOT / "documents" / "sample"


def print_sample(source: Path) -> tuple[str, str]:
    """The dump and its answers, the same ones every time."""
    issue = read_source(source)
    rng = random.Random(issue.month)
    pages = lay_out(issue, PrintStyle(), rng)
    truth = json.dumps(answers(issue, len(pages)), ensure_ascii=False, indent=1)
    return dump(pages, PrintStyle(), rng), truth + "\n"


def main(sample: Path = SAMPLE, truths: Path = SOURCES) -> None:
    for source in sorted(SOURCES.glob("*.txt")):
        text, truth = print_sample(source)
        dumped = sample / f"yunze-{source.stem}.txt"
        dumped.write_text(text, encoding="utf-8")
        dumped_truth = truths / f"yunze-{source.stem}.truth.json"
        dumped_truth.write_text(truth, encoding="utf-8")
        sys.stdout.write(f"{dumped.name}: {len(text):,} characters\n")


if __name__ == "__main__":
    main()
