"""What speaks for a doubtful hanzi being its mark: how common the mark is, and in what
company the hanzi stands.

The figures are those of `weights`. What stands beside what (no comma after a comma) is
the lattice's business.
"""

import re

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import FULL_DIGITS, FULL_LETTERS, ROMAN, SERIES
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.brackets import (
    opening,
    pair,
    strict_pair,
    year_bracket,
)
from documents.parsing.repair.rules.digits import digit
from documents.parsing.repair.rules.enumerators import counted, counting_places
from documents.parsing.repair.rules.letters import letter, roman
from documents.parsing.repair.rules.points_blanks import (
    between_names,
    point,
    wide_blank,
)
from documents.parsing.repair.rules.signs import (
    arithmetic,
    before_digit,
    doubled,
    symbol,
    unit,
)
from documents.parsing.repair.rules.stops import closing, colon, stop
from documents.parsing.repair.rules.table import Factor, Rule
from documents.parsing.repair.weights import COMMONNESS
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_RULES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("，。、；？！", (closing, stop)),
    ("：", (closing, stop, colon)),
    ("“‘（《【", (opening, pair)),
    ("”’）》】", (closing, pair)),
    ("〔", (opening, pair, year_bracket)),
    ("〕", (closing, pair, year_bracket)),
    ("〈「『［〖", (opening, strict_pair)),
    ("〉」』］〗", (closing, strict_pair)),
    ("．", (point,)),
    (ROMAN, (roman,)),
    ("".join(SERIES), (counted,)),
    (FULL_DIGITS, (digit,)),
    (FULL_LETTERS, (letter,)),
    ("％‰℃°′″", (unit,)),
    ("￥＄№§≥≤", (before_digit,)),
    ("－～／＋×＝÷±∶＜＞", (arithmetic,)),
    ("…", (doubled,)),
    ("☆★○●◎◇◆□■△▲※→", (symbol,)),
    ("\u3000", (wide_blank,)),
    ("·", (between_names,)),
)
_RULES_OF = {HANZI_OF[mark]: rules for marks, rules in _RULES for mark in marks}
_WEIGHED = {char: (COMMONNESS[MARK_OF[char]], _RULES_OF[char]) for char in _RULES_OF}
_DOUBTFUL = re.compile(f"[{''.join(_RULES_OF)}]")


def readings(glyphs: Glyphs) -> dict[int, float]:
    """Every place where a hanzi may be its mark, and how likely that is there."""
    counts = counting(glyphs)
    found = {}
    for doubtful in _DOUBTFUL.finditer(glyphs.text):
        at = doubtful.start()
        place = Place(glyphs, at, counts.get(at))
        total, rules = _WEIGHED[place.char]
        for rule in rules:
            figure = rule(place)
            if figure is None:
                break
            total += figure
        else:
            found[at] = total
    return found


def evidence(place: Place) -> list[Factor]:
    """Why `readings` gives a doubtful hanzi its figure, or none: factors that add up to
    it, or one among them that rules the mark out. Empty where no rule knows the hanzi."""
    rules = _RULES_OF.get(place.char)
    if rules is None:
        return []
    mark = place.mark
    common = Factor(
        f"“{mark}”的常见程度", COMMONNESS[mark], "不看上下文时，公文里用到它的可能"
    )
    return [common, *(factor for rule in rules for factor in rule.factors(place))]


def counting(glyphs: Glyphs) -> dict[int, bool]:
    """For each ①, ⑴, ⒈ or ㈠, garbled or not, that opens a clause: does it count on from
    one (True), or has it only a neighbour near (False)?"""
    counts: dict[int, bool] = {}
    for series in SERIES:
        counts |= counting_places(glyphs, series)
    return counts
