"""Paragraphs of real texts, for made-up issues to say: what one text says is about one
thing, as a real document is, and in words that nobody made up for a trial."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

_ENOUGH = 30  # paragraphs, for the longest attachment
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零]+条\s+")
_ITSELF = re.compile(
    "本(?:法|条例|办法|规定|决定|细则)|施行|第[一二三四五六七八九十百零]+[条款章]"
)
_SHORTEST, _LONGEST = 25, 300


def paragraphs_of_statutes(path: Path) -> tuple[tuple[str, ...], ...]:
    """Of a .jsonl.gz of {"text": …}, each text's paragraphs without their numbers; those that
    speak of the statute itself are left out, since the made-up document is another."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [tuple(_paragraphs(json.loads(line)["text"])) for line in lines]
    return tuple(text for text in texts if len(text) >= _ENOUGH)


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.splitlines():
        said = _ARTICLE.sub("", line.strip(), count=1)
        fits = _SHORTEST <= len(said) <= _LONGEST
        if (
            fits
            and said.endswith("。")
            and "一" <= said[0] <= "鿿"
            and not _ITSELF.search(said)
        ):
            yield said
