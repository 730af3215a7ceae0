"""待核对: what waits, what is decided, and what of it is remembered."""

import json

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from documents.models import Correction, ImportWarning, Issue
from documents.reading.provenance import fixes
from office.audit.models import Entry
from office.corrections import queue
from office.corrections.models import QueueItem
from tests.office.corrections.conftest import SLUG, TEXT, clause, read
from tests.office.corrections.test_clause_views import asked

pytestmark = pytest.mark.django_db


# The clause of this key is in one document of the sample only.
DOUBT = ("f1-art4-1", 17)


@pytest.fixture
def doubtful(editor: Client) -> Client:
    read(TEXT + "\n", [DOUBT])
    return editor


def items() -> list[QueueItem]:
    queue.bring_level()
    return list(QueueItem.objects.waiting())


def decide(client: Client, item: QueueItem, **data: str) -> HttpResponse:
    address = f"/office/queue/{item.pk}/decide/"
    return client.post(address, data, follow=True)  # type: ignore[return-value]


def test_a_doubt_waits_with_the_words_around_it(doubtful):
    [item] = items()
    assert (item.before, item.raw, item.mark, item.after) == (
        "路养护发展规划"[-6:],
        "曰",
        "；",
        "",
    )
    assert (item.kind, item.page) == ("doubt", clause("f1-art4-1").page)
    assert items() == [item]
    page = doubtful.get(item.get_absolute_url()).content.decode()
    for said in ("按键：", "原文是“曰”，修复为“；”，可信度 60%", "公报原文"):
        assert said in page
    listed = doubtful.get("/office/queue/").content.decode()
    assert "共 1 处待核对" in listed


def test_what_is_right_is_certain_from_then_on_and_stays_so(doubtful):
    [item] = items()
    answer = decide(doubtful, item, verdict="right")
    assert "已记下：“；”无误。" in answer.content.decode()
    item.refresh_from_db()
    assert (item.state, item.decided_by_name, item.chosen) == ("right", "li", "；")
    assert fixes(clause("f1-art4-1"))[17].confidence == 1.0
    assert Correction.objects.get().kind == "confirmation"
    read(TEXT + "\n\n", [DOUBT])
    assert fixes(clause("f1-art4-1"))[17].confidence == 1.0
    assert items() == []
    page = Client().get(f"/d/{SLUG}/").content.decode()
    assert "已更正" not in page  # nothing was changed
    assert Entry.objects.filter(action="核对：无误").count() == 1


def test_what_is_wrong_is_put_back_and_stays_so(doubtful):
    [item] = items()
    assert "已改为“曰”" in decide(doubtful, item, verdict="wrong").content.decode()
    assert clause("f1-art4-1").text.endswith("规划曰")
    read(TEXT + "\n\n", [DOUBT])
    assert clause("f1-art4-1").text.endswith("规划曰")
    assert items() == []


def test_another_character_may_be_right(doubtful):
    [item] = items()
    decide(doubtful, item, verdict="wrong", char="。", word="")
    assert clause("f1-art4-1").text.endswith("规划。")


def test_a_decision_that_is_undone_waits_again(doubtful):
    [item] = items()
    decide(doubtful, item, verdict="wrong")
    correction = Correction.objects.get()
    doubtful.post(f"/office/corrections/{correction.pk}/undo/")
    assert [one.pk for one in items()] == [item.pk]


def test_two_doubts_of_one_sentence_are_decided_one_after_the_other(doubtful):
    read(TEXT + "\n\n", [DOUBT, ("f1-art4-1", 0), ("f1-art4-1", 2)])
    first, second, third = items()
    decide(doubtful, first, verdict="right")
    assert items() == [second, third]
    decide(doubtful, second, verdict="right")
    decide(doubtful, third, verdict="wrong")
    assert items() == []
    assert clause("f1-art4-1").text == "（一）编制全市农村公路养护发展规划曰"


def test_who_is_second_is_told_who_was_first(doubtful):
    [item] = items()
    decide(doubtful, item, verdict="right")
    answer = decide(doubtful, item, verdict="wrong")
    assert "已由li核对" in answer.content.decode()
    assert Correction.objects.count() == 1


def test_a_doubt_that_is_gone_leaves_the_list_and_leads_on(doubtful):
    [item] = items()
    read(TEXT.replace("公路养护发展规划", "公路养护长远规划"))
    assert item not in items()
    answer = doubtful.get(item.get_absolute_url())
    assert answer.status_code == 302


def test_a_warning_waits_until_somebody_looked(doubtful):
    issue = Issue.objects.get()
    ImportWarning.objects.create(issue=issue, page=2, line=3, message="编号不连续")
    Issue.objects.update(updated_at=timezone.now())
    _, warning = sorted(items(), key=lambda item: item.kind)
    assert (warning.kind, warning.message, warning.page) == ("warning", "编号不连续", 2)
    assert doubtful.get(warning.get_absolute_url()).status_code == 200
    decide(doubtful, warning, verdict="right", note="原文如此")
    warning.refresh_from_db()
    assert (warning.state, warning.note) == ("right", "原文如此")
    Issue.objects.update(updated_at=timezone.now())
    assert warning not in items()


@pytest.mark.parametrize(("verdict", "active"), [("right", True), ("wrong", False)])
def test_a_correction_that_no_longer_fits_waits(doubtful, verdict, active):
    asked(doubtful, "f1-art4-3", text="（三）考核各县养护工作；")
    read(TEXT.replace("指导尧监督尧考核", "指导尧考核"))
    [misfit] = [item for item in items() if item.kind == "misfit"]
    assert "已与更正时不同" in misfit.message
    assert doubtful.get(misfit.get_absolute_url()).status_code == 200
    decide(doubtful, misfit, verdict=verdict)
    assert Correction.objects.filter(kind="text").get().is_active is active
    assert not [item for item in items() if item.kind == "misfit"]


def test_what_was_decided_is_offered_to_the_dictionary_and_the_tests(doubtful):
    [item] = items()
    decide(doubtful, item, verdict="wrong", char="曰", word="规划曰")
    words = doubtful.get("/office/queue/export/words.txt")
    assert words.content.decode() == "规划曰\n"
    assert "attachment" in words["Content-Disposition"]
    lines = doubtful.get("/office/queue/export/cases.txt").content.decode()
    assert lines == "（一）编制全市农村公路养护发展规划曰\n"
    [case] = doubtful.get("/office/queue/export/cases.jsonl").content.splitlines()
    told = json.loads(case)
    assert (told["raw"], told["repaired"], told["right"]) == ("曰", "；", "曰")
    assert told["dumped"][told["offset"]] == "曰"
    assert doubtful.get("/office/queue/export/other").status_code == 404


def test_the_list_asks_the_same_number_of_queries_however_much_waits(
    doubtful, django_assert_max_num_queries
):
    for serial in range(30):
        ImportWarning.objects.create(
            issue=Issue.objects.get(), page=1, line=1, message=f"提示 {serial}"
        )
    Issue.objects.update(updated_at=timezone.now())
    with django_assert_max_num_queries(26):
        doubtful.get("/office/queue/")
    with django_assert_max_num_queries(14):
        doubtful.get("/office/queue/")
