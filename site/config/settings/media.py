"""Where uploads are kept: a folder on the disk or, once S3_BUCKET is set, a store that speaks S3."""

from typing import Any
from urllib.parse import urlsplit

import environ


def media_storage(env: environ.Env) -> dict[str, Any]:
    """Return Django's settings of the storage for uploads."""
    bucket = env("S3_BUCKET", default="")
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "bucket_name": bucket,
        "endpoint_url": env("S3_ENDPOINT"),
        "region_name": env("S3_REGION", default="us-east-1"),
        "access_key": env("S3_ACCESS_KEY"),
        "secret_key": env("S3_SECRET_KEY"),
        "public_address": env("S3_PUBLIC_ADDRESS", default=""),
    }
    return {"BACKEND": "community.pictures.object_storage.ObjectStorage", "OPTIONS": options}


def media_hosts(storage: dict[str, Any]) -> list[str]:
    """Return the hosts besides our own from which browsers fetch pictures, for the page's policy."""
    options = storage.get("OPTIONS", {})
    addresses = [options.get("endpoint_url"), options.get("public_address")]
    parts = [urlsplit(address) for address in addresses if address]
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts if part.netloc})
