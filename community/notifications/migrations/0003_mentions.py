from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_news_of_posts_not_posted"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("followed", "Someone follows you"),
                    ("liked_post", "Someone likes your post"),
                    ("liked_comment", "Someone likes your comment"),
                    ("commented", "Someone commented on your post"),
                    ("replied", "Someone replied to you"),
                    ("mentioned", "Someone mentioned you"),
                    ("decided", "The moderators decided about something of yours"),
                    ("not_posted", "A post of yours could not be posted at its time"),
                    ("report_answered", "The moderators answered your report"),
                ],
                max_length=20,
            ),
        ),
    ]
