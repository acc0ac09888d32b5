"""The rooms of moderation in the Wagtail admin, by axe, in both themes and at two widths."""

import pytest

from community.members.models import Member
from community.moderation.models import Decision, Report
from tests.conftest import make_member
from tests.factories.worlds import World, a_world
from tests.journeys.conftest import OpenAs
from tests.journeys.inspection import Inspection


@pytest.fixture
def world(ana: Member, bo: Member, cleo: Member, mia: Member) -> World:
    return a_world(ana, bo, cleo, mia, make_member("samuel", "Sam Suspended"))


def test_what_a_moderator_sees(open_as: OpenAs, troubles: list[str], world: World) -> None:
    page = open_as(world.mia)
    inspection = Inspection(troubles)
    case = Report.objects.get(pk=world.report.pk).case_id
    rooms = ["reports", f"cases/{case}", "decisions", f"decisions/{Decision.objects.first().pk}"]
    rooms += ["members", f"members/{world.ana.pk}"]
    for address in ["/admin/", *(f"/admin/moderation/{room}/" for room in rooms)]:
        assert page.goto(address).status == 200
        inspection.look_at(page, address)
    page.goto(f"/admin/bulk/moderation/case/remove/?id={case}")
    inspection.look_at(page, "removing several")
    inspection.tell()
