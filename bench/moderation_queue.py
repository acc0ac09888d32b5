"""How much longer the queue of cases takes to open with ten thousand open reports than other lists of the admin.

`.venv/bin/python bench/moderation_queue.py` makes a database of its own in memory, opens each page in turns, and prints the
middle time of each as a multiple of the list of decisions, which shows as many rows. Only the ratios mean anything.
"""

import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORTS = 10_000
ROUNDS = 15


def main() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    measure()


def measure() -> None:
    from django.contrib.auth.models import Group
    from django.test import Client
    from django.urls import reverse

    from community.moderation.models import Case, Decision, Report, Snapshot
    from tests.conftest import give_second_factor, make_member

    mia, ana, bo = make_member("mia"), make_member("ana"), make_member("bobo")
    mia.user.groups.add(Group.objects.get(name="Community moderators"))
    give_second_factor(mia.user)
    client = Client()
    client.force_login(mia.user)

    def fill(number: int) -> None:
        keys = [f"member:{each}" for each in range(number)]
        about = {"kind": "member", "about": ana, "member": ana, "rule_id": "kind", "rule_title": "Be kind"}
        cases = Case.objects.bulk_create(
            Case(thing_key=key, open_key=key, harm=1 + each % 4, report_count=1, **about)
            for each, key in enumerate(keys)
        )
        copies = Snapshot.objects.bulk_create(
            Snapshot(case=case, digest=case.thing_key, text="Words that were reported.") for case in cases
        )
        Report.objects.bulk_create(
            Report(
                case=case, copy=copy, reporter=bo, thing_key=case.thing_key, open_key=case.thing_key, **about
            )
            for case, copy in zip(cases, copies, strict=True)
        )

        Decision.objects.bulk_create(
            Decision(case=case, thing_key=case.thing_key, by=mia, **about) for case in cases
        )

    addresses = {
        "decisions": reverse("decisions_of_moderators:index"),
        "members": reverse("members_under_moderation:index"),
        "cases": reverse("cases_of_moderation:index"),
        "reports": reverse("reports_from_members:index"),
    }
    for number in (10, REPORTS):
        Case.objects.all().delete()
        fill(number)
        times: dict[str, list[float]] = {name: [] for name in addresses}
        for _round in range(ROUNDS):
            for name, address in addresses.items():
                begun = time.perf_counter()
                assert client.get(address).status_code == 200
                times[name].append(time.perf_counter() - begun)
        middle = {name: statistics.median(each) for name, each in times.items()}
        told = ", ".join(f"{name} {value / middle['decisions']:.2f}" for name, value in middle.items())
        print(f"{number:>6} open reports: {told}")


if __name__ == "__main__":
    main()
