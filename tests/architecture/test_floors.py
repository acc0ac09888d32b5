"""A change stays where it was made because a module knows only what lies below it."""

import os
import subprocess
import sys

import grimp

from tests.architecture.sources import CODE_FOLDERS, PAGES, ROOT


def is_page(module: str) -> bool:
    return not PAGES.isdisjoint(module.split("."))


def test_modules_import_only_from_the_floors_below():
    # A process of its own: import-linter changes the path and the current folder as it likes.
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_nothing_but_a_page_imports_a_page():
    graph = grimp.build_graph(
        "community", "home", "config", exclude_type_checking_imports=True, cache_dir=None
    )
    wrong = [
        f"{importer} imports {page}"
        for page in sorted(graph.modules)
        if is_page(page)
        for importer in sorted(graph.find_modules_that_directly_import(page))
        if not is_page(importer) and not importer.startswith("config")
    ]
    assert wrong == []


def test_the_site_folder_is_no_package():
    assert not (ROOT / "site" / "__init__.py").exists(), "it would hide the standard library's module `site`"


def test_no_module_has_a_name_that_says_nothing():
    nothing_said = {"utils", "util", "helpers", "services", "managers", "misc"}
    found = [path for folder in (*CODE_FOLDERS, "tests") for path in (ROOT / folder).rglob("*.py")]
    assert [
        str(path.relative_to(ROOT)) for path in found if nothing_said & {path.stem, path.parent.name}
    ] == []


def test_slices_do_not_take_a_name_that_an_installed_app_has():
    taken = {
        "account",
        "auth",
        "admin",
        "messages",
        "sessions",
        "sites",
        "staticfiles",
        "tasks",
        "users",
        "csp",
    }
    slices = {path.name for path in (ROOT / "community").iterdir() if (path / "__init__.py").exists()}
    assert slices & taken == set()
