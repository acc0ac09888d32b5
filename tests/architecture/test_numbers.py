"""Files and functions a reader can hold in mind. The limits come from open-source Django projects of this kind."""

import statistics

from tests.architecture.sources import (
    ROOT,
    code_files,
    functions,
    line_count,
    suite_files,
    template_files,
)

LONGEST_FILE = 400


def ninetieth(values):
    return statistics.quantiles(values, n=10, method="inclusive")[-1]


def test_no_file_is_longer_than_a_reader_scrolls():
    styles = [
        *(ROOT / "site" / "static" / "css").rglob("*.css"),
        *(ROOT / "site" / "static" / "js").rglob("*.js"),
    ]
    everything = [*code_files(), *suite_files(), *template_files(), *styles]
    assert {str(path.relative_to(ROOT)) for path in everything if line_count(path) > LONGEST_FILE} == set()


def test_most_files_are_short():
    lengths = [line_count(path) for path in code_files()]
    assert statistics.median(lengths) <= 50
    assert ninetieth(lengths) <= 180


def test_most_functions_are_short():
    lengths = [
        function.end_lineno - function.lineno + 1 for path in code_files() for function in functions(path)
    ]
    assert statistics.median(lengths) <= 9
    assert ninetieth(lengths) <= 25
