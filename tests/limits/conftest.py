"""The table as it is on a real site, and a clock that can be moved on."""

import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine

from community.limits.stores import own_store
from config.settings import limits

START_SECONDS = 20
MORNING = "2026-11-21T09:00:00+00:00"


@dataclass(frozen=True)
class RedisServer:
    process: subprocess.Popen
    location: str

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=10)


@pytest.fixture(autouse=True)
def _this_process_has_counted_nothing():
    own_store.where.clear()


@pytest.fixture
def watched(settings):
    """Newcomers are told from others, as on a real site."""
    settings.NEWCOMERS = limits.NEWCOMERS


@pytest.fixture
def clock():
    """A morning that stands still until it is moved on with `shift`."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def redis_server(tmp_path):
    """A server of this test's own on a socket; only asked for where the program is there."""
    # A path of a socket may not be long.
    folder = Path(tempfile.mkdtemp(prefix="redis-", dir="/tmp"))
    address = folder / "socket"
    command = [
        "redis-server",
        "--port",
        "0",
        "--unixsocket",
        str(address),
        "--save",
        "",
        "--dir",
        str(folder),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + START_SECONDS
    while not address.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    yield RedisServer(process, f"unix://{address}")
    process.kill()
    process.wait(timeout=10)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def redis_cache(redis_server, settings):
    """The site's cache is this server."""
    options = {"socket_connect_timeout": 0.5, "socket_timeout": 5}
    backend = "community.common.cache.RedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": redis_server.location, "OPTIONS": options}}
    return redis_server
