"""What every piece of evidence is worth in the repair, in one unit.

The unit is the natural logarithm of odds (a log probability, or a difference of two):
1 is weak, 3 is strong, 6 is nearly decisive. A reading's figures are added up; the
confidence of a repair is 1 / (1 + e^-margin), so that a margin of 3 means 95 %.
All figures were set by hand from official prose and checked on statutes. Lengths,
shares and counts are no weights: they stand beside the rules that use them.
"""

from documents.parsing.repair.marks import (
    FULL_DIGITS,
    FULL_LETTERS,
    ROMAN,
    SERIES,
)

NEVER = -1e9
"""What can't be: two readings that exclude each other."""

# Marks: how often official prose prints one, before anything is known of its place.
_COMMONNESS = {
    -3.0: "，",  # 袁 is a comma far more often than a surname
    -3.2: "、",  # 甲、乙
    -3.6: "。",  # a full stop ends every sentence
    -4.6: "（）",  # （试行）
    -5.0: "：",  # 各部门：
    -5.2: "；",  # 一是…；二是…
    -5.4: "“”",  # “十四五”
    -6.0: "〔〕《》",  # 〔2020〕, 《条例》
    -6.5: "\u3000",  # 总　则
    -8.0: "？．〈〉",  # 1．; a title within a title
    -8.5: "·",  # 诗画·百碗
    -9.0: "【】‘’…～" + ROMAN + FULL_DIGITS + FULL_LETTERS + "".join(SERIES),  # Ⅰ级, ①
    -10.0: "！－＋／×＝÷±∶≥≤＜＞％‰℃°′″￥＄№§「」『』［］〖〗☆★○●◎◇◆□■△▲※→",  # 元／吨
}
COMMONNESS: dict[str, float] = {
    mark: figure for figure, marks in _COMMONNESS.items() for mark in marks
}
PROPER_MARK = -1.0  # ， that stands there as a comma already
DASHES = -8.0  # 要要 is ——; one 要 alone is the hanzi …
DASH_BETWEEN = -4.0  # … but between two years: 2023—2025年
DASH_IN_CHEMICAL = -1.0  # 1—苯基—2—丙酮
PAGE_NUMBER_DASH = 12.0  # 要 12 要, alone on its line

# Words.
RARE_WORD = -16.0  # 发叶 is so rare that it holds no mark back
UNHEARD_OF_WORD = -30.0  # what no dictionary has
UNHEARD_OF = -15.0  # a hanzi, or two together, that no dictionary has: 袁制
RARE_HANZI = -10.5  # 郧 is rarer, 员 is not
SPOKEN = -9.0  # 曰 as the hanzi, only before ：“

# Stops and closing marks, by where they stand.
CLOSING_AT_LINE_START = -12.0  # where no line of the text begins with ， or ）
CLOSING_AT_START_OF_HEADLINE = -3.0  # 《…办法|》的通知: a headline is broken by hand
CLOSING_AFTER_BLANK = -5.0  # 甲 ，乙: justification puts no blank before a comma
CLOSING_BEFORE_BLANK = 1.5  # 甲， 乙
STOP_BEFORE_UNFIT = -6.0  # 袁等 is no “，等”
END_AT_LINE_END = 1.5  # 遥 at the end of its line ends a paragraph
EXCLAMATION_WITHIN_LINE = -5.0  # 安全第一！ stands last
STOP_AFTER_CLAUSE_NUMBER = -12.0  # （二）袁… is a name, no comma

# Colons.
COLON_IN_WORD_OVERLEAF = -8.0  # 科研院 | 12 | 所, the word goes on overleaf
COLON_LEADS_ON = 5.0  # 如下： above 一、
COLON_ENDS_WORD = -3.0  # 人民医院 ends its line as a word
COLON_ENDS_LINE = 3.5  # 各部门：
COLON_IS_COURT = -8.0  # 我院, 本院, 两院
COLON_BEFORE_SURNAME = -1.0  # 院叶…: 《, or the surname 叶
COLON_BEFORE_OPENING = 1.5  # 通知：“…
COLON_BEFORE_NUMBER = 0.0  # 附件：1.
COLON_AFTER_ONE_HANZI = -8.0  # 、赵院生: nothing is called 赵
COLON_AFTER_LEADING_ON = -1.0  # 包括：水库
COLON_WITHIN_LINE = -1.0  # 联系电话：…, or 法院
COLON_IN_WORD_AT_MOST = 7.0  # 法院 is that much likelier than a colon behind 法
COLON_AFTER_LONG_RUN = -2.0  # a label is short: 联系电话：

# Opening marks, by where they stand.
OPENING_AT_LINE_END = -2.5  # no line ends with “
OPENING_QUOTE_AFTER_COLON = 4.0  # 他说：“
OPENING_BEGINS_WORD = -3.5  # 野外, and no 冶 soon behind it
OPENING_TWICE = -8.0  # 《叶县志》 is no 《《县志》
OPENING_AFTER_BLANK = 1.5  # 的 《条例》: justification puts a blank before it

