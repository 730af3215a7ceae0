import pytest

from documents.parsing.text.characters import bare, ends_sentence


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("予以表扬。", True),
        ("特作如下决定：", True),
        ("（二）落实责任；", True),
        ("提出“四不放过。”", True),  # the stop stands inside
        ("（详见附表。）", True),
        ("附件：名单（略）", True),  # a note in brackets
        ("〔责任单位：市水利局〕", True),
        ("予以表扬。 ", True),  # blanks mean nothing
        ("解决难题。?", True),  # a stray sign without a code
        ("请认真组织实施.", True),  # half-width
        ("请认真组织实施⑤.", True),  # behind what leads to a note
        ("规划面积12.", False),
        ("加强领导，", False),
        ("市水利局、", False),
        ("加强领导", False),
        ("坚持“生命至上”", False),  # quotes end words as well
        ("依照《海塘条例》", False),
        ("", False),
    ],
)
def test_where_a_sentence_may_end(text, ends):
    assert ends_sentence(text) == ends


def test_bare_text_has_no_blanks_of_any_kind():
    assert bare(" 2023年\u3000 10 月\t8\u00a0日\n") == "2023年10月8日"
