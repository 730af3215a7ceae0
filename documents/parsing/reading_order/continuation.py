"""How well lines go on from where a text lies open."""

from documents.parsing.reading_order import weights
from documents.parsing.reading_order.beginnings import NO_LINE_STARTS_WITH, TOP_STYLES
from documents.parsing.reading_order.boundaries import (
    BRACKET_LINES,
    HAN,
    Boundary,
    at_bracket,
    closes_its_kind,
    explains_elsewhere,
    follows_item,
    heading,
    holds_entries_only,
    is_attachment_due,
    is_day,
    is_heading_alike,
    is_list_entry,
    is_signature,
    is_top_after_semicolon,
    lacks_indent,
    may_stop_at,
    repeated,
    stands_alone,
)
from documents.parsing.reading_order.intrusions import ENTRY_LINES, entries_score
from documents.parsing.reading_order.open_text import is_enclosure
from documents.parsing.reading_order.rules import (
    FirstThatHolds,
    Rule,
    SumOfRules,
    always,
)
from documents.parsing.text.clause_numbers import Marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.patterns import ATTACHMENT_NOTE, LISTED, PUBLICITY_NOTE

_BRACKETS = (("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕"))


def continuation_score(case: Boundary) -> float:
    """How well the lines go on from where the open text stops, in log odds."""
    return CONTINUATION.score(case)


def _numbers(case: Boundary) -> float:
    """How well the numbers go on: the first one, and the first of every other style.

    Of what stands adjacent only the first line counts: the boundary may come later.
    """
    lines, adjacent = case.lines, case.adjacent
    if not lines.markers or (adjacent and not lines.marker):
        return 0.0
    first, *others = lines.markers
    numbering = case.text.numbering.copy()
    share = 1.0 if lines.marker else weights.LATER_NUMBER_SHARE
    score = _FIT.score((numbering, first)) * share
    for found in () if adjacent else others:
        if found.style not in numbering.last and found.value == 1:
            continue
        score += weights.OTHER_STYLES_SHARE * _FIT.score((numbering, found))
    return score


def _fits(case: tuple[Numbering, Marker]) -> Fit:
    numbering, found = case
    return numbering.fit(found)


def _restarts_top(case: tuple[Numbering, Marker]) -> bool:
    found = case[1]
    return found.value == 1 and found.style in TOP_STYLES and found.level == 1


def _brackets(case: Boundary) -> float:
    """A bracket or quote that the one leaves open, the other closes."""
    left, right = "".join(case.text.lines[-BRACKET_LINES:]), case.lines.head
    score = 0.0
    for opens, closes in _BRACKETS:
        is_open = left.rfind(opens) > left.rfind(closes)
        at, again = right.find(closes), right.find(opens)
        ends = at >= 0 and (again < 0 or at < again)
        if is_open and ends:
            score += weights.BRACKETS_MATCH
        elif is_open or ends:
            score += weights.BRACKETS_DIFFER
    return score


def _flows(case: Boundary) -> float:
    text, first = case.text, case.lines.first
    return case.ngrams.continues(text.line, first, adjacent=case.adjacent)


def _begins_sentence(case: Boundary) -> float:
    return case.ngrams.begins(case.lines.first)


