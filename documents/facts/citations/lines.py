"""Lines that are a document's number and title and nothing else, as lists print them."""

import re

_NUMBER = re.compile(
    r"(?P<number>[一-鿿A-Za-z（）]{1,20}〔[0-9]{4}〕[一-鿿]{0,4}第?[0-9]{1,5}号|[一-鿿]{2,16}令第?[0-9]{1,4}号)"
)
_LINE = re.compile(
    rf"《?(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*?)》?（{_NUMBER.pattern}）[；。，]?$"
)
_NUMBER_FIRST = re.compile(
    rf"^{_NUMBER.pattern}[ 　]*《?(?P<title>[一-鿿“][^，。；]{{5,}}?)》?[；。]?$"
)


def document_of_line(text: str, start: int) -> tuple[str, str, int, int] | None:
    """Title, number and place of the document that a line is: 甲关于…的通知（云政发〔2020〕3号),
    云政发〔2020〕3号 甲关于…的通知."""
    line = text[start:].strip()
    first = text.find(line, start) if line else start
    found = _LINE.match(line) or _NUMBER_FIRST.match(line)
    if not found or not found["title"].strip():
        return None
    return found["title"].strip(), found["number"], first, first + found.end()
