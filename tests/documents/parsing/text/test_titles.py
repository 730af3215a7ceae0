import pytest

from documents.parsing.text.titles import NAMED_TITLE, TITLE, UNNUMBERED_TITLE


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("云泽市人民政府关于加强海塘管理的通知", "云泽市人民政府"),
        (
            "云泽市人民政府办公室关于印发《云泽市海塘管理办法》的通知",
            "云泽市人民政府办公室",
        ),
        ("云泽市水利局关于公布名录的公告", "云泽市水利局"),
        ("云泽市人民政府关于海塘规划（2021—2035年）的批复", "云泽市人民政府"),
        ("云泽市人民政府关于海塘管理的意见（试行）", "云泽市人民政府"),  # a remark
        ("关于加强海塘管理的通知", None),  # no organ
        ("云泽市人民政府关于加强海塘管理", None),  # no kind
        ("各地要按照市政府，关于海塘管理的通知", None),  # a sentence
    ],
)
def test_a_title_reads_organ_about_kind(text, organ):
    found = TITLE.fullmatch(text)
    assert (found and found["organ"]) == organ


@pytest.mark.parametrize(
    "text",
    [
        "《云泽市海塘管理办法》政策解读",
        "《云泽市海塘管理办法》的政策解读",
        "《云泽市海塘管理办法》解读",
        "2023年10月份市政府发文目录",
        "【市政府人事任免】（2023年10月份）",
        "市政府人事任免（2023年10月份）",
        "云泽市2023年10月大事记",
    ],
)
def test_gazettes_print_some_titles_without_a_number(text):
    assert UNNUMBERED_TITLE.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "要做好《云泽市海塘管理办法》政策解读",  # a sentence's end
        "任命：",
        "做好政策解读，加强宣传",
    ],
)
def test_other_lines_that_name_such_things_are_no_titles(text):
    assert not UNNUMBERED_TITLE.fullmatch(text)


def test_named_titles_may_name_titles():
    text = "现将《云泽市贯彻〈渡口条例〉办法》和《云泽市《海塘条例》细则》印发给你们"
    assert NAMED_TITLE.findall(text) == [
        "云泽市贯彻〈渡口条例〉办法",
        "云泽市《海塘条例》细则",
    ]
