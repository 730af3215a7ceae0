"""What each piece of evidence of the reading order weighs.

Unit: natural log odds. A candidate that scores 1 more is e (2.7) times as likely:
1 is weak evidence, 3 is strong, 6 is nearly decisive. Above 0 speaks for a reading,
below 0 against it, and what several rules say adds up, as if they were independent.

The values were set by hand and checked on made-up and on real issues; they are not
fitted, so they are log odds by intent. Even what is all but impossible has a finite
weight (-8 to -12): other evidence may outweigh a mark that was repaired wrongly.

Shares (`…_SHARE`) scale another weight or a sum of them. Lengths, counts and other
thresholds stand beside the rules that use them.
"""

# How a text begins under a headline (`beginnings`).
BEGINS_WITH_MARK = -10.0  # “，畅通无阻。”: no line of columns starts with a stop
BEGINS_WITH_LISTED = -6.0  # “二是加大投入。” has “一是” above it
BEGINS_WITH_ATTACHMENT_NOTE = -12.0  # “附件：1．名录” stands at a text's end
BEGINS_WITH_CONTACT = -6.0  # “四、解读机关、解读人及联系方式” ends an explanation
BEGINS_ITS_KIND = 4.0  # “任命张三同志为…” under “人事任免”, “3日，…” under “大事记”
BEGINS_WITH_FIRST_NUMBER = 3.0  # “一、明确责任”, “第一条”, “第一章”, “1.1”
BEGINS_WITH_OTHER_NUMBER = -6.0  # “三、落实经费”: two numbers are above it
BEGINS_WITH_SALUTATION = 5.0  # “各县（市、区）人民政府：”
BEGINS_TOO_FULL = -3.0  # “领导带班，确保通信联络” without an indent
BEGINS_WITH_PURPOSE = 6.0  # “为加强海塘管理，制定本办法。”
BEGINS_WITH_OPENING_WORDS = 3.0  # “根据有关规定，”, “经研究，”
BEGINS_WITH_COLON = 2.0  # “有关单位：”: a salutation of no known form
NUMBERS_BEGIN_AT_ONE = 2.0  # the first number anywhere below is “一、” …
NUMBERS_BEGIN_LATER = -5.0  # … or “四、”, whose “三、” must be elsewhere

# How lines go on from the text that lies open (`continuation`).
GOES_ON_WITH_MARK = -10.0  # “，畅通无阻。” would have been squeezed into the line above
ATTACHMENT_AFTER_SIGNATURE = 5.0  # “附件1” under “2023年10月8日”
ATTACHMENT_BEFORE_SIGNATURE = -3.0  # … but the organ has still to sign
GOES_ON_WITH_SALUTATION = -12.0  # “各镇人民政府：” opens another document
NOTE_AFTER_DATE = 4.0  # “（此件公开发布）” under “2023年10月8日”
AFTER_SIGNED_DATE = -10.0  # organ and date are the end of a document
AFTER_DATE = -4.0  # “2023年10月8日” mostly ends what nobody is known to sign, too
AFTER_CLOSING = -6.0  # “本办法自公布之日起施行。” is an attachment's last sentence
DATE_AFTER_SIGNATURE = 6.0  # “2023年10月8日” under “云泽市人民政府”
DATE_BEFORE_SIGNATURE = -4.0  # … where the organ of the title has yet to sign
DATE_OF_NOBODY = -1.0  # “…名单” with “2023年10月8日” below it: no organ is known
SIGNATURE_WITHOUT_DATE = -8.0  # “一、落实责任。” under “云泽市人民政府”
OPENING_WITHIN = -9.0  # each “各镇人民政府：”, “现将…公告如下：” further down
SAID_TWICE = -4.0  # each “二、完善设施标准” that the open text has as “一、…”

