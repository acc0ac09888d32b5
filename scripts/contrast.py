"""Check that the colour tokens keep enough contrast, as WCAG 2.2 counts it, in both themes and in the high-contrast ones.

    python scripts/contrast.py site/static/css/tokens.css

A colour is written `--c-name: light-dark(oklch(L% C h), oklch(L% C h))`. Ends with 1 and a line for each failing pair.
The numbers turning OKLCH into linear light are Björn Ottosson's (2020).
"""

import math
import re
import sys
from pathlib import Path

Light = tuple[float, float, float]
Theme = dict[str, Light]

# Text of any size on each ground it may stand on, then marks and borders (1.4.11), then the quiet thread between things.
BODY_TEXT, TEXT, MARK, THREAD = 7.0, 4.5, 3.0, 1.3
GROUNDS = ("cloth", "paper", "sunk")
WASHES = ("weld-wash", "madder-wash", "lichen-wash", "indigo-wash")
PAIRS = [
    *[("ink", ground, BODY_TEXT) for ground in GROUNDS + WASHES],
    *[(ink, ground, TEXT) for ink in ("ink-2", "link") for ground in GROUNDS],
    *[("ink-2", wash, TEXT) for wash in ("indigo-wash", "weld-wash")],
    ("link", "indigo-wash", TEXT),
    *[("on-primary", fill, TEXT) for fill in ("primary", "primary-hover")],
    *[(dye, ground, TEXT) for dye in ("madder", "lichen", "walnut") for ground in ("cloth", "paper")],
    ("on-weld", "weld", TEXT),
    ("danger", "paper", TEXT),
    ("on-danger", "danger-fill", TEXT),
    *[(mark, ground, MARK) for mark in ("border-input", "focus") for ground in ("cloth", "paper")],
    ("primary", "cloth", MARK),
    ("thread", "cloth", THREAD),
]

TOKEN = re.compile(r"--c-([\w-]+):\s*light-dark\(\s*oklch\(([^)]+)\)\s*,\s*oklch\(([^)]+)\)\s*\)")


def main(path: str) -> int:
    usual, more = read_themes(Path(path).read_text(encoding="utf-8"))
    failures = [line for theme in (*usual, *more) for line in too_faint(theme)]
    for line in sorted(set(failures)):
        print(line)
    print(f"{len(PAIRS)} pairs of colours, {len(usual) + len(more)} themes, {len(failures)} too faint.")
    return 1 if failures else 0


def read_themes(css: str) -> tuple[list[Theme], list[Theme]]:
    """Return the light and the dark theme, and both as people see them who ask for more contrast."""
    usual, more = re.split(
        r"(?=@media\s*\(prefers-contrast:\s*more\))", css + "@media (prefers-contrast: more)", maxsplit=1
    )
    themes, strong = [], []
    for side in (2, 3):
        theme = {found[1]: linear_light(found[side]) for found in TOKEN.finditer(usual)}
        themes.append(theme)
        strong.append(theme | {found[1]: linear_light(found[side]) for found in TOKEN.finditer(more)})
    return themes, strong


def linear_light(oklch: str) -> Light:
    """Red, green and blue from 0 to 1, before the screen's curve; alpha is left out."""
    lightness, chroma, hue = (_number(part) for part in oklch.split("/")[0].split())
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return _clipped(red), _clipped(green), _clipped(blue)


def too_faint(theme: Theme) -> list[str]:
    lines = []
    for front, back, needed in PAIRS:
        if front not in theme or back not in theme:
            lines.append(f"{front} on {back}: there is no such colour")
        elif (found := contrast(theme[front], theme[back])) < needed:
            lines.append(f"{front} on {back}: {found:.2f}, needs {needed}")
    return lines


def contrast(one: Light, other: Light) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(light: Light) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def _number(text: str) -> float:
    return float(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def _clipped(value: float) -> float:
    return min(1.0, max(0.0, value))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
