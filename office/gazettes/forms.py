"""What staff fill in to say what a gazette is."""

import re
from typing import Any

from django import forms

_BETWEEN_CODES = re.compile("[、,，;；\\s]+")
_LONGEST = {"slug": 30, "name": 100, "organ": 200, "contact": 200, "city": 60}


def _text(label: str, name: str, *, required: bool = False) -> forms.CharField:
    longest = _LONGEST.get(name, 500)
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        error_messages={
            "required": f"请填写{label}",
            "max_length": f"{label}太长，最多 {longest} 个字",
        },
    )


class GazetteForm(forms.Form):
    """A gazette's name, and what is known of it; `facts` are all but the name."""

    name = _text("刊名", "name", required=True)
    organ = _text("主办单位", "organ")
    contact = _text("联系方式", "contact")
    city = _text("所属地区", "city")
    codes = _text("机关代字", "codes")

    @property
    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        codes = [code for code in _BETWEEN_CODES.split(said["codes"]) if code]
        return {name: said[name] for name in ("organ", "contact", "city")} | {
            "codes": codes
        }


class NewGazetteForm(GazetteForm):
    """The same with the slug, which stays."""

    slug = _text("网址名", "slug", required=True)
    field_order = ("slug",)
