#!/usr/bin/env bash
# From a fresh clone to a served site with its demonstration community; PORT chooses another port.
set -euo pipefail
cd "$(dirname "$0")/.."
port="${PORT:-8000}"
# Compiled files make the second start quick, whatever this shell prefers.
export PYTHONDONTWRITEBYTECODE=

scripts/prepare.sh run
.venv/bin/python manage.py migrate --noinput --verbosity 0
.venv/bin/python manage.py demo
echo
echo "Commonplace is at http://127.0.0.1:$port/ (its editors' side at http://127.0.0.1:$port/admin/). Ctrl+C stops it."
exec .venv/bin/python manage.py runserver --skip-checks "127.0.0.1:$port"
