"""Revisions are counted and added up in a row of their own (`documents.revisions.watch` fills it)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    keeps_triggers = True
    """A table more: nothing that is searched changes."""

    dependencies = [
        ("documents", "0006_issue_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="RevisionTotals",
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
                ("count", models.BigIntegerField()),
                ("sum", models.BigIntegerField()),
            ],
        ),
    ]