_ATTACHMENT = FirstThatHolds[Boundary](
    Rule(
        "附件接在署名日期或附件之后",
        is_attachment_due,
        weights.ATTACHMENT_AFTER_SIGNATURE,
        "2023年10月8日 | 附件1",
    ),
    Rule(
        "附件之前还没有署名",
        lambda case: case.text.owner.organ,
        weights.ATTACHMENT_BEFORE_SIGNATURE,
        "请认真执行。 | 附件1",
    ),
)
_KIND_OF_OTHERS = SumOfRules[Boundary](
    Rule(
        "非政策解读中有解读机关",
        explains_elsewhere,
        weights.EXPLAINER_ELSEWHERE,
        "…实施方案 | 解读机关：市水利局",
    ),
    Rule(
        "非目录中有目录条目",
        always,
        lambda case: entries_score(case.lines.entries, case.lines.size),
        "…实施方案 | 云政发〔2023〕21号云泽市人民政府关于…",
    ),
    Rule(
        "非任免名单中尽是任免",
        lambda case: case.lines.posts * (ENTRY_LINES + 1) >= case.lines.size,
        weights.APPOINTMENTS_ELSEWHERE,
        "…实施方案 | 张三同志任市水利局局长",
    ),
)
_KIND = FirstThatHolds[Boundary](
    Rule(
        "大事记接以日期",
        lambda case: is_day(case) and "大事记" in case.text.owner.title,
        weights.DAY_IN_CHRONICLE,
        "大事记 | 3日，市政府召开常务会议。",
    ),
    Rule(
        "非大事记接以日期",
        is_day,
        weights.DAY_ELSEWHERE,
        "…实施方案 | 3日，市政府召开常务会议。",
    ),
    Rule(
        "发文目录中有任免",
        lambda case: case.text.listing and case.lines.posts,
        weights.POST_IN_LIST,
        "云政发〔2023〕21号 … | 张三同志任市水利局局长",
    ),
    Rule(
        "发文目录接以条目",
        lambda case: case.text.listing and case.lines.entries,
        weights.ENTRY_IN_LIST,
        "云政发〔2023〕21号 … | 云政发〔2023〕22号 …",
    ),
    Rule(
        "任免名单接以任免",
        lambda case: "任免" in case.text.owner.title and case.lines.posts,
        weights.POST_IN_APPOINTMENTS,
        "人事任免 | 张三同志任市水利局局长",
    ),
    Rule(
        "目录或名单接以长文",
        lambda case: holds_entries_only(case) and case.lines.size > ENTRY_LINES,
        weights.NO_ENTRY,
        "人事任免 | 渡口由镇政府日常管护。 …",
    ),
    Rule("目录或名单接以短行", holds_entries_only, 0.0, "人事任免 | 副局长。"),
    Rule("一般文件", always, _KIND_OF_OTHERS, "…实施方案 | 渡口由镇政府管护。"),
)
_DATE = FirstThatHolds[Boundary](
    Rule(
        "署名之后是日期",
        lambda case: date_of(case.lines.first) and is_signature(case),
        weights.DATE_AFTER_SIGNATURE,
        "云泽市人民政府 | 2023年10月8日",
    ),
    Rule(
        "日期之前没有署名",
        lambda case: date_of(case.lines.first) and case.text.owner.organ,
        weights.DATE_BEFORE_SIGNATURE,
        "请认真执行。 | 2023年10月8日",
    ),
    Rule(
        "日期之前不知由谁署名",
        lambda case: date_of(case.lines.first),
        weights.DATE_OF_NOBODY,
        "由市水利局负责解释。 | 2023年10月8日",
    ),
    Rule(
        "署名之后不是日期",
        lambda case: (
            is_signature(case) and case.lines.first not in case.text.owner.organ
        ),
        weights.SIGNATURE_WITHOUT_DATE,
        "云泽市人民政府 | 一、落实渡口责任。",
    ),
)
_NUMBER = FirstThatHolds[Boundary](
    Rule(
        "同级标题之下没有正文",
        is_heading_alike,
        weights.HEADING_OVER_NOTHING,
        "（一）总体要求 | （二）基本原则",
    ),
    Rule("标题之下是编号", heading, 0.0, "一、总体要求 | （一）指导思想"),
    Rule(
        "分号之后是列举的下一项",
        lambda case: is_top_after_semicolon(case) and is_list_entry(case),
        0.0,
        "1.1负责巡查、报告和处置渡口险情； | 1.2负责",
    ),
    Rule(
        "分号之后另起大项",
        is_top_after_semicolon,
        weights.NUMBER_AFTER_SEMICOLON,
        "负责巡查； | 二、落实经费",
    ),
    Rule("段落之后是编号", may_stop_at, 0.0, "请认真执行。 | 二、落实经费"),
    Rule(
        "编号插在句中",
        always,
        weights.NUMBER_WITHIN_SENTENCE,
        "应当符合下列条 | 第二条",
    ),
)
_FIT = FirstThatHolds[tuple[Numbering, Marker]](
    Rule("编号相连", lambda case: _fits(case) is Fit.NEXT, weights.NUMBER_COUNTS_ON, "二、 | 三、"),
    Rule("大项从头编号", _restarts_top, weights.NUMBER_RESTARTS_TOP, "二、 | 一、"),
    Rule("开始下一级编号", lambda case: _fits(case) is Fit.FIRST, weights.NUMBER_OPENS_LEVEL, "二、 | （一）"),
    Rule("小项从头编号", lambda case: _fits(case) is Fit.AGAIN, weights.NUMBER_RESTARTS, "（二） | 1."),
    Rule("编号不相连", always, weights.NUMBER_OUT_OF_ORDER, "二、 | 五、"),
)  # fmt: skip
_ITEM = FirstThatHolds[Boundary](
    Rule(
        "破折号列举相连",
        lambda case: case.lines.first[0] not in HAN and "—" in "".join(case.text.lines),
        weights.DASH_AFTER_DASH,
        "——市财政局 | ——市水利局",
    ),
    Rule(
        "列举之始",
        lambda case: case.lines.first[0] not in HAN or case.lines.first[0] == HAN[0],
        0.0,
        "今年以来， | 一是落实责任。",
    ),
    Rule(
        "列举相连",
        follows_item,
        weights.ITEM_COUNTS_ON,
        "一是落实责任。 | 二是加强监管。",
    ),
    Rule(
        "列举不相连",
        always,
        weights.ITEM_OUT_OF_ORDER,
        "今年以来， | 二是加强监管。",
    ),
)
_FIRST_LINE = SumOfRules[Boundary](
    Rule("首二字常在句首", always, _begins_sentence, "台账。 | 发现问题的，"),
    Rule(
        "段首没有缩进",
        lacks_indent,
        weights.PARAGRAPH_TOO_FULL,
        "请认真执行。 | 领导带班，确保通信联络",
    ),
)
_PARAGRAPH = SumOfRules[Boundary](
    Rule(
        "施行条款与标题相符",
        closes_its_kind,
        weights.CLOSES_ITS_KIND,
        "…实施方案 / 按月检查。 | 本方案自发布之日起施行。",
    ),
    Rule(
        "另起一段",
        lambda case: not closes_its_kind(case),
        weights.NEW_PARAGRAPH,
        "按月检查。 | 市财政局予以保障。",
    ),
    Rule("段首", always, _FIRST_LINE, "台账。 | 发现问题的，"),
)
_WITHIN_SENTENCE = SumOfRules[Boundary](
    Rule("断在句中", always, weights.WITHIN_SENTENCE, "应当符合下列条 | 件"),
    Rule("前后词句相连", always, _flows, "由市水利局管 | 理和维护。"),
)


