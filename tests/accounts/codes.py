"""What an authenticator app shows, worked out as apps do it and not as the site does."""

import base64
import hashlib
import hmac
import time

from tests.conftest import APP_SECRET


def app_code(secret=APP_SECRET, at=None):
    counter = int((time.time() if at is None else at) // 30)
    digest = hmac.new(base64.b32decode(secret), counter.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"
