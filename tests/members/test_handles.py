"""A handle is somebody’s: nobody takes one that reads the same, and nobody passes for the people who run this place."""

import importlib
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone

from community.accounts.models import User
from community.members.handles import check_handle, handle_skeleton
from community.members.models import Member
from community.members.operations import HandleRefused, ProfileRefused, edit_profile, leave_community
from tests.conftest import make_member

REFUSED = [
    # Not ASCII, or not a handle at all.
    "аdmin", "mıke", "ａnna", "annaK", "ㅤㅤㅤ", "an na", "an-na", "an.na", "ánna", "अन्ना", "🧵🧵🧵", "an\u200bna",
    "an\u202ena", "ab", "a" * 31, "", "Anna", "anna\n", "@anna",
    # The site's own words, and what reads like them.
    "admin", "adm1n", "a_d_m_i_n", "adrnin", "admin_", "4dm1n", "rnoderator", "m0derator", "moderat0r", "rnod", "staff",
    "5taff", "settlngs", "1ogin", "log1n", "supp0rt", "c0mmonplace", "cornmonplace", "nevvs", "___", "0fficial", "root",
    "r00t", "deleted_member",
]  # fmt: skip
TAKEN = [
    ("corner", "comer"), ("will", "w1ll"), ("will", "wi11"), ("willow", "vvillow"), ("wool", "w00l"), ("lily", "1ily"),
    ("anna_b", "annab"), ("annab", "_annab_"), ("bernard", "bemard"), ("ilse", "llse"),
]  # fmt: skip


@pytest.mark.parametrize("handle", REFUSED)
def test_a_handle_that_cannot_be_anybodys(handle):
    with pytest.raises(ValidationError):
        check_handle(handle)


@pytest.mark.parametrize(
    "handle", ["anna", "anna_b", "an4", "a_1", "wren1", "moderately", "teamwork", "x" * 30]
)
def test_a_handle_that_can_be(handle):
    check_handle(handle)


@pytest.mark.django_db
@pytest.mark.parametrize(("held", "wanted"), [*TAKEN, *((wanted, held) for held, wanted in TAKEN)])
def test_what_reads_like_a_handle_is_as_taken_as_the_handle(held, wanted):
    make_member(held)
    assert handle_skeleton(held) == handle_skeleton(wanted)
    with pytest.raises(HandleRefused, match="taken"):
        make_member(wanted)
    assert Member.objects.count() == 1


@pytest.mark.django_db
def test_different_handles_live_side_by_side():
    for handle in ("anna", "anne", "hanna", "anna2", "anna3"):
        make_member(handle)
    assert Member.objects.count() == 5


@pytest.mark.django_db
def test_the_database_itself_refuses_the_second():
    Member.objects.create(handle="corner", handle_skeleton=handle_skeleton("corner"))
    with pytest.raises(IntegrityError):
        Member.objects.create(handle="comer", handle_skeleton=handle_skeleton("comer"))


@pytest.mark.django_db
def test_a_sign_up_nobody_confirmed_does_not_keep_what_reads_like_it(django_user_model):
    make_member("corner")
    Member.objects.update(activated_at=None)
    assert make_member("comer").handle == "comer"


@pytest.mark.django_db
def test_the_form_says_so_beside_the_field(ana, visitor):
    started = visitor.get("/accounts/signup/").context["form"]["started"].value()
    answer = visitor.post(
        "/accounts/signup/",
        {
            "email": "x@example.org",
            "handle": "a_na",
            "password1": "a sentence nobody guesses",
            "started": started,
        },
    )
    assert "one that looks like it, is taken" in str(answer.context["form"].errors["handle"])
    assert not User.objects.filter(email="x@example.org").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["mi4", "m_1_a", "rnia", "mia_moder4tor", "miamoderator"])
def test_nobody_joins_under_what_reads_like_the_handle_or_name_of_staff(mia, wanted):
    with pytest.raises(HandleRefused):
        make_member(wanted)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["mia", "MIA", "Mía", "Міa Moderator", "m i a", "ＭＩＡ", "m1a"])
def test_nobody_is_called_like_staff(mia, ana, name):
    with pytest.raises(ProfileRefused):
        edit_profile(member=ana, by=ana, display_name=name, pronouns="", biography="", links=[])
    edit_profile(member=mia, by=mia, display_name="Mia", pronouns="", biography="", links=[])


@pytest.mark.django_db
def test_the_handle_of_somebody_who_left_stays_theirs_and_so_does_what_reads_like_it(ana):
    leave_community(member=ana, by=ana)
    for wanted in ("ana", "a_n_a"):
        with pytest.raises(HandleRefused):
            make_member(wanted)


@pytest.mark.django_db
def test_members_from_before_keep_their_handles_and_the_older_guards_it_for_both():
    now = timezone.now()
    old, young, other = (
        Member.objects.create(handle=handle, activated_at=now, created_at=now + timedelta(days=day))
        for handle, day in (("corner", 0), ("comer", 1), ("anna_b", 2))
    )
    migration = importlib.import_module("community.members.migrations.0004_handle_skeleton")
    for _twice in range(2):
        migration.fill(apps, SimpleNamespace(connection=connection))
    assert Member.objects.get(pk=old.pk).handle_skeleton == "comer"
    assert Member.objects.get(pk=young.pk).handle_skeleton is None
    assert Member.objects.get(pk=other.pk).handle_skeleton == "annab"
    for wanted in ("corner", "c0rner", "comer", "annab"):
        with pytest.raises(HandleRefused):
            make_member(wanted)


def test_the_migration_and_the_rule_of_today_agree():
    migration = importlib.import_module("community.members.migrations.0004_handle_skeleton")
    for pair in TAKEN:
        for handle in pair:
            assert migration.skeleton_of(handle) == handle_skeleton(handle)
