"""Files in a store that speaks S3: public ones under a lasting address, closed ones by links that die within a minute."""

from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.http import content_disposition_header
from storages.backends.s3 import S3Storage

from community.pictures.addresses import OPEN_PREFIX
from community.pictures.media import FOR_EVER
from community.pictures.stored_files import CONTENT_TYPES

SIGNED_SECONDS = 60
# What may be read by everyone; whatever else lies in the bucket is private.
PUBLIC_PREFIXES = (f"{OPEN_PREFIX}/", "images/")
NEVER_KEPT = "private, no-store"
# Stores other than Amazon's know neither bucket names as hosts nor the newer checksums. Nobody waits for a dead one long.
CLIENT = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
    connect_timeout=5,
    read_timeout=30,
    retries={"mode": "standard", "total_max_attempts": 3},
)


class ObjectStorage(S3Storage):
    """A private bucket. `public_address` is where the world reads the public folders; "" lets Django hand them out."""

    def __init__(self, *, public_address: str = "", **options: Any) -> None:
        self.public_address = public_address.rstrip("/")
        ours = {
            "client_config": CLIENT,
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
        }
        super().__init__(**(ours | options))

    def url(self, name: str, *args: Any, **options: Any) -> str:
        """Return the lasting address of a public file; of others it leads nowhere."""
        base = self.public_address or settings.MEDIA_URL.rstrip("/")
        return f"{base}/{name}"

    def signed_address(self, name: str, download_as: str = "") -> str:
        """Return a link that hands out one file for less than a minute more: as it is, or for saving under a name."""
        parameters = {
            "ResponseContentType": _type_of(name),
            "ResponseContentDisposition": content_disposition_header(bool(download_as), download_as)
            or "inline",
            "ResponseCacheControl": NEVER_KEPT,
        }
        return super().url(name, parameters=parameters, expire=SIGNED_SECONDS)

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """Return what the store notes with a file, and tells every browser that reads it."""
        is_public = name.startswith(PUBLIC_PREFIXES)
        return {"ContentType": _type_of(name), "CacheControl": FOR_EVER if is_public else NEVER_KEPT}

    def _save(self, name: str, content: File) -> str:
        """Save a file. A store that fails is told like a disk that fails: OSError."""
        try:
            return super()._save(name, content)
        except (BotoCoreError, ClientError, Boto3Error) as error:
            raise OSError("The object store did not take a file") from error


def _type_of(name: str) -> str:
    return CONTENT_TYPES.get(name.rpartition(".")[-1].lower(), "application/octet-stream")
