import pytest

from search.engine import engine
from search.meaning.making import State, make_missing, state
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db
TEXTS = [f"{number}.做好第{number}项工作。" for number in range(70)]


@pytest.fixture
def issue(index_dir):
    issue = add_issue()
    add_document(issue, "关于工作的通知", TEXTS)
    return issue


class Killed(BaseException):
    pass


def test_every_text_gets_its_vector_once(issue, model, file):
    # Each document says 各单位： of its own; two of the same title say the same.
    for _ in range(2):
        add_document(issue, "关于会议的通知", ["按时参加。"])
    assert state(model, file) == State(71, 0)
    assert make_missing(model, file) == State(71, 71)
    assert len(model.asked) == len(set(model.asked)) == 71
    assert "关于会议的通知\n按时参加。" in model.asked
    assert state(model, file).is_complete


def test_whoever_is_killed_goes_on_where_it_stopped(issue, model, file):
    steps: list[State] = []

    def die(step: State) -> None:
        steps.append(step)
        if len(steps) == 2:
            raise Killed

    with pytest.raises(Killed):
        make_missing(model, file, die)
    assert state(model, file) == steps[-1] == State(70, 64)
    model.asked.clear()
    assert make_missing(model, file).is_complete
    assert len(model.asked) == 6


def test_rows_that_move_and_an_index_made_anew_cost_nothing(issue, model, file):
    make_missing(model, file)
    model.asked.clear()
    issue.delete()
    add_document(add_issue(month=12), "关于工作的通知", TEXTS)
    bring_level(rebuild=True)
    assert make_missing(model, file) == State(70, 70)
    assert model.asked == []
    assert engine().held()


def test_what_is_withdrawn_is_forgotten(issue, model, file):
    make_missing(model, file)
    issue.delete()
    assert make_missing(model, file) == State(0, 0)
    assert file.path.stat().st_size == 0


def test_the_newest_issue_comes_first(issue, model, file):
    add_document(add_issue(year=2024), "关于新事的通知", ["新事。"])
    make_missing(model, file)
    assert model.asked.index("关于新事的通知\n新事。") < 32
