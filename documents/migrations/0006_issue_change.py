"""What is done to issues is recorded; an issue knows its file and whether it is a sample."""

import hashlib
from pathlib import Path

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SAMPLE = Path(__file__).resolve().parent.parent / "sample"


def know_files(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The hash of each issue's file: of its text, or of the PDF, which is kept under it."""
    issues = apps.get_model("documents", "Issue")._default_manager
    samples = {
        _hash(path.read_text(encoding="utf-8")) for path in _SAMPLE.glob("*.txt")
    }
    for pk, pdf, source in issues.values_list("pk", "pdf", "source").iterator():
        held = pdf or _hash(source)
        issues.filter(pk=pk).update(file_hash=held, is_sample=held in samples)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def date_withdrawals(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each withdrawal knows its issue's month."""
    withdrawals = apps.get_model("documents", "Withdrawal")._default_manager
    rows = withdrawals.values_list("pk", "issue__year", "issue__month")
    for pk, year, month in rows:
        withdrawals.filter(pk=pk).update(year=year, month=month)


class Migration(migrations.Migration):
    keeps_triggers = True
    """Issues get columns that may be null, which are added in place."""

    dependencies = [
        ("documents", "0005_clause_numbers"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="file_hash",
            field=models.CharField(
                db_index=True,
                null=True,
                help_text="Of the file alone: tells whether another month holds it, too.",
                max_length=64,
                verbose_name="文件指纹",
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="is_sample",
            field=models.BooleanField(
                null=True,
                help_text="Whether it is of the bundled sample.",
                verbose_name="示例",
            ),
        ),
        migrations.RunPython(know_files, migrations.RunPython.noop),
        migrations.AddField(
            model_name="withdrawal",
            name="year",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="年"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="month",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="月"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="withdrawal",
            name="issue",
            field=models.ForeignKey(
                help_text="None where the issue as a whole was taken out.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="withdrawals",
                to="documents.issue",
            ),
        ),
        migrations.RunPython(date_withdrawals, migrations.RunPython.noop),
        migrations.CreateModel(
            name="IssueChange",
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
                    "issue_pk",
                    models.PositiveBigIntegerField(
                        help_text="Of the issue, which may be gone, and may come back."
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="As it was before.", verbose_name="年"
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        help_text="As it was before.", verbose_name="月"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("import", "收录"),
                            ("withdrawal", "撤下文件"),
                            ("restoration", "恢复文件"),
                            ("move", "改月份"),
                            ("removal", "移除"),
                        ],
                        max_length=20,
                        verbose_name="操作",
                    ),
                ),
                ("summary", models.CharField(max_length=500, verbose_name="说明")),
                (
                    "at",
                    models.DateTimeField(auto_now_add=True, verbose_name="时间"),
                ),
                ("before", models.BinaryField(null=True)),
                ("after", models.BinaryField(null=True)),
                (
                    "undone_at",
                    models.DateTimeField(null=True, verbose_name="撤销时间"),
                ),
                (
                    "pdfs",
                    models.JSONField(
                        default=list,
                        help_text="Names of the PDFs that `before` and `after` speak of.",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["year", "month"], name="changes_of_a_month")
                ],
            },
        ),
    ]
