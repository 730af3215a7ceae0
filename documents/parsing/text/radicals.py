"""Radicals that stand for hanzi: ⼈⺠ for 人民, as some programs write PDFs.

A font may draw a hanzi and the radical of its shape with one glyph, and a program that
looks up what the glyph means may find the radical. No word is written with radicals.
"""

import unicodedata

# What of U+2E80 to U+2EF3 shares its glyph with a hanzi that stands alone, in pairs.
# Unicode has no decomposition for these, as it has for U+2F00 to U+2FD5.
_SUPPLEMENT = (
    "⺂乛⺃乚⺅亻⺉刂⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺨犭⺫罒"
    "⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺹耂⺺肀⺾艹⺿艹⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸"
    "⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿"
    "⻯竜⻰龙⻱龜⻲亀⻳龟"
)
HANZI_OF_RADICAL: dict[int, str] = {
    **{
        code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
    },
    **{
        ord(radical): hanzi
        for radical, hanzi in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
    },
    ord("⼾"): "户",  # 戶 to Unicode, which goes by the dictionary of 1716
}


def as_hanzi(text: str) -> str:
    """The text with hanzi for radicals; it keeps its length."""
    return text.translate(HANZI_OF_RADICAL)
