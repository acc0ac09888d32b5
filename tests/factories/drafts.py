"""Drafts made through the operations members use."""

from typing import Any

from community.drafts.models import Draft
from community.drafts.operations import save_draft
from community.drafts.words import PlacedPicture, Words, said_of
from community.members.models import Member
from community.pictures.models import Picture


def some_words(
    text: str = "A bowl, half mended.", pictures: tuple[Picture, ...] = (), **fields: Any
) -> Words:
    placed = tuple(PlacedPicture(picture, said_of(picture)) for picture in pictures)
    return Words(text=text, pictures=placed, **fields)


def a_draft(by: Member, text: str = "A bowl, half mended.", **fields: Any) -> Draft:
    return save_draft(by=by, words=some_words(text, **fields))
