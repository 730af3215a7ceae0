"""Names that signatures and salutations show: of places, and of organs that are on no list.

A place is what has a government, a street office or an organ that signs: 云泽市财政局 names 云泽市 and
云泽, 袁溪县人民政府： names 袁溪县 and 袁溪. What is left of a name behind its places is an organ.
"""

import re
from collections.abc import Iterable

# 浙江省, 云泽市, 芦洲街道; a name without its level has two hanzi at least.
_PLACE = re.compile(
    "(?P<name>[一-鿕]{2,4}?)(?:自治区|自治州|自治县|街道|省|市|州|盟|县|旗|区|镇|乡)"
)
_GOVERNED = re.compile("(?:人民政府|办事处|管理委员会|管委会)[一-鿕]{0,3}")
# What stands behind a place; 市委办公室 goes on from the place's level.
_ORGAN = re.compile(
    "(?!委)[一-鿕]{2,12}(?:[局办委厅院处署站所队司]|中心|办公室|委员会)"
)
# A word that can be nothing but an organ: 应急管理局, but not 格局 or 委员会 alone. 厅 is
# more often a room: 营业厅, 会议厅.
_ORGAN_S_WORD = re.compile("[一-鿕]{2,}(?:局|委员会|办公室)")
ENDS_OF_ORGANS = "局会室"
_OTHERS = (
    "布局",
    "全局",
    "格局",
    "结局",
    "大局",
    "开局",
    "时局",
    "变局",
    "僵局",
    "危局",
)
_PARTY = re.compile("中国共产党|中共|中国|国家")
# 各县, 有关镇: said of places, and no name of one.
_NO_NAMES = ("各", "本", "全", "有关", "相关", "所属", "所辖", "其他", "以上", "上述")
_BETWEEN = re.compile("[^一-鿕]+")


def names_in(issuers: Iterable[str], salutations: Iterable[str]) -> frozenset[str]:
    """What may be a word of its own: places with and without their level, and organs."""
    found: set[str] = set()
    for issuer in issuers:
        for name in _BETWEEN.split(issuer):
            places, organ = _parted(name)
            found.update(places if organ else ())
            if places and _ORGAN.fullmatch(organ):
                found.add(organ)
    for salutation in salutations:
        for name in _BETWEEN.split(salutation):
            places, organ = _parted(name)
            if _GOVERNED.fullmatch(organ):
                found.update(places)
    return frozenset(found)


def is_organ(word: str) -> bool:
    """Whether a word as texts are cut is the name of an organ."""
    if word.endswith(_OTHERS):
        return False
    return _ORGAN_S_WORD.fullmatch(word) is not None


def _parted(name: str) -> tuple[list[str], str]:
    """The places that a name opens with, and what is left."""
    at = match.end() if (match := _PARTY.match(name)) else 0
    places: list[str] = []
    while (match := _PLACE.match(name, at)) and not match["name"].startswith(_NO_NAMES):
        places += [match[0], match["name"]]
        at = match.end()
    return places, name[at:]
