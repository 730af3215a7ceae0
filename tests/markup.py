"""Pages as tests read them: by element, attribute and text, never by their layout."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote_plus

from django.test import Client

_WITHOUT_END = ("meta", "link", "input", "hr", "wbr", "br", "img")


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text inside it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text: list[str] = []
        self.found.append((tag, dict(attrs), text))
        if tag not in _WITHOUT_END:
            self.open.append(text)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for text in self.open:
            text.append(data)

    def texts(self, tag: str, /, **wanted: str) -> list[str]:
        return ["".join(text).strip() for text, _ in self._all(tag, wanted)]

    def attributes(self, tag: str, name: str, /, **wanted: str) -> list[str | None]:
        return [attributes.get(name) for _, attributes in self._all(tag, wanted)]

    def links(self, beginning: str = "") -> list[str]:
        """Where the page's links lead that begin so."""
        hrefs = (href or "" for href in self.attributes("a", "href"))
        return [unquote_plus(href) for href in hrefs if href.startswith(beginning)]

    def choices(self) -> dict[str, str]:
        """Where each link leads, by its text."""
        hrefs = (unquote_plus(href or "") for href in self.attributes("a", "href"))
        return dict(zip(self.texts("a"), hrefs, strict=True))

    def _all(
        self, tag: str, wanted: dict[str, str]
    ) -> Iterator[tuple[list[str], dict[str, str | None]]]:
        for name, attributes, text in self.found:
            if name == tag and all(
                value in (attributes.get(key.rstrip("_")) or "").split()
                for key, value in wanted.items()
            ):
                yield text, attributes


def whole(response: Any) -> bytes:
    """What was answered, streamed or not; closed, so that no file of it stays open."""
    content = b"".join(response)
    response.close()
    return content


def page(client: Client, address: str, status: int = 200) -> Elements:
    """What the address answers, which must be with this status."""
    response = client.get(address)
    assert response.status_code == status, address
    return Elements(response.content.decode())
