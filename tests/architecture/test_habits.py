"""The habits that let a reader trust what a line says: no hidden effects, no unvouched HTML, types on everything."""

import ast

from tests.architecture.sources import ROOT, at, code_files, functions, names, tree

# Whoever saves or deletes a row must say in plain sight what follows from it.
HIDDEN_EFFECTS = {"pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"}
# The one place that may say that HTML is clean is the one that cleans it.
# And the one that writes data of ours with every sign escaped that could end a block of it.
VOUCHES_FOR_HTML = {"community/common/markdown.py", "community/common/linked_data.py"}


def uses(forbidden, allowed_in=()):
    return [
        f"{at(path, line)} {name}"
        for path in code_files()
        if not any(at(path, 0).startswith(allowed) for allowed in allowed_in)
        for name, line in names(path)
        if name in forbidden
    ]


def test_no_row_has_effects_hidden_in_a_receiver():
    assert uses(HIDDEN_EFFECTS) == []


def test_only_the_renderer_vouches_for_html():
    assert uses({"mark_safe", "SafeData"}, allowed_in=VOUCHES_FOR_HTML) == []
    # As a type the name only describes what format_html returns; calling it is the same as mark_safe.
    calls = [
        at(path, node.lineno)
        for path in code_files()
        if str(path.relative_to(ROOT)) not in VOUCHES_FOR_HTML
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"SafeString", "SafeText"}
    ]
    assert calls == []


def test_no_view_goes_without_csrf_protection():
    assert uses({"csrf_exempt"}) == []


def test_imports_stand_at_the_top_of_a_file():
    inside = [
        at(path, node.lineno)
        for path in code_files()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_every_function_says_what_it_takes_and_returns():
    untyped = [
        f"{at(path, function.lineno)} {function.name}"
        for path in code_files()
        for function in functions(path)
        if function.returns is None or any(missing_types(function))
    ]
    assert untyped == []


def missing_types(function):
    arguments = function.args
    everyone = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    return (one for one in everyone if one and one.annotation is None and one.arg not in {"self", "cls"})
