from django.db import migrations, models


class Migration(migrations.Migration):
    keeps_triggers = True
    """Columns that may be null are added in place, to a table that is not searched."""

    dependencies = [
        ("documents", "0008_registration_number"),
    ]

    operations = [
        migrations.AddField(
            model_name="withdrawal",
            name="first_page",
            field=models.PositiveIntegerField(
                help_text="None where it was withdrawn before pages were noted.",
                null=True,
                verbose_name="首页",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="last_page",
            field=models.PositiveIntegerField(null=True, verbose_name="末页"),
        ),
    ]
