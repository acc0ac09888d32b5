"""Rows without files, where only what a list says about them matters."""

from community.members.models import Member
from community.pictures.models import Picture


def a_picture_row(by: Member, alt_text: str = "Four squares of colour.") -> Picture:
    return Picture.objects.create(
        owner=by, width=960, height=720, widths=[480, 960], colour="#aabbcc", alt_text=alt_text
    )
