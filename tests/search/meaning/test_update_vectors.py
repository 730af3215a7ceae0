import io

import pytest
from django.core.management import CommandError, call_command

from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("update_vectors", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def _held(index_dir):
    add_document(add_issue(), "供水", ["保障供水。", "保障供电。"])


@pytest.mark.usefixtures("_held")
def test_it_says_how_far_it_is_and_what_it_made(model):
    with pytest.raises(CommandError, match=r"已开启，2 条条款中还有 2 条没有向量"):
        run("--check")
    assert run() == ("向量已算齐，共 2 条。\n", "已算 2/2 条\n")
    assert run("--check")[0] == "按意思查找已开启，2 条条款都有向量。\n"
    assert run() == ("向量已算齐，共 2 条。\n", "")


def test_it_says_where_meaning_is_off_and_how_to_turn_it_on(index_dir):
    out, _ = run()
    assert "按意思查找没有开启" in out
    assert "setup --semantic" in out
    assert run("--check")[0] == out


@pytest.mark.parametrize(
    "path",
    ["no.such.module.Embedder", "tests.search.meaning.test_update_vectors.Broken"],
)
def test_a_model_that_can_t_be_used_is_the_same_as_none(settings, index_dir, path):
    settings.SEARCH_EMBEDDER = path
    assert "没有开启" in run("--check")[0]


class Broken:
    def __init__(self) -> None:
        raise OSError("illegal instruction")


@pytest.mark.usefixtures("_held")
def test_it_says_that_another_one_is_at_it(model, file):
    with file.writing(), pytest.raises(CommandError, match="另一个程序正在计算向量"):
        run()
    assert not file.path.exists()
