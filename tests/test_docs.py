"""The paths, names and links that the documentation mentions exist, in the order it says."""

import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from bootstrapping.programs import ROOT

DOCS = sorted((ROOT / "docs").glob("*.md"))
PAPERS = [*DOCS, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
WHERE = ROOT / "docs" / "where-is-it.md"
DECISIONS = ROOT / "docs" / "decisions.md"
# Folders that are there only once the product has run, and what a user brings.
MADE_AT_RUN_TIME = (
    "var/",
    "wheelhouse/",
    "uploads/",
    "pictures/",
    "vectors/",
    "公报/2021/",
)
SPAN = re.compile(r"`([^`\n]+)`")
# documents/parsing/types.py, search/ and bootstrap.py, but not /months/ or 甲/乙.
PATH = re.compile(r"(?=[A-Za-z])[\w.-]+/[\w./-]*|[\w-]+\.(?:py|md|toml|in|txt|yaml)")


def text_of(paper: Path) -> str:
    return paper.read_text(encoding="utf-8")


def paths_in(paper: Path) -> list[str]:
    """The code spans of a paper that are paths of this repository."""
    spans = (span.strip() for span in SPAN.findall(text_of(paper)))
    return sorted({span for span in spans if PATH.fullmatch(span)})


def is_there(path: str, paper: Path) -> bool:
    """Whether a path exists from the root; a lone name may also be a file beside another that
    the paper names."""
    if (ROOT / path).exists():
        return True
    folders = {(ROOT / other).parent for other in paths_in(paper) if "/" in other}
    return "/" not in path and any((folder / path).is_file() for folder in folders)


@pytest.mark.parametrize(
    "paper",
    [ROOT / "docs" / "architecture.md", WHERE, ROOT / "CONTRIBUTING.md"],
    ids=lambda paper: paper.name,
)
def test_papers_on_the_code_name_many_paths(paper):
    """Else the next test would hold over nothing."""
    assert len(paths_in(paper)) > 15


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_path_that_a_paper_names_is_there(paper):
    missing = [
        path
        for path in paths_in(paper)
        if path not in MADE_AT_RUN_TIME and not is_there(path, paper)
    ]
    assert not missing, f"{paper.name} names what is not there: {', '.join(missing)}"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_within_the_repository_leads_somewhere(paper):
    targets = re.findall(r"\]\((?!https?://)([^)#]+)", text_of(paper))
    missing = [each for each in targets if not (paper.parent / each).exists()]
    assert not missing, f"{paper.name} links nowhere: {', '.join(missing)}"


# ---- where is it? -----------------------------------------------------------


def answers() -> Iterator[tuple[str, str, list[str]]]:
    """Each row of the table: its question, a file, and the names to look for in it."""
    question = ""
    for line in text_of(WHERE).splitlines():
        if line.startswith("|") and "`" in line:
            _, _, asked, file, names, _ = (cell.strip() for cell in line.split("|"))
            question = asked or question
            yield question, file.strip("`"), SPAN.findall(names)


ANSWERS = list(answers())


def test_twenty_questions_are_answered():
    questions = list(dict.fromkeys(question for question, _, _ in ANSWERS))
    assert len(questions) == 20
    assert all(question.endswith("?") for question in questions)


@pytest.mark.parametrize("question", sorted({row[0] for row in ANSWERS}))
def test_every_answer_names_something_in_a_module(question):
    assert any(names for asked, _, names in ANSWERS if asked == question)


@pytest.mark.parametrize(
    ("question", "file", "names"),
    ANSWERS,
    ids=[f"{at}-{row[1]}" for at, row in enumerate(ANSWERS)],
)
def test_what_an_answer_names_is_there(question, file, names):
    told = f"docs/where-is-it.md, {question!r}: {file}"
    assert (ROOT / file).is_file(), f"{told} is not there"
    if file.endswith(".py"):
        assert names, f"{told}: no name to look for"
        module = import_module(file.removesuffix(".py").replace("/", "."))
        for name in names:
            found = module
            for attribute in name.split("."):
                assert hasattr(found, attribute), f"{told} has no {name}"
                found = getattr(found, attribute)


# ---- glossary ---------------------------------------------------------------


def test_every_term_of_the_glossary_has_its_chinese_its_field_and_its_meaning():
    text = text_of(ROOT / "docs" / "glossary.md")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("| ") and not line.startswith("| term ")
    ]
    assert len(rows) > 80
    for row in rows:
        assert len(row) == 4, row
        assert all(row), row
        assert re.search("[\u4e00-\u9fff]", row[1]), row
    terms = [row[0] for row in rows]
    assert len(set(terms)) == len(terms)


# ---- decisions --------------------------------------------------------------

HEADING = re.compile(r"^## (\d{4}-\d\d-\d\d) · (.+)$", re.MULTILINE)
SUPERSEDED = re.compile(r"\*\*Superseded(?:, as to [^“]+,)? by “([^”]+)”\.\*\*")


def test_decisions_stand_in_the_order_of_their_days():
    text = text_of(DECISIONS)
    found = HEADING.findall(text)
    assert len(found) == len(re.findall(r"^## ", text, re.MULTILINE)) > 100
    days = [day for day, _ in found]
    assert days == sorted(days)


def test_a_superseded_decision_names_a_later_one():
    sections = re.split(r"(?m)^(?=## )", text_of(DECISIONS))[1:]
    titles = [HEADING.findall(section)[0][1] for section in sections]
    assert len(set(titles)) == len(titles)
    told = [
        (at, by)
        for at, one in enumerate(sections)
        for by in SUPERSEDED.findall(" ".join(one.split()))
    ]
    assert len(told) == text_of(DECISIONS).count("**Superseded") > 3
    for at, by in told:
        assert by in titles[at + 1 :], f"{titles[at]!r} is superseded by {by!r}"


def test_lines_of_decisions_are_wrapped():
    def columns(line: str) -> int:
        return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)

    lines = text_of(DECISIONS).splitlines()
    assert [line for line in lines if columns(line) > 100 and line[:2] != "##"] == []
