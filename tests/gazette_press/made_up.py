"""Made-up issues without end: plausible titles and structures, coherent as real ones are.

An issue depends on its random source alone, so a seed brings it back.

Hard cases are in: texts that stop in mid-sentence, attachments without a closing
sentence, numbers that start again, lists without numbers, several short documents
on a page. Left out is what no reader could tell from a dump, because nothing real
does it: the same sentence printed twice in an issue, two documents of one title, and
a text that breaks off for no reason.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from tests.gazette_press.source import Document, Issue, Paragraph, Part, Setting
from tests.gazette_press.structures import (
    articles,
    hanzi,
    outline,
    plain,
    tree,
    unnumbered,
)
from tests.gazette_press.wording import MATTERS, OFFICES, Wording

CITIES = ["云泽", "青屿", "朔陵", "南汀", "栖霞岭", "白芷", "临渊", "禾川"]
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
BUREAUS = ("水利局", "农业农村局", "住房和城乡建设局", "市场监督管理局", "财政局")
RULES = ("实施方案", "工作方案", "行动计划", "管理办法", "应急预案")
LAWS = ("土地管理法", "水法", "安全生产法", "消防法", "预算法", "标准化法")


@dataclass(frozen=True, slots=True)
class Prose:
    """share: how likely a text has no numbered clauses, from 0 to 1.
    texts: paragraphs of real texts, which documents then say in place of made-up ones; a
    text's own are about one thing, and stay in order.
    """

    share: float = 0.0
    texts: tuple[tuple[str, ...], ...] = ()


NO_PROSE = Prose()
Division = Callable[[Wording, random.Random], Iterator[Paragraph]]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a person wrote for the sample: headings without a full stop, and sentences."""

    headings: tuple[str, ...]
    sentences: tuple[str, ...]


def phrases_of(issues: Sequence[Issue]) -> Phrases:
    texts = [text for issue in issues for text in clause_texts(issue)]
    return Phrases(
        headings=tuple(
            t for t in texts if len(t) < 16 and not set(t) & set("，。；：？")
        ),
        sentences=tuple(t for t in texts if is_sentence(t)),
    )


def is_sentence(text: str) -> bool:
    """Whole, and at home in any document: no other kind's closing words."""
    return text.endswith("。") and len(text) > 30 and "施行" not in text


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


class Desk:
    """Where one issue is written: its city and month, matters and sentences not yet used."""

    def __init__(
        self, phrases: Phrases, rng: random.Random, prose: Prose = NO_PROSE
    ) -> None:
        self.rng, self.prose = rng, prose
        sources = rng.sample(prose.texts, len(MATTERS)) if prose.texts else []
        self.told = {
            matter: list(source)
            for matter, source in zip(MATTERS, sources, strict=False)
        }
        self.year, self.month = rng.randint(2015, 2026), rng.randint(1, 12)
        self.city = rng.choice(CITIES)
        self.serials = count(rng.randint(3, 90))
        self.matters = rng.sample(sorted(MATTERS), len(MATTERS))
        self.kept = rng.sample(
            sorted(set(phrases.sentences)), len(set(phrases.sentences))
        )
        self.printed: set[str] = set()

    def wording(self, matter: str | None = None) -> Wording:
        """The wording of a matter that no other document of the issue is about."""
        matter = matter or self.matters.pop()
        told = self.told.get(matter, [])
        return Wording(matter, self.rng, self.year, self.printed, self.kept, told)

    def division(self, *forms: Division) -> Division:
        """A random way to divide a text into numbered clauses, or none."""
        if self.prose.share and self.rng.random() < self.prose.share:
            return unnumbered
        return self.rng.choice(forms) if len(forms) > 1 else forms[0]

    def number(self, code: str) -> str:
        return f"{self.city[0]}{code}〔{self.year}〕{next(self.serials)}号"

    def day(self, month_later: int = 0) -> str:
        month = self.month + month_later
        year, month = self.year + (month - 1) // 12, (month - 1) % 12 + 1
        return f"{year}年{month}月{self.rng.randint(1, 28)}日"


def made_up_issue(
    phrases: Phrases, rng: random.Random, prose: Prose = NO_PROSE
) -> Issue:
    desk = Desk(phrases, rng, prose)
    makers = (notice, notice, promulgation, promulgation, promulgation, decision)
    issued_ones = [rng.choice(makers)(desk) for _ in range(rng.randint(3, 8))]
    others = [announcement(desk) for _ in range(rng.choice((0, 1, 2)))]
    explained = [interpretation(desk, name) for name in explicable(issued_ones, rng)]
    return Issue(
        f"{desk.year}-{desk.month:02d}",
        (
            *issued_ones,
            *others,
            *explained,
            issued_list(issued_ones, desk),
            appointments(desk),
        ),
    )


