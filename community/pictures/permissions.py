"""Who may add and change pictures."""

from community.members.models import Member
from community.members.permissions import can_take_part
from community.pictures.models import Picture


def can_add_pictures(member: Member) -> bool:
    """Everybody who may take part."""
    return can_take_part(member)


def can_change_picture(member: Member, picture: Picture) -> bool:
    """Its owner may, in good standing."""
    return picture.owner_id == member.pk and can_take_part(member)
