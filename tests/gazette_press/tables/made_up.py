"""Made-up tables: what their cells say, and how a house sets them."""

import random
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    RULED = "ruled"
    PARTLY_RULED = "partly ruled"
    OPEN = "open"
    MERGED = "merged"
    WRAPPED = "wrapped"
    OVER_COLUMNS = "over columns"
    OVER_PAGES = "over pages"


class Rules(StrEnum):
    """Which ruling lines a table is printed with."""

    ALL = "all"
    OPEN_SIDES = "open sides"  # all but those at the left and right
    ACROSS = "across"  # over, under and between rows
    THREE = "three"  # over and under the heads, and at the end
    HEAD_BOXED = "head boxed"  # a frame, and the heads in boxes
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    wide: int = 1  # columns and
    high: int = 1  # rows that it spans


Row = dict[int, Cell]
"""By column; what a cell of another row or column spans is missing."""


@dataclass(frozen=True, slots=True)
class Table:
    """`sides` say of each column where its cells stand: l, c, r; `widths` are in hanzi."""

    kind: Kind
    rules: Rules
    heads: int  # rows that head the columns
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    sides: str
    in_middle: bool = False  # cells of fewer lines stand in the middle of their row

    @property
    def answer(self) -> list[list[str]]:
        """What stands in each cell, nothing in those that others span."""
        columns = range(len(self.widths))
        return [
            [row[at].text if at in row else "" for at in columns] for row in self.rows
        ]


NAMES = (
    "东塘区", "西岭县", "南桥镇", "北原县", "云泽市本级", "高新区", "青石开发区",
    "龙泉街道", "白马乡", "临江新区", "红旗农场", "安平县",
)  # fmt: skip
WORDS = ("完成", "在建", "拟建", "未开工", "达标", "试运行", "合格", "续建")
UNITS = ("万元", "公里", "亩", "户", "吨", "平方米", "人次", "台（套）")
OFFICES = ("市财政局", "市教育局", "市水务局", "市发展改革委", "市卫生健康委", "各县区")
TASKS = (
    "完善城乡居民基本养老保险制度，提高基础养老金标准",
    "新建改建农村公路，实施危桥改造和安全生命防护工程",
    "推进老旧小区改造，完善水电气路及消防设施",
    "开展职业技能提升行动，组织各类培训",
    "建设标准化村卫生室，配备基本医疗设备",
    "办理流程由7个环节压减至3个，全程网上办理",
)
HEADS = {
    "name": ("县区", "项目", "单位名称", "指标名称", "地区"),
    "figure": ("营业收入", "投资额", "2021年", "2022年", "面积", "户数", "本年累计"),
    "share": ("增长（%）", "占比", "完成率"),
    "word": ("进度", "类别", "备注", "状态"),
    "unit": ("计量单位", "单位"),
    "office": ("责任单位", "牵头部门"),
    "task": ("工作任务", "主要内容", "建设内容"),
    "date": ("完成时限", "时间"),
}
WIDEST = {"serial": 3, "name": 6, "figure": 6, "share": 5, "word": 5, "unit": 5}
FIGURES = ("figure", "share", "serial")
EMPTY = 0.08


