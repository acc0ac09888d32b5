"""Plant known holes into a copy of the project, one at a time, and see that the tests find each.

    python scripts/planted_holes.py            # all of scripts/holes
    python scripts/planted_holes.py media      # those whose name holds a word
    python scripts/planted_holes.py --check    # only that each can still be planted

A hole is a file with what it is, the words to find in one file, the words to put there, and the tests that must fail.
Exits with 1 when a hole stays unseen or can no longer be planted.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOLES = ROOT / "scripts" / "holes"
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "__pycache__", "media", "staticfiles", "*.sqlite3*"
)
TESTS_FAILED = 1


@dataclass(frozen=True)
class Hole:
    """One mistake: `put` takes the place of `find`, which must be in the file exactly once."""

    name: str
    title: str
    file: str
    find: str
    put: str
    tests: list[str] = field(default_factory=list)
    only: str = ""

    def planted_in(self, text: str) -> str:
        """Return the file with the hole. Raises ValueError when its place has changed."""
        if text.count(self.find) != 1:
            raise ValueError(f"{self.name}: its place in {self.file} is there {text.count(self.find)} times")
        return text.replace(self.find, self.put)


def holes(word: str = "") -> Iterator[Hole]:
    for path in sorted(HOLES.glob("*.toml")):
        if word in path.stem:
            yield Hole(name=path.stem, **tomllib.loads(path.read_text(encoding="utf-8")))


def unplantable() -> list[str]:
    """Return what is wrong with holes whose place in the code has changed."""
    wrong = []
    for hole in holes():
        try:
            hole.planted_in((ROOT / hole.file).read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            wrong.append(str(error))
    return wrong


def is_seen(hole: Hole, tree: Path, scratch: Path) -> bool:
    """Plant a hole and run its tests: one must fail, and pass again once the hole is closed."""
    path = tree / hole.file
    whole = path.read_text(encoding="utf-8")
    path.write_text(hole.planted_in(whole), encoding="utf-8")
    only = ["-k", hole.only] if hole.only else []
    try:
        run = pytest(tree, scratch, "-x", *hole.tests, *only)
    finally:
        path.write_text(whole, encoding="utf-8")
    failed = [line.split(" ")[1] for line in run.stdout.splitlines() if line.startswith("FAILED ")]
    print(f"   {failed[0] if failed else run.stdout[-300:]}", flush=True)
    if run.returncode != TESTS_FAILED or not failed:
        return False
    return pytest(tree, scratch, failed[0]).returncode == 0


def pytest(tree: Path, scratch: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [ROOT / ".venv/bin/python", "-m", "pytest", "-q", "--reuse-db", *words],
        cwd=tree,
        env=os.environ
        | {"TEST_DATABASE_FILE": str(scratch / "test.sqlite3"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def main(word: str) -> int:
    unseen = []
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_BEHIND)
        for hole in holes(word):
            print(f"{hole.name}: {hole.title}", flush=True)
            if not is_seen(hole, tree, Path(scratch)):
                unseen.append(hole.name)
                print("   NOT SEEN")
    print(f"Not seen: {', '.join(unseen)}" if unseen else "Every hole was seen.")
    return 1 if unseen else 0


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked == "--check":
        problems = unplantable()
        print("\n".join(problems) or "Every hole can be planted.")
        sys.exit(1 if problems else 0)
    sys.exit(main(asked))
