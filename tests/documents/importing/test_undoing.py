"""What was done to an issue is undone whole, and no address that was given out is forgotten."""

import random
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model

from documents.importing.store import TakesAway, compare_issue, store_issue
from documents.importing.undoing import (
    last_change,
    last_undone,
    move,
    redo,
    remove,
    undo,
)
from documents.importing.withdrawals import withdraw_by_staff
from documents.models import (
    Clause,
    ClauseAlias,
    Document,
    DocumentAlias,
    GoneClause,
    ImportWarning,
    Issue,
    IssueChange,
    IssueKey,
    Part,
    Withdrawal,
    WithdrawnAddress,
)
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month
from tests.builders.parsed_issues import DECEMBER, ISSUE, document, gazette_file, issue
from tests.seeds import seeds

pytestmark = pytest.mark.django_db

MODELS: tuple[type[Model], ...] = (
    *(Issue, Document, DocumentAlias, Part, Clause, ClauseAlias, GoneClause),
    *(Withdrawal, WithdrawnAddress, ImportWarning),
)
RIVER = document(
    "花山市人民政府关于河道整治的通知",
    "花政发〔2021〕5号",
    "p1 各镇人民政府：\n1 一、整治河道。\n2 二、安装路灯。\n3 三、清理淤泥。",
)
FEES = document(
    "花山市财政局关于收费的公告", "", "p1 现公布收费目录。\np2 自公布之日起施行。"
)
WAGES = document(
    "花山市人民政府关于工资的通知", "花政发〔2021〕6号", "1 一、调整工资。"
)
SHORTER = document(
    "花山市人民政府关于河道整治的通知",
    "花政发〔2021〕5号",
    "p1 各镇人民政府：\n1 一、整治河道。",
)


@pytest.fixture
def store(tmp_path):
    """Store an issue of these documents, as another file each time."""
    versions = iter(range(1000))

    def stored(*documents, month: Month = DECEMBER, replace: bool = True, **options):
        file = gazette_file(tmp_path, f"市政府的通知 {next(versions)}")
        made = issue(*documents, month=month)
        return store_issue(made, file, replace=replace, **options)

    return stored


