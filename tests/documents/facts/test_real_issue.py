"""A real issue against a table that was derived by reading it: where the environment names the
folder that holds it. Of the text the table holds names and figures only."""

import json
import os
from functools import cache
from pathlib import Path

import pytest

from documents.facts.extraction import facts_of_issue
from documents.facts.types import DutyForm, EffectKind, Facts
from documents.importing.files import read_gazette
from tests.documents.facts.made_up import Expected, difference, scores

CORPUS = os.environ.get("GAZETTE_CORPUS")
ISSUE = Path(CORPUS or "", "gazette", "jiaxing-2020-12.txt")
TABLE = Path(__file__).with_name("real_issue.json")

pytestmark = pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder")


@cache
def facts() -> Facts:
    return facts_of_issue(read_gazette(ISSUE).parse(None))


def table() -> list[Expected]:
    rows = json.loads(TABLE.read_text(encoding="utf-8"))
    return [
        ((document, part, at), kind, told) for document, part, at, kind, told in rows
    ]


@pytest.mark.parametrize(
    "kind",
    [
        "duties",
        "effects",
        "citations",
        "appointments",
        "deadlines",
        "member_duties",
        "relations",
    ],
)
def test_every_kind_of_row_is_found(kind):
    expected = table()
    assert scores(facts(), expected)[kind].f1 >= 0.97, difference(facts(), expected)


def test_52_notes_name_226_units():
    notes = [row for row in facts().duties if row.form is DutyForm.NOTE]
    places = {
        (row.proof.document, row.proof.part, row.proof.paragraph) for row in notes
    }
    assert (len(places), len(notes)) == (52, 226)


def test_the_first_unit_leads_from_where_that_is_said():
    """下同: in 16 notes of one document, each with one lead, and in no other document."""
    rows = [
        row for row in facts().duties if row.proof.document == "嘉政办发〔2020〕72号"
    ]
    leads = [row for row in rows if row.role == "lead"]
    assert len(leads) == len({row.proof.paragraph for row in leads}) == 16
    before = [
        row for row in facts().duties if row.proof.document == "嘉政办发〔2020〕70号"
    ]
    assert {row.role for row in before} == {"responsible"}


def test_15_persons_are_appointed_to_16_posts_and_3_removed():
    rows = facts().appointments
    appointed = [row for row in rows if row.action == "任命"]
    assert len({row.person for row in appointed}) == 15
    assert len(appointed) == 16
    assert len([row for row in rows if row.action == "免去"]) == 3


def test_two_documents_are_repealed_and_five_statements_take_effect():
    kinds = [row.kind for row in facts().effects]
    assert kinds.count(EffectKind.REPEAL) == 2
    assert kinds.count(EffectKind.TAKES_EFFECT) == 5


@pytest.mark.parametrize("number", ["嘉政办发〔2020〕72号", "嘉政办发〔2020〕73号"])
def test_no_statement_is_an_answer(number):
    assert not [row for row in facts().effects if row.proof.document == number]
