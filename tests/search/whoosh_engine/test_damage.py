"""Files of the index that were damaged, are gone, or are of another version."""

import json
from pathlib import Path

import pytest

from search.engine import Query, SearchResult
from search.whoosh_engine import engine as engine_module
from search.whoosh_engine.engine import WhooshEngine
from search.whoosh_engine.index import checksummed_storage, storage
from tests.search.queries import parse
from tests.search.whoosh_engine.small_index import (
    HELD,
    POSTAL,
    WATER,
    directories,
    held_by,
    titles,
)


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_checksums(path: Path) -> None:
    path.write_text("5")


@pytest.mark.parametrize("pattern", ["*/*.seg", "*/*.toc", "*/*.sums", "current"])
@pytest.mark.parametrize("how", [damage, empty, no_checksums, Path.unlink])
def test_damage_is_noticed_and_mended_by_indexing_again(held, folder, pattern, how):
    for path in folder.glob(pattern):
        how(path)
    engine = WhooshEngine(folder)
    assert engine.held() is None
    assert engine.find(Query(parse("快递").tree)) == SearchResult(0, 0)
    engine.replace([POSTAL, WATER])
    assert WhooshEngine(folder).held() == HELD
    assert titles(folder, "快递") == 1
    assert len(directories(folder)) == 1


def test_a_directory_that_is_gone_is_noticed(held, folder):
    pointer = json.loads((folder / "current").read_text())
    (folder / pointer["directory"]).rename(folder.parent / "elsewhere")
    assert WhooshEngine(folder).held() is None
    assert held.engine.held() is None
    held.hold([POSTAL])
    assert held.documents("快递") == ["快递进村"]


def test_an_index_of_another_version_is_searched_until_there_is_a_new_one(
    held, folder, monkeypatch
):
    monkeypatch.setattr(storage, "version", lambda: "another")
    for engine in (held.engine, WhooshEngine(folder)):
        assert engine.held() is None
        assert engine.find(Query(None)).total_documents == 2
    held.engine.rebuild([POSTAL])
    assert held.engine.held() == {POSTAL.document_id: POSTAL.revision}
    assert WhooshEngine(folder).find(Query(None)).total_documents == 1
    assert len(directories(folder)) == 1


def test_an_index_that_can_not_be_read_any_more_finds_nothing(
    held, folder, monkeypatch
):
    monkeypatch.setattr(storage, "layout", lambda: "another")
    engine = WhooshEngine(folder)
    assert engine.held() is None
    assert engine.find(Query(None)) == SearchResult(0, 0)
    engine.replace([POSTAL])
    assert engine.held() == {POSTAL.document_id: POSTAL.revision}
    assert len(directories(folder)) == 1


def damage_large(path: Path) -> None:
    """Its text, wherever it is not what a file is opened by."""
    content = bytearray(path.read_bytes())
    places = path.read_bytes().rfind("推进快递进村".encode("utf-16-le"))
    content[places] ^= 0xFF
    path.write_bytes(bytes(content))


def test_damage_in_a_large_array_is_not_merged_on(held, folder, monkeypatch):
    [segment] = folder.glob("*/*.seg")
    monkeypatch.setattr(checksummed_storage, "READ_AT_ONCE", 0)
    damage_large(segment)
    engine = WhooshEngine(folder)
    assert engine.held() == HELD
    engine.replace([POSTAL])
    assert held_by(engine) == {POSTAL.document_id}
    assert titles(folder, "快递") == 1


def test_a_search_that_stumbles_over_damage_finds_nothing_more(
    held, folder, monkeypatch
):
    def stumble(*_: object) -> None:
        raise IndexError

    engine = WhooshEngine(folder)
    monkeypatch.setattr(checksummed_storage, "READ_AT_ONCE", 0)
    monkeypatch.setattr(engine_module, "find", stumble)
    with pytest.raises(IndexError):
        engine.find(Query(None))
    [segment] = folder.glob("*/*.seg")
    damage_large(segment)
    engine = WhooshEngine(folder)
    assert engine.held() == HELD
    assert engine.find(Query(None)) == SearchResult(0, 0)
    assert engine.held() is None
