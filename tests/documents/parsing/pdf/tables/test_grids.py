from documents.parsing.pdf.extraction import Rule
from documents.parsing.pdf.tables.grids import Area, ruled


def box(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    return [
        Rule(x0, y0, x1, y0),
        Rule(x0, y1, x1, y1),
        Rule(x0, y0, x0, y1),
        Rule(x1, y0, x1, y1),
    ]


def test_boxes_that_touch_are_the_cells_of_one_grid() -> None:
    rules = [*box(0, 20, 50, 40), *box(50, 20, 90, 40), *box(0, 0, 50, 20)]
    [grid] = ruled([*rules, *box(50, 0, 90, 20)]).grids
    assert list(grid.xs) == [0, 50, 90]
    assert list(grid.ys) == [40, 20, 0]
    assert grid.areas == tuple(
        Area(row, column, 1, 1) for row in (0, 1) for column in (0, 1)
    )


def test_a_cell_goes_on_where_a_rule_is_missing() -> None:
    wide, low = box(0, 20, 90, 40), [*box(0, 0, 50, 20), *box(50, 0, 90, 20)]
    [grid] = ruled([*wide, *low]).grids
    assert grid.areas == (Area(0, 0, 1, 2), Area(1, 0, 1, 1), Area(1, 1, 1, 1))


def test_a_grid_may_be_open_at_its_sides() -> None:
    across = [Rule(0, y, 90, y) for y in (0, 20, 40)]
    [grid] = ruled([*across, Rule(50, 0, 50, 40)]).grids
    assert list(grid.xs) == [0, 50, 90]
    assert len(grid.areas) == 4


def test_dashes_are_one_rule_and_double_rules_too() -> None:
    dashes = [Rule(x, 40, x + 3, 40) for x in range(0, 90, 5)]
    lines = [Rule(0, 0, 88, 0), Rule(0, 1.5, 88, 1.5)]
    down = [Rule(x, 0, x, 40) for x in (0, 50, 88)]
    [grid] = ruled([*dashes, *lines, *down]).grids
    assert (len(grid.xs), len(grid.ys)) == (3, 2)


def test_rules_that_meet_no_other_stand_alone() -> None:
    found = ruled([Rule(0, 700, 400, 700), *box(0, 0, 50, 20)])
    assert found.lone == (Rule(0, 700, 400, 700),)
    assert len(found.grids) == 1


def test_a_drawing_of_thousands_of_lines_holds_no_table() -> None:
    drawn = [
        Rule(n * 12, m * 9, n * 12 + 7, m * 9) for n in range(50) for m in range(50)
    ]
    assert ruled([*drawn, *box(0, 600, 50, 700)]).grids == ()