# Partners of brackets and quotation marks.
PARTNER_NEAR = 3.0  # （市、区）
TITLE_OVER_SENTENCE = -3.0  # 《…。…》, for each full stop, two at most
PARTNER_AFAR = -2.5  # a column's rest stands before its beginning
NO_PARTNER = -8.0  # 渊 with no 冤 anywhere
NO_PARTNER_OF_RARE_HANZI = -4.0  # 冤, 曳 are in no name
YEAR_BRACKET = 8.0  # 〔2020〕
BRACKET_WITHOUT_YEAR = -2.0  # 〔责任单位〕

# Points, blanks, dots.
POINT_BETWEEN_LETTERS = 3.0  # ｇｏｖ．ｃｎ
POINT_AFTER_OPENING_NUMBER = 7.0  # 1． at a line's start, Ⅰ．
POINT_AFTER_ORDINAL = -4.0  # 第1援: no point behind 第1
POINT_AFTER_NUMBER = 2.0  # 5.2
BLANK_AFTER_HEAD = 7.0  # 第一章　总则
BLANK_LIKE_ONE_BEFORE = 3.0  # 总　则　附
BLANK_WITHIN_WORD = 3.0  # 总　则 is the word 总则 apart
BLANK_BETWEEN_NAMES = 2.0  # 袁伟　尧建国
BLANK_AT_LINE_END_OR_LISTED = 0.0  # 总则　分则　附则
BLANK_ALONE = -2.0  # 摇 somewhere
DOUBLED = 5.0  # …… comes in twos

# Full-width digits.
DIGIT_IN_ORDINAL = 9.0  # 第１条
DIGIT_IN_DATE = 6.0  # 年１月
DIGIT_IN_BRACKETS = 8.0  # （１）
DIGIT_BEFORE_UNIT = 7.0  # ２０％, ５．２, １∶２
DIGIT_OPENS_ITEM = 7.0  # １、加强领导; 附件２
DIGIT_IN_CHEMICAL = 8.0  # １－苯基－２－丙酮
DIGIT_COUNTS = 6.0  # ３万元, of a hanzi as rare as 猿
DIGIT_DATES = 4.0  # ５年: 缘 and 员 are no rare hanzi
NUMBER_AFTER_OPENING = 8.0  # （２０20
DIGIT_IN_NUMBER = 4.0  # ２０20

# Single letters, Roman and circled numbers.
LETTER_IN_SERIES = 9.0  # Ａ类 … Ｂ类
LETTER_GRADES = 4.0  # Ａ级, 5Ｇ
LETTER_IN_CHEMICAL = 9.0  # Ｎ－甲基
LETTER_OPENS = 5.0  # Ｑ：
ROMAN_GRADES_IN_WORD = 1.0  # 玉级, where 玉 is in a word with what is beside it
ROMAN_GRADES = 6.0  # Ⅰ级
ROMAN_IN_ORDINAL = 6.0  # 第Ⅰ部分
ROMAN_OPENS_ITEM = 7.0  # Ⅰ．
ROMAN_IN_SERIES = 6.0  # Ⅰ、Ⅱ级
NUMBER_IN_ORDINAL = 9.0  # 第①项
CIRCLED_IN_SERIES = 7.0  # ①至③
NUMBER_BEFORE_DIGIT = -6.0  # 于2023年 is no ②2023年
NUMBER_NEAR_NEIGHBOUR = 5.0  # ② with ③ near, ① torn off
NUMBER_COUNTS_AT_LINE_START = 9.0  # ①… ②… ③…, each on its line
NUMBER_COUNTS_WITHIN_LINE = 4.5  # 分三步：①…；②…

# Signs.
UNIT_AFTER_NUMBER = 7.0  # ２０％
UNIT_AFTER_NUMBER_OR_WORD = 0.0  # 20豫剧团: 豫剧 is a word
SIGN_BEFORE_NUMBER = 4.0  # ￥500
CROSS_LEFT_OUT = 7.0  # ××县, ×年×月×日
ANGLE_BRACKET = 8.0  # 《关于修改＜条例＞的决定》
SIGN_IN_CHEMICAL = 9.0  # 1－苯基－2－丙酮
SIGN_BETWEEN_TERMS = 7.0  # 5－8, 3×4
PLUS_MINUS_BEFORE_NUMBER = 7.0  # 误差±5
CROSS_BETWEEN_LENGTHS = 7.0  # 3米×4米
SLASH = 2.0  # 元／吨: 辕 is in no word but 辕门
SIGN_IN_FORMULA = 6.0  # 税额＝数量×税率
SYMBOL_DOUBLED = 6.0  # ○○县
NAUGHT_IN_YEAR = 8.0  # 一九五○年
SYMBOL_OPENS = 0.0  # △ at a line's start

