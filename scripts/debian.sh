#!/usr/bin/env bash
# Install Debian packages where that is allowed, else say exactly what is missing and stop.
#   scripts/debian.sh PACKAGE...
set -euo pipefail

missing=()
for package in "$@"; do
  if [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
    missing+=("$package")
  fi
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "This machine has no apt-get. Install what these Debian packages hold, then run the same command again:" >&2
  echo "  ${missing[*]}" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! sudo --non-interactive true 2>/dev/null; then
    echo "Some packages are missing and installing them needs an administrator. Please run, then try again:" >&2
    echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing from Debian: ${missing[*]}"
# The server packages hold programs only; nothing here starts a service.
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "${missing[@]}" >/dev/null
