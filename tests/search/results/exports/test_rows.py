from search.engine import Unit
from search.results.exports import rows as exporting
from search.results.exports.rows import COLUMNS, ask_for_all, is_cut, row_count, rows
from search.results.forms import SearchParams


def said(params: SearchParams) -> list[tuple[str, str]]:
    return [
        (row.document.title, row.clause.clause.text if row.clause else "")
        for row in rows(ask_for_all(params))
    ]


def test_every_clause_that_answers_is_a_row_and_a_title_alone_is_one_too(held):
    assert sorted(said(SearchParams(q="快递", page=7))) == [
        ("关于快递的公告", ""),
        ("关于推进快递进村的通知", "=1+1 快递"),
        ("关于推进快递进村的通知", "一、快递,“进村”。"),
        ("关于推进快递进村的通知", "三、快递下乡。"),
        ("关于推进快递进村的通知", "四、快递提速。"),
        ("关于推进快递进村的通知", "快递网点名单"),
    ]


def test_clauses_alone_leave_out_what_has_none(held):
    assert len(said(SearchParams(q="快递", by=Unit.CLAUSE))) == 5


def test_filters_without_words_give_a_row_for_each_document(held):
    assert said(SearchParams(kinds=("公告",))) == [("关于快递的公告", "")]


def test_cells_say_what_the_clause_is_and_where(held):
    asked = ask_for_all(SearchParams(q="“网点名单”"))
    [row] = rows(asked)
    cells = dict(zip(COLUMNS, row.cells("https://gb.example".__add__), strict=True))
    assert cells["发文字号"] == "云政办发〔2023〕45号"
    assert cells["条款"] == "附件一 1."
    assert cells["正文"] == "快递网点名单"
    assert cells["网址"] == "https://gb.example/d/2023-11-1/f1-1/"
    assert str(cells["成文日期"]) == "2023-11-09"
    assert (cells["公报"], cells["页"]) == ("2023-11", 1)


def test_there_is_a_cap_and_it_is_said(held, monkeypatch):
    asked = ask_for_all(SearchParams(q="快递"))
    assert not is_cut(asked)
    monkeypatch.setattr(exporting, "ROWS_AT_MOST", 4)
    assert (len(list(rows(asked))), row_count(asked), is_cut(asked)) == (4, 6, True)
