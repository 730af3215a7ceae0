"""How well a text is complete where it stops."""

from documents.parsing.reading_order import weights
from documents.parsing.reading_order.open_text import OpenText
from documents.parsing.reading_order.rules import (
    FirstThatHolds,
    Rule,
    SumOfRules,
    always,
)
from documents.parsing.text.characters import ends_sentence
from documents.parsing.text.dates import date_of, signed_with_date
from documents.parsing.text.patterns import gives_contact

_KIND_LENGTH = 2


def ending_score(text: OpenText) -> float:
    """How well the text is complete where it stops, in log odds."""
    return ENDING.score(text)


def _is_signed(text: OpenText) -> bool:
    """Does it end in organ and date, on one line or on two?"""
    lines = text.above_notes
    return bool(lines) and bool(signed_with_date(lines[-1]) or date_of(lines[-1]))


def _signature(text: OpenText) -> str:
    """Who signs a text that ends in organ and date; "" where that isn't seen."""
    *above, last = text.above_notes
    if found := signed_with_date(last):
        return found[0]
    return above[-1] if above else ""


def _own_organ_signs(text: OpenText) -> bool:
    signature, organ = _signature(text), text.owner.organ
    return signature in organ or organ in signature


def _says_what_it_closes(text: OpenText) -> bool:
    """本方案自…: the closing sentence names what it closes."""
    return text.closing.startswith("本") and bool(text.owner.title)


def _closes_own_kind(text: OpenText) -> bool:
    named = text.closing.partition("自")[0].removeprefix("本")
    return text.owner.title.endswith(named[-_KIND_LENGTH:])


_SIGNER = FirstThatHolds[OpenText](
    Rule("看不到署名", lambda text: not _signature(text), 0.0, "2023年10月8日"),
    Rule(
        "署名的是本文机关",
        _own_organ_signs,
        weights.OWN_SIGNATURE,
        "云泽市人民政府关于…的通知 / 云泽市人民政府",
    ),
    Rule(
        "署名的是别的机关",
        always,
        weights.ANOTHERS_SIGNATURE,
        "云泽市人民政府关于…的通知 / 云泽市水利局",
    ),
)
_SIGNED = SumOfRules[OpenText](
    Rule("以署名和日期收尾", always, weights.ENDS_SIGNED, "云泽市人民政府 / 2023年10月8日"),
    Rule("署名", always, _SIGNER, "云泽市人民政府"),
)  # fmt: skip
_TO_BE_SIGNED = FirstThatHolds[OpenText](
    Rule("已署名", _is_signed, _SIGNED, "云泽市人民政府 / 2023年10月8日"),
    Rule(
        "署名之后的附件断在句中",
        lambda text: text.encloses and text.line.endswith(("，", "、", "：")),
        weights.ENDS_IN_ENCLOSED_SENTENCE,
        "附件 / 责任清单 / 1.市水利局，",
    ),
    Rule(
        "以署名之后的附件收尾",
        lambda text: text.encloses,
        weights.ENDS_IN_ENCLOSED,
        "附件 / 责任清单 / 1.市水利局",
    ),
    Rule(
        "以日期之下的附注收尾",
        lambda text: text.above_notes != text.lines,
        weights.ENDS_IN_NOTE,
        "（此件公开发布）",
    ),
    Rule("还没有署名", always, weights.ENDS_UNSIGNED, "请认真执行。"),
)
_CLOSED_KIND = FirstThatHolds[OpenText](
    Rule(
        "施行条款没有说是什么施行",
        lambda text: not _says_what_it_closes(text),
        0.0,
        "自发布之日起施行。",
    ),
    Rule(
        "施行条款所称与标题相符",
        _closes_own_kind,
        weights.CLOSES_OWN_KIND,
        "…实施方案 / 本方案自发布之日起施行。",
    ),
    Rule(
        "施行条款所称与标题不符",
        always,
        weights.CLOSES_ANOTHER_KIND,
        "…实施方案 / 本办法自发布之日起施行。",
    ),
)
_CLOSED = SumOfRules[OpenText](
    Rule(
        "以施行条款收尾", always, weights.ENDS_CLOSED, "本方案自发布之日起施行。"
    ),
    Rule("施行条款所称", always, _CLOSED_KIND, "本方案自发布之日起施行。"),
)  # fmt: skip

ENDING = FirstThatHolds[OpenText](
    Rule(
        "要由机关署名",
        lambda text: text.owner.organ,
        _TO_BE_SIGNED,
        "云泽市人民政府关于…的通知",
    ),
    Rule("已写明施行日期", lambda text: text.closing, _CLOSED, "本方案自…起施行。"),
    Rule("以日期收尾", lambda text: text.dated, weights.ENDS_IN_DATE, "2023年10月8日"),
    Rule(
        "以联系方式收尾",
        lambda text: gives_contact(text.line),
        weights.ENDS_IN_CONTACT,
        "（三）联系电话：0599-8812345。",
    ),
    Rule(
        "以冒号收尾",
        lambda text: text.line.endswith("："),
        weights.ENDS_IN_COLON,
        "应当符合下列条件：",
    ),
    Rule(
        "以句子收尾",
        lambda text: ends_sentence(text.line),
        weights.ENDS_IN_SENTENCE,
        "由市水利局负责解释。",
    ),
    Rule(
        "以文件标题收尾",
        lambda text: text.titled,
        weights.ENDS_IN_TITLE,
        "云泽市人民政府关于渡口管理的通知",
    ),
    Rule("断在句中", always, weights.ENDS_WITHIN_SENTENCE, "应当符合下列条"),
)