# Runs of full-width letters and digits, before and for each of their characters.
NUMBER_BEGINS = -8.0  # １２０
LETTERS_BEGIN = -13.0  # ＧＤＰ
EACH_DIGIT = -2.3  # one of ten
EACH_LETTER = -3.3  # one of 26
KIND_CHANGES = -1.0  # ５Ｇ, ＰＭ２
CASE_CHANGES = -4.0  # ＩＰｖ
RUN_AFTER_DIGIT = 4.0  # 20ｋｇ
RUN_BEFORE_GRADE = 4.0  # ４Ａ级
RUN_LEADING_NAUGHT = -8.0  # 园圆 is no ０２, save in ００１２
RUN_IS_WORD = -6.0  # 源源 with no unit behind it
RUN_BROKEN = -6.0  # 云 | 则 over a line end

# Names of people.
SURNAME_COMMONEST = -3.5  # 王
SURNAME_BY_RANK = 1 / 50  # less for each surname that is more frequent: 袁, 尧
SURNAME_RAREST = -5.5  # however rare
GIVEN_SHORT = -1.2  # 李尧
GIVEN_USUAL = -5.0  # 袁建国: 建 and 国 are in the list of given names
GIVEN_UNUSUAL = -8.5  # a hanzi that the list lacks
GIVEN_SHOWS_MARK = -12.0  # 李遥: the hanzi is mostly a full stop …
GIVEN_SHOWS_MARK_BUT_USUAL = 4.0  # … but 院 and 援 are given: 院生, 援朝
NAME_LABELLED = 3.0  # 联系人：林院生
NAME_BROKEN = -2.0  # 林院 | 生 over a line end
NAME_APART = 3.0  # 李尧 alone in its cell
NAME_CALLED = 10.0  # 袁伟同志, 李尧（女）
NAME_FOLLOWED = 2.0  # 袁伟任局长
NAME_RUNS_ON = -4.0  # 袁加强 领导
NAME_ENDS = 0.5  # before a mark or the end
NAME_BEFORE_OTHER = 0.0  # 袁伟的, 袁伟，: it says nothing

# Names of places.
PLACE_NAME = -17.0  # 袁溪县
PLACE_OF_FAMILY = 3.0  # 袁家镇

# What stands beside what on the path, by kind (`lattice.KINDS`): (before, after).
BESIDE: dict[tuple[str, str], float] = {
    ("stop", "stop"): -9.0,  # ，。
    ("open", "stop"): -9.0,  # （，
    ("name", "stop"): NEVER,  # 袁伟， is a stop in a list, below
    ("governor", "stop"): -6.0,  # 对，
    ("office", "stop"): -0.5,  # 局长，
    ("listed", "stop"): -9.0,  # 袁伟、，
    ("cell", "stop"): NEVER,  # as behind a name
    ("open", "open"): -3.0,  # （“
    ("stop", "close"): -3.0,  # ，）
    ("open", "close"): -9.0,  # （）
    ("governor", "close"): -3.0,  # 对）
    ("listed", "close"): -3.0,  # 袁伟、）
    ("other", "name"): -9.0,  # 规范袁伟
    ("stop", "name"): -3.0,  # ，袁伟
    ("open", "name"): -3.0,  # （袁伟
    ("close", "name"): -7.0,  # ）袁伟
    ("name", "name"): -12.0,  # 袁伟李尧
    ("governor", "name"): -4.0,  # 对袁伟
    ("cell", "name"): -12.0,  # as behind a name
    ("other", "listed"): NEVER,  # a list is of names: only they have one behind them
    ("stop", "listed"): NEVER,
    ("open", "listed"): NEVER,
    ("close", "listed"): NEVER,
    ("governor", "listed"): NEVER,
    ("office", "listed"): NEVER,
    ("listed", "listed"): NEVER,
    ("other", "cell"): -4.0,  # 姓名 袁伟
    ("stop", "cell"): -3.0,  # ， 袁伟
    ("open", "cell"): -3.0,
    ("close", "cell"): -4.0,
    ("governor", "cell"): -4.0,
    ("office", "cell"): -1.0,  # 局长 袁伟
    ("cell", "cell"): 3.0,  # 袁伟 李尧 于小海, a list in cells
    ("listed", "other"): -1.5,  # 袁伟，任局长: a list goes on with names
    ("listed", "governor"): -1.5,  # 袁伟，对
    ("listed", "office"): -1.5,  # 袁伟，主任
}

# Lines: which of them come from a broken font.
EVIDENCE_OF_ONE_HANZI = 12.0  # 渊 can't outweigh more than four proper marks
EVIDENCE_OF_LONE_HANZI = 7.0  # 尧乡 on a line of clean text: less than two changes
LINE_CHANGES = 4.0  # to go from clean to garbled lines or back, at first …
LINE_CHANGES_LEAST = 0.7  # … at least, where every other line does …
LINE_CHANGES_MOST = (
    5.9  # … and at most, where one line in a thousand does: 袁 is enough
)
MARK_IS_PROPER = 3.0  # ， on a garbled line, at first …
MARK_IS_PROPER_LEAST = 1.0  # … and at least, where garbled lines are full of them
PLAIN = 4.0  # 袁 that beats its hanzi by so much, far from doubt, needs no lattice
