"""The sizes and formats written for one upload; runs in the guarded child process."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from community.pictures.fingerprints import fingerprint
from community.pictures.limits import (
    EDITORS_MAX_SIDE,
    POST_MAX_HEIGHT,
    POST_WIDTHS,
    PROFILE_WIDTHS,
)
from community.pictures.pixels import Size, average_colour, clean_pixels, on_white


@dataclass(frozen=True)
class Written:
    """What was written into the folder, and what a page must know to show it."""

    width: int
    height: int
    colour: str
    widths: tuple[int, ...]
    files: tuple[str, ...]
    # Where it stands among others that look alike; only of pictures for posts.
    fingerprint: str = ""


def write_post_picture(source: Path, folder: Path) -> Written:
    """Write AVIF and WebP in up to three widths and one JPEG of the largest; nothing is enlarged."""
    picture = clean_pixels(source, lambda size: fitted(size, (POST_WIDTHS[-1], POST_MAX_HEIGHT)))
    widths = (*(width for width in POST_WIDTHS if width < picture.width), picture.width)
    files = []
    for width in widths:
        sized = scaled_to(picture, width)
        files.append(_save_avif(sized, folder / f"{width}.avif"))
        files.append(_save_webp(sized, folder / f"{width}.webp"))
    files.append(_save_jpeg(picture, folder / f"{picture.width}.jpg"))
    colour, likeness = average_colour(picture), fingerprint(picture)
    return Written(*picture.size, colour, widths, tuple(files), likeness)


def write_profile_picture(source: Path, folder: Path) -> Written:
    """Write the square middle of a picture as WebP, always in every width, so that an address needs only the key."""
    picture = clean_pixels(source, lambda size: covering(size, PROFILE_WIDTHS[-1]))
    files = []
    for width in PROFILE_WIDTHS:
        square = ImageOps.fit(picture, (width, width), Image.Resampling.LANCZOS)
        files.append(_save_webp(square, folder / f"{width}.webp"))
    return Written(*square.size, average_colour(square), PROFILE_WIDTHS, tuple(files))


def write_editors_picture(source: Path, folder: Path) -> Written:
    """Write one clean file for the editors' library: drawings and see-through pictures as PNG, the rest as JPEG."""
    picture = clean_pixels(source, lambda size: fitted(size, (EDITORS_MAX_SIDE, EDITORS_MAX_SIDE)))
    with source.open("rb") as file:
        drawn = file.read(4) in (b"\x89PNG", b"GIF8")
    if drawn or picture.mode == "RGBA":
        picture.save(folder / "picture.png", "PNG")
        name = "picture.png"
    else:
        name = _save_jpeg(picture, folder / "picture.jpg", quality=90)
    return Written(*picture.size, average_colour(picture), (picture.width,), (name,))


def fitted(size: Size, box: Size) -> Size:
    """Return the size that fits the box without ever growing; no side falls below one pixel."""
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def covering(size: Size, side: int) -> Size:
    """Return the size whose smaller side is `side`, without ever growing."""
    scale = min(1.0, side / min(size))
    return round(size[0] * scale), round(size[1] * scale)


def scaled_to(picture: Image.Image, width: int) -> Image.Image:
    """Return the picture at a width, itself when it has that width already."""
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _save_avif(picture: Image.Image, path: Path) -> str:
    # Speed 9: slower ones cost ten times the work for a few per cent.
    picture.save(path, "AVIF", quality=63, speed=9, max_threads=1)
    return path.name


def _save_webp(picture: Image.Image, path: Path) -> str:
    picture.save(path, "WEBP", quality=80)
    return path.name


def _save_jpeg(picture: Image.Image, path: Path, quality: int = 82) -> str:
    on_white(picture).save(path, "JPEG", quality=quality, progressive=True)
    return path.name
