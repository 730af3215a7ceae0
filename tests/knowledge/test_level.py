"""Facts follow the documents, whatever happens to these."""

from datetime import date

import pytest

from documents.models import Clause, Document
from knowledge import level
from knowledge.level import are_level, bring_facts_level
from knowledge.models import FACT_MODELS, CitationFact, DutyFact, EffectFact, WorkName
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db

DUTY = "1.加快建设停车场。（责任单位：市建设局、市财政局）"
EFFECT = "2.本办法自2023年5月1日起施行，《梅浦县停车管理办法》（梅政发〔2018〕3号）同时废止。"


@pytest.fixture
def rules() -> Document:
    return add_document(
        add_issue(2023, 3),
        "梅浦县人民政府关于印发停车管理办法的通知",
        [DUTY, EFFECT],
        number="梅政发〔2023〕8号",
        signed_on=date(2023, 3, 3),
    )


def everything() -> list[list[dict[str, object]]]:
    return [
        [
            {key: value for key, value in row.items() if key != "id"}
            for row in model._default_manager.order_by("document", "position").values()
        ]
        for model in (*FACT_MODELS,)
    ]


def test_each_row_quotes_its_clause_to_the_character(rules):
    assert bring_facts_level() == 1
    duties = DutyFact.objects.select_related("clause")
    assert [(row.unit, row.role) for row in duties] == [
        ("市住房和城乡建设局", "responsible"),
        ("市财政局", "responsible"),
    ]
    assert all(row.quote in DUTY for row in duties)
    repeal = EffectFact.objects.get(kind="repeal")
    assert (repeal.name, repeal.date) == ("《梅浦县停车管理办法》", date(2023, 5, 1))
    assert repeal.quote in EFFECT


def test_what_has_not_changed_is_not_read_again(rules):
    bring_facts_level()
    before = everything()
    assert bring_facts_level() == 0
    assert bring_facts_level(everything=True) == 1
    assert everything() == before


def test_a_changed_clause_changes_its_document_s_facts_and_no_other_s(rules):
    other = add_document(rules.issue, "另一份通知", ["1.由市教育局负责。"])
    bring_facts_level()
    kept = set(DutyFact.objects.filter(document=other).values_list("pk", flat=True))
    Clause.objects.filter(document=rules, text=DUTY).update(
        text="1.加快建设停车场。（责任单位：市水利局）"
    )
    assert not are_level()
    assert bring_facts_level() == 1
    of_rules = DutyFact.objects.filter(document=rules)
    assert list(of_rules.values_list("unit", flat=True)) == ["市水利局"]
    assert kept == set(
        DutyFact.objects.filter(document=other).values_list("pk", flat=True)
    )
    assert are_level()


def test_other_rules_read_everything_anew(rules, monkeypatch):
    bring_facts_level()
    monkeypatch.setattr(level, "RULES", level.RULES + 1)
    assert bring_facts_level() == 1


def test_the_facts_of_a_document_that_is_gone_go_with_it(rules):
    bring_facts_level()
    rules.delete()
    assert not any(everything())
    assert not WorkName.objects.exists()


def test_a_batch_that_fails_leaves_what_was_there(rules, monkeypatch):
    bring_facts_level()
    before = everything()
    Clause.objects.filter(document=rules).update(text="1.由市水利局负责。")

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(WorkName._default_manager.__class__, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        bring_facts_level()
    assert everything() == before
    assert CitationFact.objects.exists()
