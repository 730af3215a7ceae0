import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from documents.importing import files
from documents.management.commands import import_gazette
from documents.models import Clause, Document, Issue
from documents.signals import issue_published
from tests.builders.gazette_text import gazette_text

pytestmark = pytest.mark.django_db


class Said(NamedTuple):
    status: int
    table: list[str]
    errors: list[str]


@pytest.fixture
def index_updates(monkeypatch) -> list[str]:
    """The index is another package's; what matters here is that it is asked."""
    asked: list[str] = []
    monkeypatch.setattr(
        import_gazette, "call_command", lambda name, **options: asked.append(name)
    )
    return asked


@pytest.fixture
def run(index_updates: list[str]) -> Callable[..., Said]:
    def run_command(*arguments: object) -> Said:
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_gazette", *arguments, stdout=out, stderr=err)
            status = 0
        except SystemExit as left:
            status = int(str(left.code))
        return Said(status, out.getvalue().splitlines(), err.getvalue().splitlines())

    return run_command


def write_gazette(path: Path, text: str | None = None) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(gazette_text() if text is None else text, encoding="utf-8")
    return path


def rows() -> list[Any]:
    return list(Clause.objects.order_by("pk").values())


def cells(line: str) -> list[str]:
    return line.split()


def test_a_gazette_goes_in_and_the_table_says_so(run, tmp_path, index_updates) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    said = run(path)
    assert (said.status, said.errors) == (0, [])
    heading, _, row = said.table
    assert cells(heading) == ["来源", "期", "结果", "文件数", "条款", "修复", "存疑"]
    assert cells(row)[:4] == ["花山.txt", "2021-12", "新收录", "1"]
    assert cells(row)[4] == str(Clause.objects.count())
    assert Document.objects.get().slug == "huazhengfa-2021-1"
    assert index_updates == ["update_index"]


def test_the_same_file_again_is_unchanged_and_not_parsed(
    run, tmp_path, monkeypatch, index_updates
) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    run(path)
    before = rows()
    monkeypatch.delattr(files, "parse_issue")
    said = run(path)
    assert cells(said.table[-1])[1:4] == ["2021-12", "未变", "1"]
    assert rows() == before
    assert index_updates == ["update_index"] * 2  # it may have died the last time


def test_a_changed_file_says_what_became_of_the_clauses(run, tmp_path) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    run(path)
    write_gazette(path, gazette_text().replace("技术指导", "技术指导和督查"))
    said = run(path)
    count = Clause.objects.count()
    assert cells(said.table[-1])[2] == "已更新"
    assert said.errors == [f"2021-12：保留 {count} 条，新增 0 条，删去 0 条"]


def test_documents_that_are_gone_are_named(run, tmp_path) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    run(path)
    write_gazette(path, gazette_text("调整工资", serial=2))
    said = run(path, "--replace")
    assert said.errors[-1].endswith("已撤下 1 件：《花山市人民政府关于整治河道的通知》")


def test_a_file_that_takes_most_away_is_refused_with_what_would_go(
    run, tmp_path, index_updates
) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    run(path)
    before = rows()
    write_gazette(path, gazette_text("调整工资", serial=2))
    said = run(path)
    assert said.status == 1
    [line] = said.errors
    assert "会撤下 1 件（《花山市人民政府关于整治河道的通知》）" in line
    assert "--dry-run" in line
    assert "--replace" in line
    assert rows() == before
    assert index_updates == ["update_index"]


def test_a_dry_run_tells_the_difference_and_changes_nothing(
    run, tmp_path, index_updates
) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    run(path)
    before, count = rows(), Clause.objects.count()
    write_gazette(path, gazette_text().replace("技术指导", "技术指导和督查"))
    said = run(path, "--dry-run")
    assert said.status == 0
    assert said.errors == [
        "2021-12：现有 1 件，其中不变 0 件，改动 1 件，新增 0 件，撤下 0 件",
        f"2021-12：现有 {count} 条，其中保留 {count} 条（改字 1 条），新增 0 条，删去 0 条",
        "  改动：《花山市人民政府关于整治河道的通知》",
    ]
    assert rows() == before
    assert index_updates == ["update_index"]


