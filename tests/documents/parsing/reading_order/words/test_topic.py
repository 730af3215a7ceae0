import pytest

from documents.parsing.layout.headlines import frames
from documents.parsing.reading_order.words.topic import Topics, title_similarity
from tests.documents.parsing.typed import typed

COLUMN = 12.0
PONDS = (
    "鱼塘由镇政府登记造册。",
    "改建鱼塘应当报市水利局。",
    "市水利局会同鱼塘业主清淤，",
    "鼓励鱼塘轮作，市财政局补助",
)
BRIDGES = (
    "石桥由镇政府登记造册。",
    "拆除石桥应当报市文物局。",
    "市文物局会同石桥业主加固，",
    "保护石桥风貌，市财政局补助",
)
FORESTS = ("林场由镇政府登记造册。", "市财政局会同业主清淤加固，")
PAGES = [
    frames(typed(*lines, page=number, first=number * 10), COLUMN)
    for number, lines in enumerate(
        (PONDS, PONDS, BRIDGES, BRIDGES, FORESTS, FORESTS), 1
    )
]
TOPICS = Topics(PAGES)


def test_lines_are_relevant_to_the_text_whose_words_they_say():
    ponds = TOPICS.topic(typed(*PONDS))
    [on_ponds] = typed("新挖鱼塘须经批准。")
    [on_bridges] = typed("修缮石桥须经批准。")
    assert TOPICS.relevance(on_ponds, ponds) > 0.0 > TOPICS.relevance(on_bridges, ponds)


def test_what_every_text_says_is_of_no_topic():
    [line] = typed("由镇政府登记造册。")
    assert TOPICS.words(line) == frozenset()


def test_words_cross_a_boundary_within_a_text():
    lines = typed(*PONDS, *BRIDGES)
    within, between = TOPICS.shared_across(lines, 2), TOPICS.shared_across(lines, 4)
    assert within > between == 0.0


@pytest.mark.parametrize(
    ("title", "other", "least", "most"),
    [
        ("《云泽市渡口管理办法》政策解读", "云泽市渡口管理办法", 1.0, 1.0),
        ("云泽市水利局关于渡口有关事项的公告", "云泽市财政局关于预算有关事项的公告", 0.0, 0.6),
        ("云泽市渡口管理办法", "", 0.0, 0.0),
    ],
)  # fmt: skip
def test_a_plan_and_what_explains_it_have_one_topic(title, other, least, most):
    assert least <= title_similarity(title, other) <= most
