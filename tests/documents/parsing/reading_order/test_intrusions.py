from documents.parsing.reading_order.intrusions import (
    UNITY,
    entries_score,
    intrusion_score,
    openings_within,
)
from tests.documents.parsing.typed import typed


def test_a_text_that_opens_within_another_is_seen():
    lines = [
        "一、落实渡口责任。",
        "二、加强渡口监管。",
        "三、加大资金投入。",
        "四、严格渡工管理。",
        "特此通知。",
    ]
    assert openings_within([*lines, "各镇人民政府、各有关单位："]) == 1
    assert openings_within([*lines, "根据有关规定，现将渡口事项公告如下："]) == 1
    assert openings_within([*lines, "各有关单位要落实责任："]) == 0
    assert (
        openings_within([*lines[:-1], "市水利局会同", "各镇人民政府、各有关单位："])
        == 0
    )


def test_only_a_list_of_documents_holds_entries():
    entries = typed("云政发〔2023〕21号", "云泽市人民政府关于渡口的通知")
    sentences = typed("渡口由镇政府管护。", "市水利局按月检查，并通报。")
    listed, plan = "2023年10月份发文目录", "云泽市渡口整治实施方案"
    assert intrusion_score(entries, listed) == intrusion_score(sentences, plan) == 0.0
    assert intrusion_score(sentences, listed) < 0.0


def test_the_more_entries_a_text_holds_the_less_it_is_none_of_a_list():
    assert 0.0 == entries_score(0, 20) > entries_score(1, 20) > entries_score(2, 20)
    assert entries_score(2, 20) == entries_score(9, 20) == entries_score(10, 20)


def test_numbers_out_of_sequence_speak_against_one_text():
    assert UNITY.score(typed("一、落实责任。", "二、加强监管。")) == 0.0
    assert UNITY.score(typed("一、落实责任。", "四、加强监管。")) < 0.0


def test_a_text_that_has_taken_effect_doesnt_go_on_for_long():
    more = ["渡口由镇政府日常管护，市水利局按月检查。"] * 9
    closing = "本方案自发布之日起施行。"
    assert UNITY.score(typed(closing, *more)) < 0.0
    assert UNITY.score(typed(closing, *more[:2])) == 0.0
    assert UNITY.score(typed(closing, "附件：1.渡口名录", *more)) == 0.0


def test_appointments_hold_no_columns_of_sentences():
    posts = ["任命：", *(f"张三同志任云泽市水利局副局{n}" for n in range(9)), "免去："]
    prose = ["渡口由镇政府管护。"] * 8
    title = "云泽市人事任免"
    assert intrusion_score(typed(*posts), title) == 0.0
    assert intrusion_score(typed(*posts, *prose[:5]), title) == 0.0
    assert intrusion_score(typed(*posts, *prose), title) == -9.0
    assert intrusion_score(typed(*posts, "联系电话：8812345"), title) == -3.0
