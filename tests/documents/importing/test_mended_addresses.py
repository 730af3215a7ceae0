"""Addresses that an older parser gave out go on leading to what they meant, or to what
took their place, where the parse has been mended since."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from django.test import Client

from documents.importing.store import store_issue
from documents.models import Clause, Document, GoneClause
from documents.parsing import parse_issue
from documents.parsing.structure import documents as assembling
from documents.parsing.types import Line
from tests.builders.parsed_issues import gazette_file
from tests.documents.parsing.short_issues import MONTH, rules

pytestmark = pytest.mark.django_db

CHAPTERS = ("第一章　总则", "第二章　种植", "第三章　茶园保护与监督管理")
SOURCE = rules(
    "目　录",
    *CHAPTERS,
    "第一章　总则",
    "第一条　为加强茶园保护，规范茶园管理，根据有关法律、法规，制定本办法。",
    "第二章　种植",
    "第一节　选地",
    "第二条　茶园应当设在缓坡，避开水源保护区和基本农田，并且留出防火隔离带。",
    "第三章　茶园保护与监督管理",
    "第三条　市茶业主管部门负责本市行政区域内茶园保护和监督管理的具体工作。",
    "第四条　本办法自发布之日起施行，《渡川市茶园管理暂行规定》同时废止。",
)


def left_among_the_clauses(
    lines: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """As the parser of old had it."""
    return tuple(lines), ()


def stored_before_and_after(tmp_path: Path, monkeypatch, source: str = SOURCE):
    with monkeypatch.context() as older:
        older.setattr(assembling, "part_contents", left_among_the_clauses)
        store_issue(parse_issue(source, month=MONTH), gazette_file(tmp_path, source))
    before = dict(Clause.objects.values_list("key", "text"))
    again = gazette_file(tmp_path, source + "\n")
    store_issue(parse_issue(source, month=MONTH), again)
    return before, dict(Clause.objects.values_list("key", "text"))


def test_links_to_chapters_lead_to_them_where_contents_took_their_place(
    tmp_path, monkeypatch, client: Client
):
    before, after = stored_before_and_after(tmp_path, monkeypatch)
    assert {"f1-ch1_2", "f1-ch2_2", "f1-ch3_2", "f1-ch2-sec1"} <= before.keys()
    assert not [key for key in after if "_" in key]
    page = Document.objects.get().get_absolute_url()
    for at in (1, 2, 3):
        # the chapter's own old address
        answer = client.get(f"{page}f1-ch{at}_2/")
        assert answer.status_code == 301, at
        assert answer["Location"].endswith(f"f1-ch{at}/")
        # the address that the line of the contents had
        assert client.get(f"{page}f1-ch{at}/").status_code == 200
        assert after[f"f1-ch{at}"] == "".join(CHAPTERS[at - 1].split())


def test_what_stood_under_a_doubled_chapter_keeps_its_links(tmp_path, monkeypatch):
    before, after = stored_before_and_after(tmp_path, monkeypatch)
    document = Document.objects.get()
    aliases = dict(document.clause_aliases.values_list("old_key", "clause__text"))
    gone = set(GoneClause.objects.values_list("key", flat=True))
    for key, text in before.items():
        if key in gone or text == "目录":
            continue
        assert (aliases.get(key) or after[key]) == text, key
    assert not gone & {key for key, text in before.items() if text != "目录"}
