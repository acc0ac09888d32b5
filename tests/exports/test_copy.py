"""What is in a copy: all that is one's own, nothing that is others', every file whole."""

import json
import re
import subprocess

import pytest
from PIL import Image

from community.exports.kinds import KINDS
from community.pictures.models import Picture
from tests.exports.conftest import made, unpacked

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(world, tmp_path):
    return unpacked(made(world.member), tmp_path)


def all_text(folder):
    files = [
        path for path in folder.rglob("*") if path.suffix in {".json", ".html"} or path.name == "SHA256SUMS"
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_word_of_ones_own_is_there_and_nobody_elses(folder, world):
    text = all_text(folder)
    assert {word for word in world.own if word not in text} == set()
    assert {word for word in world.others if word in text} == set()


def test_the_data_alone_has_every_word_too(folder, world):
    text = "\n".join(path.read_text(encoding="utf-8") for path in (folder / "data").iterdir())
    assert {word for word in world.own if word not in text} == set()


def test_nothing_says_who_reported_or_decided_or_blocks(folder):
    decisions = (folder / "data/decisions.json").read_text()
    assert "mia" not in decisions
    assert "cleo" not in decisions + (folder / "data/notifications.json").read_text()
    assert [row["handle"] for row in json.loads((folder / "data/blocks.json").read_text())] == ["cleo"]


def test_sha256sum_finds_every_file_whole(folder):
    run = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
    listed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert listed == there - {"SHA256SUMS"}


def test_sha256sum_finds_a_damaged_file(folder):
    (folder / "posts.html").write_text("something else")
    run = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert run.returncode == 1


def test_the_manifest_counts_what_is_there(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    assert set(manifest["counts"]) == {kind.name for kind in KINDS}
    for name, count in manifest["counts"].items():
        assert len(json.loads((folder / f"data/{name}.json").read_text())) == count
    assert manifest["pictures_missing"] == []
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert manifest["files"] == len(files) - 1


def test_every_picture_is_there_in_its_largest_size(folder, world):
    pictures = Picture.objects.filter(owner=world.member)
    assert pictures.count() == 4
    for row in json.loads((folder / "data/pictures.json").read_text()):
        with Image.open(folder / row["file"]) as image:
            assert image.size == (row["width"], row["height"])


def test_pages_need_no_script_no_network_and_no_site(folder):
    for page in folder.glob("*.html"):
        text = page.read_text()
        assert "<script" not in text
        for address in re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', text):
            assert (folder / address).is_file(), address
        for address in re.findall(r'<a [^>]*href="([^"]+)"', text):
            is_away = address.startswith(("http://", "https://"))
            assert is_away or (folder / address).is_file(), address


def test_a_picture_whose_file_is_lost_is_named_and_nothing_else_is_missing(world, tmp_path, caplog):
    picture = Picture.objects.filter(owner=world.member).first()
    Picture.objects.filter(pk=picture.pk).update(key="0" * 32)
    folder = unpacked(made(world.member), tmp_path)
    missing = json.loads((folder / "manifest.json").read_text())["pictures_missing"]
    assert [name.split("/")[1].split(".")[0] for name in missing] == [str(picture.pk)]
    assert "file is missing" in caplog.text


def test_a_copy_of_next_to_nothing_is_whole_as_well(cleo, tmp_path):
    folder = unpacked(made(cleo), tmp_path)
    assert json.loads((folder / "data/posts.json").read_text()) == []
    assert "Nothing." in (folder / "settings.html").read_text()
