"""Which issue a file is: told by number and kind, by nothing else taken for another."""

import json
import zlib
from dataclasses import replace

import pytest

from documents.importing.matching.identity import Given, completed, gazette_of
from documents.importing.snapshots import read_snapshot, snapshot
from documents.importing.store import TakesAway, already_held, store_issue
from documents.importing.undoing import last_change, last_undone, move, redo, undo
from documents.models import Document, Gazette, Issue, IssueKey
from documents.parsing.errors import GazetteError
from documents.parsing.layout.masthead import read_name_of_file
from documents.parsing.types import IssueKind, Month
from tests.builders.parsed_issues import DECEMBER, document, gazette_file, issue

pytestmark = pytest.mark.django_db

RIVER = document(
    "花山市人民政府关于河道整治的通知",
    "花政发〔2021〕5号",
    "1 一、整治河道。\n2 二、清理淤泥。",
)
WAGES = document(
    "花山市人民政府关于工资的通知", "花政发〔2021〕6号", "1 一、调整工资。"
)
FEES = document("花山市财政局关于收费的公告", "", "p1 现公布收费目录。")


@pytest.fixture
def store(tmp_path):
    """Store an issue of these documents, as another file each time; its key as printed."""
    versions = iter(range(1000))

    def stored(*documents, given: Given = Given(), gazette="main", **fields):  # noqa: B008
        file = gazette_file(tmp_path, f"市政府的通知 {next(versions)}")
        parsed = replace(issue(*documents), **fields)
        return str(store_issue(parsed, file, gazette=gazette, given=given).key)

    return stored


SUPPLEMENT, COMBINED = IssueKind.SUPPLEMENT, IssueKind.COMBINED

# ---- beside one another ----------------------------------------------------------------


def test_two_numbers_of_a_month_are_two_issues_whichever_comes_first(store):
    assert store(WAGES, number=24) == "2021-12-n24"
    assert store(RIVER, number=23) == "2021-12-n23"
    assert Document.objects.count() == 2


def test_a_monthlys_issue_is_its_months(store):
    assert store(RIVER, number=12) == "2021-12"
    assert store(WAGES, number=11) == "2021-12-n11"  # its month misprinted
    assert Document.objects.count() == 2


def test_a_supplement_is_stored_beside_the_months_issue(store):
    assert store(RIVER, number=12) == "2021-12"
    assert store(WAGES, kind=SUPPLEMENT) == "2021-12-s1"
    assert store(FEES, kind=SUPPLEMENT, number=2) == "2021-12-s2"
    assert store(RIVER, number=12) == "2021-12"  # a corrected file of the first
    assert Issue.objects.count() == 3


def test_an_issue_of_two_months_is_held_once_and_known_by_each(store):
    combined = {"kind": COMBINED, "number": 7, "last_number": 8}
    july = {"month": Month(2021, 7), "last_month": Month(2021, 8)}
    assert store(RIVER, **combined, **july) == "2021-07"
    assert store(RIVER, **combined, month=Month(2021, 8)) == "2021-07"
    assert store(WAGES, month=Month(2021, 8), number=8) == "2021-08"
    held = Issue.objects.get(month=7)
    assert (held.kind, held.last_month, held.last_number) == ("combined", None, 8)


def test_a_corrected_file_without_a_number_updates_the_months_issue(store):
    store(RIVER, WAGES, number=12)
    assert store(RIVER, WAGES, FEES) == "2021-12"
    assert Issue.objects.get().number is None


def test_another_file_of_the_month_that_says_nothing_is_refused(store):
    store(RIVER, number=12)
    with pytest.raises(
        TakesAway, match="若是同月的另一期，请写明期号或类别"
    ) as refused:
        store(WAGES)
    assert refused.value.is_guess
    assert Document.objects.get().title == RIVER.title


