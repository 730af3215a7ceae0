import pytest
from django.template import Context, Template
from django.templatetags.static import static
from django.urls import reverse, set_script_prefix

from documents.paths import asset_path, path_of


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("search", []),
        ("document", ["d12-1"]),
        ("clause", ["d12-1", "f1-art4-1"]),
        ("clause", ["云政办发 2023-45", "a%b&c~@:'?#"]),
    ],
)
def test_a_path_is_what_django_says(view, names):
    assert path_of(view, *names) == reverse(view, args=names)


def test_a_path_lies_under_the_sites_own():
    before = path_of("months")
    set_script_prefix("/gazette/")
    try:
        assert path_of("months") == f"/gazette{before}" == reverse("months")
    finally:
        set_script_prefix("/")
    assert path_of("months") == before


def test_an_asset_is_where_django_says(settings):
    name = "documents/icon.png"
    assert asset_path(name) == static(name)


def test_templates_say_the_same_in_fewer_steps():
    both = (
        "{% load paths static %}{% path 'months' %}|{% asset 'documents/icon.png' %}"
        "={% url 'months' %}|{% static 'documents/icon.png' %}"
    )
    ours, _, django = Template(both).render(Context()).partition("=")
    assert ours == django
    assert "months" in ours
