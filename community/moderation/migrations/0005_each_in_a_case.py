"""Every report and every decision is in a case now, and the words of a report are in its copy."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0004_reports_into_cases")]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="moderation.case"
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="moderation.case"
            ),
        ),
        migrations.RemoveField(model_name="report", name="snapshot"),
    ]
