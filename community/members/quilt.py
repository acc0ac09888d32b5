"""The quilt block every member has until they choose a picture of their own."""

import hashlib

from community.members.quilt_cloth import ACCENTS, DYES, INNER, OUTER, PATCH_SIZE, PATCHES


def quilt_seed(handle: str) -> str:
    """Return the sixteen hexadecimal digits that stand for a handle in the block's address."""
    return hashlib.sha256(handle.casefold().encode()).hexdigest()[:16]


def quilt_svg(seed: str) -> str:
    """Return a patchwork of four by four as SVG; the same seed always gives the same block."""
    digits = hashlib.sha256(seed.encode()).digest()
    dye, ground = DYES[digits[0] % len(DYES)]
    accent = next(colour for colour in (ACCENTS[digits[1] % len(ACCENTS)], *ACCENTS) if colour != dye)
    centre = dye if digits[2] % 3 == 0 else accent
    # One quarter is drawn by hand; the other three are turns of it, as a quilter would piece them.
    quarter = (
        ((0, 0), _shape(OUTER, digits[3]), dye),
        ((1, 0), _shape(OUTER, digits[4]), dye),
        ((0, 1), _shape(OUTER, digits[5]), dye),
        ((1, 1), _shape(INNER, digits[6]), centre),
    )
    if not any(shape for _place, shape, _colour in quarter[:3]):
        quarter = (((0, 0), PATCHES["square"], dye), *quarter[1:])
    patches = [
        _polygon(place, shape, colour, turns)
        for place, shape, colour in quarter
        if shape
        for turns in range(4)
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">'
        f'<rect width="96" height="96" fill="{ground}"/>{"".join(patches)}'
        '<path d="M4 48H92M48 4V92" stroke="#fffaf0" stroke-opacity=".75" stroke-width="1.6"'
        ' stroke-dasharray="4 3.4" stroke-linecap="round"/></svg>'
    )


def _shape(names: tuple[str, ...], digit: int) -> tuple[tuple[int, int], ...]:
    return PATCHES[names[digit % len(names)]]


def _polygon(place: tuple[int, int], shape: tuple[tuple[int, int], ...], colour: str, turns: int) -> str:
    points = [((place[0] + x) * PATCH_SIZE, (place[1] + y) * PATCH_SIZE) for x, y in shape]
    for _turn in range(turns):
        points = [(4 * PATCH_SIZE - y, x) for x, y in points]
    return f'<polygon points="{" ".join(f"{x},{y}" for x, y in points)}" fill="{colour}"/>'
