"""Pages as tests read them: by element, attribute and text, never by their layout."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

from bs4 import BeautifulSoup, Tag
from django.test import Client


class Elements:
    """A page, asked by tag and attributes: `texts("p", class_="notice")`.

    A value matches if it is one of the words of the attribute; a trailing `_` keeps
    names such as `class_` apart from Python's own. All answers are in page order.
    """

    def __init__(self, page: str) -> None:
        self.soup = BeautifulSoup(page, "html.parser")

    def texts(self, tag: str, /, **wanted: str) -> list[str]:
        """The text inside each such element, without blanks at its ends."""
        return [element.get_text().strip() for element in self._all(tag, wanted)]

    def attributes(self, tag: str, name: str, /, **wanted: str) -> list[str | None]:
        """The value of that attribute of each such element: "" without a value, None if absent."""
        return [_value(element, name) for element in self._all(tag, wanted)]

    def names(self) -> list[tuple[str, list[str]]]:
        """Every element's tag with the names of its attributes."""
        return [(element.name, list(element.attrs)) for element in self.soup.find_all()]

    def links(self, beginning: str = "") -> list[str]:
        """The targets of the page's links that begin with this text."""
        hrefs = (href or "" for href in self.attributes("a", "href"))
        return [unquote_plus(href) for href in hrefs if href.startswith(beginning)]

    def choices(self) -> dict[str, str]:
        """Where each link leads, by its text."""
        hrefs = (unquote_plus(href or "") for href in self.attributes("a", "href"))
        return dict(zip(self.texts("a"), hrefs, strict=True))

    def _all(self, tag: str, wanted: dict[str, str]) -> Iterator[Tag]:
        for element in self.soup.find_all(tag):
            if all(
                value in (_value(element, name.rstrip("_")) or "").split()
                for name, value in wanted.items()
            ):
                yield element


def _value(element: Tag, name: str) -> str | None:
    """bs4 gives attributes such as `class` and `rel` as lists of words."""
    value = element.get(name)
    return " ".join(value) if isinstance(value, list) else value


def whole(response: Any) -> bytes:
    """What was answered, streamed or not; closed, so that no file of it stays open."""
    content = b"".join(response)
    response.close()
    return content


def page(client: Client, address: str, status: int = 200) -> Elements:
    """The page at this address; the answer must have this status."""
    response = client.get(address)
    assert response.status_code == status, address
    return Elements(response.content.decode())
