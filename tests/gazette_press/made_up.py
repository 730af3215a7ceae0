"""Made-up issues without end: plausible titles and structures over the sample's own sentences.

An issue depends on its random source alone, so a seed brings it back.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.gazette_press.source import Document, Issue, Paragraph, Part, Setting

CITIES = ["云泽", "青屿", "朔陵", "南汀", "栖霞岭", "白芷", "临渊", "禾川"]
TOPICS = [
    "城市更新",
    "海绵城市建设",
    "数据要素流通",
    "老旧管网改造",
    "湿地保护",
    "冷链物流发展",
    "校园周边交通治理",
    "住房租赁市场",
    "乡村旅游提质",
    "园区循环化改造",
    "中医药传承",
    "地下空间利用",
]
SURNAMES = "袁叶于尧俞余姚郁王陈林赵"
GIVEN_NAMES = [
    "建国",
    "晓东",
    "文",
    "秀兰",
    "海平",
    "子衿",
    "立新",
    "明",
    "玉琴",
    "院生",
]
DIGITS = "零一二三四五六七八九"
ROUND = "①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What paragraphs are filled with: headings without a full stop, and sentences."""

    headings: tuple[str, ...]
    sentences: tuple[str, ...]


def phrases_of(issues: Sequence[Issue]) -> Phrases:
    texts = [text for issue in issues for text in clause_texts(issue)]
    return Phrases(
        headings=tuple(
            t for t in texts if len(t) < 16 and not set(t) & set("，。；：？")
        ),
        sentences=tuple(t for t in texts if t.endswith("。") and len(t) > 30),
    )


def clause_texts(issue: Issue) -> Iterator[str]:
    """The texts that stood behind a number; their number is not part of them."""
    for document in issue.documents:
        for part in document.parts:
            for paragraph in part.paragraphs:
                if paragraph.path:
                    yield (
                        paragraph.lines[0]
                        .split(paragraph.path[-1], 1)[1]
                        .lstrip("、．） 章条")
                    )


def made_up_issue(phrases: Phrases, rng: random.Random) -> Issue:
    year, month = rng.randint(2015, 2026), rng.randint(1, 12)
    city, serial = rng.choice(CITIES), rng.randint(3, 90)
    documents = []
    for _ in range(rng.randint(3, 8)):
        make = rng.choice((notice, notice, promulgation, promulgation, decision))
        documents.append(make(city, year, month, serial, phrases, rng))
        serial += 1
    listed = issued_list(documents, year, month)
    return Issue(
        f"{year}-{month:02d}",
        (*documents, listed, appointments(city, year, month, rng)),
    )


def notice(
    city: str, year: int, month: int, serial: int, phrases: Phrases, rng: random.Random
) -> Document:
    organ, number = f"{city}市人民政府办公室", f"{city[0]}政办发〔{year}〕{serial}号"
    title = f"{organ}关于进一步做好{rng.choice(TOPICS)}工作的通知"
    opening = "经市政府同意，现就有关事项通知如下："
    body = (
        address(),
        Paragraph((opening,)),
        *tree(phrases, rng),
        *signed(organ, year, month, rng),
    )
    return issued(title, "通知", number, organ, body, rng)


def decision(
    city: str, year: int, month: int, serial: int, phrases: Phrases, rng: random.Random
) -> Document:
    organ, number = f"{city}市人民政府", f"{city[0]}政发〔{year}〕{serial}号"
    title = f"{organ}关于表扬{rng.choice(TOPICS)}工作成绩突出个人的决定"
    named = "、".join(made_up_name(rng) for _ in range(rng.randint(5, 25)))
    texts = (
        "为表扬先进，市政府决定：",
        f"对{named}等同志予以表扬。",
        *rng.sample(phrases.sentences, 2),
    )
    body = (
        address(),
        *(Paragraph((text,)) for text in texts),
        *signed(organ, year, month, rng),
    )
    return issued(title, "决定", number, organ, body, rng)


def promulgation(
    city: str, year: int, month: int, serial: int, phrases: Phrases, rng: random.Random
) -> Document:
    organ, number = f"{city}市人民政府办公室", f"{city[0]}政办发〔{year}〕{serial}号"
    names = [
        f"{city}市{topic}{form}"
        for topic, form in zip(
            rng.sample(TOPICS, rng.choice((1, 1, 1, 2))),
            ("实施方案", "管理办法"),
            strict=False,
        )
    ]
    quoted = "".join(f"《{name}》" for name in names)
    body = (
        address(),
        Paragraph((f"{quoted}已经市政府同意，现印发给你们，请认真组织实施。",)),
        *signed(organ, year, month, rng),
    )
    attachments = [
        Part(
            (name,),
            (*rng.choice((tree, articles, outline))(phrases, rng), closing(name)),
        )
        for name in names
    ]
    return issued(
        f"{organ}关于印发{quoted}的通知", "通知", number, organ, body, rng, attachments
    )


