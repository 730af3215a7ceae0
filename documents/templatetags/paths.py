"""Links of templates: `{% path 'months' %}` and `{% asset 'documents/icon.png' %}` are what
`{% url %}` and `{% static %}` are, and looked up once; a path with names in it is for `{% url %}`."""

from django import template

from documents.paths import asset_path, path_of

register = template.Library()


@register.simple_tag
def path(view: str) -> str:
    """Where a view is that takes no names."""
    return path_of(view)


@register.simple_tag
def asset(name: str) -> str:
    """Where a style sheet, a script or a picture is."""
    return asset_path(name)
