"""What pictures hold about a member, and the files that go with the copy they take along."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.members.models import Member
from community.pictures.addresses import file_names, folder_of
from community.pictures.models import Picture


def file_in_copy(picture: Picture) -> str:
    """Return where the copy keeps a picture's file. The largest size comes last among the files made."""
    return f"pictures/{picture.pk}.{_largest(picture).rpartition('.')[2]}"


def stored_file(picture: Picture) -> str:
    """Return where the site keeps the file that the copy gets."""
    return f"{folder_of(picture.key, is_open=picture.is_open)}/{_largest(picture)}"


def _largest(picture: Picture) -> str:
    return list(file_names(picture))[-1]


def own_pictures(member: Member) -> QuerySet[Picture]:
    return Picture.objects.by(member).order_by("pk")


def _describe(picture: Picture) -> Row:
    return {
        "number": picture.pk,
        "file": file_in_copy(picture),
        "purpose": picture.purpose,
        "width": picture.width,
        "height": picture.height,
        "alt_text": picture.alt_text,
        "is_decorative": picture.is_decorative,
        "focus": [picture.focus_x, picture.focus_y],
        "is_public": picture.is_open,
        "added_at": moment(picture.created_at),
    }


KINDS = (
    Kind(
        name="pictures",
        title=_("Your pictures"),
        purpose=_("To show them where you put them. Where, when and with what they were taken is not kept."),
        kept=_("Until you delete them or leave. Those in no post and no draft are deleted after a day."),
        find=own_pictures,
        describe=_describe,
        holds=("pictures.Picture.owner",),
        page="members:edit",
    ),
)
