from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0004_follow_requests"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("followed", "Someone follows you"),
                    ("asked", "Someone asks to follow you"),
                    ("accepted", "Someone lets you follow them"),
                    ("liked_post", "Someone likes your post"),
                    ("liked_comment", "Someone likes your comment"),
                    ("commented", "Someone commented on your post"),
                    ("replied", "Someone replied to you"),
                    ("mentioned", "Someone mentioned you"),
                    ("decided", "The moderators decided about something of yours"),
                    ("not_posted", "A post of yours could not be posted at its time"),
                    ("report_answered", "The moderators answered your report"),
                    ("export_ready", "Your copy of everything is ready"),
                ],
                max_length=20,
            ),
        ),
    ]
