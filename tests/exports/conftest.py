"""A copy as its owner has it: asked for, made, downloaded, unpacked."""

import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from community.exports.fulfilling import fulfil
from community.exports.models import Export
from community.exports.storage import path_of
from community.members.models import Member
from tests.factories.everything import Everything, everything


@pytest.fixture
def world(ana, bo, cleo, mia, django_capture_on_commit_callbacks) -> Everything:
    with django_capture_on_commit_callbacks(execute=True):
        return everything(ana, bo, cleo, mia)


def made(member: Member) -> Export:
    """A copy that is ready."""
    export = Export.objects.create(member=member)
    assert fulfil(number=export.pk)
    export.refresh_from_db()
    return export


def unpacked(export: Export, folder: Path) -> Path:
    """The folder that its file unpacks to."""
    with default_storage.open(path_of(export.key)) as stored, zipfile.ZipFile(stored) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    (inside,) = folder.iterdir()
    return inside
