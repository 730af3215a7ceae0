"""Reading order beside other programs: made-up issues of two columns as PDFs, and how much
of the text as set each program gives in the order it was set (NID).

The text as set is that of the documents: titles, numbers, paragraphs. What stands around
it on the sheets (heads, page numbers, margin tabs, watermarks, notes) belongs to none, and
counts against whoever leaves it in the text. Blanks and the width of digits don't count.
"""

import resource
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.pdfs.other_readers import readers
from benchmarks.pdfs.similarity import similarity
from documents.parsing import repair_text
from tests.documents.parsing.pdf.printed import made_up, on_sheets, shape_of_pdf
from tests.gazette_press.answers import plain

SEEDS = range(6100, 6104)
_OURS = "gazette, documents"


def main() -> None:
    repair_text("各县人民政府。")  # the dictionary is read once a process
    print(f"{len(SEEDS)} issues each; similarity mean (least), s of computing a page")
    here = {one.name: one.read for one in readers() if one.is_here()}
    for name in (one.name for one in readers() if one.name not in here):
        print(f"{name}: not installed, left out")
    for sheets in ("text alone", "with heads, tabs, notes"):
        for garbled in (False, True):
            print(f"\n{sheets}, {'garbled' if garbled else 'clean'}:")
            _measure(sheets == "text alone", garbled, here)


def _measure(
    is_bare: bool, garbled: bool, others: Mapping[str, Callable[[Path], str]]
) -> None:
    figures: defaultdict[str, list[float]] = defaultdict(list)
    costs: defaultdict[str, list[float]] = defaultdict(list)
    programs = {_OURS: _ours, **others}
    for seed in SEEDS:
        data, answers = _printed(seed, is_bare, garbled)
        as_set = plain(text_of(answers))
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            for name, read in programs.items():
                used = _computing()
                told = plain(read(Path(file.name)))
                costs[name].append((_computing() - used) / answers["issue"]["pages"])
                figures[name].append(similarity(as_set, told))
    for name, found in figures.items():
        print(
            f"  {name:20} {mean(found):.4f} ({min(found):.4f}), {mean(costs[name]):.2f} s"
        )


def _printed(seed: int, is_bare: bool, garbled: bool) -> tuple[bytes, dict[str, Any]]:
    if not is_bare:
        return on_sheets(seed, garbled=garbled)
    data, _, answers = made_up(seed, garbled=garbled)
    return data, answers


def _ours(path: Path) -> str:
    return text_of(shape_of_pdf(path.read_bytes()))


def text_of(shape: dict[str, Any]) -> str:
    """What the documents of an issue say, in the order in which it is set."""
    return "\n".join(line for line in _lines(shape) if line)


def _lines(shape: dict[str, Any]) -> Iterable[str | None]:
    for document in shape["documents"]:
        yield document["title"]
        yield document["number"]
        for part in document["parts"]:
            yield part["title"]
            yield from (paragraph["text"] for paragraph in part["paragraphs"])


def _computing() -> float:
    """Seconds of all processes so far."""
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)