# … lists, appointments, chronicles, explanations and plain texts hold different lines.
DAY_IN_CHRONICLE = 2.0  # “3日，…” under “大事记”
DAY_ELSEWHERE = -4.0  # … and under any other title
ENTRY_IN_LIST = 2.0  # “云政发〔2023〕21号” in a “发文目录”
POST_IN_LIST = -6.0  # “张三同志任市水利局局长” in it
POST_IN_APPOINTMENTS = 2.0  # … and in “人事任免”
NO_ENTRY = -4.0  # a column of sentences in a list of either kind
EXPLAINER_ELSEWHERE = -5.0  # “解读机关：市水利局” in what is no “政策解读”
APPOINTMENTS_ELSEWHERE = -4.0  # “…同志任…” all over in what is no “人事任免”
MOSTLY_ENTRIES = -6.0  # numbers and titles by turns in what is no “发文目录”
ENTRY_ELSEWHERE = -3.0  # each of a few such entries …
ENTRIES_ELSEWHERE_MOST = -6.0  # … and all of them together

# … a number has its place.
HEADING_OVER_NOTHING = -5.0  # “（一）总体要求” at the foot, “（二）…” overleaf
NUMBER_AFTER_SEMICOLON = -8.0  # “负责巡查；” isn't followed by “二、”
NUMBER_WITHIN_SENTENCE = -9.0  # “应当符合下列条” isn't followed by “第二条”
NUMBER_COUNTS_ON = 6.0  # “三、” after “二、”
NUMBER_RESTARTS_TOP = -8.0  # “一、” or “第一条” where it is another text's first
NUMBER_OPENS_LEVEL = 2.0  # “（一）” under “二、”
NUMBER_RESTARTS = -2.0  # “1.” again, under “（二）”
NUMBER_OUT_OF_ORDER = -6.0  # “五、” after “二、”
LATER_NUMBER_SHARE = 0.7  # of the above where the first number stands further down
OTHER_STYLES_SHARE = 0.3  # … and for the first number of each other style

# … a sentence goes on in its own words.
AFTER_COLON = 3.0  # “下列条件：” leads on to anything
DASH_AFTER_DASH = 3.0  # “——市水利局” after “——市财政局”
ITEM_COUNTS_ON = 3.0  # “二是加强监管。” after “一是落实责任。”
ITEM_OUT_OF_ORDER = -2.0  # … after “今年以来，”
HEADING_AND_TEXT = 3.0  # “一、明确责任” and what stands below it in the dump
HEADING_AT_PAGE_END = -1.0  # … or overleaf: few pages end in a heading
CLOSES_ITS_KIND = 4.0  # “本方案自…起施行。” under “…实施方案”
NEW_PARAGRAPH = -1.0  # a new paragraph may belong to any text
PARAGRAPH_TOO_FULL = -4.0  # … but not one whose first line isn't indented
WITHIN_SENTENCE = 1.0  # “由市水利局管|理和维护。” before its words are looked at
BRACKETS_MATCH = 2.0  # “（市、区|）人民政府”
BRACKETS_DIFFER = -2.0  # “（市、区|台账，”: it is opened but not closed, or closed only

# How well a text is complete where it stops (`endings`).
ENDS_SIGNED = 5.0  # “云泽市人民政府”, “2023年10月8日”
ENDS_IN_ENCLOSED_SENTENCE = -3.0  # in “，”, though “附件” stands under its signature
ENDS_IN_ENCLOSED = 4.0  # in “3.市财政局”, the last of the list that is the attachment
ENDS_IN_NOTE = 2.0  # in “（此件公开发布）” without a date above it
ENDS_UNSIGNED = -6.0  # in “请认真执行。”
OWN_SIGNATURE = 2.0  # “云泽市人民政府” under “云泽市人民政府关于…”
ANOTHERS_SIGNATURE = -4.0  # “云泽市水利局” under it
ENDS_CLOSED = 5.0  # in “本方案自发布之日起施行。”
CLOSES_OWN_KIND = 2.0  # “本方案自…” under “…方案”
CLOSES_ANOTHER_KIND = -3.0  # “本办法自…” under “…方案”
ENDS_IN_DATE = 2.0  # where nobody is known to sign
ENDS_IN_CONTACT = 4.0  # in “（三）联系电话：0599-8812345。”
ENDS_IN_COLON = -6.0  # in “下列条件：”
ENDS_IN_SENTENCE = 1.0  # in “由市水利局负责解释。”
ENDS_IN_TITLE = 1.0  # in “…管理的通知”, an entry of a list
ENDS_WITHIN_SENTENCE = -5.0  # in “应当符合下列条”

