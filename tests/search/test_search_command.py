import io
import json
import sys
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from search.sync import bring_level
from tests.builders.rows import add_document, add_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture(autouse=True)
def held(index_dir):
    issue = add_issue()
    add_document(
        issue,
        "关于推进快递进村的通知",
        ["快递<进村>。", "快递下乡。", "快递提速。", "快递上门。"],
        number="云政办发〔2023〕45号",
    )
    water = add_document(
        issue, "关于供水的公告", ["快递企业配合供水。"], kind="公告", issuer=""
    )
    water.clauses.update(path=None)
    bring_level()


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("search", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_json_is_one_object():
    answered = json.loads(run("供水 企业", "--json"))
    [document] = answered.pop("documents")
    near = {"total": 0, "documents": []}
    assert answered == {
        "query": "供水 企业",
        "total": 1,
        "total_clauses": 1,
        "near": near,
    }
    [clause] = document.pop("clauses")
    assert document == {
        "number": None,
        "title": "关于供水的公告",
        "issuer": None,
        "kind": "公告",
        "signed_on": None,
        "gazette": None,
        "issue": "2023-11",
        "page": 2,
        "url": "/d/2023-11-2/",
    }
    assert clause == {
        "path": None,
        "place": "1.",
        "page": 1,
        "url": "/d/2023-11-2/1/",
        "text": "快递企业配合供水。",
    }


def test_a_numbered_clause_has_its_path_and_the_total_counts_all():
    answered = json.loads(run("快递", "--json", "--limit", "1"))
    assert (answered["total"], len(answered["documents"])) == (2, 1)
    [document] = answered["documents"]
    assert document["number"] == "云政办发〔2023〕45号"
    assert {clause["path"][0] for clause in document["clauses"]} <= set("1234")


def test_a_dash_reads_queries_a_line_each(monkeypatch):
    lines = "供水\n\n“快递进村”\r\n".encode() + b"\xff\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    answers = [json.loads(line) for line in run("-").splitlines()]
    assert [one["query"] for one in answers[:3]] == ["供水", "", "“快递进村”"]
    assert [one["total"] for one in answers] == [1, 2, 1, 0]


def test_a_person_gets_a_listing():
    listing = run("快递 进村")
    assert "1 件文件，4 处条款" in listing
    assert "云政办发〔2023〕45号  云泽市人民政府  2023-11 公报" in listing
    assert "/d/2023-11-1/" in listing
    assert "1.  【快递】<【进村】>。" in listing
    assert "另有 1 处" in listing


def test_nothing_found_and_mended_queries_are_said():
    assert run("没有这样的话") == "没有找到。\n"
    assert run("“快递进村").startswith("引号没有合上")


def test_filters_and_order_are_options():
    answered = json.loads(run("快递", "--json", "--kind", "公告", "--month", "2023-11"))
    assert [document["title"] for document in answered["documents"]] == [
        "关于供水的公告"
    ]
    answered = json.loads(run("快递", "--json", "--issuer", "没有", "--sort", "newest"))
    assert answered["total"] == 0


def test_every_parameter_of_the_page_is_an_option():
    add_document(add_issue(month=12), "关于快递的决定", ["快递。"], kind="决定")
    bring_level()
    listed = ["--json", "--by", "clause", "--from", "2023-12", "--sort", "oldest"]
    listed += ["--issue", "2023-12", "--to", "2023-12", "--no-widen"]
    assert json.loads(run("快递", *listed))["total_clauses"] == 1


def test_filters_alone_are_a_question():
    assert json.loads(run("--kind", "公告", "--json"))["total"] == 1


@pytest.mark.parametrize("option", ["--from", "--to", "--month"])
@pytest.mark.parametrize("month", ["去年", "abc", "2020-13"])
def test_a_month_that_is_none_is_refused(option, month):
    with pytest.raises(CommandError, match="月份要写成 2020-12 的样子"):
        run("快递", option, month)


@pytest.mark.parametrize("issue", ["去年", "2020-13", "2020-12-x1"])
def test_an_issue_that_is_none_is_refused(issue):
    with pytest.raises(CommandError, match="期要写成 2020-12、2020-12-n24"):
        run("快递", "--issue", issue)


def test_dates_of_issue_are_options():
    early, late = date(2023, 12, 1), date(2023, 12, 20)
    issue = add_issue(month=12)
    add_document(issue, "关于快递的决定", ["快递。"], signed_on=early)
    add_document(issue, "关于快递的通告", ["快递。"], signed_on=late)
    add_document(issue, "关于快递的公示", ["快递。"], signed_on=None)
    bring_level()

    def titles(*options: str) -> set[str]:
        answered = json.loads(run("快递", "--json", *options))
        return {one["title"] for one in answered["documents"]} & {
            *("关于快递的决定", "关于快递的通告", "关于快递的公示")
        }

    assert titles("--signed-from", "2023-12-02") == {"关于快递的通告"}
    assert titles("--signed-from", "2023-12-01", "--signed-to", "2023-12-19") == {
        "关于快递的决定"
    }
    with pytest.raises(CommandError, match="日期要写成 2020-12-25 的样子"):
        run("快递", "--signed-from", "2023-12-32")


@pytest.mark.parametrize("form", ["text", "csv", "xlsx"])
def test_a_file_that_cannot_be_written_is_named(tmp_path, form):
    path = tmp_path / "none" / "hits"
    with pytest.raises(CommandError, match="hits 写不了：No such file"):
        run("快递", "--format", form, "--output", str(path))


def test_files_are_written_as_the_page_gives_them(tmp_path):
    table, book = tmp_path / "hits.csv", tmp_path / "hits.xlsx"
    assert run("快递", "--format", "csv", "--output", str(table)) == ""
    assert run("快递", "--format", "csv") == table.read_bytes().decode()
    run("快递", "--format", "xlsx", "--output", str(book))
    assert book.read_bytes().startswith(b"PK")
    assert "https://gb.example/d/" in run(
        "快递", "--format", "atom", "--site", "https://gb.example"
    )


def test_a_workbook_needs_a_file():
    with pytest.raises(CommandError, match="--output"):
        run("快递", "--format", "xlsx")


@pytest.mark.parametrize("limit", ["0", "1001", "三"])
def test_a_limit_has_its_limits(limit):
    with pytest.raises(CommandError):
        run("快递", "--limit", limit)


def test_an_index_that_lags_behind_is_mentioned():
    add_document(add_issue(month=12), "供水", ["保障供水。"])
    warned = io.StringIO()
    call_command("search", "快递", stdout=io.StringIO(), stderr=warned)
    assert "update_index" in warned.getvalue()


def test_explain_prints_each_factor_and_they_add_up_to_the_score():
    """score:  得分 12.345, and below it a line for each factor: its worth, what it is."""
    lines = run("快递", "--explain").splitlines()
    at = next(place for place, line in enumerate(lines) if "得分" in line)
    score = float(lines[at].split()[1])
    factors = [line.split(maxsplit=1) for line in lines[at + 1 :]]
    told = [what for worth, what in factors[: factors.index([])]]
    worth = [float(worth) for worth, _ in factors[: factors.index([])]]
    assert "全文：标题" in told
    assert sum(worth) == pytest.approx(score, abs=0.001 * (len(worth) + 1))
    assert "得分" not in run("快递")


def test_explained_json_has_the_factors_by_their_names():
    answered = json.loads(run("快递", "--explain", "--json"))
    first = answered["documents"][0]
    assert sum(first["factors"].values()) == pytest.approx(first["score"], abs=0.001)
