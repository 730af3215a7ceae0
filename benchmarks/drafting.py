"""How well drafts are checked: 200 made from held documents, each with faults put in by chance.

A draft cites and quotes held documents rightly, and has one fault of every kind; recall counts the
faults that are told at their place, false alarms what is told of a citation that is right.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice
from random import Random
from time import process_time

from django.core.management import call_command

from benchmarks.comparing import articles_of
from benchmarks.corpus import corpus_file, titled_statutes
from documents.models import Document
from documents.parsing.text.numerals import as_numeral
from knowledge.drafts.checking import check
from knowledge.drafts.findings import Finding, Verdict
from knowledge.level import bring_facts_level
from knowledge.states import ENDED, force_on
from tests.builders.rows import Line, add_document, add_issue

_HELD, _DRAFTS, _RIGHT = 300, 200, 12
_FEWEST, _MOST = 8, 80  # articles
_SHORTEST, _LONGEST = 12, 80  # characters of a quotation
_WITHIN = re.compile("[“”《》（）\\s]")
_TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class _Seeded:
    """A line of a draft; `fault` names the kind that was put in, "" for a right one."""

    text: str
    fault: str = ""


def main() -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with statutes")
        return
    call_command("migrate", verbosity=0)
    titled = {
        title: articles
        for title, text in titled_statutes(path)
        if _FEWEST <= len(articles := articles_of(text)) <= _MOST
    }
    stored = _store(dict(islice(titled.items(), _HELD)))
    force = force_on(_TODAY)
    # Statutes that others among them repeal are faults to be told, not right citations.
    ended = [each for each, _ in stored if force.kind_of(each) in ENDED]
    held = [each for each in stored if each[0] not in ended]
    print(f"{len(held)} documents in force, {len(ended)} that others have repealed")
    told: Counter[str] = Counter()
    seeded: Counter[str] = Counter()
    right, alarms, seconds, characters = 0, 0, 0.0, 0
    for number in range(_DRAFTS):
        lines = _draft(held, ended, Random(number))
        text = "\n".join(line.text for line in lines)
        begun = process_time()
        report = check(text, _TODAY)
        seconds += process_time() - begun
        characters += len(text)
        for at, line in enumerate(lines):
            faults = [each for each in report.faults if each.line == at]
            if line.fault:
                seeded[line.fault] += 1
                told[line.fault] += any(_tells(each, line.fault) for each in faults)
            else:
                cited = [each for each in report.findings if each.line == at]
                right += sum(each.document is not None for each in cited)
                alarms += len(faults)
    for fault, count in sorted(seeded.items()):
        print(f"{fault}: {told[fault]} of {count}")
    recall = sum(told.values()) / sum(seeded.values())
    print(
        f"recall {recall:.4f}; {alarms} false alarms in {right} right citations and quotations; "
        f"{seconds / characters * 10_000:.2f} s for 10,000 characters"
    )


def _store(titled: dict[str, list[str]]) -> list[tuple[Document, list[str]]]:
    """Each a document of its own, its articles as clauses."""
    held = []
    for number, (title, articles) in enumerate(titled.items(), 1):
        if number % 30 == 1:
            issue = add_issue(2010 + number // 360, number // 30 % 12 + 1)
        lines = [
            Line(f"art{n}", f"第{as_numeral(n)}条　{text}", f"第{as_numeral(n)}条")
            for n, text in enumerate(articles, 1)
        ]
        document = add_document(
            issue,
            title,
            lines,
            number=f"云政发〔{issue.year}〕{number}号",
            slug=f"s{number}",
        )
        held.append((document, articles))
    bring_facts_level()
    return held


def _draft(
    held: list[tuple[Document, list[str]]], ended: list[Document], drawn: Random
) -> list[_Seeded]:
    lines = [_Seeded("各镇人民政府，市政府各部门："), _Seeded("一、总体要求")]
    for document, articles in drawn.sample(held, _RIGHT):
        lines.append(_Seeded(f"按照《{document.title}》（{document.number}）办理。"))
        lines.append(_Seeded(_quoting(document, articles, drawn)))
    lines += [
        _Seeded("二、主要任务"),
        _Seeded("（一）加强领导。"),
        _Seeded("（二）压实责任。"),
    ]
    other = drawn.choice(held)[0]
    for fault, (document, articles) in zip(
        _FAULTS, drawn.sample(held, len(_FAULTS)), strict=True
    ):
        text = _FAULTS[fault](document, articles, other, drawn)
        if text:
            place = drawn.randrange(2, len(lines))
            if fault == "skipped number":
                place = len(lines)
            lines.insert(place, _Seeded(text, fault))
    repealed = f"按照《{drawn.choice(ended).title}》办理。"
    lines.insert(drawn.randrange(2, len(lines)), _Seeded(repealed, _REPEALED))
    return lines


def _quoting(document: Document, articles: list[str], drawn: Random) -> str:
    number, quoted = _sentence(articles, drawn)
    if not quoted:
        return f"落实《{document.title}》。"
    return f"《{document.title}》第{as_numeral(number)}条规定：“{quoted}”"


def _sentence(articles: list[str], drawn: Random) -> tuple[int, str]:
    """The number of an article and a sentence of it that can be quoted as it is; "" if none."""
    for number in drawn.sample(range(len(articles)), len(articles)):
        sentence = articles[number].split("。")[0]
        if _SHORTEST <= len(sentence) <= _LONGEST and not _WITHIN.search(sentence):
            return number + 1, sentence
    return 0, ""


def _other_serial(
    document: Document, articles: list[str], other: Document, drawn: Random
) -> str:
    number = document.number.replace("号", "9号")
    return f"按照《{document.title}》（{number}）办理。"


def _other_title(
    document: Document, articles: list[str], other: Document, drawn: Random
) -> str:
    at = drawn.randrange(1, len(document.title) - 1)
    title = document.title[:at] + "某" + document.title[at + 1 :]
    return f"按照《{title}》（{document.number}）办理。"


def _other_word(
    document: Document, articles: list[str], other: Document, drawn: Random
) -> str:
    number, quoted = _sentence(articles, drawn)
    if not quoted:
        return ""
    at = drawn.randrange(2, len(quoted) - 2)
    quoted = f"{quoted[:at]}某{quoted[at + 1 :]}"
    return f"《{document.title}》第{as_numeral(number)}条规定：“{quoted}”"


def _no_article(
    document: Document, articles: list[str], other: Document, drawn: Random
) -> str:
    return f"依照《{document.title}》第{as_numeral(len(articles) + 3)}条处理。"


def _no_bracket(
    document: Document, articles: list[str], other: Document, drawn: Random
) -> str:
    return f"按照《{document.title}》（{document.number}办理。"


def _skipped_number(
    document: Document, articles: list[str], other: Document, drawn: Random
) -> str:
    return f"（{as_numeral(drawn.randrange(4, 9))}）抓好落实。"


def _no_attachment(
    document: Document, articles: list[str], other: Document, drawn: Random
) -> str:
    return f"（具体见附件{drawn.randrange(1, 9)}）"


_FAULTS = {
    "another serial": _other_serial,
    "another title": _other_title,
    "another word quoted": _other_word,
    "no such article": _no_article,
    "unpaired bracket": _no_bracket,
    "skipped number": _skipped_number,
    "no such attachment": _no_attachment,
}
_REPEALED = "repealed"
_FORM = ("unpaired bracket", "skipped number", "no such attachment")


def _tells(finding: Finding, fault: str) -> bool:
    if fault == _REPEALED:
        return finding.verdict is Verdict.ENDED
    wanted = Verdict.FORM if fault in _FORM else Verdict.DIFFERS
    return finding.verdict is wanted
