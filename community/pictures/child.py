"""The guarded child process in which untrusted picture files are decoded.

Run as `python -m community.pictures.child PURPOSE SOURCE FOLDER`; answers one line of JSON. It knows nothing of
the site: no settings, no database, no environment.
"""

import dataclasses
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from community.pictures.limits import (
    CHILD_ADDRESS_BYTES,
    CHILD_CPU_SECONDS,
    CHILD_OPEN_FILES,
    CHILD_OUTPUT_BYTES,
)
from community.pictures.pixels import TooManyPixels
from community.pictures.sizes import (
    Written,
    write_editors_picture,
    write_post_picture,
    write_profile_picture,
)

WRITERS: dict[str, Callable[[Path, Path], Written]] = {
    "post": write_post_picture,
    "profile": write_profile_picture,
    "editors": write_editors_picture,
}


def limit_resources() -> None:
    """Bound memory, work, output and open files, so that a bomb ends this process and nothing else."""
    os.umask(0o077)
    for kind, amount in (
        (resource.RLIMIT_AS, CHILD_ADDRESS_BYTES),
        (resource.RLIMIT_CPU, CHILD_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, CHILD_OUTPUT_BYTES),
        (resource.RLIMIT_NOFILE, CHILD_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (amount, amount))


def answer(purpose: str, source: Path, folder: Path) -> dict[str, object]:
    """Do the work; a refusal is an answer with the reason in one word."""
    try:
        return dataclasses.asdict(WRITERS[purpose](source, folder))
    except (TooManyPixels, Image.DecompressionBombError, MemoryError):
        return {"refused": "pixels"}
    except Image.UnidentifiedImageError:
        return {"refused": "kind"}
    except Exception as error:
        # The edge of the process: decoders raise nearly anything on broken files.
        return {"refused": "damaged", "detail": type(error).__name__}


def main() -> None:
    """Read the three arguments, work within limits, print the answer."""
    purpose, source, folder = sys.argv[1:]
    limit_resources()
    print(json.dumps(answer(purpose, Path(source), Path(folder))))


if __name__ == "__main__":
    main()
