"""Adding and removing pictures while a post is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from community.pictures.limits import MAX_FILE_BYTES, MAX_TOGETHER_BYTES
from community.pictures.middleware import MAX_BODY_BYTES
from community.pictures.models import Picture
from tests.factories.pictures import a_picture, a_picture_file
from tests.pictures import samples

UPLOAD = "/pictures/"


def send(client, *files, **fields):
    return client.post(UPLOAD, {"files": list(files), **fields}, headers={"HX-Request": "true"})


def test_a_picture_comes_back_as_a_row_to_describe(client_for, ana):
    answer = send(client_for(ana), a_picture_file())
    picture = Picture.objects.get()
    html = answer.content.decode()
    assert answer.status_code == 200 and picture.owner == ana
    assert f'name="pictures" value="{picture.key}"' in html
    assert f'name="alt-{picture.key}"' in html and 'maxlength="1500"' in html
    assert f'name="decorative-{picture.key}"' in html
    assert f'name="move" value="{picture.key}:up"' in html and f'name="remove" value="{picture.key}"' in html
    assert "Description of picture 1" in html


def test_rows_are_numbered_after_those_already_there(client_for, ana):
    html = send(client_for(ana), a_picture_file(), a_picture_file(), pictures=["x", "y"]).content.decode()
    assert "Description of picture 3" in html and "Description of picture 4" in html


def test_the_good_are_taken_and_each_refused_one_is_told(client_for, ana):
    answer = send(client_for(ana), a_picture_file(), a_picture_file(content=samples.SVG))
    assert answer.status_code == 200 and Picture.objects.count() == 1
    assert "File 2: We can’t read this file" in answer.content.decode()


def test_when_none_is_taken_the_answer_is_a_plain_sentence(client_for, ana, stored):
    answer = send(client_for(ana), a_picture_file(content=samples.HTML))
    assert answer.status_code == 422 and answer["Content-Type"].startswith("text/plain")
    assert answer.content.decode().startswith("We can’t read this file as a picture.")
    assert stored() == []


def test_no_file_or_an_empty_one_gets_a_sentence(client_for, ana):
    assert send(client_for(ana)).content.decode() == "Choose a picture first."
    assert send(client_for(ana), a_picture_file(content=b"")).content.decode() == "This file is empty."


def test_more_than_ten_are_refused_counting_those_already_there(client_for, ana):
    files = [a_picture_file() for _ in range(3)]
    answer = send(client_for(ana), *files, pictures=[str(number) for number in range(8)])
    assert answer.status_code == 422 and "up to ten" in answer.content.decode()
    assert not Picture.objects.exists()


def test_files_too_large_alone_or_together_are_refused(client_for, ana):
    large = SimpleUploadedFile("a.jpg", bytes(MAX_FILE_BYTES + 1))
    answer = send(client_for(ana), large)
    assert answer.status_code == 422 and "larger than 20 MB" in answer.content.decode()
    third = MAX_TOGETHER_BYTES // 3 + 1
    answer = send(client_for(ana), *(SimpleUploadedFile(f"{n}.jpg", bytes(third)) for n in range(3)))
    assert answer.status_code == 422 and "40 MB together" in answer.content.decode()


@pytest.mark.parametrize("htmx", [True, False])
def test_a_body_too_large_is_refused_unread(client_for, ana, htmx):
    answer = client_for(ana).generic(
        "POST",
        UPLOAD,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(MAX_BODY_BYTES + 1),
        **({"HTTP_HX_REQUEST": "true"} if htmx else {}),
    )
    assert answer.status_code == 413
    assert answer["Content-Type"].startswith("text/plain" if htmx else "text/html")


def test_the_body_of_a_visitor_is_not_looked_at(visitor, db):
    answer = send(visitor, a_picture_file())
    assert reverse("account_login") in answer["HX-Redirect"] and answer.content == b""
    assert not Picture.objects.exists()


def test_uploading_is_a_post_only(client_for, ana):
    assert client_for(ana).get(UPLOAD).status_code == 405


def test_a_waiting_picture_can_be_discarded(client_for, ana, stored, commits):
    picture = a_picture(ana)
    address = reverse("pictures:discard", args=[picture.key])
    with commits():
        answer = client_for(ana).post(address, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and answer.content == b""
    assert stored() == [] and not Picture.objects.exists()


def test_the_picture_of_another_does_not_exist_to_be_discarded(client_for, ana, cleo):
    picture = a_picture(ana)
    address = reverse("pictures:discard", args=[picture.key])
    assert client_for(cleo).post(address).status_code == 404
    assert client_for(ana).get(address).status_code == 405
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_adding_more_pictures_costs_the_same_for_each(
    client_for, ana, django_assert_max_num_queries, django_assert_num_queries
):
    client = client_for(ana)
    send(client, a_picture_file())
    # Session, account, member; then for each picture: how many wait, savepoint, row, release.
    with django_assert_max_num_queries(9):
        send(client, a_picture_file())