@dataclass(slots=True)
class Maker:
    """Draws one table; `room` is the measure in hanzi that it has to fit."""

    rng: random.Random
    kind: Kind
    room: float
    kinds: list[str] = field(default_factory=list)

    def table(self) -> Table:
        self.kinds = self._kinds()
        rows = self._rows()
        heads: tuple[Row, ...] = (self._heads(),)
        if self.kind is Kind.MERGED:
            heads, rows = self._merged(heads[0], rows)
        return Table(
            self.kind,
            self._rules(),
            len(heads),
            (*heads, *rows),
            self._widths([*heads, *rows]),
            "".join(self._side(kind) for kind in self.kinds),
            self.rng.random() < 0.5,
        )

    def _kinds(self) -> list[str]:
        kinds = ["serial"] if self.rng.random() < 0.4 else []
        kinds.append("name")
        if self.kind is Kind.WRAPPED:
            return [*kinds, "task", *self._drawn(("office", "date", "word"), 1)]
        most = 3 if self.room < 30 else 5
        count = self.rng.randint(2, most - (len(kinds) > 1))
        if self.kind is Kind.MERGED:
            count = max(2, count)
        return [
            *kinds,
            *self._drawn(("figure", "share", "word", "unit", "figure"), count),
        ]

    def _drawn(self, kinds: tuple[str, ...], count: int) -> list[str]:
        return [self.rng.choice(kinds) for _ in range(count)]

    def _heads(self) -> Row:
        said: list[str] = []
        for kind in self.kinds:
            texts = ("序号",) if kind == "serial" else HEADS[kind]
            left = [text for text in texts if text not in said] or list(texts)
            said.append(self.rng.choice(left))
        return {at: Cell(text) for at, text in enumerate(said)}

    def _rows(self) -> tuple[Row, ...]:
        most = {Kind.OVER_PAGES: (45, 70), Kind.WRAPPED: (4, 8)}.get(self.kind, (4, 14))
        count = self.rng.randint(*most)
        return tuple(
            {at: self._cell(kind, number) for at, kind in enumerate(self.kinds)}
            for number in range(1, count + 1)
        )

    def _cell(self, kind: str, number: int) -> Cell:
        rng = self.rng
        if kind not in ("serial", "name", "task") and rng.random() < EMPTY:
            return Cell("")
        drawn = {
            "serial": str(number),
            "name": rng.choice(NAMES),
            "figure": self._figure(),
            "share": f"{rng.uniform(-9, 60):.1f}",
            "word": rng.choice(WORDS),
            "unit": rng.choice(UNITS),
            "office": "、".join(rng.sample(OFFICES, rng.randint(1, 3))),
            "task": "；".join(rng.sample(TASKS, rng.randint(1, 2))),
            "date": f"202{rng.randint(1, 5)}年{rng.randint(1, 12)}月底前",
        }
        return Cell(drawn[kind])

    def _figure(self) -> str:
        number = self.rng.uniform(3, 90000)
        return f"{number:,.2f}" if self.rng.random() < 0.5 else f"{number:.0f}"

    def _merged(
        self, head: Row, rows: tuple[Row, ...]
    ) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The last two columns under one head; and names that head several rows."""
        last = len(head) - 1
        over = {
            at: Cell(cell.text, high=2) for at, cell in head.items() if at < last - 1
        }
        over[last - 1] = Cell(self.rng.choice(("其中", "资金来源", "完成情况")), wide=2)
        under = {at: head[at] for at in (last - 1, last)}
        if self.rng.random() < 0.5:
            return (over, under), rows
        named = self.kinds.index("name")
        kept: list[Row] = []
        for at, row in enumerate(rows):
            spans = min(3, len(rows) - at // 3 * 3)
            own = dict(row)
            if at % 3:
                del own[named]
            else:
                own[named] = Cell(row[named].text, high=spans)
            kept.append(own)
        return (over, under), tuple(kept)

    def _rules(self) -> Rules:
        if self.kind is Kind.PARTLY_RULED:
            return self.rng.choice(
                (Rules.ACROSS, Rules.THREE, Rules.THREE, Rules.HEAD_BOXED)
            )
        if self.kind is Kind.OPEN:
            return Rules.NONE
        if self.kind is Kind.MERGED:
            return self.rng.choice((Rules.ALL, Rules.OPEN_SIDES))
        if self.kind is Kind.WRAPPED:
            return self.rng.choice(
                (Rules.ALL, Rules.ALL, Rules.OPEN_SIDES, Rules.ACROSS, Rules.NONE)
            )
        if self.kind in (Kind.OVER_COLUMNS, Kind.OVER_PAGES):
            return self.rng.choice(
                (Rules.ALL, Rules.OPEN_SIDES, Rules.THREE, Rules.NONE)
            )
        return self.rng.choice((Rules.ALL, Rules.OPEN_SIDES))

    def _side(self, kind: str) -> str:
        if kind in FIGURES:
            return self.rng.choice("rrc")
        return self.rng.choice("llc")

    def _widths(self, rows: list[Row]) -> tuple[float, ...]:
        """Column widths: those of their words plus white; long columns share what is left."""
        white = self.rng.choice((1.2, 1.6, 2.4))
        natural = [
            max(hanzi(row[at].text) for row in rows if at in row and row[at].wide == 1)
            for at in range(len(self.kinds))
        ]
        long = [at for at, kind in enumerate(self.kinds) if kind in ("task", "office")]
        others = sum(
            natural[at] + white for at in range(len(natural)) if at not in long
        )
        for at in long:
            share = (self.room - others) / len(long) - white
            natural[at] = min(natural[at], max(5.0, float(int(share))))
        return tuple(wide + white for wide in natural)


def hanzi(text: str) -> float:
    return sum(0.5 if char < "\x80" else 1.0 for char in text)
