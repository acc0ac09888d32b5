"""Odd and hostile files, made here. CANARY stands wherever a file can carry words beside its pixels."""

import struct
import zlib

import pillow_heif
from PIL import Image, PngImagePlugin, TiffImagePlugin

from tests.factories.pictures import encoded, quarters

pillow_heif.register_heif_opener()

CANARY = "LEAKCANARY41c9"
WORDS = CANARY.encode()
HTML = f"<!doctype html><html><body><script>/*{CANARY}*/</script></body></html>".encode()
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>{CANARY}</script></svg>'.encode()
PNG_START = b"\x89PNG\r\n\x1a\n"

# The turn that each orientation note undoes.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def notes(orientation: int = 1) -> bytes:
    """EXIF with the canary in words, camera and place."""
    exif = Image.Exif()
    for tag in (0x010E, 0x010F, 0x0110, 0x013B):
        exif[tag] = CANARY
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x927C] = WORDS
    place = exif.get_ifd(0x8825)
    degrees = TiffImagePlugin.IFDRational
    place[1], place[2] = "N", (degrees(48), degrees(51), degrees(2999, 100))
    place[27] = b"ASCII\0\0\0" + WORDS
    return exif.tobytes()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_header(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    return PNG_START + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def png_with(*chunks: bytes) -> bytes:
    """A good PNG with more chunks after its header."""
    png = encoded(quarters(), "PNG")
    return png[:33] + b"".join(chunks) + png[33:]


def jpeg_with(marker: int, data: bytes) -> bytes:
    """A good JPEG with one more segment at its start."""
    jpeg = encoded(quarters(), "JPEG", quality=95)
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + jpeg[2:]


def zeros(count: int) -> bytes:
    press = zlib.compressobj(9)
    block = bytes(1 << 20)
    parts = [press.compress(block[: min(count - done, len(block))]) for done in range(0, count, len(block))]
    return b"".join([*parts, press.flush()])


def flat_png(side: int) -> bytes:
    """A complete, valid PNG of so many pixels a side that compresses to almost nothing."""
    pixels = zeros(side * (3 * side + 1))
    return png_header(side, side) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def turned(orientation: int) -> bytes:
    image = quarters()
    if orientation in TURNS:
        image = image.transpose(TURNS[orientation])
    return encoded(image, "JPEG", quality=95, exif=notes(orientation))


def words_in_png() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", CANARY)
    info.add_text("Comment", CANARY, zip=True)
    info.add_itxt("XML:com.adobe.xmp", CANARY)
    return info


def deep_grey_png() -> bytes:
    """Sixteen bits a pixel, all of one light grey."""
    return encoded(Image.new("I;16", (8, 8), 50000), "PNG")


def profile_with_red_and_green_swapped() -> bytes:
    """A complete colour profile like sRGB, but what it calls red is green."""

    def fixed(*values):
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    def xyz(*values):
        return b"XYZ \0\0\0\0" + fixed(*values)

    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = {
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.3851, 0.7169, 0.0971),
        b"gXYZ": xyz(0.4361, 0.2225, 0.0139),
        b"bXYZ": xyz(0.1431, 0.0606, 0.7141),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma),
    }
    table, body = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += name + struct.pack(">II", 128 + 4 + 12 * len(tags) + len(body), len(value))
        body += value
    size = struct.pack(">I", 128 + len(table) + len(body))
    head = size + bytes(4) + b"\x02\x40\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    return head + fixed(0.9642, 1.0, 0.8249) + bytes(48) + table + body


def two_picture_jpeg() -> bytes:
    return encoded(quarters(), "MPO", save_all=True, append_images=[quarters().rotate(180)], quality=95)


