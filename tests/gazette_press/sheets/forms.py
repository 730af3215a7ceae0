"""The forms of a house's sheets: what it prints around, over and under its text."""

import random
from dataclasses import dataclass

# Odd pages and even ones; {name}, {year} and {month} are the issue's.
HEADS = (
    ("《{name}》{year}年第{month}期", "《{name}》{year}年第{month}期"),
    ("{name}", "{year}年第{month}期"),
    ("THE GAZETTE OF YUNZE", "THE GAZETTE OF YUNZE"),
)
FEET = (
    "ISSN 1671-2005",
    "http://www.yunze.gov.cn/gazette",
    "CN 53-1234/D  ISSN 1671-2005",
)
NUMBERS = ("{}", "— {} —", "·{}·", "- {} -")
TABS = ("市政府文件", "市政府办公室文件", "政策解读")
WATERMARKS = ("征求意见稿", "内部资料注意保存", "仅供参考")


@dataclass(frozen=True, slots=True)
class Forms:
    """`head` is that of odd and of even pages, `head_out` how many points it stands out
    to the left; `tab` runs down the outer edge, its characters `tab_pitch` of their size
    apart; `watermark` lies under the text, `watermark_size` points large, grey or let through."""

    black_titles: bool = False
    few_symbols: str = (
        ""  # what alone comes from the headlines' symbol font; all of them
    )
    head: tuple[str, str] = ("", "")
    head_out: float = 0.0
    foot: str = ""
    number: str = ""
    number_beside: bool = False  # on pages that lie crosswise: at the edge to the right
    tab: str = ""
    tab_pitch: float = 1.2
    tab_gap: float = 7.0  # points between text and tab
    tab_turned: bool = False  # set as one line that runs down the edge
    watermark: str = ""
    watermark_size: float = 30.0
    watermark_let_through: bool = False
    notes: bool = False
    crosswise: int = 0  # every so many-th page lies crosswise; none


def drawn_forms(rng: random.Random, name: str, month: str) -> Forms:
    """Any forms, each of them in about every second house."""
    year, number = (int(part) for part in month.split("-"))

    def maybe(text: str) -> str:
        return text if rng.random() < 0.5 else ""

    said = {"name": name, "year": year, "month": number}
    odd, even = rng.choice(HEADS)
    head = (odd.format(**said), even.format(**said))
    headed = rng.random() < 0.5
    return Forms(
        black_titles=rng.random() < 0.6,
        few_symbols=rng.choice(("", "《》", "【】", "《》【】")),
        head=head if headed else ("", ""),
        head_out=rng.choice((0.0, 19.0)),
        foot=maybe(rng.choice(FEET)),
        number=maybe(rng.choice(NUMBERS)),
        number_beside=rng.random() < 0.5,
        tab=maybe(rng.choice(TABS)),
        tab_pitch=rng.choice((1.0, 1.2, 1.45, 1.6, 2.0)),
        tab_gap=rng.choice((5.0, 7.0, 9.0)),
        watermark=maybe(rng.choice(WATERMARKS)),
        watermark_size=rng.choice((16.0, 24.0, 30.0, 48.0)),
        watermark_let_through=rng.random() < 0.5,
        notes=rng.random() < 0.4,
        crosswise=rng.choice((0, 0, 2, 3, 5)),
        tab_turned=rng.random() < 0.25,
    )
