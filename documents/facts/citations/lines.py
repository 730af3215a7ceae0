"""Lines that are a document's title and number and nothing else, as lists print them."""

import re

from documents.parsing.text.titles import ends_as_title

_NUMBER = (
    r"(?P<number>[一-鿿A-Za-z（）]{1,20}〔[0-9]{4}〕[一-鿿]{0,4}第?[0-9]{1,5}号"
    r"|[一-鿿]{2,16}令第?[0-9]{1,4}号)"
)
# 《甲办法》（云政发〔2020〕3号）；
_NAMED = re.compile(
    rf"《(?P<title>[^《》]+(?:《[^《》]*》[^《》]*)*)》（{_NUMBER}）[；。，]?"
)
# 甲关于印发《乙》的通知（云政发〔2020〕3号）
_PLAIN = re.compile(
    rf"(?P<title>[一-鿿“][^《》，。；]*(?:《[^《》]*》[^《》，。；]+)*)（{_NUMBER}）[；。，]?"
)
# 云政发〔2020〕3号 甲关于…的通知
_NUMBER_FIRST = re.compile(
    rf"{_NUMBER}[ 　]*《?(?P<title>[一-鿿“][^，。；]{{5,}}?)》?[；。]?"
)


def document_of_line(text: str, start: int) -> tuple[str, str, int, int] | None:
    """Title, number and place of the document that a line is, behind its own number."""
    line = text[start:].strip()
    first = text.find(line, start) if line else start
    found = _NAMED.fullmatch(line) or _PLAIN.fullmatch(line)
    found = found or _NUMBER_FIRST.fullmatch(line)
    if found is None or (found.re is _PLAIN and not ends_as_title(found["title"])):
        return None
    return found["title"].strip(), found["number"], first, first + found.end()
