"""Made-up issues in forms that real ones have and that `made_up` never draws.

Headlines without 关于 or an organ, over or under their number, with a registration number
or with six organs; 目录 within attachments; 篇 and 部分 above chapters; circled numbers up
to ㊿; a whole issue in half-width marks; sentences of hard words. The answers change with
them.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from tests.gazette_press.hard_words import with_hard_words
from tests.gazette_press.source import Document, Issue, Paragraph, Part, Setting
from tests.gazette_press.wording import MATTERS

CIRCLED = "".join(
    chr(code)
    for first, last in ((0x2460, 0x2473), (0x3251, 0x325F), (0x32B1, 0x32BF))
    for code in range(first, last + 1)
)
HALF_WIDTH = str.maketrans("，：；。（）", ",:;.()")
SIX = ("发展和改革委员会", "财政局", "水利局", "茶业局", "自然资源局", "应急管理局")
BARE_TITLES = (
    "{city}{word}主要数据公报",
    "致全市{word}经营者的一封信",
    "{city}{word}年度报告",
    "关于{word}有关事项的通知",
)
KINDS = ("公报", "其他", "报告", "通知")


def in_real_forms(issue: Issue, rng: random.Random) -> Issue:
    """The issue with about half of its documents in another form each."""
    registered = count(1)
    documents = [
        _in_some_form(document, rng, next(registered)) for document in issue.documents
    ]
    changed = Issue(issue.month, tuple(documents))
    if rng.random() < 0.25:
        return _in_half_width(changed)
    return with_hard_words(changed, rng)


def _in_some_form(document: Document, rng: random.Random, serial: int) -> Document:
    parts = tuple(_part_in_some_form(part, rng) for part in document.parts)
    document = replace(document, parts=parts)
    if not document.number or rng.random() < 0.4:
        return document
    ways: tuple[Callable[[Document, random.Random, int], Document], ...] = (
        _number_above,
        _registered,
        _by_six_organs,
        _without_guanyu,
        _bare_title,
    )
    return rng.choice(ways)(document, rng, serial)


def _number_above(document: Document, rng: random.Random, serial: int) -> Document:
    assert document.number
    return replace(document, headline=(document.number, *document.title))


def _registered(document: Document, rng: random.Random, serial: int) -> Document:
    """云政发〔2021〕8号　　YZFC00-2021-0001, or a line below the number."""
    assert document.number
    year = document.number.partition("〔")[2][:4]
    registration = f"YZFC0{rng.randint(0, 9)}-{year}-{serial:04d}"
    beside = (f"{document.number}　　{registration}",)
    below = (document.number, f"统一登记号：{registration}")
    lines = (*document.title, *rng.choice((beside, below)))
    return replace(document, headline=lines, registration=registration)


def _by_six_organs(document: Document, rng: random.Random, serial: int) -> Document:
    """Their names stand side by side in the title, and two by two in the signature."""
    title = "".join(document.title)
    if "关于" not in title or not document.issuer:
        return document
    place = document.issuer[: document.issuer.index("市") + 1]
    organs = [place + office for office in SIX]
    body, *others = document.parts
    pairs = ["　".join(organs[at : at + 2]) for at in range(0, len(organs), 2)]
    signed = tuple(Paragraph((pair,), setting=Setting.SIGNED) for pair in pairs)
    *text, _, day = body.paragraphs
    matter = title[title.index("关于") :]
    return replace(
        document,
        title=("".join(organs), matter),
        headline=(" ".join(organs), matter, document.number or ""),
        issuer="、".join(organs),
        parts=(replace(body, paragraphs=(*text, *signed, day)), *others),
    )


def _without_guanyu(document: Document, rng: random.Random, serial: int) -> Document:
    """…印发《…》的通知"""
    title = "".join(document.title).replace("关于印发《", "印发《", 1)
    return replace(document, title=(title,))


def _bare_title(document: Document, rng: random.Random, serial: int) -> Document:
    """What no form tells; only where it carries no attachment that its title names."""
    if len(document.parts) > 1 or not document.issuer:
        return document
    city = document.issuer[: document.issuer.index("市") + 1]
    at = rng.randrange(len(BARE_TITLES))
    word = next(matter for matter in MATTERS if matter in "".join(document.title))
    named = BARE_TITLES[at].format(city=city, word=word)
    return replace(document, title=(named,), kind=KINDS[at])


def _part_in_some_form(part: Part, rng: random.Random) -> Part:
    chapters = [p for p in part.paragraphs if _is_chapter(p)]
    if part.title and len(chapters) > 1:
        if rng.random() < 0.4:
            part = replace(part, paragraphs=tuple(_under_parts(part, rng)))
        if rng.random() < 0.5:
            part = replace(part, contents=tuple(_contents(part, rng)))
    elif part.title and rng.random() < 0.3:
        part = replace(part, paragraphs=(*_with_list(part, rng),))
    return part


def _is_chapter(paragraph: Paragraph) -> bool:
    return paragraph.path is not None and paragraph.lines[0].startswith(
        f"第{paragraph.path[-1]}章 "
    )


def _contents(part: Part, rng: random.Random) -> Iterator[str]:
    paged = rng.random() < 0.5
    yield "目　录"
    for page, paragraph in enumerate(part.paragraphs, 3):
        text = paragraph.lines[0]
        if (
            text.startswith("第")
            and len(paragraph.path or ()) < 3
            and _heads(paragraph)
        ):
            yield f"{text}………{page}" if paged else text


def _heads(paragraph: Paragraph) -> bool:
    text, number = paragraph.lines[0], (paragraph.path or ("",))[-1]
    return text.startswith(tuple(f"第{number}{word} " for word in ("章", "篇", "部分")))


def _under_parts(part: Part, rng: random.Random) -> Iterator[Paragraph]:
    """第一篇 over the first chapter, 第二篇 over one of the last."""
    word = rng.choice(("篇", "部分"))
    chapters = [at for at, p in enumerate(part.paragraphs) if _is_chapter(p)]
    second = chapters[-1]
    above = "一"
    yield Paragraph((f"第一{word} 基本制度",), ("一",))
    for at, paragraph in enumerate(part.paragraphs):
        if at == second:
            above = "二"
            yield Paragraph((f"第二{word} 其他事项",), ("二",))
        path = paragraph.path and (above, *paragraph.path)
        yield replace(paragraph, path=path)


def _with_list(part: Part, rng: random.Random) -> Iterator[Paragraph]:
    """A list in circled numbers behind the last numbered clause, before what closes."""
    numbered = [at for at, p in enumerate(part.paragraphs) if p.path]
    last = numbered[-1] if numbered else -1
    for at, paragraph in enumerate(part.paragraphs):
        yield paragraph
        if at == last and paragraph.path and paragraph.path[-1] not in CIRCLED:
            for rank, mark in enumerate(CIRCLED[: rng.randint(21, 30)], 1):
                text = f"{mark}第{rank}批项目由牵头单位按季度报送进展情况。"
                yield Paragraph((text,), (*paragraph.path, mark))


def _in_half_width(issue: Issue) -> Issue:
    return Issue(issue.month, tuple(map(_document_in_half_width, issue.documents)))


def _document_in_half_width(document: Document) -> Document:
    return replace(
        document,
        title=_half_width(document.title),
        headline=_half_width(document.headline),
        parts=tuple(
            Part(
                _half_width(part.title),
                tuple(
                    replace(one, lines=_half_width(one.lines))
                    for one in part.paragraphs
                ),
                _half_width(part.contents),
            )
            for part in document.parts
        ),
    )


def _half_width(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.translate(HALF_WIDTH) for line in lines)
