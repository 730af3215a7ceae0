"""Texts that nobody would print: extraction says nothing wrong of them, and is not slow."""

import random
from pathlib import Path
from time import process_time

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from tests.documents.facts.made_up import document
from tests.seeds import seeds

FOLDER = Path(__file__).parent
MARKS = "（）〔〕《》“”、，。；：0123年月日市局牵头负责配合会同号第条款自起施行废止任免去同志每内前后到由"
CLAUSES = [
    line
    for line in (FOLDER / "hard_cases.txt").read_text(encoding="utf-8").splitlines()
    if line and line[0] not in "%#=|>[/"
]


@pytest.mark.parametrize("seed", seeds(3))
def test_quotes_are_exact_whatever_a_clause_has_lost_or_gained(seed):
    rng = random.Random(seed)
    for _ in range(100):
        chars = list(rng.choice(CLAUSES))
        for _ in range(rng.randrange(1, 10)):
            at = rng.randrange(len(chars) + 1)
            chars[at : at + rng.randrange(4)] = rng.choice(MARKS)
        text = "".join(chars).lstrip("%#=|>[/ ")
        if not text:
            continue
        read = document(text)
        facts = facts_of(read, Holdings())
        proofs = [
            *(row.proof for row in facts.duties),
            *(row.proof for row in facts.effects),
            *(row.proof for row in facts.citations),
            *(row.proof for row in facts.deadlines),
        ]
        for proof in proofs:
            end = proof.start + len(proof.quote)
            assert text[proof.start : end] == proof.quote


@pytest.mark.parametrize(
    "unit", ["（", "《", "市财政局、", "市财政局牵头，", "将“", "1", "责任单位："]
)
def test_thousands_of_the_same_take_no_longer_than_they_may(unit):
    start = process_time()
    facts_of(document((unit * 3000)[:3000]), Holdings())
    assert process_time() - start < 5
