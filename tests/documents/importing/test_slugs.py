from datetime import date

import pytest

from documents.importing.slugs import mint_slug
from tests.builders.parsed_issues import DECEMBER, document


def nothing_is_taken(slug: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("number", "issuer", "slug"),
    [
        ("云政办发〔2023〕58号", "云城市人民政府办公室", "yunzhengbanfa-2023-58"),
        ("长政发〔2021〕3号", "长沙市人民政府", "changzhengfa-2021-3"),  # not zhang
        ("厦府〔2021〕4号", "厦门市人民政府", "xiafu-2021-4"),  # not sha
        ("绿政发〔2021〕4号", "花山市人民政府", "lvzhengfa-2021-4"),  # ü
        ("WH文〔2021〕4号", "花山市人民政府", "whwen-2021-4"),
        ("𠮷政发〔2021〕4号", "𠮷城市人民政府", "u20bb7zhengfa-2021-4"),  # no pinyin
    ],
)
def test_a_numbered_document_is_called_by_its_number(
    number: str, issuer: str, slug: str
) -> None:
    made = document("某市人民政府的通知", number, "p1 文", issuer=issuer)
    assert mint_slug(made, DECEMBER, nothing_is_taken) == slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("人事任免", "2021-12-renshi-renmian"),
        (
            "《长江岸线保护办法》政策解读",
            "2021-12-changjiang-anxian-baohu-banfa-zhengce-jiedu",
        ),
        ("办公室发文目录（２０２１年）", "2021-12-bangongshi-fawen-mulu-2021-nian"),
        ("GB/T 9704解读", "2021-12-gb-t-9704-jiedu"),
        ("——", "2021-12-wenjian"),  # nothing to call it by
    ],
)
def test_a_document_without_a_number_is_called_by_month_and_title(
    title: str, slug: str
) -> None:
    assert mint_slug(document(title, "", "p1 文"), DECEMBER, nothing_is_taken) == slug


def test_a_long_title_is_cut_between_words() -> None:
    long = document("关于加强农村公路安全管理工作的若干意见" * 9, "", "p1 文")
    slug = mint_slug(long, DECEMBER, nothing_is_taken)
    whole = mint_slug(
        document(long.title[:19] * 2, "", "p1 文"), DECEMBER, nothing_is_taken
    )
    assert len("2021-12-") + 45 < len(slug) <= len("2021-12-") + 60
    assert whole.startswith(slug) or slug.startswith(whole)
    assert not slug.endswith("-")


def test_a_single_endless_word_is_cut_too() -> None:
    endless = document("a" * 300, "", "p1 文")
    assert len(mint_slug(endless, DECEMBER, nothing_is_taken)) <= 120


def test_a_slug_that_is_taken_is_counted_on() -> None:
    made = document("人事任免", "", "p1 文", signed_on=date(2021, 12, 1))
    taken = {"2021-12-renshi-renmian", "2021-12-renshi-renmian-2"}
    assert mint_slug(made, DECEMBER, taken.__contains__) == "2021-12-renshi-renmian-3"
