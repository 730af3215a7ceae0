import pytest

from documents.parsing.reading_order.enclosed_attachments import encloses

ORGAN = "云泽市人民政府办公室"
TITLE = f"{ORGAN}关于印发云泽市海塘管理要点的通知"
BODY = ("现将有关事项通知如下：", "一、明确责任。")
SIGNED = (ORGAN, "2023年10月8日")


@pytest.mark.parametrize(
    "texts",
    [
        (*BODY, *SIGNED, "附件", "责任清单", "1.市水利局"),
        (*BODY, *SIGNED, "（此件公开发布）", "附件１", "责任清单"),
        (*BODY, *SIGNED, "云泽市海塘管理要点", "一、巡查"),  # that its title names
        (*BODY, *SIGNED, "云泽市海塘", "管理要点", "一、巡查"),  # in two lines
        (*BODY, f"{ORGAN}2023年10月8日", "附件1", "责任清单"),
    ],
)
def test_attachments_may_stand_under_a_signature(texts):
    assert encloses(texts, ORGAN, TITLE)


@pytest.mark.parametrize(
    "texts",
    [
        (*BODY, *SIGNED),
        (*BODY, *SIGNED, "各县人民政府："),  # another document
        (*BODY, "云泽市水利局", "2023年10月8日", "附件", "清单"),  # another's signature
        (*BODY, "附件", "清单"),  # not signed yet
    ],
)
def test_what_stands_under_a_signature_may_be_anothers(texts):
    assert not encloses(texts, ORGAN, TITLE)
