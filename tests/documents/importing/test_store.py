from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from documents.importing.corrected import fingerprints
from documents.importing.store import ImportOutcome, Status, already_held, store_issue
from documents.models import (
    Clause,
    ClauseAlias,
    Document,
    DocumentAlias,
    ImportWarning,
    Issue,
    Part,
)
from documents.parsing.types import Month, ParsedDocument, ParseWarning
from tests.builders.parsed_issues import DECEMBER, document, gazette_file, issue

pytestmark = pytest.mark.django_db

RIVER = """
    p1 各镇人民政府：
    1 一、整治河道
    1-1 （一）清理淤泥。
    1-2 （二）拆除违建。
    2 二、绿化河岸
    2-p1 沿岸各镇负责本地段。
    # 花山市河道整治方案
    1 一、摸清河道底数。
    2 二、逐段组织验收。
"""
WAGES = "1 一、自下月起调整最低工资标准。\n2 二、各单位按时足额支付。"
MODELS: tuple[type[Model], ...] = (
    Issue,
    Document,
    Part,
    Clause,
    DocumentAlias,
    ClauseAlias,
    ImportWarning,
)


@pytest.fixture
def store(tmp_path: Path) -> Callable[..., ImportOutcome]:
    """Store an issue of these documents, each time from a file that was changed."""
    versions = iter(range(1000))

    def stored(*documents: ParsedDocument, **fields):
        file = gazette_file(tmp_path, f"花山市人民政府公报的通知 {next(versions)}")
        return store_issue(issue(*documents, **fields), file, replace=True)

    return stored


def river(
    text: str = RIVER, title: str = "关于整治河道的通知", number="花政发〔2021〕1号"
):
    return document(title, number, text)


def wages() -> ParsedDocument:
    return document("关于最低工资的通知", "花政发〔2021〕2号", WAGES)


def dump() -> list[list[dict[str, Any]]]:
    rows = (model._default_manager.order_by("pk").values() for model in MODELS)
    return [list(table) for table in rows]


def following(slug: str, key: str) -> str:
    """The text that this address leads to, if need be by an alias."""
    held = Document.objects.get(slug=slug)
    clause = held.clauses.filter(key=key).first()
    return (clause or held.clause_aliases.get(old_key=key).clause).text


def addresses() -> dict[tuple[str, str], str]:
    rows = Clause.objects.select_related("document")
    return {(row.document.slug, row.key): row.text for row in rows}


# ---- the first time ---------------------------------------------------------


def test_a_new_issue_is_stored_whole(store) -> None:
    doubt = ParseWarning(page=2, line=17, message="条款编号不连续")
    outcome = store(river(), wages(), warnings=(doubt,))
    assert outcome.status is Status.NEW
    assert (outcome.documents, outcome.clauses, outcome.repairs) == (2, 10, 3)
    assert (outcome.month, outcome.warnings) == (DECEMBER, 1)
    held = Issue.objects.get(year=2021, month=12)
    assert held.source.startswith("花山市")
    assert held.source_name == "花山.txt"
    assert [part.title for part in held.documents.get(position=1).parts.all()] == [
        "",
        "花山市河道整治方案",
    ]
    assert held.warnings.get().message == "条款编号不连续"


def test_a_clause_row_holds_what_the_parse_says(store) -> None:
    store(river())
    clause = Clause.objects.get(key="f1-2")
    assert (clause.position, clause.part.label, clause.label) == (8, "附件1", "2")
    assert (clause.path, clause.depth, clause.role) == (["2"], 1, "text")
    assert clause.spans == [[8, 0, 9]]
    assert clause.repairs == [[8, "遥", 0.9, 8, 8]]
    assert Clause.objects.get(key="2-p1").path is None


def test_documents_are_called_by_number_or_by_month_and_title(store) -> None:
    store(wages(), document("人事任免", "", "p1 任命："))
    slugs = Document.objects.values_list("slug", flat=True)
    assert list(slugs) == ["huazhengfa-2021-2", "2021-12-renshi-renmian"]


def test_a_slug_is_never_given_twice(store) -> None:
    store(wages(), document("人事任免", "", "p1 任命："))
    first = Document.objects.get(number_serial=2)
    DocumentAlias.objects.create(slug="huazhengfa-2021-9", document=first)
    other = document("关于环保的通知", "花政发〔2021〕9号", "p1 环保。")
    store(wages(), other, month=Month(2022, 1))
    assert set(Document.objects.values_list("slug", flat=True)) == {
        "huazhengfa-2021-2",
        "2021-12-renshi-renmian",
        "huazhengfa-2021-2-2",  # the same number, printed again
        "huazhengfa-2021-9-2",  # an alias has the first
    }


# ---- the same file again ----------------------------------------------------


def test_the_same_file_again_changes_nothing_at_all(tmp_path: Path) -> None:
    file, parsed = gazette_file(tmp_path), issue(river(), wages())
    store_issue(parsed, file)
    before = dump()
    outcome = store_issue(parsed, file)
    assert outcome.status is Status.UNCHANGED
    assert (outcome.documents, outcome.clauses, outcome.repairs) == (2, 10, None)
    assert dump() == before