def test_told_its_number_it_is_stored_beside(store):
    store(RIVER)
    assert store(WAGES, number=24, given=Given(number=24)) == "2021-12-n24"
    # The same words are the same issue, whose number is only now told.
    assert store(RIVER, number=12, given=Given(number=12)) == "2021-12"
    assert Issue.objects.count() == 2


def test_of_several_issues_the_one_that_is_meant_has_to_be_told(store):
    store(RIVER, number=23)
    store(WAGES, number=24)
    with pytest.raises(GazetteError, match=r"2021-12-n23、2021-12-n24.*请写明期号"):
        store(FEES)


def test_a_number_is_of_one_month(store):
    store(RIVER, number=12)
    with pytest.raises(GazetteError, match="第 12 期已收录为 2021-12"):
        store(RIVER, number=12, month=Month(2021, 11))


def test_a_third_issue_without_a_number_of_its_own_is_refused(store):
    store(RIVER, kind=SUPPLEMENT)
    with pytest.raises(GazetteError, match="2021-12-s1 已收录了另一期，请写明"):
        store(WAGES, kind=SUPPLEMENT, given=Given(kind=SUPPLEMENT))


# ---- what is given, printed, and in the file's name ---------------------------------------


@pytest.mark.parametrize(
    ("name", "given", "number", "kind"),
    [
        ("公报", Given(), None, IssueKind.REGULAR),
        ("公报2021年第24期", Given(), 24, IssueKind.REGULAR),
        ("2021-12-n24", Given(), 24, IssueKind.REGULAR),
        ("2021-12-s2", Given(), 2, SUPPLEMENT),
        ("公报2021年增刊", Given(), None, SUPPLEMENT),
        ("公报2021年第24期", Given(number=23), 23, IssueKind.REGULAR),
        ("公报2021年增刊", Given(kind=IssueKind.REGULAR), None, IssueKind.REGULAR),
    ],
)
def test_what_the_print_leaves_open_the_name_of_the_file_says(
    name, given, number, kind
):
    told = completed(issue(RIVER), given, read_name_of_file(name))
    assert (told.number, told.kind) == (number, kind)


def test_what_is_printed_counts_before_the_name_of_the_file():
    printed = replace(issue(RIVER), number=12)
    told = completed(printed, Given(), read_name_of_file("公报2021年第24期"))
    assert told.number == 12


def test_a_file_that_is_held_is_not_when_it_is_given_out_for_another(store, tmp_path):
    file = gazette_file(tmp_path)
    store_issue(issue(RIVER), file)
    assert already_held(file, given=Given(month=DECEMBER)) is not None
    assert already_held(file, given=Given(number=24)) is None
    assert already_held(file, given=Given(gazette="xihu")) is None


# ---- several gazettes ---------------------------------------------------------------------


@pytest.fixture
def district(db):
    Gazette.objects.update(name="花山市人民政府公报")
    return Gazette.objects.create(slug="xihu", name="西湖区人民政府公报", position=1)


def test_each_gazette_has_its_own_issue_of_a_month(store, district):
    assert store(RIVER, number=12) == "2021-12"
    assert store(WAGES, number=12, gazette="xihu") == "xihu/2021-12"
    assert Document.objects.count() == 2


def test_the_gazette_is_told_by_the_name_that_is_printed(district):
    printed = replace(issue(RIVER), gazette="西湖区人民政府公报")
    assert gazette_of(printed) == "xihu"
    assert gazette_of(printed, "main") == "main"
    assert gazette_of(issue(RIVER), "西湖区人民政府公报") == "xihu"


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("", None, "看不出是哪个刊物的（没有印刊名）"),
        ("东湖区公报", None, "印的刊名是《东湖区公报》"),
        ("", "donghu", "没有“donghu”这个刊物；已有：main（花山市人民政府公报）"),
    ],
)
def test_a_gazette_that_cannot_be_told_has_to_be_given(district, name, given, message):
    with pytest.raises(GazetteError, match=message):
        gazette_of(replace(issue(RIVER), gazette=name), given)


