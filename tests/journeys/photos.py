"""Photographs as phones send them: large, turned by a note, in HEIC, with the place where they were taken."""

from typing import Any

import pillow_heif
from PIL import Image
from playwright.sync_api import FilePayload, Locator

from tests.factories.pictures import encoded, quarters
from tests.pictures.samples import CANARY, notes

pillow_heif.register_heif_opener()

UPRIGHT = (1200, 1600)
LYING = (1600, 1200)

# The colours of the four quarters as they arrive on the screen, row by row.
QUARTERS = """img => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 40;
  const ink = canvas.getContext("2d");
  ink.drawImage(img, 0, 0, 40, 40);
  const name = ([r, g, b]) =>
    r > 180 && g > 180 && b > 180 ? "white" : r > 150 ? "red" : g > 150 ? "green" : b > 150 ? "blue" : `${r},${g},${b}`;
  return [[10, 10], [30, 10], [10, 30], [30, 30]].map(([x, y]) => name(ink.getImageData(x, y, 1, 1).data));
}"""
AS_TAKEN = ["red", "green", "blue", "white"]


def a_heic() -> FilePayload:
    return payload("IMG_0001.HEIC", "image/heic", encoded(quarters(LYING), "HEIF", quality=70, exif=notes()))


def a_turned_jpeg() -> FilePayload:
    """Taken upright, stored lying on its side with a note to turn it."""
    lying = quarters(UPRIGHT).transpose(Image.Transpose.ROTATE_90)
    return payload(
        "IMG_0002.jpg", "image/jpeg", encoded(lying, "JPEG", quality=88, exif=notes(orientation=6))
    )


def a_jpeg_with_its_place() -> FilePayload:
    photo = encoded(quarters(LYING), "JPEG", quality=88, exif=notes())
    assert CANARY.encode() in photo
    return payload("IMG_0003.jpg", "image/jpeg", photo)


def a_snapshot(name: str = "snapshot.jpg", size: tuple[int, int] = (480, 360), **options: Any) -> FilePayload:
    return payload(name, "image/jpeg", encoded(quarters(size), "JPEG", quality=85, **options))


def payload(name: str, kind: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def size_shown(image: Locator) -> tuple[int, int]:
    """Return the natural size of a picture once the browser has decoded it."""
    image.scroll_into_view_if_needed()
    return tuple(
        image.evaluate("async img => { await img.decode(); return [img.naturalWidth, img.naturalHeight] }")
    )
