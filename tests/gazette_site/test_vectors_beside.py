"""While the server answers, vectors are made for what is imported."""

from contextlib import nullcontext

import pytest

from gazette_site import serve
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db


class Stopped(Exception):
    pass


def test_vectors_are_made_at_once_and_again_when_something_was_changed(monkeypatch):
    told: list[str] = []
    statuses = iter([0, 1, 0])

    def made(command: str) -> int:
        told.append(command)
        return next(statuses)

    def waited(seconds: float) -> None:
        told.append("waited")
        if told.count("waited") == 2:
            add_document(add_issue(), "供水", ["保障供水。"])
        if told.count("waited") == 5:
            raise Stopped

    monkeypatch.setattr(serve, "manage_beside", made)
    monkeypatch.setattr(serve, "sleep", waited)
    monkeypatch.setattr(serve, "closing", nullcontext)
    with pytest.raises(Stopped):
        serve.make_vectors()
    # The second one failed, so it is tried again, and then there is nothing to do.
    made_it = "update_vectors"
    assert told == [
        *(made_it, "waited", "waited", made_it, "waited", made_it, "waited", "waited")
    ]