# What doesn't belong under a title, or not together (`intrusions`).
CLOSES_EARLY = -4.0  # “本方案自…起施行。” and 150 characters more
NUMBERS_DISAGREE = -2.0  # each “三、” after “五、”
FOREIGN_IN_LIST = -3.0  # each sentence in a “发文目录”, each entry in “人事任免” …
FOREIGN_IN_LIST_MOST = -15.0  # … and all of them together

# What a way to part a page weighs by itself (`candidates`).
CUT_ANYWHERE = -1.5  # a cut may lie at any of fifty lines, no cut only at one place
HEADLINE_OVER_NOTHING = -6.0  # “…的通知”, “云政发〔2023〕22号”, and no text
KEPT_TOGETHER_MOST = 12.0  # “二、…” above “三、…” in the dump: they say so no louder

# How the pages go together (`beam_search`).
NOTHING_TO_CONTINUE = -10.0  # a continuation on page 1, where no text is open
UNLIKELY_CANDIDATE = -20.0  # behind its page's best: no other page makes up for it
UNLIKELY_STATE = -25.0  # … behind the best path so far
SURE_MARGIN = 8.0  # a page whose best candidate leads by less gets a warning

# The layout of the page before (`page_fill`).
PAGE_IS_FULL = 1.5  # it is so by chance one time in six
WHITE_ON_PAGE = (
    -40.0
)  # of a whole empty page: a text goes on overleaf when this is full
WHITE_ON_PAGE_MOST = -8.0  # two thirds full say as much as one third
UNEVEN_COLUMNS = -1.0  # 17 lines in two columns that are to be equally long …
UNEVEN_COLUMNS_KNOWN = -4.0  # … in an issue whose full pages always are

# Words (`topic`): “海塘” again and again here, and hardly elsewhere.
TOPIC_UNIT = 1.5  # the weight of a rare word or two on a line counts 1
TOPIC_MOST = 2.0  # what one line can say for or against a topic
ABSENT_SHARE = 0.5  # “渡口” in no line so far says half of what it would say
TOPIC_SHARE = 0.6  # neighbouring lines repeat each other, so each counts less
SHARED_WORDS_SHARE = 2.5  # “海塘” just above and just below a boundary

# … when the whole of every text is known (`second_look`), word by word.
SECOND_LOOK_MARGIN = 8.0  # how far behind the best path a candidate is looked at again
SECOND_LOOK_SHARE = 1.0  # of what the lines in dispute say of the texts they may be in
WORD_SAID_AGAIN = 2.0  # “渡口” on a line of a text that says it all over, at most
ABSENT_WORD = -0.5  # … of one that says it nowhere else

# … and phrases (`ngrams`).
PHRASE_IN_HALVES = 3.0  # “资金|30” over the boundary, two characters on either side
PHRASE = 2.0  # “市水利|局”: … three on one side and one on the other
BEGINS_SENTENCE_MOST = 2.0  # “发现” stands behind “。” ten times as often as elsewhere
BEGINS_SENTENCE_SHARE = 0.5  # of the log odds counted, since counts are small
WORD_MOST = 5.0  # “管|理” is a word over the boundary
WORD_SHARE = 0.7  # of the log odds by the dictionary
NO_WORD = -0.7  # “链|桥”: half of the boundaries within sentences have a word over them