def _goes_on_after_bracket(case: Boundary) -> bool:
    """Is the first line likelier to go on with the sentence than to begin another?"""
    return at_bracket(case) and _WITHIN_SENTENCE.score(case) > _PARAGRAPH.score(case)


_SENTENCE = FirstThatHolds[Boundary](
    Rule(
        "冒号引出下文",
        lambda case: case.text.line.endswith("："),
        weights.AFTER_COLON,
        "下列条件： | 船体坚固。",
    ),
    Rule("列举", lambda case: LISTED.match(case.lines.first), _ITEM, "二是加强监管。"),
    Rule(
        "标题之下紧接正文",
        lambda case: stands_alone(case) and case.adjacent,
        weights.HEADING_AND_TEXT,
        "一、明确责任 | 市水利局负责技术指导。",
    ),
    Rule(
        "标题留在上页末尾",
        stands_alone,
        weights.HEADING_AT_PAGE_END,
        "一、明确责任 | 市水利局负责技术指导。",
    ),
    Rule(
        "括号之后句子未完",
        _goes_on_after_bracket,
        _WITHIN_SENTENCE,
        "市水利局会同各县（市、区） | 人民政府开展评价。",
    ),
    Rule("另起一段", may_stop_at, _PARAGRAPH, "按月检查。 | 由市财政局保障。"),
    Rule("接在句中", always, _WITHIN_SENTENCE, "应当符合下列条 | 件"),
)
_EVIDENCE = SumOfRules[Boundary](
    Rule("文种", always, _KIND, "大事记 | 3日，"),
    Rule("署名和日期", always, _DATE, "云泽市人民政府 | 2023年10月8日"),
    Rule("编号的位置", lambda case: case.lines.marker, _NUMBER, "… | 二、"),
    Rule("文句", lambda case: not case.lines.marker, _SENTENCE, "… | 件：船体坚固。"),
    Rule(
        "括号引号配对",
        lambda case: not case.lines.marker,
        _brackets,
        "各县（市、区 | ）人民政府",
    ),
    Rule(
        "其中另有文件开头",
        lambda case: case.lines.openings,
        lambda case: weights.OPENING_WITHIN * case.lines.openings,
        "… | … 特此通知。 / 各镇人民政府：",
    ),
    Rule("编号衔接", always, _numbers, "二、 | 三、"),
    Rule(
        "同一标题出现两次",
        lambda case: case.lines.said,
        lambda case: weights.SAID_TWICE * repeated(case),
        "一、完善渡口设施标准 | 二、完善渡口设施标准",
    ),
)

CONTINUATION = FirstThatHolds[Boundary](
    Rule(
        "句读不能开行",
        lambda case: case.lines.first[0] in NO_LINE_STARTS_WITH,
        weights.GOES_ON_WITH_MARK,
        "应当持证上岗 | ，不得超载。",
    ),
    Rule(
        "附件另起",
        lambda case: is_enclosure(case.lines.first),
        _ATTACHMENT,
        "2023年10月8日 | 附件1",
    ),
    Rule(
        "主送机关另起一文",
        lambda case: case.lines.salutes,
        weights.GOES_ON_WITH_SALUTATION,
        "按月检查。 | 各镇人民政府：",
    ),
    Rule(
        "日期之下的附注",
        lambda case: case.text.dated and PUBLICITY_NOTE.fullmatch(case.lines.first),
        weights.NOTE_AFTER_DATE,
        "2023年10月8日 | （此件公开发布）",
    ),
    Rule(
        "署名日期之后已经完结",
        lambda case: case.text.dated and case.text.owner.organ,
        weights.AFTER_SIGNED_DATE,
        "云泽市人民政府 / 2023年10月8日 | 一、落实责任。",
    ),
    Rule(
        "日期之后多已完结",
        lambda case: case.text.dated,
        weights.AFTER_DATE,
        "2023年10月8日 | 一、落实责任。",
    ),
    Rule(
        "施行条款之后已经完结",
        lambda case: case.text.closing and not ATTACHMENT_NOTE.match(case.lines.first),
        weights.AFTER_CLOSING,
        "本办法自公布之日起施行。 | 由市水利局公布。",
    ),
    Rule("衔接", always, _EVIDENCE, "按月检查。 | 三、落实经费。"),
)
