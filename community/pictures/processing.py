"""From an untrusted upload to finished files: the site's side of the guarded child process."""

import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import community
from community.common.errors import OperationRefused
from community.pictures.limits import CHILD_WALL_SECONDS, MAX_FILE_BYTES

logger = logging.getLogger(__name__)

ROOT = Path(community.__file__).resolve().parents[1]

TOO_LARGE = _("This file is larger than 20 MB. A smaller copy of the picture will work.")
BUSY = _("We couldn’t work on this picture just now. Please try again in a few minutes.")
REASONS: dict[str, Promise] = {
    "pixels": _(
        "This picture has too many pixels. Up to 40 megapixels, and 12,000 pixels a side, will work."
    ),
    "kind": _("We can’t read this file as a picture. We take JPEG, PNG, GIF, WebP, HEIC and AVIF."),
    "damaged": _("This picture is damaged, so we couldn’t open it. Another copy of it may work."),
    "work": _("This picture takes too long to open. A simpler or smaller copy of it will work."),
}


class PictureRefused(OperationRefused):
    """The upload is too large, not a picture we take, or damaged."""


@dataclass(frozen=True)
class FinishedPicture:
    """What the child made: files by name, and the measures of the largest in pixels."""

    width: int
    height: int
    colour: str
    widths: list[int]
    files: dict[str, bytes]
    fingerprint: str = ""


def process_picture(upload: File, purpose: str) -> FinishedPicture:
    """Decode an upload in a child process and return clean files in every size. Raises PictureRefused.

    `purpose` is "post", "profile" or "editors". Nothing of the uploaded file but its pixels survives.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="picture-", ignore_cleanup_errors=True) as folder:
            source, target = Path(folder, "upload"), Path(folder, "made")
            target.mkdir()
            _write_capped(upload, source)
            answer = _run_child(purpose, source, target)
            return _finished(answer, target)
    except OSError as error:
        logger.exception("A picture could not be processed on this machine")
        raise PictureRefused(str(BUSY)) from error


def strip_picture(upload: File) -> ContentFile:
    """Return one clean file for the editors' library, upright and at most 2,560 pixels a side.

    Drawings and see-through pictures become PNG, photographs JPEG. Raises PictureRefused.
    """
    finished = process_picture(upload, "editors")
    name, content = next(iter(finished.files.items()))
    return ContentFile(content, name=name)


def _write_capped(upload: File, path: Path) -> None:
    size = 0
    with path.open("wb") as copy:
        for chunk in upload.chunks():
            size += len(chunk)
            if size > MAX_FILE_BYTES:
                raise PictureRefused(str(TOO_LARGE))
            copy.write(chunk)


def _run_child(purpose: str, source: Path, target: Path) -> dict[str, Any]:
    """Run the child without our environment and return its answer. Raises PictureRefused, OSError."""
    command = [sys.executable, "-B", "-W", "ignore", "-m", "community.pictures.child"]
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments, no shell
            [*command, purpose, str(source), str(target)],
            env={"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"},
            cwd=target,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=CHILD_WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PictureRefused(str(REASONS["work"])) from error
    if child.returncode < 0:
        # Ended by a limit, or by a decoder that fell over: the fault of the file either way.
        logger.warning("The picture process was ended by signal %d", -child.returncode)
        raise PictureRefused(str(REASONS["work"]))
    if child.returncode:
        raise OSError(f"the picture process failed: {child.stderr[-2000:].decode(errors='replace')}")
    return json.loads(child.stdout)


def _finished(answer: dict[str, Any], target: Path) -> FinishedPicture:
    if reason := answer.get("refused"):
        logger.info("A picture was refused: %s %s", reason, answer.get("detail", ""))
        raise PictureRefused(str(REASONS[reason]))
    return FinishedPicture(
        width=answer["width"],
        height=answer["height"],
        colour=answer["colour"],
        widths=answer["widths"],
        files={name: (target / name).read_bytes() for name in answer["files"]},
        fingerprint=answer["fingerprint"],
    )
