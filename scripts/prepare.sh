#!/usr/bin/env bash
# Make the project's own Python environment in .venv, or bring it up to date.
#   scripts/prepare.sh run    what the site needs on its embedded default
#   scripts/prepare.sh test   that, the production parts, and what the tests and linters need
# A stamp of the requirement files makes a second run a matter of milliseconds.
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
  run) files=(requirements.txt) ;;
  test) files=(requirements.txt requirements/production.txt requirements/test.txt) ;;
  *) echo "usage: scripts/prepare.sh run|test" >&2; exit 2 ;;
esac

new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if new_enough "$candidate"; then echo "$candidate"; return; fi
  done
  echo "Commonplace needs Python 3.11 or newer. Install it, or name one: make run PYTHON=/path/to/python3" >&2
  return 1
}

if [ -d .venv ] && ! new_enough .venv/bin/python; then
  echo "The Python that .venv was made with is gone; making it anew."
  rm -rf .venv
fi
if [ ! -x .venv/bin/pip ]; then
  python=$(find_python)
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    # Debian keeps the module that makes environments in a package of its own.
    "$(dirname "$0")/debian.sh" python3-venv
  fi
  echo "Making .venv with $("$python" --version)."
  rm -rf .venv
  "$python" -m venv .venv
fi

wanted=$(cat "${files[@]}" | sha256sum | cut -d' ' -f1)
stamp=".venv/.commonplace-$1"
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  echo "Installing ${files[*]} into .venv; this takes a minute the first time."
  .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes "${files[@]/#/--requirement=}"
  echo "$wanted" > "$stamp"
fi
mkdir -p .cache