def held() -> dict[str, list[Any]]:
    """Every row of every table that an import writes to."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in MODELS
    }


def addresses(client) -> dict[str, int]:
    """Every address of a document or clause that was ever given out, and its answer."""
    slugs = [
        *Document.objects.values_list("slug", flat=True),
        *DocumentAlias.objects.values_list("slug", flat=True),
        *WithdrawnAddress.objects.values_list("slug", flat=True),
    ]
    keys = Clause.objects.values_list("document__slug", "key")
    gone = GoneClause.objects.values_list("document__slug", "key")
    paths = [f"/d/{slug}/" for slug in slugs]
    paths += [f"/d/{slug}/{key}/" for slug, key in [*keys, *gone]]
    return {path: client.get(path, follow=True).status_code for path in paths}


# ---- nothing goes in silence ---------------------------------------------------------


def test_a_file_that_keeps_too_little_is_refused_and_all_stays(store):
    store(RIVER, FEES, WAGES)
    before = held()
    with pytest.raises(
        TakesAway, match="会撤下 1 件（《花山市财政局关于收费的公告》）"
    ):
        store(RIVER, WAGES, replace=False)
    assert held() == before


def test_one_document_in_many_may_go_unasked(store):
    many = [
        document(
            f"花山市人民政府关于第{n}事的通知",
            f"花政发〔2021〕{n}号",
            f"1 一、办第{n}事。",
        )
        for n in range(1, 7)
    ]
    store(*many)
    assert store(*many[1:], replace=False).withdrawn == (many[0].title,)


def test_a_long_document_that_is_cut_short_is_refused(store):
    text = "\n".join(f"{n} {n}、办好第{n}件事情。" for n in range(1, 41))
    cut = "\n".join(text.splitlines()[:20])
    store(document("关于办事的通知", "花政发〔2021〕9号", text))
    with pytest.raises(TakesAway, match="撤下 0 件、删去 20 条"):
        store(document("关于办事的通知", "花政发〔2021〕9号", cut), replace=False)


def test_a_comparison_says_what_would_change_and_changes_nothing(store, tmp_path):
    store(RIVER, FEES)
    before = held()
    outcome = compare_issue(issue(SHORTER, WAGES), gazette_file(tmp_path, "另一份通知"))
    assert outcome.new == (WAGES.title,)
    assert outcome.changed == (RIVER.title,)
    assert outcome.withdrawn == (FEES.title,)
    assert outcome.held == 2
    assert held() == before
    assert IssueChange.objects.count() == 1


# ---- undone and done again -------------------------------------------------------------


def test_an_import_is_undone_to_the_row(client, store):
    store(RIVER, FEES)
    before = held()
    store(SHORTER, WAGES)
    assert held() != before
    undo(last_change(ISSUE))
    after = held()
    for model in (
        "Issue",
        "Document",
        "DocumentAlias",
        "Part",
        "Clause",
        "ClauseAlias",
    ):
        assert after[model] == before[model]
    assert client.get("/d/huazhengfa-2021-5/3/").status_code == 200


def test_an_address_that_only_the_undone_import_gave_out_answers_410(client, store):
    store(RIVER, FEES)
    store(RIVER, FEES, WAGES)
    assert client.get("/d/huazhengfa-2021-6/").status_code == 200
    undo(last_change(ISSUE))
    answer = client.get("/d/huazhengfa-2021-6/")
    assert answer.status_code == 410
    assert "已撤销" in answer.content.decode()


def test_a_clause_that_only_the_undone_import_held_answers_410(client, store):
    store(SHORTER)
    store(RIVER)
    assert client.get("/d/huazhengfa-2021-5/3/").status_code == 200
    undo(last_change(ISSUE))
    assert client.get("/d/huazhengfa-2021-5/3/").status_code == 410


def test_the_first_import_of_a_month_is_undone_to_nothing_but_answers(client, store):
    store(RIVER)
    undo(last_change(ISSUE))
    assert not Issue.objects.exists()
    assert not Document.objects.exists()
    assert client.get("/d/huazhengfa-2021-5/").status_code == 410
    assert client.get("/2021/12/").status_code == 410


def test_what_was_undone_is_done_again(client, store):
    store(RIVER, FEES)
    store(SHORTER, WAGES)
    before = held()
    undo(last_change(ISSUE))
    redo(last_undone(ISSUE))
    after = held()
    for model in ("Issue", "Document", "Part", "Clause", "ClauseAlias", "GoneClause"):
        assert after[model] == before[model]
    with pytest.raises(GazetteError, match="没有可以恢复的操作"):
        last_undone(ISSUE)


def test_what_was_undone_is_not_done_again_over_something_newer(store):
    store(RIVER)
    store(RIVER, WAGES)
    undo(last_change(ISSUE))
    store(RIVER, FEES)
    with pytest.raises(GazetteError, match="此后又有新的操作"):
        last_undone(ISSUE)


def test_changes_are_undone_one_by_one(store):
    for documents in ([RIVER], [RIVER, FEES], [RIVER, FEES, WAGES]):
        store(*documents)
    for count in (2, 1, 0):
        undo(last_change(ISSUE))
        assert Document.objects.count() == count
    with pytest.raises(GazetteError, match="没有可以撤销的操作"):
        last_change(ISSUE)


def test_a_withdrawal_by_staff_is_not_lifted_by_undoing_the_import_before_it(
    client, store
):
    store(RIVER, FEES)
    store(RIVER, FEES, WAGES)
    withdraw_by_staff(Document.objects.get(number="花政发〔2021〕5号"), "涉及隐私。")
    assert last_change(ISSUE).kind == IssueChange.Kind.WITHDRAWAL
    undo(last_change(ISSUE))
    assert client.get("/d/huazhengfa-2021-5/").status_code == 200
    assert last_change(ISSUE).kind == IssueChange.Kind.IMPORT


def test_the_file_of_an_undone_import_can_be_imported_again_to_its_addresses(
    client, store
):
    store(RIVER)
    store(RIVER, WAGES)
    undo(last_change(ISSUE))
    store(RIVER, WAGES)
    assert client.get("/d/huazhengfa-2021-6/1/").status_code == 200


@pytest.mark.parametrize("seed", seeds(8))
def test_however_often_a_month_changes_no_address_is_ever_unknown(client, store, seed):
    """And undoing all of it brings back, one after the other, what there was."""
    random_source = random.Random(seed)
    states = []
    known: set[str] = set()
    for _ in range(5):
        states.append([(row["slug"], row["title"]) for row in held()["Document"]])
        drawn = random_source.sample([RIVER, FEES, WAGES], random_source.randint(1, 3))
        store(*drawn)
        known |= addresses(client).keys()
    assert len(known) > 3
    for state in reversed(states):
        undo(last_change(ISSUE))
        assert [(row["slug"], row["title"]) for row in held()["Document"]] == state
        answers = {client.get(path, follow=True).status_code for path in known}
        assert answers <= {200, 410}


# ---- moved and removed -----------------------------------------------------------------


def test_an_issue_is_moved_and_its_old_address_leads_to_it(client, store):
    store(RIVER)
    move(Issue.objects.get(), IssueKey(2021, 11))
    answer = client.get("/2021/12/")
    assert (answer.status_code, answer["Location"]) == (301, "/2021/11/")
    assert client.get("/d/huazhengfa-2021-5/1/").status_code == 200
    undo(last_change(IssueKey(2021, 11)))
    assert client.get("/2021/12/").status_code == 200


def test_an_issue_is_not_moved_onto_another(store):
    store(RIVER)
    store(WAGES, month=Month(2021, 11))
    with pytest.raises(GazetteError, match="2021-11 已收录了另一期"):
        move(Issue.objects.get(month=12), IssueKey(2021, 11))


def test_a_month_that_was_moved_away_can_hold_another_issue(client, store):
    store(RIVER)
    move(Issue.objects.get(), IssueKey(2021, 11))
    store(WAGES)
    assert client.get("/2021/12/").status_code == 200
    with pytest.raises(GazetteError, match="2021-12 已收录了另一期"):
        undo(last_change(IssueKey(2021, 11)))
    assert client.get("/2021/11/").status_code == 200


def test_a_removed_issue_answers_410_everywhere_and_says_why(client, store):
    store(RIVER, FEES)
    known = addresses(client)
    remove(Issue.objects.get(), "收录有误。")
    for path in ["/2021/12/", "/2021/12.txt", "/2021/12/pages/1.png", *known]:
        answer = client.get(path)
        assert answer.status_code == 410, path
    assert "收录有误。" in client.get("/2021/12/").content.decode()


def test_a_removed_issue_comes_back_by_undoing_or_by_another_import(client, store):
    store(RIVER)
    before = held()
    remove(Issue.objects.get(), "收录有误。")
    undo(last_change(ISSUE))
    assert held() == before
    remove(Issue.objects.get(), "收录有误。")
    store(RIVER)
    assert client.get("/d/huazhengfa-2021-5/1/").status_code == 200


# ---- the sample ------------------------------------------------------------------------


def test_a_real_gazette_takes_the_samples_month(client, store):
    store(RIVER, FEES, is_sample=True)
    store(WAGES, replace=False)
    assert [row.title for row in Document.objects.all()] == [WAGES.title]
    answer = client.get("/d/huazhengfa-2021-5/")
    assert answer.status_code == 410
    assert "正式的公报" in answer.content.decode()


def test_the_sample_never_takes_a_real_gazettes_month(store):
    store(RIVER)
    with pytest.raises(GazetteError, match="已收录了正式的公报"):
        store(WAGES, is_sample=True)


def test_the_sample_is_not_shown_at_home_beside_a_real_gazette(client, store):
    store(RIVER, is_sample=True)
    assert RIVER.title in client.get("/").content.decode()
    store(WAGES, month=Month(2020, 3))
    home = client.get("/").content.decode()
    assert WAGES.title in home
    assert RIVER.title not in home
    assert client.get("/latest/")["Location"] == "/2020/03/"


def test_the_sample_is_removed_by_one_command(client, store):
    store(RIVER, is_sample=True)
    store(WAGES, month=Month(2020, 3))
    out = StringIO()
    call_command("remove_sample", stdout=out)
    assert out.getvalue() == "已移除示例 1 期。\n"
    assert client.get("/2021/12/").status_code == 410
    call_command("remove_sample", stdout=out)
    assert out.getvalue().endswith("没有收录示例。\n")


# ---- commands --------------------------------------------------------------------------


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_the_commands_say_what_they_did(store):
    store(RIVER)
    assert said("move_issue", "2021-12", "2021-11").startswith(
        "2021-12 一期已改为 2021-11"
    )
    assert "移动  改为 2021-11" in said("undo_import", "2021-11")
    assert said("remove_issue", "2021-12", "--reason", "误收").startswith(
        "已移除 2021-12 一期，1 件"
    )
    assert "移除  误收" in said("undo_import", "2021-12")
    assert said("undo_import", "2021-12", "--redo").startswith("已恢复")
    listed = said("undo_import", "--list").splitlines()
    assert len(listed) == 3
    assert sum(line.endswith("（已撤销）") for line in listed) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["undo_import"], "请写明是哪一期"),
        (["undo_import", "2021-12"], "2021-12 没有可以撤销的操作"),
        (["undo_import", "2021-13"], "一期要写成"),
        (["move_issue", "2021-12", "2021-11"], "没有收录 2021-12 一期"),
        (["remove_issue", "2021-12"], "没有收录 2021-12 一期"),
    ],
)
def test_a_command_that_cannot_be_done_says_so_in_a_sentence(arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command(*arguments)


def test_a_removal_needs_a_reason(store):
    store(RIVER)
    with pytest.raises(CommandError, match="--reason"):
        call_command("remove_issue", "2021-12")
