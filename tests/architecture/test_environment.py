"""An operator finds every variable in one file, and nothing in it that the site no longer reads."""

import ast
import re

from tests.architecture.sources import ROOT, code_files, tree

# Read by the tests and their plugins, and by Django itself.
READ_ELSEWHERE = {"CI", "CHROMIUM", "S3_TEST_ENDPOINT", "S3_TEST_ACCESS_KEY", "S3_TEST_SECRET_KEY"}
READ_BEFORE_SETTINGS = {"DJANGO_SETTINGS_MODULE"}


def variables_in_code():
    for path in [*code_files(), ROOT / "gunicorn.conf.py"]:
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Call)
                and node.args
                and re.search(r"\benv(iron)?\b", ast.unparse(node.func))
            ):
                match node.args[0]:
                    case ast.Constant(value=str(name)) if name.isupper():
                        yield name


def test_the_example_names_every_variable_and_no_other():
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", text, re.MULTILINE))
    assert named == set(variables_in_code()) - READ_BEFORE_SETTINGS | READ_ELSEWHERE


def test_the_example_holds_no_secret():
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.search(r"^SECRET_KEY=$", text, re.MULTILINE)
