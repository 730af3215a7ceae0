"""Corrections of held issues: made, kept over re-imports, undone, reported where they don't fit."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model

from documents.corrections.operations import (
    JoinDocuments,
    JoinParagraphs,
    MoveParagraphs,
    Operation,
    ReplaceCharacter,
    SetField,
    SetLevel,
    SetText,
    SplitDocument,
    SplitParagraph,
)
from documents.corrections.records import MISFIT_DOUBT
from documents.importing.corrected import fingerprints, kept_parses, making
from documents.importing.corrected.fingerprints import fingerprint
from documents.importing.corrected.making import Author, Build, OpenIssue, Words, make
from documents.importing.files import GazetteFile, text_file
from documents.importing.store import (
    Status,
    compare_issue,
    store_issue,
)
from documents.importing.undoing import last_change, move, redo, remove, undo
from documents.models import (
    Clause,
    ClauseAlias,
    Correction,
    Document,
    GoneClause,
    ImportWarning,
    Issue,
    IssueChange,
    IssueKey,
    Part,
)
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month, ParsedIssue
from tests.browser.site import SAMPLE

pytestmark = pytest.mark.django_db

TEXT = (SAMPLE / "yunze-2023-12.txt").read_text()
MONTH = Month(2023, 12)
KEY = IssueKey(2023, 12)
RULES = "yunzhengbanfa-2023-49"
LI = Author(None, "李编辑")


def read(text: str = TEXT) -> Status:
    return store_issue(parse_of(text), gazette(text), replace=True).status


def gazette(text: str) -> GazetteFile:
    return text_file("yunze.txt", Path("yunze.txt"), text)


@cache
def parse_of(text: str) -> ParsedIssue:
    """As if the text held the document that is corrected and its neighbours, and no others."""
    whole = gazette(text).parse(MONTH)
    [at] = [
        index
        for index, one in enumerate(whole.documents)
        if one.number and (one.number.code, one.number.serial) == ("云政办发", 49)
    ]
    return replace(whole, documents=whole.documents[at - 1 : at + 2])


@pytest.fixture
def held() -> Issue:
    read()
    return Issue.objects.get()


def clause(key: str, slug: str = RULES) -> Clause:
    return Clause.objects.select_related("document").get(document__slug=slug, key=key)


def correct(build: Build, reason: str = "印刷有误") -> Correction:
    issue = Issue.objects.get()
    return make(issue.pk, build, Words("某处", "前", "后", reason), LI)


def texted(key: str, after: str) -> Build:
    return lambda opened: SetText(*opened.anchors(clause(key)), after)


def rows() -> dict[type[Model], list[dict[str, Any]]]:
    """Everything that is shown, but times."""
    models: tuple[type[Model], ...] = (
        Issue,
        Document,
        Part,
        Clause,
        ClauseAlias,
        ImportWarning,
    )
    told = {}
    for model in models:
        values = model._default_manager.order_by("pk").values()
        told[model] = [
            {name: value for name, value in row.items() if name != "updated_at"}
            for row in values
        ]
    return told


def other_document() -> Document:
    return Document.objects.exclude(slug=RULES).order_by("position")[0]


def rules() -> Document:
    return Document.objects.get(slug=RULES)


def title(opened: OpenIssue) -> Operation:
    anchor = opened.document_anchor(rules())
    return SetField(anchor, "title", rules().title, "关于印发两个办法的通知")


def character(opened: OpenIssue) -> Operation:
    return ReplaceCharacter(*opened.anchors(clause("f1-art4-1")), 17, "。")


def level(opened: OpenIssue) -> Operation:
    return SetLevel(*opened.anchors(clause("f1-art4-2")), 0)


def split(opened: OpenIssue) -> Operation:
    return SplitParagraph(*opened.anchors(clause("f1-art4-1")), 5)


def join(opened: OpenIssue) -> Operation:
    following = opened.anchors(clause("f1-art4-2"))[1]
    return JoinParagraphs(*opened.anchors(clause("f1-art4-1")), following)


def taken_over(opened: OpenIssue) -> Operation:
    document, first = opened.anchors(clause("f1-art4-1"))
    last = opened.anchors(clause("f1-art4-2"))[1]
    target = opened.document_anchor(other_document())
    return MoveParagraphs(document, first, last, target, 0, None)


def cut(opened: OpenIssue) -> Operation:
    document, paragraph = opened.anchors(clause("f2-art1"))
    return SplitDocument(document, paragraph, "云泽市农村公路考核公告")


def joined(opened: OpenIssue) -> Operation:
    after = Document.objects.get(position=rules().position + 1)
    return JoinDocuments(
        opened.document_anchor(rules()), opened.document_anchor(after), True
    )


EVERY = [
    title,
    texted("f1-art4-1", "（一）编制规划；"),
    character,
    level,
    split,
    join,
    taken_over,
    cut,
    joined,
]


@pytest.mark.parametrize("build", EVERY)
def test_a_correction_stays_when_the_issue_is_imported_again(held, build):
    before = texts()
    correct(build)
    after = texts()
    assert after != before
    assert read() is Status.UNCHANGED
    assert texts() == after
    assert read(TEXT + "\n") is Status.UPDATED
    assert texts() == after
    assert not Correction.objects.exclude(misfit="").exists()


def texts() -> list[tuple[Any, ...]]:
    told = Clause.objects.order_by("document__position", "position")
    fields = ("document__title", "part__position", "key", "depth", "text")
    return list(told.values_list(*fields))


@pytest.mark.parametrize("build", EVERY)
def test_undoing_a_correction_brings_every_row_back(held, build):
    before = rows()
    correction = correct(build)
    assert rows() != before
    making.undo(correction, LI)
    assert _without_keys(rows()) == _without_keys(before)


def _without_keys(told: dict[type[Model], list[dict[str, Any]]]) -> Any:
    """A row that went and came back is another row of the same content, at the same address."""
    mine = ("id", "part_id", "document_id", "clause_id")
    return {
        model: sorted(
            str({name: value for name, value in row.items() if name not in mine})
            for row in rows
        )
        for model, rows in told.items()
        if model is not ClauseAlias
    }


@pytest.mark.parametrize("build", EVERY)
def test_the_journal_undoes_and_redoes_a_correction(held, build):
    before = rows()
    correct(build)
    after = rows()
    change = last_change(KEY)
    assert change.kind == IssueChange.Kind.CORRECTION
    undo(change)
    assert rows() == before
    assert not Correction.objects.active().exists()
    redo(change)
    assert rows() == after
    assert Correction.objects.active().count() == 1


def test_every_address_goes_on_leading_to_its_clause(held):
    pks = {row.key: row.pk for row in Clause.objects.filter(document__slug=RULES)}
    correct(split)
    correct(level)
    for key, pk in pks.items():
        found = Clause.objects.filter(document__slug=RULES, key=key).first()
        alias = ClauseAlias.objects.filter(document__slug=RULES, old_key=key).first()
        leads_to = alias.clause_id if alias else found and found.pk
        assert leads_to == pk, key
    assert not GoneClause.objects.exists()


def test_an_address_follows_its_clause_into_another_document(held, client):
    correct(taken_over)
    moved = Clause.objects.get(text="（一）编制全市农村公路养护发展规划；")
    assert moved.document == other_document()
    answer = client.get(f"/d/{RULES}/f1-art4-1/?q=公路")
    assert answer.status_code == 301
    assert answer["Location"].startswith(f"{moved.get_absolute_url()}?q=")
    making.undo(Correction.objects.get(), LI)
    assert client.get(f"/d/{RULES}/f1-art4-1/").status_code == 200
    back = client.get(moved.get_absolute_url())
    assert back["Location"] == f"/d/{RULES}/f1-art4-1/"


def test_a_moved_title_keeps_its_address(held):
    correct(title)
    assert rules().title == "关于印发两个办法的通知"


def test_a_correction_knows_the_rows_that_it_changed(held):
    by_title, by_text = correct(title), correct(EVERY[1])
    assert (by_title.document, by_title.clause) == (rules(), None)
    assert by_text.clause == clause("f1-art4-1")
    assert by_text.made_by_name == "李编辑"


def test_what_no_longer_fits_is_reported_and_kept(held):
    correction = correct(texted("f1-art4-1", "（一）编制规划；"))
    file = gazette(TEXT.replace("编制全市", "拟订全市"))
    outcome = compare_issue(parse_of(file.text), file)
    assert outcome.warnings == 1
    correction.refresh_from_db()
    assert correction.misfit == ""  # nothing was stored yet
    store_issue(parse_of(file.text), file)
    correction.refresh_from_db()
    assert "已与更正时不同" in correction.misfit
    assert correction.is_active
    [warning] = ImportWarning.objects.all()
    assert warning.message.startswith(f"{MISFIT_DOUBT}（文字）：")
    assert warning.page == rules().first_page
    # The next file holds again what was corrected.
    read(TEXT + "\n")
    correction.refresh_from_db()
    assert correction.misfit == ""
    assert clause("f1-art4-1").text == "（一）编制规划；"


def test_what_can_not_be_done_changes_nothing(held):
    before = rows()
    with pytest.raises(GazetteError, match="不是发文字号"):
        correct(
            lambda opened: SetField(
                opened.document_anchor(rules()), "number", rules().number, "四十九"
            )
        )
    assert rows() == before
    assert not Correction.objects.exists()
    assert last_change(KEY).kind == IssueChange.Kind.IMPORT


def test_what_later_corrections_build_on_is_not_undone_before_them(held):
    first = correct(texted("f1-art4-1", "（一）编制规划；"))
    second = correct(texted("f1-art4-1", "（一）编制长远规划；"))
    with pytest.raises(GazetteError, match="请先撤销"):
        making.undo(first, LI)
    making.undo(second, LI)
    making.undo(first, LI)
    assert clause("f1-art4-1").text == "（一）编制全市农村公路养护发展规划；"


def test_who_undoes_what_is_undone_is_told(held):
    correction = correct(title)
    making.undo(correction, LI)
    with pytest.raises(GazetteError, match="已经撤销"):
        making.undo(correction, LI)


def test_a_clause_that_changed_meanwhile_is_not_overwritten(held):
    stale = clause("f1-art4-1")
    correct(texted("f1-art4-1", "（一）编制规划；"))
    with pytest.raises(GazetteError, match="刷新"):
        correct(lambda opened: SetText(*opened.anchors(stale), "（一）别的；"))


def test_rows_of_an_older_parser_are_to_be_read_again_first(held, monkeypatch):
    monkeypatch.setattr(fingerprints, "PARSER_VERSION", "next")
    with pytest.raises(GazetteError, match="重新收录"):
        correct(title)


def read_whole() -> Issue:
    file = gazette(TEXT)
    store_issue(file.parse(MONTH), file)
    return Issue.objects.get()


def test_a_parse_that_is_kept_is_read_as_it_was():
    read_whole()
    file = gazette(TEXT)
    name = fingerprint(file.sha256, KEY)
    assert kept_parses.kept_parse(name) == file.parse(MONTH)
    kept_parses.drop_parses(but=set())
    assert kept_parses.kept_parse(name) is None
    correct(title)  # parsed anew
    assert kept_parses.kept_parse(name) == file.parse(MONTH)
    path = kept_parses._path(name)
    path.write_bytes(path.read_bytes()[:100])
    assert kept_parses.kept_parse(name) is None


def test_corrections_come_back_with_an_issue_that_was_taken_out(held):
    correct(title)
    remove(held, "重印")
    read()
    assert rules_now().title == "关于印发两个办法的通知"


def rules_now() -> Document:
    return Document.objects.get(number="云政办发〔2023〕49号")


def test_corrections_go_with_an_issue_to_another_month():
    held = read_whole()
    correct(title)
    move(held, IssueKey(2023, 11))
    correct(texted("f1-art4-1", "（一）编制规划；"))
    remove(Issue.objects.get(), "重印")
    file = gazette(TEXT)
    store_issue(file.parse(Month(2023, 11)), file)
    assert rules_now().title == "关于印发两个办法的通知"


def test_the_parses_of_files_that_are_gone_are_dropped(
    held, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        read(TEXT + "\n")
    kept = {path.name for path in kept_parses._folder().iterdir()}
    name = fingerprint(gazette(TEXT + "\n").sha256, KEY)
    assert kept == {f"{name}.json.z"}