def test_a_file_that_is_held_is_known_before_it_is_parsed(tmp_path: Path) -> None:
    file = gazette_file(tmp_path)
    assert already_held(file) is None
    store_issue(issue(wages()), file)
    for held in (already_held(file), already_held(file, DECEMBER)):
        assert held is not None
        assert (held.status, held.month) == (Status.UNCHANGED, DECEMBER)
    assert already_held(file, Month(2022, 1)) is None


def test_a_better_parser_reads_the_same_file_anew(tmp_path, monkeypatch) -> None:
    file = gazette_file(tmp_path)
    store_issue(issue(wages()), file)
    monkeypatch.setattr(fingerprints, "PARSER_VERSION", "a better one")
    assert already_held(file) is None
    outcome = store_issue(issue(wages(), river()), file)
    assert (outcome.status, outcome.changes.kept) == (Status.UPDATED, 2)


# ---- a changed file ---------------------------------------------------------


def test_an_inserted_clause_leaves_every_link_with_its_clause(store) -> None:
    store(river())
    before, rows = addresses(), dict(Clause.objects.values_list("text", "pk"))
    outcome = store(
        river(
            RIVER.replace("1-2 （二）", "1-3 （三）").replace(
                "    1-1 （一）清理淤泥。",
                "    1-1 （一）摸排污染源头。\n    1-2 （二）清理淤泥。",
            )
        )
    )
    assert (outcome.changes.kept, outcome.changes.added) == (8, 1)
    assert following("huazhengfa-2021-1", "1-1") == "（二）清理淤泥。"
    assert following("huazhengfa-2021-1", "1-2") == "（三）拆除违建。"
    assert Clause.objects.get(key="1-3").pk == rows["（二）拆除违建。"]
    assert Clause.objects.get(text="（一）摸排污染源头。").key == "1-1_2"
    assert len(before) > 5
    for (slug, key), text in before.items():
        assert following(slug, key)[3:] == text[3:]


def test_a_renumbered_clause_is_reached_by_its_old_address(store) -> None:
    store(river())
    row = Clause.objects.get(key="2")
    outcome = store(
        river(RIVER.replace("    2 二、绿", "    3 三、绿").replace("2-p1", "3-p1"))
    )
    assert (outcome.changes.kept, outcome.changes.moved) == (8, 2)
    row.refresh_from_db()
    assert (row.key, row.text) == ("3", "三、绿化河岸")
    assert ClauseAlias.objects.get(old_key="2").clause == row
    assert ClauseAlias.objects.get(old_key="2-p1").clause.key == "3-p1"


def test_old_addresses_go_on_leading_there_and_never_form_a_chain(store) -> None:
    store(river())
    row = Clause.objects.get(key="2")
    for number in ("3", "4", "5"):
        store(river(RIVER.replace("    2 二、绿", f"    {number} 二、绿")))
    aliases = ClauseAlias.objects.filter(clause=row)
    assert {alias.old_key for alias in aliases} == {"2", "3", "4"}
    assert {alias.clause.key for alias in aliases} == {"5"}


def test_a_clause_that_goes_back_leaves_no_alias_on_itself(store) -> None:
    store(river())
    store(river(RIVER.replace("    2 二、绿", "    3 二、绿")))
    store(river())
    keys = set(Clause.objects.values_list("key", flat=True))
    aliases = set(ClauseAlias.objects.values_list("old_key", flat=True))
    assert "2" in keys
    assert aliases == {"3"}


def test_clauses_that_change_places_keep_their_rows_and_addresses(store) -> None:
    store(document("关于工资的通知", "花政发〔2021〕2号", WAGES))
    before = dict(Clause.objects.values_list("key", "pk"))
    store(
        document(
            "关于工资的通知",
            "花政发〔2021〕2号",
            "1 一、各单位按时足额支付。\n2 二、自下月起调整最低工资标准。",
        )
    )
    assert dict(Clause.objects.values_list("key", "pk")) == before
    assert list(Clause.objects.values_list("key", flat=True)) == ["2", "1"]


def test_keys_may_move_up_one_after_the_other(store) -> None:
    store(
        document(
            "关于工资的通知",
            "花政发〔2021〕2号",
            f"1 一、总则。\n2 {WAGES[2:18]}\n3 三、附则。",
        )
    )
    rows = dict(Clause.objects.values_list("text", "pk"))
    store(
        document(
            "关于工资的通知", "花政发〔2021〕2号", f"1 {WAGES[2:18]}\n2 二、附则。"
        )
    )
    assert Clause.objects.get(text="二、附则。").pk == rows["三、附则。"]
    assert following("huazhengfa-2021-2", "3") == "二、附则。"


def test_a_paragraph_that_was_cut_in_two_is_reached_by_both_addresses(store) -> None:
    whole = "沿岸各镇负责本地段，完成后由市水利局组织验收。"
    store(wages(), document("关于河道的通知", "", f"p1 {whole[:10]}\np2 {whole[10:]}"))
    slug = Document.objects.get(number="").slug
    store(wages(), document("关于河道的通知", "", f"p1 {whole}"))
    assert following(slug, "p1") == following(slug, "p2") == whole


