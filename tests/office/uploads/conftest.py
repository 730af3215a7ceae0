"""An editor, a publisher, and files that they bring."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from office.accounts.roles import Role
from office.uploads.models import Upload
from tests.builders.gazette_text import gazette_text
from tests.office.staff import signed_in


@pytest.fixture
def editor(db, data_folder) -> Client:
    return signed_in("bianji", Role.EDITOR)


@pytest.fixture
def publisher(db, data_folder) -> Client:
    return signed_in("fabu", Role.PUBLISHER)


def file(name: str = "公报.txt", content: str | bytes = "") -> SimpleUploadedFile:
    """A gazette's text of December 2021, unless something else is given."""
    data = content or gazette_text()
    return SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())


def bring(client: Client, *files: SimpleUploadedFile, month: str = "") -> str:
    """Upload; what the page says of it."""
    sent = {"files": list(files), "month": month}
    answer = client.post("/office/uploads/", sent, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def ready(editor, work) -> Callable[..., Upload]:
    """Brings a text and has it read."""

    def made(
        content: str | bytes = "", name: str = "公报.txt", month: str = ""
    ) -> Upload:
        bring(editor, file(name, content), month=month)
        work()
        return Upload.objects.latest("pk")

    return made


def publish(client: Client, upload: Upload, **fields: str):
    """Press the button of the review as it stands."""
    basis = upload.reading.basis
    address = f"/office/uploads/{upload.pk}/publish/"
    return client.post(address, {"basis": basis, **fields})
