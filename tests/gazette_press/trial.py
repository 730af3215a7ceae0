"""Made-up issues through the whole parse: what comes out against what went in.

    python -m tests.gazette_press.trial --issues 500 --seed 1

A seed fixes an issue, its style and its dump. An issue is equal where its documents,
their order, fields and parts, every character and every clause path are those that
went in; paragraph breaks, which width often can't tell, are only counted.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from documents.parsing import GazetteError, parse_issue
from documents.parsing.types import SEAM_DOUBT, ParsedDocument, ParsedIssue
from tests.gazette_press.answers import answers, plain
from tests.gazette_press.editions import edition_faults, edition_of
from tests.gazette_press.garbling import Garbling
from tests.gazette_press.made_up import (
    NO_PROSE,
    Phrases,
    Prose,
    made_up_issue,
    phrases_of,
)
from tests.gazette_press.pages import Page, dump, lay_out
from tests.gazette_press.print_style import Dressing, PrintStyle, dressing_of
from tests.gazette_press.real_forms import in_real_forms
from tests.gazette_press.real_prose import paragraphs_of_statutes
from tests.gazette_press.source import Issue, read_source

SOURCES = Path(__file__).resolve().parents[1] / "sample_sources"
PHRASE = re.compile("[^，。；：、]+[，。；：、]*|[，。；：、]+")
BREAKING_ANYWHERE = 1 / 6  # of the issues
FIELDS = ("number", "kind", "issuer", "date", "registration")
Answer = dict[str, Any]
Paragraphs = list[tuple[tuple[str, ...] | None, str]]


@dataclass(frozen=True, slots=True)
class Printed:
    """A seed's dump, and what its parse should come to."""

    seed: int
    style: PrintStyle
    text: str
    expected: Answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one issue came out. `faults` are sentences with their page, the class first;
    none where it is equal."""

    seed: int
    style: str
    documents: int
    characters: int
    faults: tuple[tuple[str, str], ...]
    lost: int = 0
    paragraphs: tuple[int, int, int] = (0, 0, 0)  # found, expected, in both
    clauses: tuple[int, int, int] = (0, 0, 0)
    misplaced: int = 0  # characters that stand in another document than their own
    unwarned: bool = False  # a wrong cut on a page that no warning names
    warned: int = 0  # pages named as doubtful
    seconds: float = 0.0


@cache
def phrases() -> Phrases:
    return phrases_of([read_source(path) for path in sorted(SOURCES.glob("*.txt"))])


def style_of(seed: int, rng: random.Random, garbling: Garbling | None) -> PrintStyle:
    """A random style, the same one whatever it garbles; that is random too unless it is given."""
    ways = random.Random(f"house {seed}")
    return PrintStyle(
        column=rng.randint(20, 24),
        rows=rng.randint(30, 44),
        as_read=ways.random() < 0.1,
        page_break=rng.choice(" \f"),
        garbling=ways.choice(list(Garbling)) if garbling is None else garbling,
        breaks_anywhere=random.Random(f"breaks {seed}").random() < BREAKING_ANYWHERE,
    )


def dressed(
    style: PrintStyle, issue: Issue, pages: Sequence[Page], seed: int
) -> PrintStyle:
    """One issue in three gets a cover, running heads or page numbers."""
    ways = random.Random(f"dressing {seed}")
    if ways.random() > 1 / 3:
        return style
    starts = starting_pages(issue, pages)
    edition = edition_of(issue.month, random.Random(f"edition {seed}"))
    return replace(style, dressing=dressing_of(issue, starts, ways, edition))


def starting_pages(issue: Issue, pages: Sequence[Page]) -> list[int]:
    first_lines = [
        (plain(frame.headline[0]), at)
        for at, page in enumerate(pages, 1)
        for frame in page
        if frame.headline
    ]
    begun = iter(first_lines)
    starts = []
    for document in issue.documents:
        first = plain(document.printed_headline[0])
        starts.append(next(at for line, at in begun if line == first))
    return starts


def print_issue(
    seed: int,
    garbling: Garbling | None = None,
    *,
    forms: bool = False,
    prose: Prose = NO_PROSE,
) -> Printed:
    """`forms` says whether the issue has real forms (`real_forms`), too."""
    rng = random.Random(seed)
    issue = made_up_issue(phrases(), rng, prose)
    if forms:
        issue = in_real_forms(issue, random.Random(f"forms {seed}"))
    style = style_of(seed, rng, garbling)
    pages = lay_out(issue, style, rng)
    style = dressed(style, issue, pages, seed)
    return Printed(seed, style, dump(pages, style, rng), answers(issue, len(pages)))


def attempt(
    seed: int,
    garbling: Garbling | None = None,
    *,
    forms: bool = False,
    prose: Prose = NO_PROSE,
) -> Outcome:
    """Print, parse and compare."""
    printed = print_issue(seed, garbling, forms=forms, prose=prose)
    start = time.perf_counter()
    try:
        found = parse_issue(printed.text)
    except GazetteError as error:
        lost = len(printed.expected["documents"])
        return Outcome(
            seed, named(printed.style), lost, 0, (("refused", error.reason),), lost
        )
    return compare(printed, found, time.perf_counter() - start)


def compare(printed: Printed, found: ParsedIssue, seconds: float) -> Outcome:
    expected = printed.expected["documents"]
    titles = [document["title"] for document in expected]
    by_title = {document.title: document for document in found.documents}
    pairs = [(d, by_title[d["title"]]) for d in expected if d["title"] in by_title]
    cuts = [fault for d, p in pairs if (fault := cut_fault(d, p, printed.text))]
    faults = [
        *order_faults(titles, [document.title for document in found.documents]),
        *(("wrong cut", text) for _, text in cuts),
        *(fault for d, p in pairs for fault in other_faults(d, p)),
    ]
    if edition := printed.style.dressing.edition:
        month = printed.expected["issue"]["month"]
        faults += edition_faults(edition, month, found)
    doubtful = {
        warning.page for warning in found.warnings if SEAM_DOUBT in warning.message
    }
    first = min((page for page, _ in cuts), default=0)
    return Outcome(
        seed=printed.seed,
        style=named(printed.style),
        documents=len(titles),
        characters=sum(len(text_of(wanted(d))) for d in expected),
        faults=tuple(faults),
        lost=len(titles) - len(pairs),
        paragraphs=agreement(pairs, lambda items: items),
        clauses=agreement(pairs, numbered),
        misplaced=misplaced(pairs) if cuts else 0,
        unwarned=bool(cuts) and not doubtful & {first - 1, first, first + 1},
        warned=len(doubtful),
        seconds=seconds,
    )


def order_faults(
    expected: Sequence[str], found: Sequence[str]
) -> Iterator[tuple[str, str]]:
    if list(expected) == list(found):
        return
    for title in expected:
        if title not in found:
            yield "lost document", title
    for title in found:
        if title not in expected:
            yield "spurious document", title
    if sorted(expected) == sorted(found):
        yield "order", "documents in another order"


def cut_fault(
    expected: Answer, parsed: ParsedDocument, text: str
) -> tuple[int, str] | None:
    """The page where the first line stands that is another document's, or that is missing.

    Marks that were repaired wrongly leave a text as long as it was."""
    ours, theirs = text_of(wanted(expected)), text_of(come_out(parsed))
    if ours == theirs or is_repair_fault(ours, theirs):
        return None
    at = next(
        (n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )
    page = page_at(parsed, at)
    return page, f"page {page}: {expected['title']} …{ours[max(0, at - 12) : at]}|"


def misplaced(pairs: Sequence[tuple[Answer, ParsedDocument]]) -> int:
    """Characters that came out in a document that they don't stand in, counted by phrases,
    so that a phrase cut in two counts whole."""
    return sum(
        sum(map(len, (phrases_in(come_out(p)) - phrases_in(wanted(d))).elements()))
        for d, p in pairs
    )


def phrases_in(paragraphs: Paragraphs) -> Counter[str]:
    return Counter(PHRASE.findall(text_of(paragraphs)))


def is_repair_fault(ours: str, theirs: str) -> bool:
    differ = sum(a != b for a, b in zip(ours, theirs, strict=False))
    return len(ours) == len(theirs) and differ * 20 < len(ours)


def page_at(parsed: ParsedDocument, at: int) -> int:
    page = parsed.first_page
    for part in parsed.parts:
        for paragraph in part.paragraphs:
            page = paragraph.page
            at -= len(plain(paragraph.text))
            if at < 0:
                return page
    return page


def other_faults(expected: Answer, parsed: ParsedDocument) -> Iterator[tuple[str, str]]:
    ours, theirs = wanted(expected), come_out(parsed)
    title = expected["title"]
    same_text = text_of(ours) == text_of(theirs)
    if is_repair_fault(text_of(ours), text_of(theirs)) and not same_text:
        yield "wrong mark", title
    fields = {
        "number": str(parsed.number) if parsed.number else None,
        "kind": parsed.kind,
        "issuer": parsed.issuer,
        "date": parsed.signed_on.isoformat() if parsed.signed_on else None,
        "registration": parsed.registration_number,
    }
    for field in FIELDS:
        if fields[field] != expected.get(field):
            yield field, f"{title}: {fields[field]}, not {expected.get(field)}"
    parts = [part.title for part in parsed.parts]
    if parts != [part["title"] for part in expected["parts"]]:
        yield "parts", f"{title}: {parts}"
    if same_text and numbered(ours) != numbered(theirs):
        yield "clauses", f"{title}: {first_difference(ours, theirs)}"


def first_difference(ours: Paragraphs, theirs: Paragraphs) -> str:
    pairs = zip(numbered(ours), numbered(theirs), strict=False)
    return next((f"{b}, not {a}" for a, b in pairs if a != b), "too many or too few")


def wanted(document: Answer) -> Paragraphs:
    return [
        (p["path"] and tuple(p["path"]), p["text"])
        for part in document["parts"]
        for p in part["paragraphs"]
    ]


def come_out(document: ParsedDocument) -> Paragraphs:
    return [(p.path, plain(p.text)) for part in document.parts for p in part.paragraphs]


def text_of(paragraphs: Paragraphs) -> str:
    return "".join(text for _, text in paragraphs)


def numbered(paragraphs: Paragraphs) -> Paragraphs:
    """Clause paths, each with the first words behind it."""
    return [(path, text[:12]) for path, text in paragraphs if path]


def agreement(
    pairs: Sequence[tuple[Answer, ParsedDocument]], chosen: Any
) -> tuple[int, int, int]:
    found = expected = both = 0
    for answer, parsed in pairs:
        ours, theirs = (
            Counter(chosen(wanted(answer))),
            Counter(chosen(come_out(parsed))),
        )
        found, expected = found + theirs.total(), expected + ours.total()
        both += (ours & theirs).total()
    return found, expected, both


def named(style: PrintStyle) -> str:
    break_ = "form feed" if style.page_break == "\f" else "blank"
    order = "as read, " if style.as_read else ""
    dress = ", dressed" if style.dressing != Dressing() else ""
    lines = ", broken anywhere" if style.breaks_anywhere else ""
    return f"{order}{style.column} hanzi{lines}, {style.rows} rows, {break_}, {style.garbling}{dress}"


def f1(counts: Sequence[tuple[int, int, int]]) -> float:
    found, expected, both = (sum(column) for column in zip(*counts, strict=True))
    return 2 * both / (found + expected) if found + expected else 1.0


def report(outcomes: Sequence[Outcome]) -> str:
    """The figures, then each seed that failed with what was wrong first."""
    failed = [outcome for outcome in outcomes if outcome.faults]
    classes = Counter(
        name for outcome in failed for name in {name for name, _ in outcome.faults}
    )
    lost, documents = sum(o.lost for o in outcomes), sum(o.documents for o in outcomes)
    clauses, breaks = (
        f1([o.clauses for o in outcomes]),
        f1([o.paragraphs for o in outcomes]),
    )
    unwarned, doubtful = (
        sum(o.unwarned for o in outcomes),
        sum(o.warned > 0 for o in outcomes),
    )
    characters = sum(o.characters for o in outcomes) or 1
    astray = sum(o.misplaced for o in outcomes)
    seconds = sorted(outcome.seconds for outcome in outcomes)
    lines = [
        f"equal: {len(outcomes) - len(failed)} of {len(outcomes)} issues",
        f"lost: {lost} of {documents} documents",
        *(f"{name}: {number} issues" for name, number in classes.most_common()),
        f"characters: {characters:,}",
        f"in the wrong document: {astray:,}, {astray / characters * 10_000:.2f} in 10,000",
        f"issues with wrong cuts: {sum(o.misplaced > 0 for o in outcomes)}",
        f"clause F1 {clauses:.5f}, paragraph F1 {breaks:.5f}",
        f"wrong cuts that no warning names: {unwarned} issues",
        f"pages named as doubtful: in {doubtful} issues",
        f"seconds: median {seconds[len(seconds) // 2]:.2f}, longest {seconds[-1]:.2f}",
    ]
    for outcome in failed:
        name, text = outcome.faults[0]
        lines.append(f"seed {outcome.seed} ({outcome.style}): {name}: {text}")
    return "\n".join(lines) + "\n"


def main() -> int:
    cli = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    cli.add_argument("--issues", type=int, default=500)
    cli.add_argument("--seed", type=int, help="of the first issue; random by default")
    cli.add_argument("--garbling", type=Garbling, help="all kinds by default")
    cli.add_argument("--forms", action="store_true", help="real forms, too")
    cli.add_argument("--prose", type=float, default=0.0, help="texts without numbers")
    cli.add_argument("--statutes", type=Path, help="a .jsonl.gz of texts to print")
    cli.add_argument("--workers", type=int, default=2)
    chosen = cli.parse_args()
    seed = (
        random.SystemRandom().randrange(10**6) if chosen.seed is None else chosen.seed
    )
    sys.stdout.write(f"seeds {seed} to {seed + chosen.issues - 1}\n")
    sys.stdout.flush()
    texts = paragraphs_of_statutes(chosen.statutes) if chosen.statutes else ()
    work = partial(
        attempt,
        garbling=chosen.garbling,
        forms=chosen.forms,
        prose=Prose(chosen.prose, texts),
    )
    with ProcessPoolExecutor(chosen.workers) as pool:
        seeds = range(seed, seed + chosen.issues)
        outcomes = list(pool.map(work, seeds, chunksize=5))
    sys.stdout.write(report(outcomes))
    return 1 if any(outcome.faults for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
