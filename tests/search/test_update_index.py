import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from whoosh.util.filelock import FileLock

from documents.models import Document
from search.engine import engine
from search.management.commands import update_index
from search.sync import level
from search.whoosh_engine import engine as whoosh_engine
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db


def run(*arguments: str, **options: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("update_index", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def issue(index_dir):
    issue = add_issue()
    add_document(issue, "供水", ["保障供水。"])
    return issue


def test_it_says_what_it_does_and_what_it_did(issue):
    out, err = run()
    assert out == "索引已与数据库一致，共 1 件：重建 1 件。\n"
    assert err == "正在索引 2023-11（0/1 件）\n"
    add_document(add_issue(month=12), "供电", ["保障供电。"])
    out, err = run()
    assert out == "索引已与数据库一致，共 2 件：更新 1 件。\n"
    assert err == "正在索引 2023-12（0/1 件）\n"
    assert level()


def test_it_says_that_there_was_nothing_to_do(issue):
    run()
    assert run() == ("索引已与数据库一致，共 1 件，没有需要更新的。\n", "")


def test_it_says_what_it_forgot(issue):
    run()
    issue.delete()
    assert run()[0] == "索引已与数据库一致，共 0 件：移除 1 件。\n"


def test_it_makes_all_anew_on_demand(issue):
    run()
    assert run("--rebuild")[0] == "索引已与数据库一致，共 1 件：重建 1 件。\n"


def test_it_can_only_look(issue, index_dir):
    with pytest.raises(CommandError, match=r"还没有建.*需要重建") as error:
        run("--check")
    assert error.value.returncode == 1
    assert not index_dir.exists()
    run()
    assert run("--check") == ("索引与数据库一致，共 1 件。\n", "")
    water = issue.documents.get()
    water.clauses.update(text="节约用水。")
    add_document(issue, "供电", ["保障供电。"])
    with pytest.raises(CommandError, match="缺 1 件，内容已变 1 件。"):
        run("--check")
    water.delete()
    with pytest.raises(CommandError, match="缺 1 件，多出 1 件。"):
        run("--check")
    assert not level()


def test_it_says_so_if_it_could_not_keep_up(issue, monkeypatch):
    monkeypatch.setattr(update_index, "level", lambda: False)
    with pytest.raises(CommandError, match="数据库一直在变"):
        run()


def test_it_can_be_quiet(issue):
    assert run(verbosity=0) == ("", "")
    assert level()


def test_a_busy_index_is_one_clear_line(issue, index_dir, monkeypatch):
    monkeypatch.setattr(whoosh_engine, "PATIENCE", 0.1)
    index_dir.mkdir()
    lock = FileLock(str(index_dir / "writing.lock"))
    assert lock.acquire()
    with pytest.raises(CommandError, match="索引正由另一个程序更新"):
        run()
    lock.release()


def test_a_folder_that_can_not_be_written_is_one_clear_line(issue, settings, tmp_path):
    in_the_way = Path(tmp_path, "file")
    in_the_way.touch()
    settings.SEARCH_INDEX_DIR = in_the_way / "index"
    with pytest.raises(CommandError, match="索引写不进去"):
        run()


def test_a_withdrawal_stands_even_if_the_index_is_busy(issue, index_dir, monkeypatch):
    run()
    monkeypatch.setattr(engine(), "_patience", 0.1)
    lock = FileLock(str(index_dir / "writing.lock"))
    assert lock.acquire()
    with pytest.raises(CommandError, match=r"网页上已改好.*update_index"):
        call_command(
            "withdraw", "2023-11-1", "--reason", "误发。", stdout=io.StringIO()
        )
    lock.release()
    assert not Document.objects.exists()
    assert not level()
    run()
    assert level()
