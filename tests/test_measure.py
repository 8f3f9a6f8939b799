"""The code stays as readable as it was meant to be: lengths and docstrings within the budget."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from satuatap.launch.plan import ROOT

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 50, 60
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources() -> dict[str, str]:
    """Every Python file that ships, by its path."""
    files = [*(ROOT / "satuatap").rglob("*.py"), *(ROOT / "config").rglob("*.py")]
    apart = {"tests", "migrations"}
    return {name(file): file.read_text() for file in files if not apart & set(file.parts)}


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@cache
def functions() -> tuple[tuple[str, Function], ...]:
    return tuple(
        (f"{file}:{node.name}", node)
        for file, source in sources().items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, Function)
    )


def length(function: Function) -> int:
    """Physical lines of the body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def typed(function: Function) -> bool:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    named = [each for each in given if each.arg not in {"self", "cls"}]
    return function.returns is not None and all(each.annotation for each in named)


def percentile(values: Iterator[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[int(len(ordered) * share)]


def test_no_file_is_too_long():
    found = {file: len(source.splitlines()) for file, source in sources().items()}
    assert {file: lines for file, lines in found.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long():
    found = {where: length(each) for where, each in functions()}
    assert {where: lines for where, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def test_functions_are_short_as_a_rule():
    assert percentile((length(each) for _, each in functions()), 0.5) <= 6
    assert percentile((length(each) for _, each in functions()), 0.9) <= 18


def test_everything_is_typed():
    assert [where for where, each in functions() if not typed(each)] == []


def test_every_file_says_what_it_is_about():
    silent = [
        file for file, source in sources().items() if not ast.get_docstring(ast.parse(source))
    ]
    assert [file for file in silent if sources()[file].strip()] == []


def test_public_functions_say_what_they_are_for():
    wiring = ("views", "admin", "urls", "apps", "management", "api")
    public = [
        each
        for where, each in functions()
        if not each.name.startswith("_") and not any(f"/{word}" in where for word in wiring)
    ]
    assert sum(bool(ast.get_docstring(each)) for each in public) / len(public) >= 0.5


def test_no_template_is_too_long():
    files = (ROOT / "satuatap").rglob("templates/**/*.html")
    found = {name(file): len(file.read_text().splitlines()) for file in files}
    assert {file: lines for file, lines in found.items() if lines > LONGEST_TEMPLATE} == {}
