from django.db import migrations, models

ADD = (
    "ALTER TABLE documents_document"
    " ADD COLUMN registration_number varchar(60) DEFAULT '' NOT NULL"
)
DROP = "ALTER TABLE documents_document DROP COLUMN registration_number"


class Migration(migrations.Migration):
    keeps_triggers = True
    """Django would copy the table for a column that may not be null; SQLite adds one in
    place where it has a default. Nothing that is searched changes."""

    dependencies = [
        ("documents", "0007_revision_totals"),
    ]

    operations = [
        migrations.RunSQL(
            ADD,
            DROP,
            state_operations=[
                migrations.AddField(
                    model_name="document",
                    name="registration_number",
                    field=models.CharField(
                        blank=True,
                        help_text="As printed.",
                        max_length=60,
                        verbose_name="统一登记号",
                    ),
                ),
            ],
        ),
    ]