def test_where_there_is_one_gazette_every_issue_is_its(db):
    assert gazette_of(replace(issue(RIVER), gazette="东湖区公报")) == "main"


def test_the_first_gazette_takes_the_name_that_is_printed_and_keeps_it(tmp_path):
    printed = replace(issue(RIVER), gazette="花山市人民政府公报")
    store_issue(
        printed, gazette_file(tmp_path, "花山市人民政府公报的示例通知"), is_sample=True
    )
    assert Gazette.objects.get().name == ""
    store_issue(printed, gazette_file(tmp_path, "花山市人民政府公报的正式通知"))
    assert Gazette.objects.get().name == "花山市人民政府公报"
    later = replace(issue(WAGES), gazette="花山公报", month=Month(2022, 1))
    store_issue(later, gazette_file(tmp_path, "花山市人民政府公报的后来通知"))
    assert Gazette.objects.get().name == "花山市人民政府公报"


def test_an_issue_is_not_of_two_gazettes(district, tmp_path):
    file = gazette_file(tmp_path)
    store_issue(issue(RIVER), file)
    with pytest.raises(GazetteError, match="move_issue 2021-12 xihu/2021-12"):
        store_issue(issue(RIVER), file, gazette="xihu")


# ---- undone, done again, moved ------------------------------------------------------------


def test_each_issue_of_a_month_is_undone_by_itself(client, store):
    store(RIVER, number=12)
    store(WAGES, kind=SUPPLEMENT)
    supplement = IssueKey(2021, 12, "s1")
    undo(last_change(supplement))
    assert client.get("/2021/12/").status_code == 200
    assert client.get("/2021/12/s1/").status_code == 410
    assert client.get("/d/huazhengfa-2021-6/").status_code == 410
    redo(last_undone(supplement))
    assert client.get("/2021/12/s1/").status_code == 200
    assert client.get("/d/huazhengfa-2021-6/1/").status_code == 200


def test_an_issue_that_was_stored_as_the_months_is_moved_to_its_kind(client, store):
    store(RIVER)
    move(Issue.objects.get(), supplement := IssueKey(2021, 12, "s1"))
    held = Issue.objects.get()
    assert (held.kind, held.number, held.key) == ("supplement", 1, supplement)
    answer = client.get("/2021/12/?x=1")
    assert (answer.status_code, answer["Location"]) == (301, "/2021/12/s1/?x=1")
    assert client.get("/2021/12.txt")["Location"] == "/2021/12/s1.txt"
    undo(last_change(supplement))
    assert Issue.objects.get().kind == "regular"
    assert client.get("/2021/12/").status_code == 200


def test_an_issue_is_moved_to_another_gazette_and_back(client, store, district):
    store(RIVER)
    move(Issue.objects.get(), key := IssueKey(2021, 12, gazette="xihu"))
    assert client.get("/2021/12/")["Location"] == "/g/xihu/2021/12/"
    assert client.get("/g/xihu/2021/12/").status_code == 200
    undo(last_change(key))
    assert client.get("/2021/12/").status_code == 200
    assert client.get("/g/xihu/2021/12/").status_code == 404


def test_an_issue_is_not_moved_to_a_gazette_that_is_not_there(store):
    store(RIVER)
    with pytest.raises(GazetteError, match="没有 xihu 这个刊物"):
        move(Issue.objects.get(), IssueKey(2021, 12, gazette="xihu"))


def test_a_snapshot_of_before_there_were_gazettes_is_of_the_first(store):
    store(RIVER)
    told = json.loads(zlib.decompress(snapshot(Issue.objects.get().pk) or b""))
    for name in ("gazette", "mark", "kind"):
        del told[0]["fields"][name]
    [row, *_] = read_snapshot(zlib.compress(json.dumps(told).encode()))
    assert isinstance(row.object, Issue)
    assert row.object.key == IssueKey(2021, 12)
    assert row.object.kind == IssueKind.REGULAR
