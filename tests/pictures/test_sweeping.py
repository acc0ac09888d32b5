"""What an interruption leaves behind is found, told, and with --fix taken away."""

import os
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from community.pictures.addresses import folder_of
from community.pictures.models import Picture
from community.pictures.operations import close_pictures, set_profile_picture
from community.posts.models import Post, PostPicture
from tests.factories.pictures import a_picture, a_picture_file


def sweep(*options):
    output = StringIO()
    call_command("sweep_pictures", *options, stdout=output)
    return output.getvalue()


def aged(picture, hours=25):
    Picture.objects.filter(pk=picture.pk).update(created_at=timezone.now() - timedelta(hours=hours))
    return picture


@pytest.fixture
def stray(media):
    """A file without a row, two hours old."""
    path = media / "pictures" / "ab" / ("ab" * 16) / "480.webp"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"left behind")
    then = time.time() - 2 * 60 * 60
    os.utime(path, (then, then))
    return path


def test_an_empty_place_has_nothing_to_sweep(db):
    assert "Would delete 0 forgotten pictures and 0 files" in sweep()


def test_without_fix_nothing_changes(ana, stray, stored):
    aged(a_picture(ana))
    before = stored()
    told = sweep()
    assert "Would delete 1 forgotten pictures and 1 files" in told and str(stray.name) in told
    assert stored() == before and Picture.objects.count() == 1


def test_forgotten_pictures_and_files_alone_go_and_a_second_sweep_finds_nothing(ana, stray, stored, commits):
    aged(a_picture(ana))
    with commits():
        assert "Deleted 1 forgotten pictures and 1 files" in sweep("--fix")
    assert stored() == [] and not Picture.objects.exists() and not stray.parent.exists()
    with commits():
        assert "Deleted 0 forgotten pictures and 0 files" in sweep("--fix")


def test_what_is_in_use_or_young_stays(ana, stored, commits):
    posted, closed = aged(a_picture(ana)), aged(a_picture(ana))
    post = Post.objects.create(author=ana, text="A bowl.")
    for position, picture in enumerate((posted, closed)):
        PostPicture.objects.create(post=post, picture=picture, position=position)
    with commits():
        close_pictures([closed])
    a_picture(ana)
    aged(set_profile_picture(member=ana, by=ana, upload=a_picture_file()))
    before = stored()
    with commits():
        sweep("--fix")
    assert stored() == before and Picture.objects.count() == 4


def test_files_of_an_upload_under_way_stay(db, stray):
    os.utime(stray)
    sweep("--fix")
    assert stray.exists()


def test_a_row_without_its_file_is_told(ana):
    picture = a_picture(ana)
    path = f"{folder_of(picture.key, is_open=False)}/64.webp"
    default_storage.delete(path)
    told = sweep("--fix")
    assert f"Missing file: {path}" in told and "1 files are missing" in told
    assert Picture.objects.filter(pk=picture.pk).exists()
