"""Documents that are taken off the site: what their addresses answer, and how they come back."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from documents.importing.store import store_issue
from documents.importing.withdrawals import withdraw_by_staff as withdraw
from documents.models import Document, DocumentAlias, GoneClause, Withdrawal
from tests.builders.parsed_issues import document, gazette_file, issue

pytestmark = pytest.mark.django_db

PLAN = document(
    "花山市人民政府关于河道整治的通知",
    "花政发〔2021〕5号",
    "p1 各镇人民政府：\n1 一、整治河道。\n2 二、安装路灯。",
)
FEES = document("花山市财政局关于收费的公告", "", "p1 现公布收费目录。")
SLUG = "huazhengfa-2021-5"


@pytest.fixture
def store(tmp_path):
    """Store an issue of these documents, as another file each time."""
    versions = iter(range(100))

    def stored(*documents):
        file = gazette_file(tmp_path, f"市政府的通知 {next(versions)}")
        return store_issue(issue(*documents), file, replace=True)

    return stored


@pytest.fixture
def plan(store) -> Document:
    store(PLAN, FEES)
    return Document.objects.get(slug=SLUG)


# ---- withdrawn by staff ------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        f"/d/{SLUG}/",
        f"/d/{SLUG}/1/",
        f"/d/{SLUG}/1/source/",
        f"/d/{SLUG}.docx",
        f"/d/{SLUG}/print/",
        f"/d/{SLUG}/qr.svg",
        "/n/花政发〔2021〕5号",
    ],
)
def test_every_address_of_a_withdrawn_document_answers_410_and_says_why(
    client, plan, address
):
    assert client.get(address, follow=True).status_code == 200
    withdraw(plan, "涉及个人隐私。")
    answer = client.get(address)
    assert answer.status_code == 410
    assert "原因：涉及个人隐私。" in answer.content.decode()


def test_nothing_of_the_text_is_shown_any_more(client, plan):
    withdraw(plan, "涉及个人隐私。")
    assert "整治河道" not in client.get(f"/d/{SLUG}/").content.decode()
    assert "河道整治" not in client.get("/2021/12/").content.decode()


def test_an_old_address_of_a_withdrawn_document_answers_410_too(client, plan):
    DocumentAlias.objects.create(slug="old", document=plan)
    withdraw(plan, "误发。")
    assert client.get("/d/old/").status_code == 410


def test_a_withdrawn_document_stays_away_when_its_issue_is_imported_again(
    client, plan, store
):
    withdraw(plan, "误发。")
    store(PLAN, FEES)
    assert client.get(f"/d/{SLUG}/").status_code == 410
    assert Document.objects.count() == 1


def test_another_document_of_the_same_number_stays(store):
    """Organs number their announcements for themselves."""
    water = document("花山市水利局关于水位的公告", "公告〔2021〕1号", "p1 公布水位。")
    money = document("花山市财政局关于收费的公告", "公告〔2021〕1号", "p1 公布收费。")
    store(water, money)
    withdraw(Document.objects.get(title=money.title), "误发。")
    store(water, money)
    assert [each.title for each in Document.objects.all()] == [water.title]


def test_an_address_of_a_withdrawn_document_is_never_given_to_another(plan, store):
    withdraw(plan, "误发。")
    other = document("花山市水利局关于水位的通知", "花政发〔2021〕5号", "p1 公布水位。")
    store(other, FEES, PLAN)
    assert not Document.objects.filter(slug=SLUG).exists()


# ---- no longer in the file ---------------------------------------------------------


def test_a_document_that_the_file_no_longer_holds_answers_410(client, plan, store):
    store(FEES)
    answer = client.get(f"/d/{SLUG}/")
    assert answer.status_code == 410
    assert "重新收录" in answer.content.decode()


def test_it_comes_back_to_all_its_addresses(client, plan, store):
    DocumentAlias.objects.create(slug="old", document=plan)
    store(FEES)
    store(PLAN, FEES)
    assert client.get(f"/d/{SLUG}/1/").status_code == 200
    assert client.get("/d/old/")["Location"] == f"/d/{SLUG}/"
    assert not Withdrawal.objects.exists()


def test_a_clause_that_is_gone_answers_410_with_a_way_to_its_document(
    client, plan, store
):
    shorter = document(
        PLAN.title, str(PLAN.number), "p1 各镇人民政府：\n1 一、整治河道。"
    )
    store(shorter, FEES)
    answer = client.get(f"/d/{SLUG}/2/")
    assert answer.status_code == 410
    assert f'href="/d/{SLUG}/"' in answer.content.decode()


def test_a_clause_that_is_back_is_found_again(client, plan, store):
    store(document(PLAN.title, str(PLAN.number), "1 一、整治河道。"), FEES)
    store(PLAN, FEES)
    assert client.get(f"/d/{SLUG}/2/").status_code == 200
    assert not GoneClause.objects.filter(key="2").exists()


def test_an_address_that_never_was_is_not_found(client, plan):
    assert client.get(f"/d/{SLUG}/7/").status_code == 404
    assert client.get("/d/none/").status_code == 404


# ---- old addresses keep their kind --------------------------------------------------


@pytest.mark.parametrize("rest", ["/", "/1/", ".docx", "/print/", "/1/source/?q=a"])
def test_an_old_slug_leads_to_the_same_page_under_the_new_one(client, plan, rest):
    DocumentAlias.objects.create(slug="old", document=plan)
    answer = client.get(f"/d/old{rest}")
    assert (answer.status_code, answer["Location"]) == (301, f"/d/{SLUG}{rest}")


# ---- the command --------------------------------------------------------------------


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("withdraw", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.parametrize(
    "named",
    [
        SLUG,
        "花政发〔2021〕5号",
        "花政发(2021)5",
        f"https://gongbao.example/d/{SLUG}/1/",
    ],
)
def test_a_document_is_named_in_any_way_it_is_known_by(plan, named):
    assert "已撤下" in run(named, "--reason", "误发。")
    assert Withdrawal.objects.get().reason == "误发。"


def test_what_was_withdrawn_is_listed_with_its_reason(plan):
    run(SLUG, "--reason", "误发。")
    assert f"{SLUG}  《{PLAN.title}》  误发。" in run("--list")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([SLUG], "请用 --reason"),
        ([SLUG, "--reason", " "], "请用 --reason"),
        (["none", "--reason", "误发。"], "没有找到“none”"),
        (["/", "--reason", "误发。"], "没有找到“/”"),
        ([], "请给出要撤下的文件"),
        ([SLUG, "--restore"], "没有找到"),
    ],
)
def test_a_command_that_makes_no_sense_changes_nothing(plan, arguments, said):
    with pytest.raises(CommandError, match=said):
        run(*arguments)
    assert Document.objects.count() == 2


def test_a_restored_document_is_back_whole(client, tmp_path):
    call_command("import_gazette", "documents/sample/yunze-2023-10.txt", verbosity=0)
    slug = Document.objects.filter(number__gt="")[0].slug
    before = client.get(f"/d/{slug}.txt").content
    run(slug, "--reason", "误发。")
    assert client.get(f"/d/{slug}/").status_code == 410
    assert "已恢复" in run(slug, "--restore")
    assert client.get(f"/d/{slug}.txt").content == before
