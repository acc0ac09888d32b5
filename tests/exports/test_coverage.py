"""Nothing that hangs on a person is forgotten: each field that points at one is in the copy, or named here with a reason."""

from django.apps import apps

from community.accounts.models import User
from community.exports.kinds import KINDS
from community.members.models import Member

WORKED_ON = "who worked on a case is kept for the log, and told to nobody it is about"
EDITED = "what editors make belongs to the site"

# Why these are in no copy.
LEFT_OUT = {
    "moderation.Appeal.decided_by": WORKED_ON,
    "moderation.Case.claimed_by": WORKED_ON,
    "moderation.CaseEvent.actor": WORKED_ON,
    "moderation.CaseNote.by": WORKED_ON,
    "moderation.Proposal.decided_by": WORKED_ON,
    "moderation.Proposal.proposed_by": WORKED_ON,
    "safeguards.Safeguard.owner": "a rule belongs to the site; its owner only looks after it",
    "home.SiteImage.uploaded_by_user": EDITED,
    **{
        f"home.{page}.{field}": EDITED
        for page in ("GuidelinesPage", "HomePage", "StandardPage", "TransparencyPage")
        for field in ("locked_by", "owner")
    },
    "moderation.Decision.by": "what a moderator decided belongs to those it is about",
    "moderation.Report.about": "who was reported is not told that they were, only what was decided",
    "moderation.Report.member": "the same, for a report about a profile",
    "accounts.KnownDevice.user": "a scrambled mark that says nothing, also not to its owner",
}
# Editors' work belongs to the site: pages, pictures and papers, and who put them there.
OF_THE_SITE = {"wagtailcore", "wagtailadmin", "wagtailusers", "wagtaildocs", "wagtailimages", "auth"}


def fields_that_point_at_people():
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label not in OF_THE_SITE
        for field in model._meta.concrete_fields
        if field.related_model in (Member, User)
    }


def test_every_field_that_points_at_a_person_is_in_the_copy_or_has_a_reason():
    held = {name for kind in KINDS for name in kind.holds}
    assert fields_that_point_at_people() - held - set(LEFT_OUT) == set()


def test_no_kind_names_a_field_that_is_not_there():
    held = {name for kind in KINDS for name in kind.holds}
    assert (held | set(LEFT_OUT)) - fields_that_point_at_people() == set()


def test_every_kind_says_why_and_how_long_and_has_a_file_of_its_own():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        assert str(kind.title) and str(kind.purpose).endswith(".") and str(kind.kept).endswith(".")
