"""Wherever people send files, the site reads a form with files to its end."""

import inspect
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from django.urls import URLPattern, get_resolver

from config.bodies import UPLOADING
from satuatap.core.uploads.receiving import receive_files


def pages(patterns: list[Any], before: str = "/") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every address with its bare view."""
    for each in patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield address, inspect.unwrap(each.callback)
        else:
            yield from pages(each.url_patterns, address)


def receivers() -> set[Any]:
    """``receive_files``, and whatever function of ours calls it, or calls one that does."""
    ours = [each for name, each in sorted(sys.modules.items()) if name.startswith("satuatap.")]
    found: set[Any] = {receive_files}
    while more := {each for module in ours for each in functions(module) if calls(each, found)}:
        if more <= found:
            return found
        found |= more
    return found


def functions(module: ModuleType) -> list[Any]:
    there = [inspect.unwrap(each) for each in vars(module).values() if inspect.isfunction(each)]
    return [each for each in there if each.__module__ == module.__name__]


def calls(function: Any, known: set[Any]) -> bool:
    named = (function.__globals__.get(name) for name in function.__code__.co_names)
    return any(inspect.isfunction(each) and each in known for each in named)


def test_every_page_that_takes_files_may_be_sent_them():
    there = list(pages(get_resolver().url_patterns))
    known = receivers()
    taking = [address for address, view in there if view in known]
    assert len(taking) >= 10
    assert [each for each in taking if not each.startswith(UPLOADING)] == []
