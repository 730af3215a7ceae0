"""Adding gazettes, and saying what is known of them."""

import re
from typing import Any

from django.db import transaction
from django.db.models import Max

from documents.models import Gazette, Issue, IssueChange, Withdrawal
from documents.parsing.errors import GazetteError

_SLUG = re.compile("[a-z][a-z0-9-]{0,29}")
_BLANKS = re.compile(r"\s+")


@transaction.atomic
def add(slug: str, name: str, **facts: Any) -> Gazette:
    """Another gazette, behind those there are; `facts` are its other fields.

    Raises GazetteError where the slug is none or taken, or the name empty or taken.
    """
    if not _SLUG.fullmatch(slug):
        raise GazetteError(
            f"网址名“{slug}”不合用，要以小写字母开头，只用小写字母、数字和短横，最多 30 个"
        )
    if Gazette.objects.filter(slug=slug).exists():
        raise GazetteError(f"已有网址名为 {slug} 的刊物")
    name = _free(name, slug)
    last = Gazette.objects.aggregate(last=Max("position"))["last"] or 0
    facts = _checked(facts)
    return Gazette.objects.create(slug=slug, name=name, position=last + 1, **facts)


@transaction.atomic
def rename(slug: str, name: str) -> str:
    """Call it by another name; what it was called before. Addresses stay.

    Raises GazetteError where there is no such gazette, or the name is empty or another's.
    """
    gazette = gazette_at(slug)
    before = gazette.title
    gazette.name = _free(name, slug)
    gazette.save(update_fields=["name"])
    return before


@transaction.atomic
def tell(slug: str, **facts: Any) -> Gazette:
    """Say its organ, contact, city, codes. Raises GazetteError where there is no such one."""
    gazette = gazette_at(slug)
    for name, value in _checked(facts).items():
        setattr(gazette, name, value)
    gazette.save()
    return gazette


@transaction.atomic
def remove(slug: str) -> None:
    """Take a gazette out that never had an issue, so that no address is lost.

    Raises GazetteError where it has or had issues, or is the first one.
    """
    gazette = gazette_at(slug)
    if gazette.is_first:
        raise GazetteError("首个刊物不能移除")
    for model in (Issue, IssueChange, Withdrawal):
        if model._default_manager.filter(gazette_id=slug).exists():
            raise GazetteError(f"{slug} 收录过公报，网址要留着，不能移除")
    gazette.delete()


def gazette_at(slug: str) -> Gazette:
    """Raises GazetteError where there is none."""
    if gazette := Gazette.objects.filter(slug=slug).first():
        return gazette
    held = "、".join(Gazette.objects.values_list("slug", flat=True))
    raise GazetteError(f"没有“{slug}”这个刊物；已有：{held}")


def _free(name: str, slug: str) -> str:
    """The name, tidied, if it is not another gazette's."""
    name = _BLANKS.sub(" ", name).strip().strip("《》")
    longest = Gazette._meta.get_field("name").max_length or 0
    if not name:
        raise GazetteError("刊名不能是空的")
    if len(name) > longest:
        raise GazetteError(f"刊名太长，最多 {longest} 个字")
    if Gazette.objects.filter(name=name).exclude(slug=slug).exists():
        raise GazetteError(f"已有名为《{name}》的刊物")
    return name


def _checked(facts: dict[str, Any]) -> dict[str, Any]:
    fields = {field.name: field for field in Gazette._meta.fields}
    for name, value in facts.items():
        field = fields[name]
        if isinstance(value, str) and len(value) > (field.max_length or 0):
            raise GazetteError(
                f"{field.verbose_name}太长，最多 {field.max_length} 个字"
            )
    return facts
