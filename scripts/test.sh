#!/usr/bin/env bash
# The whole suite: on SQLite, on a MariaDB server of its own, and in a real browser.
set -euo pipefail
cd "$(dirname "$0")/.."

# mysqlclient is compiled, against the headers of the Python that .venv is made with. The system's Python has its
# headers in a package; one built by hand brings them along.
scripts/debian.sh \
  chromium fonts-dejavu-core fonts-noto-color-emoji \
  mariadb-server-core mariadb-client-core libmariadb-dev \
  gcc libc6-dev pkg-config python3-dev python3-venv
scripts/prepare.sh test

scratch=$(mktemp -d "${TMPDIR:-/tmp}/commonplace-tests.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
export TMPDIR="$scratch"
unset DJANGO_SETTINGS_MODULE
export PYTHONDONTWRITEBYTECODE=
failed=()

run() {
  local title="$1"; shift
  echo
  echo "== $title"
  "$@" || failed+=("$title")
}
with_sqlite() {
  DATABASE_URL="sqlite:///$scratch/site.sqlite3" TEST_DATABASE_FILE="$scratch/test.sqlite3" "$@"
}
pytest=(.venv/bin/python -m pytest)

run "1 of 3: on SQLite" with_sqlite "${pytest[@]}" --ignore=tests/journeys -n 2
run "2 of 3: on MariaDB" .venv/bin/python scripts/private_mariadb.py "${pytest[@]}" --ignore=tests/journeys -n 2
run "3 of 3: in a browser" with_sqlite "${pytest[@]}" tests/journeys -n 2

echo
if [ ${#failed[@]} -gt 0 ]; then
  printf 'This did not pass: %s\n' "${failed[@]}"
  exit 1
fi
echo "All three runs passed in $((SECONDS / 60)) min $((SECONDS % 60)) s."
