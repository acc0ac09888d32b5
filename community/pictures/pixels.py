"""Turn an untrusted picture file into clean pixels: upright, in sRGB, with nothing else attached."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pillow_heif
from PIL import AvifImagePlugin, ExifTags, Image, ImageCms

from community.pictures.limits import MAX_PIXELS, MAX_SIDE

Size = tuple[int, int]

# Content decides, never the name. MPO, the two-picture JPEG of some phones, opens through JPEG.
READABLE_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# One thread each: address space is limited, and other members' requests share the machine.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


class TooManyPixels(Exception):
    """The picture is larger than this site opens."""


def clean_pixels(path: Path, finished_size: Callable[[Size], Size]) -> Image.Image:
    """Decode the first frame completely and return it at its finished size, as RGB or RGBA."""
    picture = Image.open(path, formats=READABLE_FORMATS)
    _check_size(picture.size)
    orientation = _orientation(picture)
    size = _turned(finished_size(_turned(picture.size, orientation)), orientation)
    # JPEG can be decoded at a half, a quarter or an eighth, which saves most of the work.
    picture.draft(None, size)
    picture.load()
    _check_size(picture.size)
    profile = picture.info.get("icc_profile")
    # Shrinking comes before all else that touches every pixel.
    small = _plain_mode(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture.close()
    upright = _in_srgb(small, profile)
    if orientation in TURNS:
        upright = upright.transpose(TURNS[orientation])
    return _only_pixels(upright)


def on_white(picture: Image.Image) -> Image.Image:
    """Flatten transparency on white."""
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def average_colour(picture: Image.Image) -> str:
    """Return the average as #rrggbb; white for pictures one can see through, so that nothing shines through."""
    if picture.mode == "RGBA":
        return "#ffffff"
    return f"#{picture.resize((1, 1), Image.Resampling.BOX).tobytes().hex()}"


def _check_size(size: Size) -> None:
    if max(size) > MAX_SIDE or size[0] * size[1] > MAX_PIXELS:
        raise TooManyPixels
    if min(size) < 1:
        raise ValueError("a picture without pixels")


def _orientation(picture: Image.Image) -> int:
    """Return the camera's note of which way is up; one that cannot be read counts as upright."""
    try:
        return int(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except (SyntaxError, ValueError, TypeError, LookupError, OSError, struct.error):
        return 1


def _turned(size: Size, orientation: int) -> Size:
    return (size[1], size[0]) if orientation in (5, 6, 7, 8) else size


def _plain_mode(picture: Image.Image) -> Image.Image:
    """Convert palettes, single bits and 16-bit greys to eight bits, keeping transparency and CMYK."""
    see_through = "transparency" in picture.info
    if picture.mode in ("RGB", "RGBA", "L", "CMYK") and not see_through:
        return picture
    if picture.mode == "F" or picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    see_through = see_through or picture.mode in ("LA", "La", "PA", "RGBa")
    return picture.convert("RGBA" if see_through else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert to RGB or RGBA, through the picture's colour profile when that one is usable."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    converted = _through_profile(colours, profile) if profile else None
    colours = converted or colours.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _through_profile(picture: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() == "RGB" and picture.mode == "L":
            picture = picture.convert("RGB")
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _only_pixels(picture: Image.Image) -> Image.Image:
    """Copy the pixels and leave notes, thumbnails, profiles and comments behind."""
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    return clean
