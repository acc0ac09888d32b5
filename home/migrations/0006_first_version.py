"""Keep the guidelines that are published today as their first version, so that everything from now on can cite it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_first_version(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    GuidelinesVersion = apps.get_model("home", "GuidelinesVersion")
    page = apps.get_model("home", "GuidelinesPage").objects.filter(live=True).first()
    if page is None or GuidelinesVersion.objects.exists():
        return
    keys = ("title", "text", "yes", "no")
    rules = [
        {"id": block["id"], **{key: block["value"].get(key) or "" for key in keys}}
        for block in page.rules.raw_data
        if block["type"] == "rule"
    ]
    values = {"title": page.title, "introduction": page.introduction, "rules": rules}
    if page.last_published_at is not None:
        values["published_at"] = page.last_published_at
    GuidelinesVersion.objects.create(number=1, **values)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0005_guidelines_versions"),
    ]

    operations = [migrations.RunPython(keep_first_version, migrations.RunPython.noop)]
