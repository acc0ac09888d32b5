from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_privacy_and_standing"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="has_blocks",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="member",
            name="has_filters",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
