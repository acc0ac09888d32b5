"""What happens to rows and files when pictures are added, described, closed, opened and deleted."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from community.common.errors import NotAllowed
from community.members.operations import leave_community, suspend
from community.pictures import operations, storage
from community.pictures.addresses import file_names, folder_of
from community.pictures.descriptions import DescriptionRefused
from community.pictures.models import Picture
from community.pictures.operations import (
    add_picture,
    close_pictures,
    describe_picture,
    discard_picture,
    open_pictures,
    remove_profile_picture,
    set_profile_picture,
)
from community.pictures.processing import PictureRefused
from tests.factories.pictures import a_picture, a_picture_file, an_open_picture


def paths_of(picture):
    folder = folder_of(picture.key, is_open=picture.is_open)
    return sorted(f"{folder}/{name}" for name in file_names(picture))


def test_adding_a_picture_keeps_a_row_and_exactly_its_files(ana, stored):
    picture = add_picture(by=ana, upload=a_picture_file(size=(800, 600)))
    assert (picture.owner, picture.purpose, picture.width, picture.height) == (ana, "post", 800, 600)
    assert picture.widths == [480, 800] and not picture.is_open and not picture.is_described
    assert stored() == paths_of(picture)


def test_the_name_of_the_file_is_kept_nowhere(ana, stored):
    picture = add_picture(by=ana, upload=a_picture_file("My home, 12 High Street.jpg"))
    assert "Street" not in "".join(stored()) + repr(Picture.objects.values().get(pk=picture.pk))


def test_two_pictures_of_the_same_file_have_nothing_in_common_in_their_names(ana):
    assert a_picture(ana).key != a_picture(ana).key


def test_a_refused_picture_leaves_no_row_and_no_file(ana, stored):
    with pytest.raises(PictureRefused):
        add_picture(by=ana, upload=a_picture_file(content=b"<svg/>"))
    assert not Picture.objects.exists() and stored() == []


def test_the_suspended_add_and_describe_nothing(ana):
    picture = a_picture(ana)
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        add_picture(by=ana, upload=a_picture_file())
    with pytest.raises(NotAllowed):
        describe_picture(picture=picture, by=ana, alt_text="New", is_decorative=False)


def test_only_so_many_pictures_can_wait_for_a_post(ana, monkeypatch):
    monkeypatch.setattr(operations, "MAX_WAITING", 1)
    a_picture(ana)
    with pytest.raises(PictureRefused, match="no post yet"):
        add_picture(by=ana, upload=a_picture_file())


def test_a_full_disk_leaves_no_row_and_no_file_and_gets_a_sentence(ana, stored, monkeypatch):
    save = default_storage.save

    def fill_up(name, content):
        if name.endswith(".jpg"):
            raise OSError(28, "No space left on device")
        return save(name, content)

    monkeypatch.setattr(storage.default_storage, "save", fill_up)
    with pytest.raises(PictureRefused, match="just now"):
        add_picture(by=ana, upload=a_picture_file())
    assert not Picture.objects.exists() and stored() == []


def test_a_row_that_cannot_be_written_leaves_no_file(ana, stored, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(operations, "_add_row", fail)
    with pytest.raises(RuntimeError):
        add_picture(by=ana, upload=a_picture_file())
    assert stored() == []


def test_describing_keeps_the_words_clean(ana):
    picture = a_picture(ana, alt_text="  A bowl\u202e\n with a rim. ")
    picture.refresh_from_db()
    assert picture.alt_text == "A bowl with a rim." and picture.is_described


def test_decoration_counts_as_described(ana):
    picture = a_picture(ana, alt_text="")
    assert not picture.is_described
    describe_picture(picture=picture, by=ana, alt_text="", is_decorative=True)
    assert picture.is_described


@pytest.mark.parametrize("words", ["x" * 1501, "a\0b", "\ud800"])
def test_words_that_cannot_be_kept_are_refused(ana, words):
    picture = a_picture(ana)
    with pytest.raises(DescriptionRefused):
        describe_picture(picture=picture, by=ana, alt_text=words, is_decorative=False)


def test_the_longest_description_is_kept_whole(ana):
    picture = a_picture(ana, alt_text="\U0001f3fa" * 1500)
    picture.refresh_from_db()
    assert picture.alt_text == "\U0001f3fa" * 1500


def test_nobody_describes_or_discards_the_picture_of_another(ana, cleo, stored):
    picture = a_picture(ana)
    with pytest.raises(NotAllowed):
        describe_picture(picture=picture, by=cleo, alt_text="Mine", is_decorative=False)
    with pytest.raises(NotAllowed):
        discard_picture(picture=picture, by=cleo)
    assert stored() == paths_of(picture)


def test_a_discarded_picture_goes_with_its_files(ana, stored, commits, media):
    other = a_picture(ana)
    picture = a_picture(ana)
    with commits():
        discard_picture(picture=picture, by=ana)
    assert list(Picture.objects.all()) == [other]
    assert stored() == paths_of(other)
    assert not (media / folder_of(picture.key, is_open=False)).exists()


def test_files_stay_when_the_deletion_is_undone(ana, stored):
    picture = a_picture(ana)
    with pytest.raises(RuntimeError), transaction.atomic():
        discard_picture(picture=picture, by=ana)
        raise RuntimeError
    assert Picture.objects.filter(pk=picture.pk).exists()
    assert stored() == paths_of(picture)


def test_a_closed_picture_moves_to_a_new_name_out_of_public_reach(ana, stored, commits):
    with commits():
        picture = an_open_picture(ana)
    old_key, old_paths = picture.key, paths_of(picture)
    with commits():
        close_pictures([picture])
    picture.refresh_from_db()
    assert picture.key != old_key and not picture.is_open
    assert stored() == paths_of(picture)
    assert all(path.startswith("closed/") for path in stored())
    assert not set(old_paths) & set(stored())


def test_closing_twice_is_the_same_as_once(ana, stored, commits):
    with commits():
        picture = an_open_picture(ana)
    with commits():
        close_pictures([picture])
        close_pictures([picture])
    picture.refresh_from_db()
    assert stored() == paths_of(picture)


def test_an_opened_picture_keeps_its_name_and_each_closing_takes_it_away(ana, stored, commits):
    picture = a_picture(ana)
    keys = [picture.key]
    for move in (open_pictures, close_pictures, open_pictures):
        with commits():
            move(Picture.objects.all())
        picture.refresh_from_db()
        keys.append(picture.key)
    assert keys[0] == keys[1] != keys[2] == keys[3] and picture.is_open
    assert stored() == paths_of(picture)


def test_an_undone_closing_leaves_the_picture_where_it_was(ana, stored, commits, monkeypatch):
    with commits():
        picture = an_open_picture(ana)

    def fail(*args, **options):
        raise RuntimeError

    monkeypatch.setattr(Picture, "save", fail)
    with pytest.raises(RuntimeError):
        close_pictures([picture])
    assert stored() == paths_of(picture)


def test_a_missing_file_does_not_stop_a_moderator(ana, stored, commits, caplog):
    with commits():
        picture = an_open_picture(ana)
    default_storage.delete(f"{folder_of(picture.key)}/64.jpg")
    with commits():
        close_pictures([picture])
    assert "missing" in caplog.text
    assert [path.rsplit("/")[-1] for path in stored()] == ["64.avif", "64.webp"]


def test_a_profile_picture_stands_for_the_member(ana, stored):
    picture = set_profile_picture(member=ana, by=ana, upload=a_picture_file())
    ana.refresh_from_db()
    assert ana.avatar_key == picture.key and picture.widths == [96, 288]
    assert stored() == paths_of(picture)


def test_a_new_profile_picture_replaces_the_old_one(ana, stored, commits):
    set_profile_picture(member=ana, by=ana, upload=a_picture_file())
    with commits():
        second = set_profile_picture(member=ana, by=ana, upload=a_picture_file())
    ana.refresh_from_db()
    assert list(Picture.objects.all()) == [second] and ana.avatar_key == second.key
    assert stored() == paths_of(second)


def test_a_refused_profile_picture_leaves_the_old_one(ana, stored, commits):
    first = set_profile_picture(member=ana, by=ana, upload=a_picture_file())
    with commits(), pytest.raises(PictureRefused):
        set_profile_picture(member=ana, by=ana, upload=a_picture_file(content=b"no"))
    ana.refresh_from_db()
    assert ana.avatar_key == first.key and stored() == paths_of(first)


def test_a_removed_profile_picture_leaves_the_generated_block(ana, stored, commits):
    set_profile_picture(member=ana, by=ana, upload=a_picture_file())
    with commits():
        remove_profile_picture(member=ana, by=ana)
    ana.refresh_from_db()
    assert ana.avatar_key == "" and stored() == [] and not Picture.objects.exists()


def test_nobody_changes_the_profile_picture_of_another(ana, cleo):
    with pytest.raises(NotAllowed):
        set_profile_picture(member=ana, by=cleo, upload=a_picture_file())
    with pytest.raises(NotAllowed):
        remove_profile_picture(member=ana, by=cleo)


def test_whoever_leaves_takes_every_picture_along(ana, cleo, stored, commits):
    kept = a_picture(cleo)
    a_picture(ana)
    closed = a_picture(ana)
    set_profile_picture(member=ana, by=ana, upload=a_picture_file())
    with commits():
        close_pictures([closed])
    with commits():
        leave_community(member=ana, by=ana)
    assert list(Picture.objects.all()) == [kept]
    assert stored() == paths_of(kept)
