"""Removed pictures are noticed when they come again, changed as people change them; other pictures are not."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageOps

from community.members.models import Member
from community.moderation.models import Case
from community.moderation.rules import CitedRule
from community.pictures.fingerprints import ALIKE, BITS, distance, fingerprint, variants
from community.pictures.operations import add_picture
from community.posts.operations import publish_post
from community.safeguards.models import RemovedPicture
from home.demo.content import PICTURES
from tests.factories.decisions import remove, restore

RULE = CitedRule(id="rule", title="Share what is yours", text="Only your own.")


# Of these there is one picture each; of the drawings in the demonstration some are details of others.
PHOTOGRAPHS = [
    "autumn-ridge",
    "bridge-cables",
    "carved-bird",
    "dandelion-meadow",
    "dragonfly",
    "drum-and-table",
    "espresso",
    "fig-in-red-bowl",
    "forest-stream",
    "mountain-path",
    "paint-brushes",
    "sunset-table",
    "tabby-cat",
    "two-dogs-at-the-door",
    "wall-clock",
]


def photographs() -> dict[str, Image.Image]:
    """Return the photographs of the demonstration community, as large as a phone shows them."""
    return {name: shown(PICTURES / f"{name}.jpg") for name in PHOTOGRAPHS}


def shown(path: Path) -> Image.Image:
    with Image.open(path) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((640, 640))
    return picture


def compressed(picture: Image.Image, quality: int) -> Image.Image:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return Image.open(kept)


def changed(picture: Image.Image, chance: random.Random) -> Iterator[Image.Image]:
    """Yield copies: smaller, compressed, mirrored, cropped by five per cent somewhere, and several of it at once."""
    width, height = picture.size
    left, top = chance.uniform(0, 0.05), chance.uniform(0, 0.05)
    box = (left * width, top * height, (0.95 + left) * width, (0.95 + top) * height)
    cropped = picture.crop(tuple(map(int, box)))
    yield picture.resize((width // 3, height // 3))
    yield compressed(picture, 30)
    yield ImageOps.mirror(picture)
    yield cropped
    yield compressed(ImageOps.mirror(cropped).resize((width // 2, height // 2)), 50)


def test_changed_copies_are_caught_and_other_pictures_are_not() -> None:
    pictures = photographs()
    assert len(pictures) >= 12
    kept = {name: variants(picture) for name, picture in pictures.items()}
    chance = random.Random(20261121)
    copies = [
        distance(fingerprint(copy), kept[name])
        for name, picture in pictures.items()
        for copy in (*changed(picture, chance), *changed(picture, chance))
    ]
    caught = sum(apart <= ALIKE for apart in copies)
    assert caught >= 0.95 * len(copies), sorted(copies)[-10:]
    others = [
        distance(fingerprint(picture), kept[other])
        for name, picture in pictures.items()
        for other in pictures
        if other != name
    ]
    assert sum(apart <= ALIKE for apart in others) <= len(others) / 1000, sorted(others)[:5]


def corpus() -> list[Path]:
    shared = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "images"
    return sorted(shared.rglob("*.png"))


def drawings(chance: random.Random) -> Iterator[Image.Image]:
    """Yield simple drawings of shapes, as the picture corpora are full of."""
    for _number in range(150):
        drawing = Image.new("RGB", (200, 150), "white")
        pen = ImageDraw.Draw(drawing)
        for _shape in range(chance.randint(3, 8)):
            x, y = chance.randint(0, 150), chance.randint(0, 100)
            pen.rectangle(
                (x, y, x + chance.randint(10, 80), y + chance.randint(10, 60)), fill=chance.randint(0, 200)
            )
        yield drawing


def test_drawings_and_the_corpora_are_not_taken_for_photographs() -> None:
    kept = [variants(picture) for picture in photographs().values()]
    strangers = list(drawings(random.Random(7)))
    strangers += [shown(path) for path in PICTURES.glob("*.jpg") if path.stem not in PHOTOGRAPHS]
    for path in corpus():
        try:
            with Image.open(path) as opened:
                strangers.append(opened.convert("RGB"))
        except (OSError, SyntaxError, ValueError):
            continue
    compared = [distance(fingerprint(one), known) for one in strangers for known in kept]
    assert len(compared) >= 1500
    assert sum(apart <= ALIKE for apart in compared) <= len(compared) / 1000


@pytest.mark.parametrize("colour", ["white", "black", "#888888"])
def test_a_plain_colour_says_nothing(colour: str) -> None:
    plain = Image.new("RGB", (300, 200), colour)
    assert fingerprint(plain) == "" and variants(plain) == []
    assert distance("", ["0" * 32]) == BITS and distance("0" * 32, []) == BITS


class TestComingAgain:
    @pytest.fixture
    def upload(self):
        def make(picture: Image.Image) -> SimpleUploadedFile:
            kept = io.BytesIO()
            picture.save(kept, "JPEG", quality=85)
            return SimpleUploadedFile("picture.jpg", kept.getvalue(), "image/jpeg")

        return make

    @pytest.fixture
    def photograph(self) -> Image.Image:
        return next(iter(photographs().values()))

    def test_a_changed_copy_by_anybody_is_held_with_the_distance(
        self, upload, photograph, ana: Member, cleo: Member, mia: Member
    ) -> None:
        first = publish_post(by=ana, text="Mine.", pictures=[add_picture(by=ana, upload=upload(photograph))])
        remove(target=first, by=mia, rule=RULE)
        kept = RemovedPicture.objects.get()
        assert kept.rule_title == RULE.title and kept.thing_key == f"post:{first.pk}"
        copy = ImageOps.mirror(photograph).resize((320, 240))
        again = publish_post(by=cleo, text="New.", pictures=[add_picture(by=cleo, upload=upload(copy))])
        assert again.is_held
        opened = Case.objects.get(thing_key=f"post:{again.pk}").events.get(kind="opened")
        assert f"post:{first.pk}" in opened.data["because"] and f"of {BITS} bits" in opened.data["because"]

    def test_what_is_put_back_may_come_again(self, upload, photograph, ana: Member, mia: Member) -> None:
        first = publish_post(by=ana, text="Mine.", pictures=[add_picture(by=ana, upload=upload(photograph))])
        remove(target=first, by=mia, rule=RULE)
        restore(target=first, by=mia)
        assert not RemovedPicture.objects.exists()
        second = publish_post(by=ana, text="Too.", pictures=[add_picture(by=ana, upload=upload(photograph))])
        assert not second.is_held

    def test_another_picture_is_not_held(self, upload, photograph, ana: Member, mia: Member) -> None:
        first = publish_post(by=ana, text="Mine.", pictures=[add_picture(by=ana, upload=upload(photograph))])
        remove(target=first, by=mia, rule=RULE)
        other = list(photographs().values())[3]
        assert not publish_post(
            by=ana, text="Other.", pictures=[add_picture(by=ana, upload=upload(other))]
        ).is_held

    def test_what_is_kept_is_no_picture(self, upload, photograph, ana: Member, mia: Member) -> None:
        first = publish_post(by=ana, text="Mine.", pictures=[add_picture(by=ana, upload=upload(photograph))])
        remove(target=first, by=mia, rule=RULE)
        assert all(len(one) == 32 for one in RemovedPicture.objects.get().variants)
