"""Hostile texts and payloads: a small sample of our own, and the large collections where they stand beside the project."""

import functools
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
COLLECTIONS = ROOT.parent / "shared" / "corpora"


@functools.cache
def _generated() -> tuple[dict[str, str], ...]:
    generator = COLLECTIONS / "make_hostile_text.py"
    if not generator.exists():
        return ()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "texts.json"
        command = [sys.executable, str(generator), str(target), "--big", "100000"]
        subprocess.run(command, check=True, capture_output=True)
        return tuple(json.loads(target.read_text()))


@functools.cache
def _all_rows() -> tuple[dict[str, str], ...]:
    return (*json.loads((SAMPLES / "hostile_texts.json").read_text()), *_generated())


def hostile_texts() -> list[dict[str, str]]:
    """Rows with `id` and `text` that a browser could send: no lone surrogates."""
    rows = [row for row in _all_rows() if row["kind"] == "text"]
    return [row for row in rows if not any(0xD800 <= ord(letter) <= 0xDFFF for letter in row["text"])]


def slow_markdown() -> list[dict[str, str]]:
    return [row for row in _all_rows() if row["kind"] == "md"]


@functools.cache
def xss_payloads() -> list[str]:
    found = list(json.loads((SAMPLES / "xss_payloads.json").read_text()))
    collection = COLLECTIONS / "xss" / "dompurify-payloads.json"
    if collection.exists():
        found += [row["payload"] for row in json.loads(collection.read_text())]
    return [payload.replace("\0", "") for payload in found]


def markdown_examples() -> list[str]:
    """The examples of the CommonMark specification, where it is at hand."""
    specification = COLLECTIONS / "markdown" / "commonmark-spec.txt"
    if not specification.exists():
        return []
    fence = "`" * 32
    parts = specification.read_text().split(f"{fence} example\n")[1:]
    return [part.split("\n.\n")[0].replace("→", "\t") for part in parts]
