import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from whoosh.util.filelock import FileLock

from search import whoosh_engine
from search.indexing import level
from tests.search.rows import add_document, add_issue

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
    assert out == "索引已与数据库一致，共 1 期：更新 1 期。\n"
    assert err == "正在索引 2023-11（1/1）\n"
    assert level()


def test_it_says_that_there_was_nothing_to_do(issue):
    run()
    assert run() == ("索引已与数据库一致，共 1 期，没有需要更新的。\n", "")


def test_it_says_what_it_forgot(issue):
    run()
    issue.delete()
    assert run()[0] == "索引已与数据库一致，共 0 期：更新 0 期，移除 1 期。\n"


def test_it_makes_all_anew_on_demand(issue):
    run()
    assert run("--rebuild")[0] == "索引已与数据库一致，共 1 期：更新 1 期。\n"


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
