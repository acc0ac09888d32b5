"""Those who edit the rules also keep the texts moderators often need."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUP = "Editors"
RIGHTS = {
    "add": "Can add canned text",
    "change": "Can change canned text",
    "delete": "Can delete canned text",
}


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    group = apps.get_model("auth", "Group").objects.filter(name=GROUP).first()
    if group is None:
        return
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    texts, _ = ContentType.objects.get_or_create(app_label="moderation", model="cannedtext")
    for verb, name in RIGHTS.items():
        # Django makes these only after all migrations have run.
        right, _ = Permission.objects.get_or_create(
            content_type=texts, codename=f"{verb}_cannedtext", defaults={"name": name}
        )
        group.permissions.add(right)


def forbid(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="moderation", content_type__model="cannedtext"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0005_each_in_a_case"),
        ("wagtailcore", "0002_initial_data"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, forbid)]