def test_a_new_attachment_before_another_leaves_its_links(store) -> None:
    store(river())
    outcome = store(
        river(RIVER.replace("# 花山", "# 任务清单\n1 一、任务甲。\n# 花山"))
    )
    assert outcome.changes.kept == 8
    slug = "huazhengfa-2021-1"
    assert following(slug, "f1-1") == "一、摸清河道底数。"
    assert following(slug, "f1-2") == "二、逐段组织验收。"
    assert Clause.objects.get(text="一、任务甲。").key == "f1-1_2"


def test_an_attachment_that_is_gone_takes_its_part_along(store) -> None:
    store(river())
    outcome = store(river(RIVER.partition("    #")[0]))
    assert outcome.changes.removed == 2
    assert Part.objects.count() == 1
    assert not Clause.objects.filter(key__startswith="f1").exists()


def test_a_retitled_document_keeps_its_slug(store) -> None:
    reading = document("《河道整治方案》政策解读", "", WAGES)
    store(river(), reading)
    before = dict(Document.objects.values_list("pk", "slug"))
    store(
        river(title="关于全面整治河道的通知"),
        document("《河道整治工作方案》政策解读", "", WAGES),
    )
    assert dict(Document.objects.values_list("pk", "slug")) == before
    assert Document.objects.get(number="").title == "《河道整治工作方案》政策解读"


def test_documents_may_come_in_another_order(store) -> None:
    store(river(), wages())
    before = dict(Document.objects.values_list("number", "pk"))
    outcome = store(wages(), river())
    assert dict(Document.objects.values_list("number", "pk")) == before
    assert Document.objects.get(position=1).number_serial == 2
    assert outcome.changes.kept == 10


def test_a_document_that_is_gone_is_withdrawn_and_named(store) -> None:
    store(river(), wages())
    outcome = store(river())
    assert outcome.withdrawn == ("关于最低工资的通知",)
    assert (outcome.documents, outcome.clauses, outcome.changes.removed) == (1, 8, 2)
    assert Document.objects.count() == 1


def test_the_slug_of_a_document_that_goes_is_not_handed_on(store) -> None:
    store(river(), wages())
    Document.objects.filter(number_serial=2).update(slug="2021-12-renshi-renmian")
    store(river(), document("人事任免", "", "p1 任命："))
    assert Document.objects.get(number="").slug == "2021-12-renshi-renmian-2"


def test_equal_texts_in_different_documents_stay_different_documents(store) -> None:
    store(
        document("关于甲地的通知", "花政发〔2021〕3号", WAGES),
        document("关于乙地的通知", "花政发〔2021〕4号", WAGES),
    )
    third = Document.objects.get(number_serial=3)
    store(
        document("关于乙地的通知", "花政发〔2021〕4号", WAGES),
        document("关于丙地的通知", "花政发〔2021〕5号", WAGES),
    )
    assert not Document.objects.filter(pk=third.pk).exists()
    assert {d.number_serial for d in Document.objects.all()} == {4, 5}


def test_warnings_are_those_of_the_last_reading(store) -> None:
    store(
        wages(), warnings=(ParseWarning(1, 1, "旧的"), ParseWarning(1, 2, "疑" * 600))
    )
    assert len(ImportWarning.objects.get(line=2).message) == 500
    store(wages(), warnings=(ParseWarning(1, 3, "新的"),))
    assert ImportWarning.objects.get().message == "新的"


def test_an_update_is_dated_and_the_first_import_stays(store) -> None:
    store(wages())
    first = Issue.objects.get()
    store(wages())
    again = Issue.objects.get()
    assert again.imported_at == first.imported_at
    assert again.updated_at > first.updated_at


def test_other_months_are_left_alone(store) -> None:
    store(river(), month=Month(2021, 11))
    november = list(Clause.objects.order_by("pk").values())
    store(wages())
    assert list(Clause.objects.order_by("pk").values())[:8] == november


# ---- whole or not at all ----------------------------------------------------


def test_an_error_midway_leaves_the_old_issue_whole(store) -> None:
    store(river(), wages())
    before = dump()
    broken = document("关于环保的通知", "花政发〔2021〕9号", "1 一、甲。\n1 一、乙。")
    with pytest.raises(IntegrityError):
        store(wages(), broken)
    assert dump() == before


def test_a_longer_issue_takes_no_more_queries(store) -> None:
    def queries(clauses: int, first: str) -> int:
        lines = [f"{n} {n}、办理第{n}件民生实事。" for n in range(1, clauses + 1)]
        text = "\n".join([first, *lines])
        with CaptureQueriesContext(connection) as captured:
            store(document("关于实事的通知", "花政发〔2021〕8号", text))
        return len(captured)

    queries(10, "p1 为民办事。")
    short = queries(10, "0 〇、总则。")
    queries(300, "p1 为民办事。")
    assert queries(300, "0 〇、总则。") <= short + 2  # SQLite may take them in batches
