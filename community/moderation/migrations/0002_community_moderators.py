"""The group of people who moderate: into the admin, and to the reports there. Nothing else."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUP = "Community moderators"


def add_group(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    # Django makes both only after all migrations have run.
    decisions, _ = ContentType.objects.get_or_create(app_label="moderation", model="decision")
    moderate, _ = Permission.objects.get_or_create(
        content_type=decisions,
        codename="moderate_content",
        defaults={"name": "Can review reports and decide about what members post"},
    )
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    group, _ = Group.objects.get_or_create(name=GROUP)
    group.permissions.set([moderate, enter])


def remove_group(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # Both give every group that may enter the admin the right to choose from the libraries; ours comes after.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(add_group, remove_group)]