def upright_files() -> dict[str, bytes]:
    """Files to be taken, that show the four quarters upright."""
    q = quarters()
    with_alpha = q.convert("RGBA")
    return {
        **{f"orientation {number}": turned(number) for number in (*range(1, 9), 99)},
        "jpeg comment": encoded(q, "JPEG", quality=95, comment=WORDS),
        "jpeg with html": jpeg_with(0xFE, b"-->" + HTML),
        "jpeg with pdf": jpeg_with(0xFE, b"%PDF-1.4\n" + WORDS) + b"\n%%EOF",
        "jpeg trailing bytes": encoded(q, "JPEG", quality=95) + WORDS * 50,
        "jpeg cmyk": encoded(q.convert("CMYK"), "JPEG", quality=95),
        "jpeg progressive": encoded(q, "JPEG", quality=95, progressive=True),
        "mpo": two_picture_jpeg(),
        "png words": encoded(q, "PNG", pnginfo=words_in_png(), exif=notes()),
        "png html": png_with(chunk(b"tEXt", b"Comment\0" + HTML)),
        "png alpha": encoded(with_alpha, "PNG"),
        "gif comment": encoded(quarters(mode="P"), "GIF", comment=WORDS),
        "gif trailing script": encoded(quarters(mode="P"), "GIF") + b";/*" + WORDS + b"*/",
        "webp": encoded(q, "WEBP", lossless=True, exif=notes(), xmp=WORDS),
        "avif": encoded(q, "AVIF", quality=95, exif=notes(), xmp=WORDS),
        "heic": encoded(quarters((128, 96)), "HEIF", quality=95, exif=notes()),
        "icc": encoded(q, "JPEG", quality=95, icc_profile=WORDS * 20),
    }


def other_good_files() -> dict[str, bytes]:
    """Files to be taken, of other looks."""
    q = quarters()
    return {
        "one pixel": encoded(Image.new("RGB", (1, 1)), "JPEG"),
        "thread": encoded(Image.new("RGB", (2000, 1), "red"), "PNG"),
        "grey": encoded(q.convert("L"), "JPEG"),
        "grey alpha": encoded(q.convert("LA"), "PNG"),
        "sixteen bits": deep_grey_png(),
        "one bit": encoded(q.convert("1"), "PNG"),
        "clear palette": encoded(q.convert("P"), "PNG", transparency=0),
    }


def refused_files() -> dict[str, bytes]:
    """Files to be refused with a sentence."""
    q = quarters((256, 192))
    jpeg, png, gif, webp = (encoded(q, kind) for kind in ("JPEG", "PNG", "GIF", "WEBP"))
    lying = bytearray(jpeg)
    frame = lying.find(b"\xff\xc0")
    lying[frame + 5 : frame + 9] = struct.pack(">HH", 65000, 65000)
    return {
        "svg": SVG,
        "html": HTML,
        "pdf": b"%PDF-1.4\n%%EOF",
        "tiff": encoded(q, "TIFF"),
        "bmp": encoded(q, "BMP"),
        "gif header then html": b"GIF89a" + HTML,
        "spaces": b" " * 1000,
        "one byte": b"\x89",
        "no pixels": png_header(8, 8) + chunk(b"IEND", b""),
        "half a jpeg": jpeg[: len(jpeg) // 2],
        "half a png": png[: len(png) // 2],
        "half a gif": gif[: len(gif) // 2],
        "half a webp": webp[: len(webp) // 2],
        "header bomb": png_header(50_000, 50_000) + chunk(b"IDAT", zlib.compress(bytes(64))),
        "lying jpeg": bytes(lying),
        "thread too long": png_header(12_001, 1) + chunk(b"IDAT", zlib.compress(bytes(36_004))),
        "text bomb": png_with(chunk(b"zTXt", b"Comment\0\0" + zeros(64 << 20))),
        "profile bomb": png_with(chunk(b"iCCP", b"icc\0\0" + zeros(64 << 20))),
    }


HOSTILE_NAMES = [
    "../../../../etc/cron.d/evil.jpg",
    "..\\..\\windows\\win.ini.jpg",
    "/etc/passwd",
    "%2e%2e%2f%2e%2e%2fx.jpg",
    "x.jpg\x00.html",
    "a" * 300 + ".jpg",
    "\u202egpj.exe",
    ".htaccess",
    "$(id).jpg",
    "'><script>alert(1)</script>.jpg",
    "a;b=c.jpg",
    f"{CANARY}.jpg",
    "cat.php",
]
