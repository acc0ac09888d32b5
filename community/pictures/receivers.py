"""What pictures do when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.members.models import Member
from community.members.signals import member_left, standing_changed
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures, show_or_hide_profile_picture


@receiver(member_left)
def delete_pictures_of_the_leaver(sender: type[Member], member: Member, **kwargs: Any) -> None:
    delete_pictures(Picture.objects.by(member))


@receiver(standing_changed)
def take_the_profile_picture_along(sender: type[Member], member: Member, **kwargs: Any) -> None:
    show_or_hide_profile_picture(member=member)
