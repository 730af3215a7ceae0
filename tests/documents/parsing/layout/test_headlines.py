import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.layout.headlines import (
    Frames,
    Headline,
    Known,
    frames,
    named_attachments,
)
from documents.parsing.types import DocumentNumber, Line
from tests.documents.parsing.typed import quick, typed

COLUMN = 22.0
COLUMNS = (
    "各县（市、区）人民政府，市政府各部门：",
    "现就海塘管理有关事项通知如下：",
    "一、明确责任。",
    "云泽市人民政府",
    "2023年10月8日",
)
HEADLINE = ("云泽市人民政府关于加强海塘", "管理工作的通知", "云政发〔 2023〕 21号")
FRONT = (
    "各县（市、区）人民政府，市政府各部门、直属各单位：",
    "《云泽市海塘管理办法》和《云泽市渡口管理办法》已经市政府同意，现印发给你们，请遵照执行。",
    "云泽市人民政府办公室",
    "2023年10月8日",
)
PROMULGATION = (
    "云泽市人民政府办公室关于印发",
    "《云泽市海塘管理办法》等两个文件的通知",
    "云政办发〔2023〕58号",
)


def framed(*rows: str, promised: tuple[str, ...] = ()) -> Frames:
    return frames(typed(*rows, page=3), COLUMN, Known(promised, frozenset(promised)))


def texts(page: Frames) -> list[list[str]]:
    return [[line.text for line in stretch] for stretch in page.stretches]


def test_a_page_without_a_headline_is_one_stretch():
    page = framed(*COLUMNS)
    assert (page.page, page.headlines) == (3, ())
    assert texts(page) == [list(COLUMNS)]


def test_the_columns_stand_before_their_headline():
    page = framed(*COLUMNS, *HEADLINE, "本办法自发布之日起施行。")
    [headline] = page.headlines
    assert headline.title == "云泽市人民政府关于加强海塘管理工作的通知"
    assert headline.number == DocumentNumber("云政发", 2023, 21)
    assert [line.text for line in headline.lines] == list(HEADLINE)
    assert (headline.front, headline.attachment) == ((), None)
    assert texts(page) == [list(COLUMNS), ["本办法自发布之日起施行。"]]


@pytest.mark.parametrize(
    "rows",
    [
        # broken after 关于, as some houses do
        ("云泽市人民政府关于", "加强海塘管理工作的通知", "云政发〔2023〕21号"),
        # broken within words, in four lines
        ("云泽市人民政府关", "于加强海塘管", "理工作的通", "知", "云政发〔2023〕21号"),
        ("云泽市人民政府关于加强海塘管理工作的通知", "云政发（2023）21号"),
        # digits apart, as justification sets them
        ("云泽市人民政府关于加强 海塘管理工作的通知 ", "云政发〔 2023〕21 号"),
    ],
)
def test_a_title_may_be_broken_anywhere(rows):
    [headline] = framed(*COLUMNS, *rows).headlines
    assert headline.title == "云泽市人民政府关于加强海塘管理工作的通知"
    assert headline.number == DocumentNumber("云政发", 2023, 21)


def test_digits_in_a_title_are_of_one_width():
    [headline] = framed("任命：", "【市政府人事任免】（２０23年１０月份）").headlines
    assert headline.title == "【市政府人事任免】（2023年10月份）"


def test_a_title_takes_the_fewest_lines_that_read_as_one():
    """The lines above may well end in words that a title could open with."""
    [headline] = framed("市政府各部门", *HEADLINE).headlines
    assert headline.title.startswith("云泽市人民政府关于")


@pytest.mark.parametrize(
    "rows",
    [
        # a number cited in the columns: no title above it
        ("各地要贯彻落实有关规定，按照", "云政发〔2023〕21号", "文件执行。"),
        # an entry in the list of issued documents
        ("云政发〔2023〕21号 云泽市人民政府关于加强海塘管理工作的通知",),
        # a title that a sentence names
        ("《云泽市人民政府关于加强海塘管理工作的通知》（云政发〔2023〕21号）",),
    ],
)
def test_a_number_alone_is_no_headline(rows):
    assert framed(*COLUMNS, *rows).headlines == ()


def test_a_notice_over_both_columns_is_headline_to_its_attachment():
    page = framed("一、总则", *PROMULGATION, *FRONT, "云泽市海塘", "管理办法")
    [headline] = page.headlines
    assert [line.text for line in headline.front] == list(FRONT)
    assert headline.attachment == "云泽市海塘管理办法"
    assert not headline.heads_attachment
    assert texts(page) == [["一、总则"], []]
    assert len(headline.lines) == len(PROMULGATION) + len(FRONT) + 2


def test_a_notice_names_what_it_carries():
    [headline] = framed(*PROMULGATION, *FRONT, "云泽市海塘管理办法").headlines
    assert set(named_attachments(headline)) == {
        "云泽市海塘管理办法",
        "云泽市渡口管理办法",
    }


