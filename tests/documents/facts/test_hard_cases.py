"""A made-up issue of hard cases against what a person read in it, and what holds of any row."""

from functools import cache
from pathlib import Path

import pytest

from documents.facts.extraction import facts_of_issue
from documents.facts.types import Facts
from tests.documents.facts.made_up import Expected, difference, read_file, scores

FOLDER = Path(__file__).parent
FILES = ("hard_cases", "further_cases", "blind_cases")
KINDS = (
    "duties", "effects", "citations", "appointments", "deadlines", "member_duties", "relations",
)  # fmt: skip


@cache
def found(name: str) -> tuple[Facts, list[Expected]]:
    issue, expected = read_file(FOLDER / f"{name}.txt")
    return facts_of_issue(issue), expected


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FILES)
def test_rows_are_found_as_a_person_read_them(name, kind):
    facts, expected = found(name)
    score = scores(facts, expected)[kind]
    assert score.f1 >= 0.95, "\n".join(difference(facts, expected))


@pytest.mark.parametrize("name", FILES)
def test_every_quote_is_a_stretch_of_its_clause(name):
    issue, _ = read_file(FOLDER / f"{name}.txt")
    texts = {
        (document.title, part, at): paragraph.text
        for document in issue.documents
        for part, one in enumerate(document.parts)
        for at, paragraph in enumerate(one.paragraphs)
    }
    names = {
        str(one.number) if one.number else one.title: one.title
        for one in issue.documents
    }
    facts, _ = found(name)
    rows = [row for kind in KINDS for row in getattr(facts, kind)]
    assert len(rows) > 50
    for row in rows:
        proof = row.proof
        text = texts[names[proof.document], proof.part, proof.paragraph]
        assert text[proof.start : proof.start + len(proof.quote)] == proof.quote