def issued(
    title: str,
    kind: str,
    number: str,
    organ: str,
    body: Sequence[Paragraph],
    rng: random.Random,
    attachments: Sequence[Part] = (),
) -> Document:
    date = (
        body[-1]
        .lines[0]
        .replace("年", " ")
        .replace("月", " ")
        .replace("日", "")
        .split()
    )
    iso = "-".join(f"{int(part):02d}" for part in date)
    parts = (Part((), tuple(body)), *attachments)
    return Document(wrapped(title, rng), kind, number, organ, iso, parts=parts)


def issued_list(documents: Sequence[Document], year: int, month: int) -> Document:
    lines = [Paragraph((f"{d.number} {''.join(d.title)}",)) for d in documents]
    title = (f"{year}年{month}月份市政府、市政府办公室发文目录",)
    return Document(title, "发文目录", wide=True, parts=(Part((), tuple(lines)),))


def appointments(city: str, year: int, month: int, rng: random.Random) -> Document:
    posts = [
        f"{city}市{rng.choice(TOPICS)}办公室副主任" for _ in range(rng.randint(2, 9))
    ]
    texts = ["任命："]
    texts += [f"{made_up_name(rng)}同志任{post}；" for post in posts]
    texts[-1] = texts[-1][:-1] + "。"
    texts += ["免去：", f"免去{made_up_name(rng)}同志的{posts[0]}职务。"]
    part = Part((), tuple(Paragraph((text,)) for text in texts))
    return Document(
        (f"【市政府人事任免】（{year}年{month}月份）",), "人事任免", parts=(part,)
    )


def address() -> Paragraph:
    text = "各县（市、区）人民政府，市政府各部门、直属各单位："
    return Paragraph((text,), setting=Setting.FLUSH)


def signed(
    organ: str, year: int, month: int, rng: random.Random
) -> tuple[Paragraph, ...]:
    date = f"{year}年{month}月{rng.randint(1, 28)}日"
    return tuple(Paragraph((text,), setting=Setting.SIGNED) for text in (organ, date))


def closing(name: str) -> Paragraph:
    return Paragraph((f"本{name[-2:]}自印发之日起施行。",))


def tree(phrases: Phrases, rng: random.Random) -> Iterator[Paragraph]:
    """一、（一）1．, with 1． now and then counting on through several （一）."""
    third = 0
    counts_on = rng.random() < 0.5
    for first in range(1, rng.randint(3, 6)):
        yield heading(hanzi(first), f"{hanzi(first)}、", phrases, rng)
        for second in range(1, rng.randint(2, 5)):
            path = (hanzi(first), hanzi(second))
            yield clause(path, f"（{hanzi(second)}）", phrases, rng)
            third = third if counts_on else 0
            for _ in range(rng.randint(0, 3)):
                third += 1
                yield clause((*path, str(third)), f"{third}．", phrases, rng)


def articles(phrases: Phrases, rng: random.Random) -> Iterator[Paragraph]:
    """第一章 第一条 （一）: articles count on through the chapters."""
    article = 0
    for chapter in range(1, rng.randint(3, 6)):
        yield heading(hanzi(chapter), f"第{hanzi(chapter)}章 ", phrases, rng)
        for _ in range(rng.randint(1, 5)):
            article += 1
            path = (hanzi(chapter), hanzi(article))
            yield clause(path, f"第{hanzi(article)}条 ", phrases, rng)
            for item in range(1, rng.choice((1, 1, 4))):
                yield clause((*path, hanzi(item)), f"（{hanzi(item)}）", phrases, rng)


def outline(phrases: Phrases, rng: random.Random) -> Iterator[Paragraph]:
    """1 1.1 （1） ①."""
    for first in range(1, rng.randint(3, 7)):
        yield heading(str(first), f"{first} ", phrases, rng)
        for second in range(1, rng.randint(2, 5)):
            number = f"{first}.{second}"
            yield heading(number, f"{number} ", phrases, rng)
            yield Paragraph((rng.choice(phrases.sentences),))
            for third in range(1, rng.choice((1, 3, 5))):
                yield clause((number, str(third)), f"（{third}）", phrases, rng)
                for mark in ROUND[: rng.choice((0, 0, 3))]:
                    yield clause((number, str(third), mark), mark, phrases, rng)


def heading(
    number: str, printed: str, phrases: Phrases, rng: random.Random
) -> Paragraph:
    return Paragraph((printed + rng.choice(phrases.headings),), (number,))


def clause(
    path: tuple[str, ...], printed: str, phrases: Phrases, rng: random.Random
) -> Paragraph:
    return Paragraph((printed + rng.choice(phrases.sentences),), path)


def wrapped(title: str, rng: random.Random) -> tuple[str, ...]:
    """Broken anywhere, as some houses do, into lines of much the same length."""
    lines = rng.randint(1 + len(title) // 30, 2 + len(title) // 30)
    at = [round(len(title) * n / lines) for n in range(lines + 1)]
    return tuple(title[a:b] for a, b in pairwise(at))


def made_up_name(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN_NAMES)


def hanzi(number: int) -> str:
    """Chinese numerals up to 99, as clauses are numbered: 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return before + (DIGITS[ones] if ones or not tens else "")
