"""Each test has a media folder of its own, and says what is left in it."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    settings.MEDIA_ROOT = str(folder)
    return folder


@pytest.fixture
def stored(media: Path) -> Callable[[], list[str]]:
    """Return the path of every file in the media folder."""

    def paths() -> list[str]:
        return sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())

    return paths


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Do at the end of the block what waits for a commit, as outside of tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
