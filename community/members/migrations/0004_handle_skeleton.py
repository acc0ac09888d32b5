"""No two handles that look alike: each row gets what its handle is taken for, the older of two look-alikes first."""

from typing import Any

from django.db import migrations, models

PAIRS = (("rn", "m"), ("vv", "w"))
SINGLES = str.maketrans({"0": "o", "1": "l", "i": "l"})
AT_ONCE = 1000


def skeleton_of(handle: str) -> str:
    seen = handle.replace("_", "")
    for pair, looks_like in PAIRS:
        seen = seen.replace(pair, looks_like)
    return seen.translate(SINGLES)


def fill(apps: Any, schema_editor: Any) -> None:
    """The younger of two that look alike keeps the handle and stays without: the older one guards it for both."""
    members = apps.get_model("members", "Member").objects.using(schema_editor.connection.alias)
    taken = set(members.exclude(handle_skeleton=None).values_list("handle_skeleton", flat=True))
    changed = []
    for member in members.filter(handle_skeleton=None).order_by("created_at", "pk").iterator(AT_ONCE):
        seen = skeleton_of(member.handle)
        if seen and seen not in taken:
            taken.add(seen)
            member.handle_skeleton = seen
            changed.append(member)
    members.bulk_update(changed, ["handle_skeleton"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("members", "0003_blocks_and_filters")]

    operations = [
        migrations.AddField(
            "member",
            "handle_skeleton",
            models.CharField(blank=True, editable=False, max_length=30, null=True, unique=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
