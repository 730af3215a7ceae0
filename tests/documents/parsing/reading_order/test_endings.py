from documents.parsing.reading_order.endings import ENDING, ending_score
from documents.parsing.reading_order.open_text import OpenText, Owner

NOTICE = Owner("云泽市人民政府关于海塘管理的通知", "云泽市人民政府")
PLAN = Owner("云泽市海塘管理实施方案")


def ends(owner: Owner, *lines: str) -> float:
    return ending_score(OpenText(owner, lines))


def test_a_document_ends_in_the_organ_of_its_own_title():
    own = ends(NOTICE, "云泽市人民政府", "2023年10月8日")
    another = ends(NOTICE, "云泽市水利局", "2023年10月8日")
    assert own > another > ends(NOTICE, "请认真执行。")


def test_a_note_on_publicity_may_follow_the_date():
    noted = ends(NOTICE, "云泽市人民政府", "2023年10月8日", "（此件公开发布）")
    assert noted == ends(NOTICE, "云泽市人民政府", "2023年10月8日")


def test_a_closing_sentence_names_what_it_closes():
    own = ends(PLAN, "本方案自印发之日起施行。")
    assert own > ends(PLAN, "本办法自印发之日起施行。")
    assert own > ends(PLAN, "由市水利局负责解释。")


def test_what_speaks_for_an_ending_is_named():
    signed = OpenText(NOTICE, ("云泽市人民政府", "2023年10月8日"))
    assert [factor.name for factor in ENDING.factors(signed)] == [
        "以署名和日期收尾",
        "署名的是本文机关",
    ]
    broken = OpenText(PLAN, ("渡船应当符合下列条",))
    assert [factor.name for factor in ENDING.factors(broken)] == ["断在句中"]


def test_organ_and_date_may_stand_on_one_line():
    apart = ends(NOTICE, "云泽市人民政府", "2023年10月8日")
    assert ends(NOTICE, "云泽市人民政府2023年10月8日") == apart


def test_an_attachment_under_the_signature_doesnt_end_in_mid_sentence():
    enclosing = OpenText(NOTICE, ("1.市水利局",), encloses=True)
    broken = OpenText(NOTICE, ("1.市水利局，",), encloses=True)
    unsigned = OpenText(NOTICE, ("1.市水利局",))
    assert ending_score(enclosing) > ending_score(broken) > ending_score(unsigned)


def test_an_explanation_ends_in_whom_to_ask():
    explained = Owner("《云泽市渡口整治实施方案》政策解读")
    asked = ends(explained, "（三）联系电话：0599-8812345。")
    assert asked > ends(explained, "联系单位应当加强指导。") > 0.0
