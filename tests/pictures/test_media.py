"""Only what is public is handed out, as the picture it is and nothing else."""

import pytest

from community.pictures.addresses import sources
from tests.factories.pictures import an_open_picture

HIDDEN = [
    "",
    "pictures/",
    "pictures/01/",
    "pictures/../secret.txt",
    "pictures/..%2fsecret.txt",
    "secret.txt",
    "secret.jpg",
    "original_images/secret.jpg",
    "documents/secret.jpg",
    "closed/01/0123456789abcdef0123456789abcdef/64.jpg",
    "images/.secret.jpg",
    "images/../secret.jpg",
    "images/deep/secret.jpg",
    "images/secret.svg",
    "images/secret.html",
    "images\\secret.jpg",
    "images/gone.jpg",
]


@pytest.fixture
def secrets(media):
    for path in ["secret.txt", *HIDDEN]:
        if path.rpartition(".")[2] in {"txt", "jpg", "svg", "html"} and "gone" not in path:
            target = media / path.replace("..%2f", "").replace("../", "")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"secret")


@pytest.mark.parametrize(
    ("kind", "content_type"), [("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg")]
)
def test_an_open_picture_is_served_for_ever_and_runs_nothing(visitor, ana, kind, content_type):
    picture = an_open_picture(ana)
    answer = visitor.get(sources(picture).fallback.replace(".jpg", f".{kind}"))
    assert answer.status_code == 200 and answer["Content-Type"] == content_type
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"] == "inline"
    assert len(answer.getvalue()) == int(answer["Content-Length"]) > 0
    assert not answer.cookies


def test_sizes_of_editors_pictures_are_public(visitor, media):
    (media / "images").mkdir()
    (media / "images" / "bench.width-800.format-webp.webp").write_bytes(b"RIFF")
    answer = visitor.get("/media/images/bench.width-800.format-webp.webp")
    assert answer["Content-Type"] == "image/webp" and answer.getvalue() == b"RIFF"


@pytest.mark.django_db
@pytest.mark.parametrize("path", HIDDEN)
def test_everything_else_does_not_exist(visitor, secrets, path):
    answer = visitor.get(f"/media/{path}")
    assert answer.status_code == 404
    assert b"secret" not in answer.content.replace(path.encode(), b"")


def test_files_are_only_read(visitor, ana):
    assert visitor.post(sources(an_open_picture(ana)).fallback).status_code == 405


def test_serving_a_file_asks_no_database(visitor, ana, django_assert_num_queries):
    address = sources(an_open_picture(ana)).fallback
    with django_assert_num_queries(0):
        assert visitor.get(address).getvalue()
