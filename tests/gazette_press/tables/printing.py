"""A document around a made-up table, on pages of one or two columns."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.gazette_press.pdf_file import PdfPage, Placed, pdf_file
from tests.gazette_press.pdf_fonts import Font, advance
from tests.gazette_press.tables.made_up import Cell, Kind, Maker, Row, Rules, Table

SIZE, LEADING = 10.5, 17.0
CELL_SIZE, CELL_LEADING = 9.0, 12.0
LEFT, RIGHT, TOP, BOTTOM = 60.0, 534.0, 780.0, 70.0
GUTTER = 2 * SIZE
SENTENCES = (
    "各县人民政府、市政府各部门要提高思想认识，明确工作责任，加强协调配合，确保各项任务落到实处。",
    "要坚持问题导向，围绕群众反映强烈的突出问题，制定整改措施，建立长效机制，定期报告进展情况。",
    "市财政局要会同有关部门做好资金保障，规范资金使用管理，提高资金使用效益，并接受审计监督。",
    "各责任单位要按照职责分工细化工作方案，倒排工期，挂图作战，逐项抓好落实，按时完成目标任务。",
)
FontOf = Callable[[str], Font]
TITLE = ("云泽市人民政府", "关于下达年度重点工作计划的通知")
NUMBER = "云政发〔2022〕{}号"
SIGNED = ("云泽市人民政府", "2022年3月15日")


def hanging(rng: random.Random) -> str:
    return "".join(rng.choice(SENTENCES) for _ in range(rng.randint(2, 4)))


def one_font() -> FontOf:
    font = Font("ABCDEF+FangSong")
    return lambda character: font


@dataclass(slots=True)
class Page:
    characters: list[Placed] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Setter:
    """Sets text and table from the top of a page on; `two` columns or one."""

    rng: random.Random
    two: bool
    font_of: FontOf = field(default_factory=one_font)
    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = TOP

    @property
    def measure(self) -> float:
        return (RIGHT - LEFT - GUTTER) / 2 if self.two else RIGHT - LEFT

    def line(
        self, text: str, x: float, y: float, size: float, spread: float = 0.0
    ) -> None:
        for char in text:
            if not char.isspace():
                self.pages[-1].characters.append(
                    Placed(char, x, y, size, self.font_of(char))
                )
            x += advance(char) * size + spread

    def title(self, number: int) -> None:
        for text, size in [*((t, 18.0) for t in TITLE), (NUMBER.format(number), SIZE)]:
            wide = size * sum(map(advance, text))
            self.line(text, (LEFT + RIGHT - wide) / 2, self.y, size)
            self.y -= 2 * LEADING

    def column(self, lines: Sequence[tuple[str, float, float]], x: float) -> None:
        y = self.y
        for text, indent, spread in lines:
            self.line(text, x + indent, y, SIZE, spread)
            y -= LEADING

    def text(self, paragraphs: int) -> None:
        """Set text in one column, or balanced over two."""
        lines = [
            line for _ in range(paragraphs) for line in self._lines(hanging(self.rng))
        ]
        self.set(lines)

    def set(self, lines: Sequence[tuple[str, float, float]]) -> None:
        half = -(-len(lines) // 2) if self.two else len(lines)
        self.column(lines[:half], LEFT)
        self.column(lines[half:], LEFT + self.measure + GUTTER)
        self.y -= half * LEADING

    def _lines(self, text: str) -> Iterator[tuple[str, float, float]]:
        first = True
        while text:
            indent = 2 * SIZE if first else 0.0
            room = int((self.measure - indent) / SIZE)
            held, text = text[:room], text[room:]
            natural = SIZE * sum(map(advance, held))
            spread = (self.measure - indent - natural) / max(len(held) - 1, 1)
            yield held, indent, spread if text else 0.0
            first = False

    def signature(self) -> None:
        for text in SIGNED:
            wide = SIZE * sum(map(advance, text))
            self.line(text, RIGHT - wide - 2 * SIZE, self.y, SIZE)
            self.y -= LEADING

    def next_page(self) -> None:
        self.pages.append(Page())
        self.y = TOP

    # ---- tables ------------------------------------------------------------------

    def table(self, table: Table, x: float, *, repeated: bool = True) -> None:
        """From here on, over pages where it has to be; its heads on each."""
        self.y += LEADING - CELL_LEADING
        start = self.y
        held: list[int] = []
        for at, row in enumerate(table.rows):
            if held and self.y - _height(table, row) < BOTTOM:
                self._draw(table, x, start, held)
                self.next_page()
                start, held = self.y, []
                if repeated:
                    for head in range(table.heads):
                        held.append(head)
                        self.y -= _height(table, table.rows[head])
            held.append(at)
            self.y -= _height(table, row)
        self._draw(table, x, start, held)
        self.y -= LEADING

    def _draw(self, table: Table, x: float, top: float, held: Sequence[int]) -> None:
        xs = [x]
        for wide in table.widths:
            xs.append(xs[-1] + wide * CELL_SIZE)
        ys = [top]
        for at in held:
            ys.append(ys[-1] - _height(table, table.rows[at]))
        for place, at in enumerate(held):
            for column, cell in table.rows[at].items():
                low = min(place + cell.high, len(held))
                self._cell(
                    table,
                    cell,
                    column,
                    (xs[column], xs[column + cell.wide]),
                    (ys[place], ys[low]),
                )
        thin = self.rng.random() < 0.5
        for line in _rules(table, [table.rows[at] for at in held], xs, ys):
            self.pages[-1].drawn.append(_rule(line, thin=thin))

    def _cell(
        self,
        table: Table,
        cell: Cell,
        column: int,
        across: tuple[float, float],
        down: tuple[float, float],
    ) -> None:
        room = sum(table.widths[column : column + cell.wide]) - 1.0
        lines = wrapped(cell.text, room)
        high = len(lines) * CELL_LEADING
        whole = down[0] - down[1]
        above = (whole - high) / 2 if table.in_middle or cell.high > 1 else 3.0
        side = "c" if cell.wide > 1 else table.sides[column]
        for at, text in enumerate(lines):
            wide = CELL_SIZE * sum(map(advance, text))
            white = across[1] - across[0] - wide
            half = CELL_SIZE / 2
            x = across[0] + {"l": half, "c": white / 2, "r": white - half}[side]
            y = down[0] - above - (at + 1) * CELL_LEADING + 3.0
            self.line(text, x, y, CELL_SIZE)


def wrapped(text: str, room: float) -> list[str]:
    lines = [""]
    used = 0.0
    for char in text:
        if used + advance(char) > room and lines[-1]:
            lines.append("")
            used = 0.0
        lines[-1] += char
        used += advance(char)
    return lines


def _height(table: Table, row: Row) -> float:
    count = max(
        len(wrapped(cell.text, sum(table.widths[at : at + cell.wide]) - 1.0))
        for at, cell in row.items()
        if cell.high == 1
    )
    return count * CELL_LEADING + 6.0


Line = tuple[float, float, float, float]


def _rules(
    table: Table, rows: Sequence[Row], xs: Sequence[float], ys: Sequence[float]
) -> Iterator[Line]:
    """The ruling lines, drawn cell by cell, as most programs do, or in one path."""
    left, right, top, foot = xs[0], xs[-1], ys[0], ys[-1]
    head = ys[min(table.heads, len(ys) - 1)]
    if table.rules in (Rules.ACROSS, Rules.THREE):
        inner = ys[1:-1] if table.rules is Rules.ACROSS else [head]
        yield from ((left, y, right, y) for y in (top, *inner, foot))
    elif table.rules is Rules.HEAD_BOXED:
        yield from ((left, y, right, y) for y in (top, head, foot))
        yield from ((x, top, x, foot) for x in (left, right))
        yield from ((x, top, x, head) for x in xs[1:-1])
    elif table.rules is not Rules.NONE:
        open_sides = table.rules is Rules.OPEN_SIDES
        for at, row in enumerate(rows):
            for column, cell in row.items():
                end, low = column + cell.wide, min(at + cell.high, len(rows))
                yield xs[column], ys[at], xs[end], ys[at]
                yield xs[column], ys[low], xs[end], ys[low]
                if not (open_sides and column == 0):
                    yield xs[column], ys[low], xs[column], ys[at]
                if not (open_sides and end == len(xs) - 1):
                    yield xs[end], ys[low], xs[end], ys[at]


def _rule(line: Line, *, thin: bool) -> str:
    x0, y0, x1, y1 = line
    if thin:
        wide, high = max(x1 - x0, 0.5), max(y1 - y0, 0.5)
        return f"{x0:.2f} {y0:.2f} {wide:.2f} {high:.2f} re f"
    return f"0.5 w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S"


def fitting_table(rng: random.Random, kind: Kind, measure: float) -> Table:
    """One that is at most so many points wide."""
    while True:
        table = Maker(rng, kind, measure / CELL_SIZE).table()
        if sum(table.widths) * CELL_SIZE <= measure:
            return table


def printed_table(seed: int, kind: Kind) -> tuple[bytes, Table]:
    """A document of a page or a few with one table of this kind, and the table."""
    rng = random.Random(seed)
    two = kind is Kind.OVER_COLUMNS or (
        kind is not Kind.OVER_PAGES and rng.random() < 0.5
    )
    in_column = (
        two
        and kind in (Kind.RULED, Kind.PARTLY_RULED, Kind.OPEN)
        and rng.random() < 0.6
    )
    setter = Setter(rng, two)
    measure = setter.measure if in_column else RIGHT - LEFT
    table = fitting_table(rng, kind, measure)
    setter.title(seed % 90 + 1)
    if in_column:
        _in_column(setter, table)
    else:
        setter.text(3 if two else 2)
        setter.y -= LEADING / 2
        wide = sum(table.widths) * CELL_SIZE
        setter.table(table, LEFT + (measure - wide) / 2)
        if setter.y < BOTTOM + 14 * LEADING:
            setter.next_page()
        setter.text(3 if two else 2)
    setter.signature()
    pages = [
        PdfPage(tuple(page.characters), before="\n".join(page.drawn).encode() + b"\n")
        for page in setter.pages
    ]
    return pdf_file(pages), table


def _in_column(setter: Setter, table: Table) -> None:
    """In the left column, under text and over more; text beside it in the right one."""
    top = setter.y
    above = list(setter._lines(setter.rng.choice(SENTENCES)))
    setter.column(above, LEFT)
    setter.y -= len(above) * LEADING + LEADING / 2
    setter.table(table, LEFT)
    below = list(setter._lines(hanging(setter.rng)))
    setter.column(below, LEFT)
    foot = setter.y - len(below) * LEADING
    setter.y = top
    count = int((top - foot) / LEADING)
    beside = [line for _ in range(count) for line in setter._lines(hanging(setter.rng))]
    setter.column(beside[:count], LEFT + setter.measure + GUTTER)
    setter.y = foot - LEADING
