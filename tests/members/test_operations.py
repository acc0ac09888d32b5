"""What may be changed about a member, by whom, and what is refused with which sentence."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from community.accounts.models import User
from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.members.operations import (
    HandleRefused,
    ProfileRefused,
    activate_member,
    choose_handle,
    create_member_for,
    edit_profile,
    leave_community,
    lift_suspension,
    register_member,
    suspend,
)
from community.members.signals import member_left
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def edited(member, by=None, **changes):
    values = {"display_name": "", "pronouns": "", "biography": "", "links": []}
    edit_profile(member=member, by=by or member, **values | changes)
    member.refresh_from_db()
    return member


def test_registering_makes_the_pair_and_nobody_sees_it_yet():
    member = register_member(
        email="Wren@Example.org", password="x" * 12, handle="@Wren", display_name=" Wren "
    )
    assert (member.handle, member.name, member.user.email) == ("wren", "Wren", "wren@example.org")
    assert not Member.objects.visible_to(None).exists()
    activate_member(member=member)
    first = member.activated_at
    activate_member(member=member)
    assert member.activated_at == first
    assert Member.objects.visible_to(None).get() == member


def test_a_refused_handle_leaves_no_sign_in_behind(ana):
    with pytest.raises(HandleRefused):
        register_member(email="wren@example.org", password=None, handle="ANA")
    assert not User.objects.filter(email="wren@example.org").exists()


@pytest.mark.parametrize(
    "handle", ["ab", "a" * 31, "a b", "ann-a", "аnna", "ａnna", "settings", "___", "m0derator", "root_", ""]
)
def test_what_is_no_handle_or_speaks_for_the_site_is_refused(handle):
    with pytest.raises(HandleRefused):
        register_member(email="wren@example.org", password=None, handle=handle)


def test_a_handle_nobody_confirmed_goes_to_whoever_comes_next():
    register_member(email="one@example.org", password=None, handle="wren")
    register_member(email="two@example.org", password=None, handle="wren")
    assert Member.objects.get(handle="wren").user.email == "two@example.org"
    assert not hasattr(User.objects.get(email="one@example.org"), "member")


def test_choosing_a_handle_makes_a_member_whom_others_see_at_once():
    member = choose_handle(user=User.objects.create_user("root@example.org"), handle="keeper")
    assert Member.objects.visible_to(None).get() == member


def test_a_sign_in_has_one_member(ana):
    with pytest.raises(HandleRefused):
        create_member_for(user=ana.user, handle="second")


def test_a_profile_is_changed_by_its_member_only(ana, bo):
    with pytest.raises(NotAllowed):
        edited(ana, by=bo, display_name="Bo was here")
    ana.refresh_from_db()
    assert ana.display_name == "Ana Author"


def test_a_biography_is_rendered_when_it_is_saved(ana):
    edited(ana, biography="I **mend**.\r\n\r\n<script>alert(1)</script>")
    assert "<strong>mend</strong>" in ana.biography_html
    assert "<script" not in ana.biography_html


@pytest.mark.parametrize(
    "changes",
    [
        {"display_name": "x" * 61},
        {"pronouns": "x" * 41},
        {"biography": "x" * 501},
        {"biography": "nul\0"},
        {"display_name": "\ud800"},
        {"display_name": "Administrator"},
        {"display_name": "Adm\u0456n"},
        {"links": [f"https://{n}.example" for n in range(5)]},
        {"links": ["https://wren.example/" + "x" * 200]},
        {"links": ["https://wren.example", "javascript:alert(1)"]},
    ],
)
def test_what_is_refused_changes_nothing_at_all(ana, changes):
    with pytest.raises(ProfileRefused):
        edited(ana, **{"display_name": "New name"} | changes)
    ana.refresh_from_db()
    assert ana.display_name == "Ana Author"


@pytest.mark.parametrize("length", [60, 1])
def test_a_name_may_be_as_long_as_it_says_in_any_script(ana, length):
    assert edited(ana, display_name="🧵" * length).display_name == "🧵" * length


def test_nobody_takes_the_name_of_a_moderator_however_it_is_written(ana, mia):
    for name in ("Mia Moderator", "MIA  MODERAT0R", "Mіa Modеrator"):
        with pytest.raises(ProfileRefused):
            edited(ana, display_name=name)
    assert edited(mia, display_name="Mia Moderator").name == "Mia Moderator"


def test_direction_overrides_and_invisible_names_do_not_survive(ana):
    assert edited(ana, display_name="\u202eanA\u202c").display_name == "anA"
    assert edited(ana, display_name="\u200b\u2060").name == "ana"


def test_a_suspension_ends_by_itself_or_when_it_is_lifted(ana):
    suspend(member=ana, until=timezone.now() + dt.timedelta(days=1))
    assert ana.is_suspended
    assert not Member.objects.visible_to(None).exists()
    lift_suspension(member=ana)
    assert Member.objects.visible_to(None).exists()
    suspend(member=ana, until=timezone.now() - dt.timedelta(seconds=1))
    assert Member.objects.visible_to(None).exists()


def test_leaving_deletes_the_words_and_the_sign_in_and_keeps_the_handle(ana):
    edited(ana, display_name="Ana", pronouns="she/her", biography="I mend.", links=["https://ana.example"])
    heard = []
    member_left.connect(
        lambda member, **kwargs: heard.append(member.handle), weak=False, dispatch_uid="heard"
    )
    leave_community(member=ana, by=ana)
    leave_community(member=ana, by=ana)
    member_left.disconnect(dispatch_uid="heard")
    assert heard == ["ana"]
    ana.refresh_from_db()
    words = (
        ana.display_name,
        ana.pronouns,
        ana.biography,
        ana.biography_html,
        ana.avatar_key,
        ana.links,
        ana.user,
    )
    assert words == ("", "", "", "", "", [], None)
    assert ana.name == "Deleted member"
    assert not User.objects.exists()
    assert not Member.objects.visible_to(None).exists()
    with pytest.raises(HandleRefused):
        register_member(email="other@example.org", password=None, handle="ana")


def test_nobody_closes_the_account_of_another(ana, bo):
    with pytest.raises(NotAllowed):
        leave_community(member=ana, by=bo)
    assert User.objects.filter(email="ana@example.org").exists()


def test_the_last_administrator_stays_until_there_is_another(ada):
    with pytest.raises(OperationRefused):
        leave_community(member=ada, by=ada)
    other = make_member("second")
    User.objects.filter(pk=other.user.pk).update(is_superuser=True)
    leave_community(member=ada, by=ada)
    assert not Member.objects.moderators().filter(handle="ada").exists()


def test_moderators_are_those_of_the_group_and_administrators(ana, mia, ada, ed):
    assert set(Member.objects.moderators()) == {mia, ada}
    mia.user.groups.remove(Group.objects.get(name="Community moderators"))
    assert set(Member.objects.moderators()) == {ada}


def test_who_is_silenced_writes_nothing_into_their_profile_either(ana):
    Member.objects.filter(pk=ana.pk).update(silenced_until=timezone.now() + dt.timedelta(days=1))
    ana.refresh_from_db()
    with pytest.raises(NotAllowed):
        edit_profile(member=ana, by=ana, display_name="Shout", pronouns="", biography="Shout", links=[])
    assert Member.objects.get(pk=ana.pk).display_name == "Ana Author"