def notice(desk: Desk) -> Document:
    organ, number = f"{desk.city}市人民政府办公室", desk.number("政办发")
    wording = desk.wording()
    kind, opening = desk.rng.choice(
        (
            ("通知", "经市政府同意，现就有关事项通知如下："),
            ("通知", f"为做好{wording.matter}工作，现就有关事项通知如下："),
            ("意见", f"为进一步推进{wording.matter}，经市政府同意，提出如下意见："),
        )
    )
    verb = {"通知": "进一步做好", "意见": "加快推进"}[kind]
    title = f"{organ}关于{verb}{wording.matter}工作的{kind}"
    divided = desk.division(tree, tree, plain)
    body = (
        address(),
        Paragraph((opening,)),
        *divided(wording, desk.rng),
        *attachment_note(wording),
        *signed(organ, desk),
    )
    return issued(title, kind, number, organ, body, desk)


def decision(desk: Desk) -> Document:
    organ, number = f"{desk.city}市人民政府", desk.number("政发")
    rng, wording = desk.rng, desk.wording()
    title = f"{organ}关于表扬{wording.matter}工作成绩突出个人的决定"
    named = "、".join(made_up_name(rng) for _ in range(rng.randint(5, 25)))
    texts = (
        f"近年来，各级各部门扎实推进{wording.matter}。为表扬先进，市政府决定：",
        f"对{named}等同志予以表扬。",
        f"希望受到表扬的个人珍惜荣誉、再接再厉。{wording.text()}",
    )
    body = (
        address(),
        *(Paragraph((text,)) for text in texts),
        *signed(organ, desk),
    )
    return issued(title, "决定", number, organ, body, desk)


def promulgation(desk: Desk) -> Document:
    organ, number = f"{desk.city}市人民政府办公室", desk.number("政办发")
    rng = desk.rng
    wordings = [desk.wording() for _ in range(rng.choice((1, 1, 1, 2)))]
    forms = rng.sample(RULES, len(wordings))
    names = [
        f"{desk.city}市{wording.matter}{form}"
        for wording, form in zip(wordings, forms, strict=True)
    ]
    quoted = "".join(f"《{name}》" for name in names)
    body = (
        address(),
        Paragraph((f"{quoted}已经市政府同意，现印发给你们，请认真组织实施。",)),
        *signed(organ, desk),
    )
    attachments = [
        Part(wrapped(name, rng, 26), tuple(rules(wording, name, desk)))
        for name, wording in zip(names, wordings, strict=True)
    ]
    title = f"{organ}关于印发{quoted}的通知"
    return issued(title, "通知", number, organ, body, desk, attachments)


def rules(wording: Wording, name: str, desk: Desk) -> Iterator[Paragraph]:
    form = name[-2:]
    opening = (
        f"为加强{wording.matter}，{purpose(desk.rng)}，结合本市实际，制定本{form}。"
    )
    closing = taking_effect(form, desk) if desk.rng.random() < 0.85 else ""
    if form == "办法":
        yield from articles(wording, desk.rng, opening, closing)
    elif form == "预案":
        yield from outline(wording, desk.rng, opening, closing)
    else:
        if desk.rng.random() < 0.7:
            yield Paragraph((opening,))
        yield from desk.division(tree)(wording, desk.rng)
        if closing:
            yield Paragraph((closing,))


def purpose(rng: random.Random) -> str:
    return f"根据《中华人民共和国{rng.choice(LAWS)}》等规定"


def taking_effect(form: str, desk: Desk) -> str:
    start = desk.rng.choice(("印发之日", "发布之日", desk.day(2), desk.day(1)))
    years = desk.rng.randint(2, 6)
    more = desk.rng.choice(("。", "。", f"，有效期{years}年。"))
    return f"本{form}自{start}起施行{more}"


def announcement(desk: Desk) -> Document:
    """An announcement by a bureau with a number series of its own."""
    bureau, wording = desk.rng.choice(BUREAUS), desk.wording()
    organ = f"{desk.city}市{bureau}"
    number = f"公告〔{desk.year}〕{next(desk.serials)}号"
    title = f"{organ}关于{wording.matter}有关事项的公告"
    opening = f"根据有关规定，现将{wording.matter}有关事项公告如下："
    body = (
        Paragraph((opening,)),
        *desk.division(plain)(wording, desk.rng),
        Paragraph(("特此公告。",)),
        *signed(organ, desk),
    )
    return issued(title, "公告", number, organ, body, desk)


