"""Run one command against a MariaDB server of its own, started on a socket in a temporary folder and stopped again.

    python scripts/private_mariadb.py COMMAND...

The command finds the server in DATABASE_URL. The server keeps nothing safe (no flushing to disk), speaks no network,
and has another default character set than the site's on purpose: what leaves a collation to the server's default breaks here.
"""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

START_SECONDS = 60
SPACE_NEEDED = 2 * 1024**3
FAST_AND_UNSAFE = [
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-flush-method=nosync",
    "--innodb-doublewrite=0",
    "--innodb-buffer-pool-size=256M",
    "--innodb-log-file-size=96M",
    "--performance-schema=OFF",
    "--skip-log-bin",
]
ANOTHER_DEFAULT = ["--character-set-server=latin1", "--collation-server=latin1_swedish_ci"]


def main(command: list[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as url:
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": url})


@contextmanager
def server() -> Iterator[str]:
    """Yield the DATABASE_URL of a running server; it and its files are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="mdb-", dir="/tmp"))
    data = Path(tempfile.mkdtemp(prefix="mdb-", dir=_roomy_folder()))
    process = None
    try:
        process = _start(folder, data)
        yield f"mysql://root@localhost/commonplace?unix_socket={quote(str(folder / 'socket'))}"
    finally:
        if process:
            _stop(process)
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def _roomy_folder() -> str | None:
    """Memory when there is plenty of it, else the usual place for temporary files."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > SPACE_NEEDED:
        return str(memory)
    return None


def _start(folder: Path, data: Path) -> subprocess.Popen[bytes]:
    user = f"--user={getpass.getuser()}"
    log = (folder / "log").open("wb")
    subprocess.run(
        [_program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", user, "--skip-test-db",
         "--auth-root-authentication-method=normal", *FAST_AND_UNSAFE],
        stdout=log, stderr=subprocess.STDOUT, check=True,
    )  # fmt: skip
    process = subprocess.Popen(
        [_program("mariadbd"), "--no-defaults", f"--datadir={data}", user, f"--socket={folder / 'socket'}",
         f"--pid-file={folder / 'pid'}", "--skip-networking", *FAST_AND_UNSAFE, *ANOTHER_DEFAULT],
        stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + START_SECONDS
    while not _answers(folder / "socket"):
        if process.poll() is not None or time.monotonic() > deadline:
            _stop(process)
            sys.exit("MariaDB did not start:\n" + (folder / "log").read_text(errors="replace")[-4000:])
        time.sleep(0.1)
    return process


def _program(name: str) -> str:
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    return found or sys.exit(f"{name} is not installed; on Debian it is in mariadb-server-core.")


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
        return bool(client.recv(1))


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
