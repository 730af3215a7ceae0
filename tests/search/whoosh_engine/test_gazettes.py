"""Issues and gazettes as fields of the index, and months that an issue shares."""

from dataclasses import replace
from typing import Any

import pytest

from search.engine import DocumentEntry, GazetteNamed, MonthsFrom, Query
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import document


def of_city(entry: DocumentEntry) -> DocumentEntry:
    """Of a 合刊 of July and August."""
    name = "云泽市人民政府公报"
    return replace(entry, gazette=name, issue="2023-07", last_month="2023-08")


def of_district(entry: DocumentEntry) -> DocumentEntry:
    return replace(entry, gazette="西湖区公报", issue="xihu/2023-08")


@pytest.fixture
def engine(tmp_path):
    engine = WhooshEngine(tmp_path)
    engine.replace(
        [
            of_city(document("河道", "整治河道。", month="2023-07")),
            of_district(document("路灯", "安装路灯。", month="2023-08")),
        ]
    )
    engine.replace([of_district(document("供水", "保障供水。", month="2023-09"))])
    return engine


def found(engine: WhooshEngine, query: Query) -> int:
    return engine.find(query).total_documents


def only(**filters: str) -> Query:
    chosen: dict[str, Any] = {
        name: frozenset({value}) for name, value in filters.items()
    }
    return replace(Query(), **chosen)


def test_a_document_of_an_issue_of_two_months_is_found_by_each(engine):
    assert found(engine, only(months="2023-07")) == 1
    assert found(engine, only(months="2023-08")) == 2
    assert found(engine, Query(MonthsFrom("2023-08", "2023-12"))) == 3
    assert found(engine, Query(MonthsFrom("2023-01", "2023-06"))) == 0
    counts = engine.find(Query()).months
    assert counts == {"2023-07": 1, "2023-08": 2, "2023-09": 1}


def test_issues_and_gazettes_narrow_each_other_and_not_themselves(engine):
    result = engine.find(Query(gazettes=frozenset({"西湖区公报"})))
    assert result.issues == {"xihu/2023-08": 2}
    assert result.gazettes == {"云泽市人民政府公报": 1, "西湖区公报": 2}
    assert found(engine, only(issues="2023-07")) == 1
    assert found(engine, only(issues="2023-07", gazettes="西湖区公报")) == 0


def test_a_gazette_is_named_by_a_part_of_its_name(engine):
    assert found(engine, Query(GazetteNamed("西湖"))) == 2
    assert found(engine, Query(GazetteNamed("人民政府公报"))) == 1
    assert found(engine, Query(GazetteNamed("，"))) == 0


def test_what_was_merged_knows_its_issue_still(engine):
    for number in range(12):
        engine.replace([of_district(document(f"第{number}份", "文。"))])
    assert found(engine, only(gazettes="西湖区公报")) == 14
    assert found(engine, only(issues="2023-07")) == 1
