"""The project's own files as the architecture tests read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE_FOLDERS = ("community", "home", "site")

# Pages stand above all floors: they may import anything, and nothing else imports them.
PAGES = {
    "views",
    "urls",
    "forms",
    "templatetags",
    "wagtail_hooks",
    "middleware",
    "context_processors",
    "adapter",
    "management",
}


@cache
def code_files() -> list[Path]:
    """Python that serves people: no tests, no migrations, no empty files."""
    found = [path for folder in CODE_FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts and path.stat().st_size]


@cache
def suite_files() -> list[Path]:
    return sorted((ROOT / "tests").rglob("*.py"))


@cache
def template_files() -> list[Path]:
    folders = [ROOT / "templates", *(ROOT / folder for folder in CODE_FOLDERS)]
    return [path for folder in folders for path in sorted(folder.rglob("*.html"))]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def names(path: Path) -> Iterator[tuple[str, int]]:
    """Every name a file uses or imports, with its line."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name, node.lineno
            case ast.ImportFrom() | ast.Import():
                yield from ((alias.name.split(".")[-1], node.lineno) for alias in node.names)


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def at(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"
