from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("posts", "0004_author_is_private"),
    ]

    operations = [
        migrations.AddField(
            model_name="taghide",
            name="until",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
