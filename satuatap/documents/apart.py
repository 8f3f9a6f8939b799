"""pyHanko starts an event loop for each signature, and a thread has one at most."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


def apart(act: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same in a thread of its own, whatever runs in the caller's."""

    @wraps(act)
    def threaded(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(act, *args, **kwargs).result()

    return threaded
