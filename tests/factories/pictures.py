"""Picture files as members have them, and pictures made of them."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from community.members.models import Member
from community.pictures.models import Picture
from community.pictures.operations import add_picture, describe_picture, open_pictures


def quarters(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """Red and green over blue and white: every turn or flip shows."""
    width, height = size
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=(255, 0, 0))
    draw.rectangle((width // 2, 0, width - 1, height // 2 - 1), fill=(0, 255, 0))
    draw.rectangle((0, height // 2, width // 2 - 1, height - 1), fill=(0, 0, 255))
    return image if mode == "RGB" else image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def a_picture_file(
    name: str = "photo.jpg", size: tuple[int, int] = (64, 48), content: bytes | None = None
) -> SimpleUploadedFile:
    """A small photograph, or any bytes as an upload."""
    if content is None:
        content = encoded(quarters(size), "JPEG", quality=92)
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def a_picture(by: Member, alt_text: str = "Four squares of colour.", **options: Any) -> Picture:
    """A described picture in no post yet."""
    picture = add_picture(by=by, upload=a_picture_file(**options))
    describe_picture(picture=picture, by=by, alt_text=alt_text, is_decorative=False)
    return picture


def an_open_picture(by: Member, **options: Any) -> Picture:
    """A picture as it is once its post is public, without the post."""
    picture = a_picture(by, **options)
    open_pictures([picture])
    picture.refresh_from_db()
    return picture
