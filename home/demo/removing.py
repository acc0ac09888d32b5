"""Throwing the demo away: everything members and editors made, with its files."""

from django.db import transaction
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from community.accounts.models import User
from community.members.models import Member
from community.moderation.models import Case, Proposal, Snapshot
from community.moderation.operations.copying import delete_copy
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures
from community.posts.models import Tag
from community.safeguards.models import RemovedPicture, Safeguard
from home.demo.sign_ins import check_allowed
from home.models import SiteImage, StandardPage


@transaction.atomic
def remove_demo() -> None:
    """Delete all members with what they made, and all pages but those a new site begins with. The log stays.

    Raises NotAllowed outside of the demo.
    """
    check_allowed()
    delete_pictures(Picture.objects.all())
    for kept in Snapshot.objects.all():
        delete_copy(kept)
    for model in (Proposal, Case, Safeguard, RemovedPicture):
        model.objects.all().delete()
    Member.objects.all().delete()
    Tag.objects.all().delete()
    for page in StandardPage.objects.order_by("-depth"):
        page.delete()
    Revision.objects.all().delete()
    PageLogEntry.objects.all().delete()
    ModelLogEntry.objects.all().delete()
    for image in SiteImage.objects.all():
        # Wagtail removes the files after the transaction.
        image.delete()
    User.objects.all().delete()