def test_a_promised_title_alone_heads_the_next_attachment():
    promised = ("云泽市海塘管理办法", "云泽市渡口管理办法")
    page = framed("第一章 总则", "云泽市渡口", "管理办法", promised=promised)
    [headline] = page.headlines
    assert (headline.title, headline.heads_attachment) == ("云泽市渡口管理办法", True)
    assert texts(page) == [["第一章 总则"], []]


def test_what_a_notice_promises_may_follow_on_its_page():
    page = framed(
        "一、总则",
        *PROMULGATION,
        *FRONT,
        "云泽市海塘管理办法",
        "二、渡口",
        "云泽市渡口管理办法",
    )
    assert [headline.title for headline in page.headlines][1:] == ["云泽市渡口管理办法"]
    assert texts(page) == [["一、总则"], ["二、渡口"], []]


@pytest.mark.parametrize(
    "rows",
    [
        ("一、云泽市渡口管理办法",),  # a clause
        ("云泽市渡口管理办法的规定",),  # the start of a sentence
        ("云泽市码头管理办法",),  # promised by nobody
    ],
)
def test_other_lines_head_no_attachment(rows):
    assert framed("第一章", *rows, promised=("云泽市渡口管理办法",)).headlines == ()


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (("《云泽市海塘管理办法》政策解读",), "《云泽市海塘管理办法》政策解读"),
        (
            ("《云泽市人民政府关于加强海塘", "管理工作的意见》政策解读"),
            "《云泽市人民政府关于加强海塘管理工作的意见》政策解读",
        ),
        (("2023年10月份市政府发文目录",), "2023年10月份市政府发文目录"),
        (
            ("【市政府人事任免】（2023年 10月份）",),
            "【市政府人事任免】（2023年10月份）",
        ),
    ],
)
def test_some_headlines_have_no_number(rows, title):
    page = framed("任命：", *rows)
    [headline] = page.headlines
    assert (headline.title, headline.number) == (title, None)
    assert texts(page) == [["任命："], []]


def test_several_documents_may_begin_on_a_page():
    page = framed(*COLUMNS, *HEADLINE, "任命：", "【市政府人事任免】（2023年10月份）")
    assert len(page.headlines) == 2
    assert texts(page) == [list(COLUMNS), ["任命："], []]


@pytest.mark.parametrize(
    "rows",
    [
        ("云泽市人民政府令", "第275号"),
        ("云泽市人民政府令", "（第275号）"),
        ("云泽市人民政府令第275号",),
    ],
)
def test_an_order_has_a_number_without_a_year(rows):
    page = framed("《办法》已经通过，现予公布。", *rows)
    [headline] = page.headlines
    assert (headline.title, headline.number) == ("".join(rows), None)
    assert texts(page) == [["《办法》已经通过，现予公布。"], []]


def test_an_order_over_both_columns_heads_what_it_issues():
    front = (
        "《云泽市海塘管理办法》已经2023年10月8日市人民政府第12次常务会议审议通过，现予公布，自2023年12月1日起施行。",
        "市长 王某某",
        "2023年10月9日",
    )
    page = framed(
        "第一章 总则", "云泽市人民政府令", "第275号", *front, "云泽市海塘管理办法"
    )
    [headline] = page.headlines
    assert headline.title == "云泽市人民政府令第275号"
    assert [line.text for line in headline.front] == list(front)
    assert headline.attachment == "云泽市海塘管理办法"


@pytest.mark.parametrize(
    "rows",
    [
        # cited in a sentence, a whole line of it
        ("依据《浙川省海塘建设管理条例》和浙川省", "浙川省人民政府令", "第275号的规定"),
        ("现按照上述规定和浙川省人民政府令第275号令执行", "云泽市人民政府令第275号"),
    ],
)
def test_an_order_that_is_cited_is_no_headline(rows):
    assert framed(*rows).headlines == ()


@pytest.mark.parametrize(
    "title",
    [
        ("云泽市渡口安全", "管理办法（试行）"),
        ("云泽市水利局公告",),
        ("云泽市海塘安全应急预案",),
        ("云泽市国民经济和社会发展统计公报",),
        ("云泽市水利局、云泽市财政局关于", "加强海塘管理的通知"),
        ("云泽市人民政府关于授予荣誉称号的命令",),
        ("云泽市人民政府关于渡口管理的若干规定",),
    ],
)
def test_a_numbered_title_may_be_of_any_kind(title):
    page = framed(*COLUMNS, *title, "云政发〔2023〕21号")
    [headline] = page.headlines
    assert headline.title == "".join(title)
    assert texts(page)[0] == list(COLUMNS)


def test_a_number_may_stand_in_brackets():
    [headline] = framed(*COLUMNS, *HEADLINE[:2], "（云政发〔2023〕21号）").headlines
    assert headline.number == DocumentNumber("云政发", 2023, 21)


