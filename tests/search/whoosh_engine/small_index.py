"""An index of two documents, and what is asked of it."""

from dataclasses import replace
from pathlib import Path

from search.engine import DocumentEntry, Engine, Query
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import document, issue
from tests.search.queries import parse

[POSTAL] = issue(document("快递进村", "推进快递进村。"))
[WATER] = issue(document("供水", "保障供水。"), month="2023-12")
HELD = {one.document_id: one.revision for one in (POSTAL, WATER)}


def changed(title: str = "换过", *texts: str, revision: int = 0) -> DocumentEntry:
    """The first document in another state."""
    made = document(title, *(texts or ("换过的条款。",)))
    return replace(
        made,
        document_id=POSTAL.document_id,
        revision=revision or made.revision,
        month=POSTAL.month,
    )


def held_by(engine: Engine) -> set[int]:
    return set(engine.held() or ())


def titles(folder: Path, text: str) -> int:
    return WhooshEngine(folder).find(Query(parse(text).tree)).total_documents


def directories(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()]
