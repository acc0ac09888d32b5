"""Every pair of colours we put on each other can be read, in both themes (WCAG 2.2)."""

import math
import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "site/static/css/tokens.css").read_text()
PAIR = re.compile(r"--c-([\w-]+):\s*light-dark\(\s*oklch\(([^)]+)\)\s*,\s*oklch\(([^)]+)\)\s*\)")
THEMES = {"undyed": 0, "indigo": 1}

READING, TEXT, SHAPE = 7, 4.5, 3
NEEDED = [
    *(("ink", ground, READING) for ground in ("cloth", "paper", "sunk")),
    *(("ink", f"{dye}-wash", READING) for dye in ("weld", "madder", "lichen", "indigo")),
    *(("ink-2", ground, TEXT) for ground in ("cloth", "paper", "sunk", "indigo-wash", "weld-wash")),
    *(("link", ground, TEXT) for ground in ("cloth", "paper", "sunk", "indigo-wash")),
    *(
        (dye, ground, TEXT)
        for dye in ("madder", "lichen", "walnut", "danger")
        for ground in ("cloth", "paper")
    ),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-hover", TEXT),
    ("on-weld", "weld", TEXT),
    ("on-danger", "danger-fill", TEXT),
    *((edge, ground, SHAPE) for edge in ("border-input", "focus") for ground in ("cloth", "paper")),
    ("primary", "cloth", SHAPE),
]


def tokens():
    """The first meaning of each colour; the second is the one for people who ask for more contrast."""
    found = {}
    for name, light, dark in PAIR.findall(TOKENS):
        found.setdefault(name, (light, dark))
    return found


def luminance(written):
    lightness, chroma, hue = (
        float(part.strip("%")) / (100 if "%" in part else 1) for part in written.split("/")[0].split()
    )
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(1, max(0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground", "needed"), NEEDED)
def test_it_can_be_read(theme, ink, ground, needed):
    one, other = (luminance(tokens()[name][THEMES[theme]]) for name in (ink, ground))
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= needed