def test_words_above_a_cited_number_are_no_title():
    rows = (
        "依照上级有关文件精神，现就贯彻落实本市相关",
        "市渡口管理办法",
        "云政发〔2023〕21号",
    )
    assert framed(*rows).headlines == ()


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (("政府工作报告",), "政府工作报告"),
        (("云泽市人民政府工作报告",), "云泽市人民政府工作报告"),
        (("云泽市大事记（2023年10月）",), "云泽市大事记（2023年10月）"),
    ],
)
def test_reports_and_chronicles_have_no_number(rows, title):
    assert [one.title for one in framed("各位代表：", *rows).headlines] == [title]


LISTED = Known(listed=("云泽市海塘名录", "云泽市人民政府关于海塘的意见"))


def test_a_title_of_the_contents_is_a_headline():
    page = frames(typed("一、甲塘。", "云泽市", "海塘名录", "二、乙"), COLUMN, LISTED)
    [headline] = page.headlines
    assert (headline.title, headline.number) == ("云泽市海塘名录", None)
    assert texts(page) == [["一、甲塘。"], ["二、乙"]]


@pytest.mark.parametrize(
    "rows",
    [
        # in a list of numbers
        (
            "云政发〔2023〕20号",
            "云泽市人民政府关于渡口的意见",
            "云政发〔2023〕21号",
            "云泽市人民政府关于海塘的意见",
        ),
        ("按照云泽市海塘名录",),
        ("云泽市海塘名录的规定",),
    ],
)
def test_what_only_quotes_the_contents_is_none(rows):
    assert frames(typed("甲。", *rows), COLUMN, LISTED).headlines == ()


def test_a_listed_title_with_its_number_is_one_headline():
    rows = ("甲。", "云泽市人民政府关于海塘的意见", "云政发〔2023〕21号")
    [headline] = frames(typed(*rows), COLUMN, LISTED).headlines
    assert headline.number == DocumentNumber("云政发", 2023, 21)


def test_an_attachment_in_the_columns_is_left_to_them():
    """The notice's body stands in columns, and so does what it issues."""
    known = Known(promised=("云泽市渡口管理办法",))
    rows = ("2023年10月8日", "附件", "云泽市渡口管理办法", "第一条 甲")
    assert frames(typed(*rows), COLUMN, known).headlines == ()


def test_a_number_may_stand_over_an_attachments_headline():
    name = "云泽市渡口管理办法"
    known = Known((name,), frozenset({name}))
    page = frames(typed("第一条 甲。", "附件2", name), COLUMN, known)
    [headline] = page.headlines
    assert (headline.title, headline.heads_attachment) == (name, True)
    assert [line.text for line in headline.lines] == ["附件2", name]


ROWS = st.lists(
    st.sampled_from([*COLUMNS, *HEADLINE, *FRONT, *PROMULGATION, "云泽市海塘管理办法"]),
    min_size=1,
    max_size=16,
)


@quick
@given(ROWS)
def test_each_line_is_in_one_headline_or_stretch_in_order(rows):
    page = framed(*rows)
    blocks: list[Headline | None] = [*page.headlines, None]
    kept: list[Line] = []
    for stretch, headline in zip(page.stretches, blocks, strict=True):
        kept += stretch
        kept += headline.lines if headline else ()
    assert kept == list(typed(*rows, page=3))


def test_a_list_and_the_rest_behind_it_are_no_front_of_the_headline_above():
    """The list's own title comes after them."""
    entries = [
        f"云政发〔2023〕{serial}号 云泽市人民政府关于进一步加强第{serial}号渡口安全管理工作的若干意见"
        for serial in (21, 22, 23)
    ]
    title = "2023年10月份市政府、市政府办公室发文目录"
    rest = ("云泽市水利局", "2023年10月8日")
    for order in ((*entries, *rest, title), (*entries, title, *rest)):
        page = framed(*COLUMNS, *HEADLINE, *order)
        assert [headline.title for headline in page.headlines][1:] == [title]
        assert page.headlines[0].front == ()


@pytest.mark.parametrize(
    "rows",
    [
        ("云泽市教育局关于做好", "防汛工作的通知", "云教发〔2023〕7号", *COLUMNS),
        ("2023年10月份市政府发文目录", "云政发〔2023〕21号 云泽市人民政府关于…的通知"),
    ],
)
def test_a_document_below_another_that_is_set_over_the_page_is_not_its_attachment(rows):
    text = "要认真落实责任，加强值守，确保安全度汛，并将有关情况报市政府办公室。"
    found = framed(*HEADLINE, *FRONT[:1], text, *FRONT[2:], *rows)
    assert [headline.attachment for headline in found.headlines] == [None, None]


def test_a_sentence_that_breaks_off_over_a_whole_title_is_no_part_of_it():
    """Where columns stand before their headline, and their last line is not full."""
    rows = typed(
        "步提高。",
        "利用报刊、广播、电视等宣传茶园水利的",
        "渡川市公共水利服务主要数据公报",
        "公告〔2024〕60号",
        "典型做法，引导居民爱护水塘，营造良",
        "好氛围。",
    )
    [headline] = frames(rows, 20.0, Known()).headlines
    assert headline.title == "渡川市公共水利服务主要数据公报"
