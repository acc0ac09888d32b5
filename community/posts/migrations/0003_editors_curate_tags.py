"""Wagtail's Editors describe tags, join and part them; administrators may do so anyway."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RIGHT = ("curate_tags", "Can describe, join and part tags")


def let_editors_curate(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    # Django makes both only after all migrations have run.
    tags, _ = ContentType.objects.get_or_create(app_label="posts", model="tag")
    curate, _ = Permission.objects.get_or_create(
        content_type=tags, codename=RIGHT[0], defaults={"name": RIGHT[1]}
    )
    Group.objects.get(name="Editors").permissions.add(curate)


def let_nobody_curate(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="posts", codename=RIGHT[0]
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("posts", "0002_terms_versions_and_tags"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="tag",
            options={"permissions": [RIGHT], "verbose_name": "tag", "verbose_name_plural": "tags"},
        ),
        migrations.RunPython(let_editors_curate, let_nobody_curate),
    ]
