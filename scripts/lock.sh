#!/usr/bin/env bash
# Pin every requirement with its hashes. No address of a registry is written down: whoever installs uses their own.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() {
  .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
    "requirements/$1.in" --output-file "$2"
}
# The order matters: each file is held to the versions of the ones before it.
lock base requirements.txt
lock production requirements/production.txt
lock test requirements/test.txt
