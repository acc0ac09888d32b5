"""A server that speaks S3, in a process of its own, and the site keeping its pictures there."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import boto3
import pytest

from community.pictures.object_storage import CLIENT

START_SECONDS = 30


@dataclass(frozen=True)
class Store:
    """Where the server is. A strict one checks signatures; ours believes every key it is shown."""

    endpoint: str
    access_key: str
    secret_key: str
    is_strict: bool


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    if endpoint := os.environ.get("S3_TEST_ENDPOINT"):
        keys = (os.environ["S3_TEST_ACCESS_KEY"], os.environ["S3_TEST_SECRET_KEY"])
        yield Store(endpoint, *keys, is_strict=True)
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield Store(f"http://127.0.0.1:{port}", "key", "secret", is_strict=False)
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def bucket(store, settings) -> Iterator[object]:
    """A bucket of this test's own, in which the site keeps its pictures."""
    keys = {"aws_access_key_id": store.access_key, "aws_secret_access_key": store.secret_key}
    s3 = boto3.resource("s3", endpoint_url=store.endpoint, region_name="us-east-1", config=CLIENT, **keys)
    bucket = s3.create_bucket(Bucket=f"pictures-{uuid.uuid4().hex[:12]}")
    options = {
        "bucket_name": bucket.name,
        "endpoint_url": store.endpoint,
        "region_name": "us-east-1",
        "access_key": store.access_key,
        "secret_key": store.secret_key,
    }
    backend = "community.pictures.object_storage.ObjectStorage"
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend, "OPTIONS": options}}
    yield bucket
    bucket.objects.all().delete()
    bucket.delete()


@pytest.fixture
def stored(bucket) -> Callable[[], list[str]]:
    """Return the name of every object in the bucket."""
    return lambda: sorted(found.key for found in bucket.objects.all())


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Do at the end of the block what waits for a commit, as outside of tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def _wait_for(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The S3 server for the tests did not start.")
