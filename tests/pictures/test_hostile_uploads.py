"""Hostile files through the real upload: a sentence or a clean picture, never a crash, nothing left behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse

from community.pictures.models import Picture
from community.pictures.operations import discard_picture
from tests.architecture.sources import ROOT
from tests.factories.pictures import encoded, quarters
from tests.pictures import samples
from tests.pictures.test_processing import shows_the_quarters_upright

CORPUS = ROOT.parent / "shared" / "corpora" / "make_hostile_images.py"
PNG_SUITE = ROOT.parent / "shared" / "corpora" / "images" / "pngsuite"

# What is in a file is decided before a database hears of it.
pytestmark = pytest.mark.once


@pytest.fixture
def post_raw(client_for, ana, no_rate_limits):
    """Send bytes under any file name, even one that no polite client would send."""
    client = client_for(ana)

    def send(content, name="photo.jpg", content_type="image/jpeg"):
        head = f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: {content_type}'
        body = head.encode("utf-8", "surrogatepass") + b"\r\n\r\n" + content + b"\r\n--b--\r\n"
        return client.post(reverse("pictures:upload"), body, content_type="multipart/form-data; boundary=b")

    return send


@pytest.fixture
def outcome(post_raw, media, stored, commits, ana):
    """Upload, look at every byte stored and shown, remove again; return the status and the files."""

    def run(content, canary, **options):
        answer = post_raw(content, **options)
        assert answer.status_code in (200, 422), answer.status_code
        assert canary not in answer.content and b"<script" not in answer.content
        files = [(media / path).read_bytes() for path in stored()]
        assert not any(canary in file or b"<script" in file for file in files)
        assert (answer.status_code == 200) == bool(files) == Picture.objects.exists()
        with commits():
            for picture in Picture.objects.all():
                discard_picture(picture=picture, by=ana)
        assert stored() == []
        return answer.status_code, files

    return run


def test_our_own_hostile_files(outcome):
    for content in samples.refused_files().values():
        assert outcome(content, samples.WORDS)[0] == 422


@pytest.mark.parametrize("name", samples.HOSTILE_NAMES)
def test_names_are_ignored(outcome, media, name):
    around = sorted(media.parent.iterdir())
    outcome(encoded(quarters(), "JPEG"), samples.WORDS, name=name)
    assert sorted(media.parent.iterdir()) == around


def corpus(folder: Path):
    """The files of the larger corpus beside the project; none where there is no such corpus."""
    if not CORPUS.exists():
        return b"\0", []
    subprocess.run([sys.executable, CORPUS, folder], check=True, capture_output=True)
    manifest = json.loads((folder / "manifest.json").read_text())
    return manifest["canary"].encode(), manifest["files"]


def test_the_corpus_beside_the_project(outcome, tmp_path):
    canary, rows = corpus(tmp_path / "corpus")
    for row in rows:
        content = (tmp_path / "corpus" / row["name"]).read_bytes()
        status, files = outcome(content, canary, content_type=row["content_type"])
        assert row["expect"] == "either" or status == {"accept": 200, "reject": 422}[row["expect"]], row[
            "name"
        ]
        if "upright" in row["checks"]:
            assert all(map(shows_the_quarters_upright, files)), row["name"]


def test_the_png_suite_beside_the_project(outcome):
    """Willem van Schaik's suite: every kind of PNG is taken; those beginning with x are broken and may be refused."""
    for path in sorted(PNG_SUITE.glob("*.png")):
        status, _files = outcome(path.read_bytes(), samples.WORDS, content_type="image/png")
        assert status == 200 or path.name.startswith("x"), path.name
