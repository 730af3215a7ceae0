import pytest

from search.analysis.names import is_organ, names_in

ISSUERS = [
    ("云泽市人民政府", {"云泽市", "云泽"}),
    ("云泽市人民政府办公室", {"云泽市", "云泽", "人民政府办公室"}),
    (
        "云泽市公共资源交易管理局",
        {"云泽市", "云泽", "公共资源交易管理局"},
    ),  # not 云泽市公 …
    ("中共云泽市委办公室", {"云泽市", "云泽"}),
    (
        "南江省云泽市袁溪县人民政府",
        {"南江省", "南江", "云泽市", "云泽", "袁溪县", "袁溪"},
    ),
    ("云泽市财政局 云泽市民政局", {"云泽市", "云泽", "财政局", "民政局"}),
    ("市公安局", set()),  # no place, so nothing says where a name begins
    ("国家税务总局云泽市税务局", set()),
    ("林知远", set()),  # who signs an order
    ("", set()),
]
SALUTATIONS = [
    ("袁溪县人民政府：", {"袁溪县", "袁溪"}),
    (
        "袁溪县、玉峰县人民政府，芦洲街道办事处：",
        {"玉峰县", "玉峰", "芦洲街道", "芦洲"},
    ),
    ("石窑经济开发区管委会：", set()),  # too long a name to be told
    ("各县（市、区）人民政府，市政府各部门、直属各单位：", set()),
    ("各镇人民政府，有关县人民政府：", set()),
    ("云泽市财政局：", set()),  # organs are read from signatures alone
    ("全市各级人民政府：", set()),
]


@pytest.mark.parametrize(("issuer", "names"), ISSUERS)
def test_a_signature_names_places_and_an_organ(issuer, names):
    assert names_in([issuer], []) == names


def test_an_organ_is_told_by_what_its_name_ends_in():
    assert all(map(is_organ, ("应急管理局", "发展和改革委员会", "地方志办公室")))
    others = (
        "格局",
        "产业布局",
        "服务大厅",
        "委员会",
        "办公室",
        "大会",
        "教室",
        "应急",
    )
    assert not any(map(is_organ, others))


@pytest.mark.parametrize(("salutation", "names"), SALUTATIONS)
def test_a_salutation_names_places(salutation, names):
    assert names_in([], [salutation]) == names
