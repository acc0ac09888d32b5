"""A page on a slow phone: what must arrive before the first paint stays under 100 kB."""

import gzip
import re
from pathlib import Path

import django_htmx

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "site" / "static"
BUDGET = 100_000


def compressed(path):
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 6))


def test_styles_scripts_and_first_fonts_fit_the_budget():
    base = (ROOT / "templates/layouts/base.html").read_text()
    linked = {STATIC / name for name in re.findall(r"{% static '((?:css|js|fonts)/[^']+)'", base)}
    imported = re.findall(r'from "\./([^"]+)"', (STATIC / "js/site.js").read_text())
    modules = {STATIC / "js" / name for name in imported}
    htmx = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
    heaviest_page = max((STATIC / "css/pages").glob("*.css"), key=compressed)
    parts = {path.name: compressed(path) for path in {*linked, *modules, htmx, heaviest_page}}
    assert sum(parts.values()) <= BUDGET, parts


def test_a_page_asks_for_few_style_sheets():
    base = (ROOT / "templates/layouts/base.html").read_text()
    assert base.count('rel="stylesheet"') <= 8


def test_styles_ask_no_other_host_and_hold_no_embedded_pictures():
    for path in (STATIC / "css").rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", path.read_text()):
            assert (path.parent / address).resolve().is_file(), f"{path.name} asks for {address}"