def interpretation(desk: Desk, name: str) -> Document:
    """An interpretation: unsigned, most with a contact at the end."""
    matter = next(matter for matter in MATTERS if matter in name)
    wording = desk.wording(matter)
    person, phone = made_up_name(desk.rng), desk.rng.randint(8810000, 8899999)
    texts = [*desk.division(plain)(wording, desk.rng)]
    number = hanzi(1 + sum(paragraph.path is not None for paragraph in texts))
    contact = (
        f"解读机关：{desk.city}市{desk.rng.choice(BUREAUS)}。",
        f"解读人：{person}。",
        f"联系电话：0599-{phone}。",
    )
    ends = [Paragraph((f"{number}、解读机关、解读人及联系方式",), (number,))]
    for at, text in enumerate(contact, 1):
        ends.append(Paragraph((f"（{hanzi(at)}）{text}",), (number, hanzi(at))))
    if all(paragraph.path is None for paragraph in texts):
        ends = [Paragraph((text,)) for text in contact]
    part = Part((), (*texts, *(ends if desk.rng.random() < 0.8 else ())))
    title = wrapped(f"《{name}》政策解读", desk.rng)
    return Document(title, "政策解读", parts=(part,))


def explicable(documents: Sequence[Document], rng: random.Random) -> list[str]:
    """Titles of what some documents promulgate: the first attachment of each."""
    names = ["".join(d.parts[1].title) for d in documents if len(d.parts) > 1]
    return rng.sample(names, rng.randint(0, min(2, len(names))))


def issued(
    title: str,
    kind: str,
    number: str,
    organ: str,
    body: Sequence[Paragraph],
    desk: Desk,
    attachments: Sequence[Part] = (),
) -> Document:
    date = next(p.lines[0] for p in reversed(body) if p.lines[0].endswith("日"))
    for sign in "年月日":
        date = date.replace(sign, " ")
    iso = "-".join(f"{int(part):02d}" for part in date.split())
    parts = (Part((), tuple(body)), *attachments)
    return Document(wrapped(title, desk.rng), kind, number, organ, iso, parts=parts)


def issued_list(documents: Sequence[Document], desk: Desk) -> Document:
    lines = [Paragraph((f"{d.number} {''.join(d.title)}",)) for d in documents]
    title = (f"{desk.year}年{desk.month}月份市政府、市政府办公室发文目录",)
    return Document(title, "发文目录", wide=True, parts=(Part((), tuple(lines)),))


def appointments(desk: Desk) -> Document:
    rng = desk.rng
    posts = [
        f"{desk.city}市{office.removeprefix('市')}副局长"
        for office in rng.sample(OFFICES[:-3], rng.randint(2, 9))
    ]
    texts = ["任命："]
    texts += [f"{made_up_name(rng)}同志任{post}；" for post in posts]
    texts[-1] = texts[-1][:-1] + "。"
    texts += ["免去：", f"免去{made_up_name(rng)}同志的{posts[0]}职务。"]
    part = Part((), tuple(Paragraph((text,)) for text in texts))
    title = (f"【市政府人事任免】（{desk.year}年{desk.month}月份）",)
    return Document(title, "人事任免", parts=(part,))


def address() -> Paragraph:
    text = "各县（市、区）人民政府，市政府各部门、直属各单位："
    return Paragraph((text,), setting=Setting.FLUSH)


def attachment_note(wording: Wording) -> tuple[Paragraph, ...]:
    if wording.rng.random() < 0.7:
        return ()
    names = wording.rng.sample(MATTERS[wording.matter], 2)
    lines = (f"附件：1．{names[0]}名录（略）", f"2．{names[1]}任务分工表（略）")
    return (Paragraph(lines, setting=Setting.NOTE),)


def signed(organ: str, desk: Desk) -> tuple[Paragraph, ...]:
    texts = (organ, desk.day())
    return tuple(Paragraph((text,), setting=Setting.SIGNED) for text in texts)


def wrapped(title: str, rng: random.Random, most: int = 30) -> tuple[str, ...]:
    """Broken anywhere, as some gazettes do, into lines of much the same length."""
    lines = rng.randint(1 + len(title) // most, 2 + len(title) // most)
    at = [round(len(title) * n / lines) for n in range(lines + 1)]
    return tuple(title[a:b] for a, b in pairwise(at))


def made_up_name(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN_NAMES)
