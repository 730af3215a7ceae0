"""How made-up attachments and notices are divided: 一、（一）1．, chapters and articles,
1 1.1（1）①, and the questions of an interpretation."""

import random
from collections.abc import Iterator
from itertools import count

from tests.gazette_press.source import Paragraph
from tests.gazette_press.wording import Wording

DIGITS = "零一二三四五六七八九"
ROUND = "①②③④⑤⑥⑦⑧⑨"
CHAPTERS = ("规划与建设", "运行与维护", "监督管理", "扶持政策", "法律责任")
OUTLINE_HEADINGS = ("组织体系", "监测与预警", "分级响应", "后期处置", "保障措施")
TREE_HEADINGS = ("主要目标", "重点任务", "实施步骤", "政策措施", "保障措施")


def tree(wording: Wording, rng: random.Random) -> Iterator[Paragraph]:
    """一、（一）1．, with 1． now and then counting on through several （一）."""
    third = count(1)
    counts_on = rng.random() < 0.5
    for first, title in enumerate(some(TREE_HEADINGS, rng), 1):
        yield clause((hanzi(first),), f"{hanzi(first)}、", title)
        if rng.random() < 0.4:
            yield Paragraph((wording.text(),))
        for second in range(1, rng.randint(2, 6)):
            path = (hanzi(first), hanzi(second))
            text = f"{wording.lead()}。{wording.text()}"
            yield clause(path, f"（{hanzi(second)}）", text)
            third = third if counts_on else count(1)
            for _ in range(rng.choice((0, 0, 2, 3))):
                number = str(next(third))
                yield clause((*path, number), f"{number}．", wording.text())
            if rng.random() < 0.15:
                yield from in_turn(wording, rng)


def plain(wording: Wording, rng: random.Random) -> Iterator[Paragraph]:
    """一、 with paragraphs under it, or a sentence behind it."""
    for first in range(1, rng.randint(3, 7)):
        number = hanzi(first)
        if rng.random() < 0.5:
            yield clause((number,), f"{number}、", wording.heading())
            for _ in range(rng.randint(1, 3)):
                yield Paragraph((wording.text(),))
        else:
            text = f"{wording.lead()}。{wording.text()}"
            yield clause((number,), f"{number}、", text)


def unnumbered(wording: Wording, rng: random.Random) -> Iterator[Paragraph]:
    """Paragraphs without a number, as in speeches, reports and short notices."""
    for _ in range(rng.randint(3, 20)):
        yield Paragraph((wording.text(),))


def in_turn(wording: Wording, rng: random.Random) -> Iterator[Paragraph]:
    """一是…。二是…。 as paragraphs of their own."""
    for number in range(1, rng.randint(3, 5)):
        yield Paragraph((f"{hanzi(number)}是{wording.lead()}。{wording.sentence()}",))


def articles(
    wording: Wording, rng: random.Random, opening: str, closing: str
) -> Iterator[Paragraph]:
    """第一章 第一条 （一）: articles count on through the chapters."""
    article = count(1)
    chapters = ("总则", *some(CHAPTERS, rng), "附则")
    for chapter, title in enumerate(chapters, 1):
        number = hanzi(chapter)
        yield clause((number,), f"第{number}章 ", title)
        if chapter == 1:
            yield from one_article(number, next(article), opening)
        for _ in range(rng.randint(1, 5)):
            current = next(article)
            yield from one_article(number, current, wording.text())
            if rng.random() < 0.3:
                yield Paragraph((wording.text(),))
            elif rng.random() < 0.3:
                yield from conditions(number, next(article), wording, rng)
        if chapter == len(chapters):
            yield from one_article(number, next(article), closing)


def one_article(chapter: str, article: int, text: str) -> Iterator[Paragraph]:
    number = hanzi(article)
    if text:
        yield clause((chapter, number), f"第{number}条 ", text)


def conditions(
    chapter: str, article: int, wording: Wording, rng: random.Random
) -> Iterator[Paragraph]:
    """A list led by a colon: its entries end in semicolons, the last one in a stop."""
    head = f"{wording.lead()}，应当符合下列条件："
    yield from one_article(chapter, article, head)
    last = rng.randint(2, 5)
    for item in range(1, last + 1):
        path = (chapter, hanzi(article), hanzi(item))
        stop = "。" if item == last else "；"
        yield clause(path, f"（{hanzi(item)}）", wording.item() + stop)


def outline(
    wording: Wording, rng: random.Random, opening: str, closing: str
) -> Iterator[Paragraph]:
    """Sections numbered 1, 1.1, （1）, ①."""
    headings = ("总则", *some(OUTLINE_HEADINGS, rng), "附则")
    for first, title in enumerate(headings, 1):
        yield clause((str(first),), f"{first} ", title)
        second = count(1)
        if first == 1:
            yield from one_section(f"1.{next(second)}", "编制目的", opening)
        for _ in range(rng.randint(1, 3)):
            number = f"{first}.{next(second)}"
            yield from one_section(number, wording.lead(), wording.text())
            yield from entries(number, wording, rng)
        if first == len(headings) and closing:
            number = f"{first}.{next(second)}"
            yield from one_section(number, "施行时间", closing)


def one_section(number: str, title: str, text: str) -> Iterator[Paragraph]:
    yield clause((number,), f"{number} ", title)
    yield Paragraph((text,))


def entries(number: str, wording: Wording, rng: random.Random) -> Iterator[Paragraph]:
    for third in range(1, rng.choice((1, 3, 5))):
        yield clause((number, str(third)), f"（{third}）", wording.text())
        for mark in ROUND[: rng.choice((0, 0, 3))]:
            yield clause((number, str(third), mark), mark, wording.sentence())


def clause(path: tuple[str, ...], printed: str, text: str) -> Paragraph:
    return Paragraph((printed + text,), path)


def some(titles: tuple[str, ...], rng: random.Random) -> list[str]:
    """A few of the titles, in their order."""
    chosen = rng.sample(titles, rng.randint(2, len(titles)))
    return sorted(chosen, key=titles.index)


def hanzi(number: int) -> str:
    """Chinese numerals up to 99, as clauses are numbered: 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return before + (DIGITS[ones] if ones or not tens else "")
