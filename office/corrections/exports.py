"""What staff decided, for those who better the repair: words for the dictionary, and test cases.

Words are lines of `documents/parsing/text/words/official.txt`, texts are blocks of
`tests/documents/parsing/hard_lines/`; JSON lines say of each case what stood there and what is
right.
"""

import json
import re
from collections.abc import Iterator

from office.corrections.models import QueueItem

_HANZI = re.compile(r"[\u3400-\u9fff]")
_SIDE = 1  # hanzi on either side of one that no word explains


def decided() -> Iterator[QueueItem]:
    """The doubts that were decided, in the order of their issues."""
    items = QueueItem.objects.filter(kind=QueueItem.Kind.DOUBT).exclude(chosen="")
    return items.order_by("issue_key", "pk").iterator()


def printed(item: QueueItem) -> str:
    """The words around a doubt as they are right."""
    text = item.sentence
    return text[: item.offset] + item.chosen + text[item.offset + 1 :]


def dumped(item: QueueItem) -> str:
    """The same with what the file holds in that place."""
    text = item.sentence
    return text[: item.offset] + item.raw + text[item.offset + 1 :]


def suggested_word(item: QueueItem) -> str:
    """A hanzi that was taken for a mark, with its neighbours: what the dictionary may lack."""
    chosen = item.chosen or item.raw
    if not _HANZI.fullmatch(chosen):
        return ""
    before, after = item.before[-_SIDE:], item.after[:_SIDE]
    sides = (one if _HANZI.fullmatch(one) else "" for one in (before, after))
    return chosen.join(sides)


def words() -> str:
    """Words, one a line, each once."""
    kept = (item.word for item in decided() if len(item.word) > 1)
    return "".join(f"{word}\n" for word in dict.fromkeys(kept))


def hard_lines() -> str:
    """Printed texts, blocks apart by blank lines."""
    return "\n".join(f"{text}\n" for text in dict.fromkeys(map(printed, decided())))


def json_lines() -> str:
    """An object a line."""
    return "".join(
        json.dumps(
            {
                "issue": item.issue_key,
                "place": item.place,
                "dumped": dumped(item),
                "printed": printed(item),
                "offset": item.offset,
                "raw": item.raw,
                "repaired": item.mark,
                "right": item.chosen,
                "confidence": item.confidence,
            },
            ensure_ascii=False,
        )
        + "\n"
        for item in decided()
    )