def test_a_file_that_is_held_under_another_month_is_not_held_twice(
    run, tmp_path
) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    run(path)
    said = run(path, "--month", "2021-10")
    assert said.status == 1
    assert said.errors == [
        f"{path}：这份文件已收录为 2021-12 一期；要移动，请用 move_issue 2021-12 2021-10"
    ]
    assert Issue.objects.count() == 1


def test_a_file_given_again_is_said_to_be_held_and_where(run, tmp_path) -> None:
    path = write_gazette(tmp_path / "花山.txt")
    run(path, "--month", "2021-10")
    assert run(path).errors == [f"{path}：已收录为 2021-10 一期，没有改动"]


BAD = {
    "空.txt": (b"", "空"),
    "白.txt": (b" \n\n", "空"),
    "表.txt": (b"%PDF-1.4 ...", "PDF"),
    "图.txt": (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
    "码.txt": (gazette_text().encode("utf-16-le"), "UTF-16LE"),
    "断.txt": (gazette_text().encode()[:-8] + b"\xff\xff\n", "编码"),
    "英.txt": (b"Lorem ipsum dolor sit amet\n", "汉字"),
    "诗.txt": ("关于春天和河流的一首诗\n".encode() * 20, ""),  # no document in it
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_and_the_others_go_in(name, run, tmp_path) -> None:
    held = write_gazette(tmp_path / "旧.txt", gazette_text(month=11))
    run(held)
    before = rows()
    content, reason = BAD[name]
    bad, good = tmp_path / name, write_gazette(tmp_path / "好.txt")
    bad.write_bytes(content)
    said = run(bad, good)
    assert said.status == 1
    assert len(said.errors) == 1
    assert said.errors[0].startswith(f"{bad}：")
    assert reason in said.errors[0]
    assert cells(said.table[-1])[:3] == ["好.txt", "2021-12", "新收录"]
    assert rows()[: len(before)] == before


def test_what_is_not_there_is_named_and_the_others_go_in(run, tmp_path) -> None:
    good = write_gazette(tmp_path / "好.txt")
    said = run(tmp_path / "缺.txt", good)
    assert (said.status, said.errors) == (1, [f"{tmp_path / '缺.txt'}：没有这个文件"])
    assert Issue.objects.count() == 1


@pytest.mark.parametrize("name", ["长" * 300, "环.txt", "环.txt/内.txt"])
def test_a_path_that_leads_nowhere_is_one_line(name, run, tmp_path) -> None:
    (tmp_path / "环.txt").symlink_to(tmp_path / "环.txt")
    said = run(tmp_path / name)
    assert (said.status, len(said.errors)) == (1, 1)


def test_where_nothing_goes_in_there_is_no_table(run, tmp_path, index_updates) -> None:
    said = run(tmp_path / "缺.txt")
    assert (said.status, said.table, index_updates) == (1, [], [])


def test_a_month_that_the_text_does_not_tell_is_asked_for(run, tmp_path) -> None:
    text = gazette_text().replace("2021年12月3日\n", "")
    path = write_gazette(tmp_path / "花山.txt", text)
    said = run(path)
    assert said.status == 1
    assert len(said.errors) == 1
    assert "--month" in said.errors[0]
    assert run(path, "--month", "2021-10").status == 0
    assert str(Issue.objects.get()) == "2021-10"


@pytest.mark.parametrize(
    "month", ["2021-13", "2021-1", "12-2021", "202112", "２０２１-12", ""]
)
def test_a_month_that_is_none_is_refused(run, tmp_path, month) -> None:
    with pytest.raises(CommandError, match="月份要写成"):
        run(write_gazette(tmp_path / "花山.txt"), "--month", month)
    assert not Issue.objects.exists()


def test_one_month_is_not_given_to_two_files(run, tmp_path) -> None:
    first = write_gazette(tmp_path / "一.txt")
    second = write_gazette(tmp_path / "二.txt", gazette_text(serial=2))
    said = run(first, second, "--month", "2021-10")
    assert said.status == 1
    assert said.errors == [
        f"{second}：这次的 2021-10 已给了 {first}，--month 只能配一个文件"
    ]
    assert Document.objects.get().number_serial == 1


def test_of_two_files_that_tell_the_same_month_the_later_counts(run, tmp_path) -> None:
    first = write_gazette(tmp_path / "一.txt")
    second = write_gazette(tmp_path / "二.txt", gazette_text("调整工资", serial=2))
    said = run(first, second, "--replace")
    assert said.status == 0
    assert said.errors[0] == f"{second}：与 {first} 同为 2021-12，以这一份为准"
    assert Document.objects.get().number_serial == 2


def test_a_folder_gives_every_gazette_in_it(run, tmp_path) -> None:
    write_gazette(tmp_path / "一.txt", gazette_text(month=10))
    write_gazette(tmp_path / "更多" / "二.txt", gazette_text(month=11, serial=2))
    write_gazette(tmp_path / "说明.md", "说明")
    said = run(tmp_path, tmp_path / "一.txt")
    assert (said.status, len(said.table)) == (0, 4)
    assert said.errors == [f"{tmp_path}：略过 1 个不是 .txt 或 .pdf 的文件（说明.md）"]
    assert [str(issue) for issue in Issue.objects.all()] == ["2021-11", "2021-10"]


def test_many_files_that_are_passed_over_take_one_line(run, tmp_path) -> None:
    write_gazette(tmp_path / "一.txt")
    for number in range(9):
        write_gazette(tmp_path / f"{number}.md", "")
    (line,) = run(tmp_path).errors
    assert line.endswith(
        "略过 9 个不是 .txt 或 .pdf 的文件（0.md、1.md、2.md、3.md、4.md 等）"
    )


def test_an_empty_folder_is_bad_input(run, tmp_path) -> None:
    said = run(tmp_path)
    assert (said.status, len(said.errors)) == (1, 1)


def test_an_index_that_fails_leaves_the_import_standing(
    run, tmp_path, monkeypatch
) -> None:
    def fail(name: str, **options: object) -> None:
        raise CommandError("磁盘满了")

    monkeypatch.setattr(import_gazette, "call_command", fail)
    said = run(write_gazette(tmp_path / "花山.txt"))
    assert said.status == 1
    assert said.errors[0] == "更新索引：磁盘满了"
    assert "python manage.py update_index" in said.errors[1]
    assert len(said.table) == 3
    assert Issue.objects.count() == 1


def test_an_index_that_breaks_is_told_and_not_hidden(
    run, tmp_path, monkeypatch
) -> None:
    def fail(name: str, **options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(import_gazette, "call_command", fail)
    with pytest.raises(ZeroDivisionError):
        run(write_gazette(tmp_path / "花山.txt"))
    assert Issue.objects.count() == 1


def test_a_database_that_refuses_is_told_in_a_line(run, tmp_path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(import_gazette, "store_issue", refuse)
    path = write_gazette(tmp_path / "花山.txt")
    said = run(path)
    assert said.errors == [f"{path}：存不进数据库（database or disk is full）"]


def test_a_database_that_is_not_made_yet_is_said(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        run(write_gazette(tmp_path / "花山.txt"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_that_goes_through_the_stages(
    index_updates, tmp_path, monkeypatch
) -> None:
    good, bad = (
        write_gazette(tmp_path / "花山.txt"),
        write_gazette(tmp_path / "空.txt", ""),
    )
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    with pytest.raises(SystemExit):
        call_command("import_gazette", good, bad, stdout=io.StringIO(), stderr=screen)
    shown = screen.getvalue()
    assert "花山.txt 存入数据库" in shown
    assert "更新索引" in shown
    assert f"{bad}：" in shown


def test_the_table_fits_a_narrow_terminal(index_updates, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    path = write_gazette(tmp_path / ("很长的名字" * 12 + ".txt"))
    out = Terminal()
    call_command("import_gazette", path, stdout=out, stderr=io.StringIO())
    lines = out.getvalue().splitlines()
    assert len(lines) > 3
    assert all(len(line) <= 60 for line in lines)


# ---- listeners --------------------------------------------------------------------


def test_listeners_are_told_once_of_each_issue_that_is_new_or_changed(run, tmp_path):
    told: list[tuple[str, bool]] = []

    def listen(issue: Issue, is_new: bool, **_: object) -> None:
        told.append((str(issue), is_new))

    issue_published.connect(listen)
    try:
        path = write_gazette(tmp_path / "a.txt")
        run(path)
        run(path)
        run(write_gazette(path, gazette_text().replace("技术指导", "技术验收")))
        run("--dry-run", write_gazette(tmp_path / "b.txt", gazette_text(month=11)))
    finally:
        issue_published.disconnect(listen)
    assert told == [("2021-12", True), ("2021-12", False)]
