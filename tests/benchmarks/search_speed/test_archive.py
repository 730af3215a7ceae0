"""The made-up archive is as large as was asked for, and its queries find something in it."""

import gzip
import json
from dataclasses import replace
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.search_speed.archive import CLAUSES_EACH, archive
from benchmarks.search_speed.growth import growth
from benchmarks.search_speed.questions import Question
from search.engine import Query
from search.whoosh_engine.engine import WhooshEngine

TEXT = "第{}条 县级以上人民政府应当加强应急管理工作；有关部门应当依法履行职责。"


@pytest.fixture
def statutes(tmp_path: Path) -> Path:
    path = tmp_path / "statutes.jsonl.gz"
    numbers = count(1)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for name in "甲乙":
            text = "\n".join(TEXT.format(next(numbers)) for _ in range(40))
            lines.write(json.dumps({"title": f"{name}条例", "text": text}) + "\n")
    return path


@pytest.mark.parametrize("size", [25, 70, 200])
def test_an_archive_is_as_large_as_was_asked_for(statutes, size):
    documents = list(archive(statutes, size))
    assert sum(len(one.clauses) for one in documents) == size
    assert max(len(one.clauses) for one in documents) <= CLAUSES_EACH
    assert len({one.document_id for one in documents}) == len(documents)


def test_a_question_is_a_query(statutes, tmp_path):
    engine = WhooshEngine(tmp_path / "index")
    documents = list(archive(statutes, 80))
    engine.rebuild(documents)
    one = documents[0]
    asked = Question("filtered", ("应急", "部门"), organ=one.issuer)
    assert engine.find(asked.query()).total_documents
    assert engine.find(Question("phrase", phrase=("依法", "履行")).query()).hits
    number = Question("number", number=(one.year or 0, one.serial or 0))
    assert engine.find(number.query()).total_documents == 1
    assert engine.find(Query()).total_documents == len(documents)


def test_what_comes_near_is_asked_for_where_nothing_else_is_found(statutes, tmp_path):
    engine = WhooshEngine(tmp_path / "index")
    documents = list(archive(statutes, 80))
    rare = replace(documents[0], title="关于垃圾清运费用的通知")
    engine.rebuild([rare, *documents[1:]])
    [hit] = engine.find(Question("two", ("垃圾", "费用")).near()).near.hits
    assert hit.document_id == rare.document_id


def test_growth_is_a_picture_with_a_line_for_each_series():
    measured = {10: {"p50": 0.2, "p95": 1.0}, 1000: {"p50": 2.0, "p95": 1000.0}}
    picture = ElementTree.fromstring(growth(measured))
    lines = [one for one in picture.iter() if one.tag.endswith("polyline")]
    assert len(lines) == 2
