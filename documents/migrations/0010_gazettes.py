"""Issues are of gazettes; what was there is of the first one."""

import re
from collections import Counter
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Substr

_FIRST = "main"
# As on a line of its own at the beginning of an issue, or before the number.
_NAME = re.compile(r"^\W*([一-鿿]{2,20}(?:公报|政报))(?![一-鿿])", re.MULTILINE)
_BEGINNING = 3000  # characters: cover, masthead
_ISSUES = 24


def make_first(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first gazette, with the name that most of the newest issues print; else without."""
    issues = apps.get_model("documents", "Issue")._default_manager
    own = issues.exclude(is_sample=True).order_by("-year", "-month")
    beginnings = own.annotate(beginning=Substr("source", 1, _BEGINNING))
    names = Counter(
        name
        for text in beginnings.values_list("beginning", flat=True)[:_ISSUES]
        for name in {each.replace(" ", "") for each in _NAME.findall(text)}
    )
    [(name, _)] = names.most_common(1) or [("", 0)]
    gazettes = apps.get_model("documents", "Gazette")._default_manager
    gazettes.create(slug=_FIRST, name=name)


def gazette_of(related_name: str, **options: Any) -> Any:
    return models.ForeignKey(
        "documents.gazette",
        django.db.models.deletion.PROTECT,
        to_field="slug",
        default=_FIRST,
        related_name=related_name,
        **options,
    )


def mark(**options: Any) -> Any:
    return models.CharField(max_length=6, blank=True, default="", **options)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0009_withdrawn_pages"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gazette",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "slug",
                    models.CharField(max_length=30, unique=True, verbose_name="网址名"),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="As printed; empty: not known yet.",
                        max_length=100,
                        verbose_name="刊名",
                    ),
                ),
                (
                    "organ",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="主办单位"
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="联系方式"
                    ),
                ),
                (
                    "city",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="所属地区"
                    ),
                ),
                (
                    "codes",
                    models.JSONField(
                        default=list,
                        help_text="Of its documents' numbers: 云政发.",
                        verbose_name="机关代字",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="次序"),
                ),
            ],
            options={"ordering": ["position", "pk"]},
        ),
        migrations.RunPython(make_first, migrations.RunPython.noop),
        migrations.RemoveConstraint("issue", "one_issue_a_month"),
        migrations.AddField(
            "issue", "gazette", gazette_of("issues", verbose_name="刊物")
        ),
        migrations.AddField(
            "issue",
            "last_month",
            models.PositiveSmallIntegerField("止于月", null=True, blank=True),
        ),
        migrations.AddField("issue", "mark", mark(verbose_name="标识")),
        migrations.AddField(
            "issue",
            "kind",
            models.CharField(
                "类别",
                max_length=20,
                choices=[
                    ("regular", "正刊"),
                    ("supplement", "增刊"),
                    ("combined", "合刊"),
                ],
                default="regular",
            ),
        ),
        migrations.AddField(
            "issue",
            "last_number",
            models.PositiveSmallIntegerField("止于期号", null=True, blank=True),
        ),
        migrations.AddConstraint(
            "issue",
            models.UniqueConstraint(
                fields=["gazette", "year", "month", "mark"], name="one_issue_a_key"
            ),
        ),
        migrations.AlterModelOptions(
            "issue", {"ordering": ["-year", "-month", "-number", "-pk"]}
        ),
        migrations.AddField(
            "issuechange", "gazette", gazette_of("+", help_text="As it was before.")
        ),
        migrations.AddField("issuechange", "mark", mark(help_text="As it was before.")),
        migrations.AlterField(
            "issuechange",
            "kind",
            models.CharField(
                choices=[
                    ("import", "收录"),
                    ("withdrawal", "撤下文件"),
                    ("restoration", "恢复文件"),
                    ("move", "移动"),
                    ("removal", "移除"),
                ],
                max_length=20,
                verbose_name="操作",
            ),
        ),
        migrations.AddField("withdrawal", "gazette", gazette_of("+")),
        migrations.AddField("withdrawal", "mark", mark()),
    ]
