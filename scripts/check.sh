#!/usr/bin/env bash
# Everything that can be said about the code without running its tests. Goes through all of it, then fails if any part did.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/prepare.sh test
export PATH="$PWD/.venv/bin:$PATH" PYTHONPATH="site:."
failed=()

step() {
  local title="$1"; shift
  echo "== $title"
  "$@" || failed+=("$title")
}
in_production() {
  env DJANGO_SETTINGS_MODULE=config.settings.production \
    SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    ALLOWED_HOSTS=community.example SITE_ADDRESS=https://community.example \
    DATABASE_URL=sqlite://:memory: CACHE_URL=dbcache://cache EMAIL_URL=smtp+tls://sender:secret@mail.example:587 \
    DEFAULT_FROM_EMAIL=hello@community.example "$@"
}

step "ruff" ruff check .
step "format" ruff format --check --quiet .
step "types" mypy
step "floors" lint-imports --no-cache
step "migrations" env DJANGO_SETTINGS_MODULE=config.settings.test DATABASE_URL=sqlite://:memory: \
  python manage.py makemigrations --check --dry-run
step "deployment" in_production python manage.py check --deploy --fail-level WARNING
step "contrast" python scripts/contrast.py site/static/css/tokens.css

if [ ${#failed[@]} -gt 0 ]; then
  echo "Not in order: ${failed[*]}"
  exit 1
fi
echo "All in order."
