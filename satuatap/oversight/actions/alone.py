"""Work of a night on many rows: what goes wrong with one stops none of the others."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import transaction

T = TypeVar("T")
R = TypeVar("R")
log = logging.getLogger(__name__)


def each_alone(rows: Iterable[T], act: Callable[[T], R], failing: str) -> list[R]:
    """What ``act`` gave for each row; where it fails it is undone, and logged as ``failing``."""
    done = []
    for row in rows:
        try:
            with transaction.atomic():
                done.append(act(row))
        except Exception:
            log.exception(failing, extra={"row": str(getattr(row, "pk", row))})
    return done
