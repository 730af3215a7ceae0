"""An archive as large as is asked for, of statutes: documents of thirty clauses, in months."""

import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.corpus import titled_statutes
from search.engine import ClauseEntry, DocumentEntry

CLAUSES_EACH = 30
MONTHS, ORGANS, KINDS = 250, 40, 8
CODE = "国办发"
_FIRST_YEAR = 2004
_LEAST = 10  # characters of a clause


def organ(number: int) -> str:
    return f"第{number}市人民政府"


def kind(number: int) -> str:
    return ("通知", "意见", "决定", "公告", "通告", "批复", "函", "办法")[number]


def month(number: int) -> str:
    return f"{_FIRST_YEAR + number // 12}-{number % 12 + 1:02d}"


def archive(path: Path, clauses: int) -> Iterator[DocumentEntry]:
    """Documents of so many clauses in all, from a file of statutes.

    Where the file holds fewer, the same come again, each with a sentence of another clause
    in the place of one of its own.
    """
    ids = count(1)
    chance = random.Random(1)
    made = 0
    documents = -(-clauses // CLAUSES_EACH)
    for number, (title, texts) in enumerate(_documents(path, chance)):
        texts = texts[: clauses - made]
        made += len(texts)
        at = number * MONTHS // documents
        yield DocumentEntry(
            document_id=next(ids),
            revision=next(ids),
            month=month(at),
            title=title,
            code=CODE,
            year=_FIRST_YEAR + at // 12,
            serial=number % 500 + 1,
            kind=kind(chance.randrange(KINDS)),
            issuer=organ(chance.randrange(ORGANS)),
            signed_on=None,
            clauses=tuple(
                ClauseEntry(next(ids), position, "", text)
                for position, text in enumerate(texts, 1)
            ),
        )
        if made >= clauses:
            return


def _documents(path: Path, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    statutes = list(_statutes(path))
    for turn in count():
        others = [text for _, texts in statutes for text in texts]
        for title, texts in statutes:
            for start in range(0, len(texts), CLAUSES_EACH):
                held = texts[start : start + CLAUSES_EACH]
                if turn:
                    held = [
                        _swapped(text, chance.choice(others), chance) for text in held
                    ]
                yield title, held


def _swapped(text: str, other: str, chance: random.Random) -> str:
    sentences = re.findall("[^。；]+[。；]?", text)
    theirs = re.findall("[^。；]+[。；]?", other)
    sentences[chance.randrange(len(sentences))] = chance.choice(theirs)
    return "".join(sentences)


def _statutes(path: Path) -> Iterator[tuple[str, list[str]]]:
    for title, text in titled_statutes(path):
        paragraphs = (one.strip() for one in text.splitlines())
        if held := [one for one in paragraphs if len(one) >= _LEAST]:
            yield title, held
