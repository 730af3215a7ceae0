import pytest

from documents.parsing.scans import reading, recognition


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program that reads scans is there, and says what the file says."""
    for module in (reading, recognition):
        monkeypatch.setattr(module, "is_installed", lambda: True)
    monkeypatch.setattr(
        recognition, "READER", "tests.documents.parsing.scans.stub_reader"
    )


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reading, recognition):
        monkeypatch.setattr(module, "is_installed", lambda: False)
