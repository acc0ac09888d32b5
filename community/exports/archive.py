"""Writing a ZIP file piece by piece, with a checksum of every file in it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

SUMS = "SHA256SUMS"
READABLE = 0o644 << 16


class Entry:
    """One file being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def write(self, content: bytes | str) -> None:
        piece = content.encode() if isinstance(content, str) else content
        self._hash.update(piece)
        self._stream.write(piece)

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


class Archive:
    """A ZIP file with everything in one folder. Nothing is held in memory but a checksum for each file."""

    def __init__(self, stream: IO[bytes], folder: str) -> None:
        self._zip = ZipFile(stream, "w")
        self._folder = folder
        self._now = timezone.localtime().timetuple()[:6]
        self.sums: dict[str, str] = {}

    @contextmanager
    def entry(self, name: str, *, is_packed_already: bool = False) -> Iterator[Entry]:
        """Write one file. Pictures are packed already, and are not packed again."""
        info = ZipInfo(f"{self._folder}/{name}", self._now)
        info.compress_type = ZIP_STORED if is_packed_already else ZIP_DEFLATED
        info.external_attr = READABLE
        with self._zip.open(info, "w", force_zip64=True) as stream:
            entry = Entry(stream)
            yield entry
        self.sums[name] = entry.sha256

    def close(self) -> None:
        """Write the checksums, as `sha256sum -c` reads them, and what a ZIP file ends with."""
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self.sums.items()))
        with self.entry(SUMS) as entry:
            entry.write(lines)
        self._zip.close()
