"""Logs as JSON lines, with the request's id and without anything personal."""

import logging
import re
from typing import Any

import structlog
from structlog.types import EventDict, Processor

from satuatap.core.ids import ALPHABET

# A ticket's or pairing code opens a page, so it is treated like a name.
PERSONAL = re.compile(
    rf"(?<![A-Za-z0-9])[{ALPHABET}]{{6,}}(?![A-Za-z0-9])"  # codes of links and paper
    r"|(?<!\d)\d{16}(?!\d)"  # NIK
    r"|(?<!\d)(?:\+62|62|0)8\d{7,11}(?!\d)"  # mobile number
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail address
)
OURS = {"level", "logger", "method", "request_id", "route", "timestamp"}
ITS_OWN = "_"  # structlog's own members, taken out again before the line is written
NO_TEXT = (bool, int, float, type(None))


def without_address(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Leave out the request that Django adds to its faults: its address may be somebody's key."""
    event.pop("message", None)  # the same words once more, kept by another handler's formatter
    address = getattr(event.pop("request", None), "path", "")
    if len(address) > 1:
        event["event"] = str(event["event"]).replace(address, "…")
    return event


def without_names(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Blank out codes, identity numbers, telephone numbers and addresses in all that is written."""
    for name in event.keys() - OURS:
        if not name.startswith(ITS_OWN) and not isinstance(event[name], NO_TEXT):
            event[name] = blanked(str(event[name]))
    return event


def blanked(text: str) -> str:
    """The text with everything personal in it replaced by an ellipsis."""
    return PERSONAL.sub("…", text)


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    without_address,
    without_names,
]


def logging_config(level: str) -> dict[str, Any]:
    """Django's LOGGING: every logger of this process writes one JSON line per event."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
                ],
            }
        },
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": level},
            "django.request": {"level": "ERROR"},  # refusals are in the request's own line
            "django.server": {"handlers": [], "propagate": True},
            "procrastinate": {"level": "WARNING"},
            "axes": {"level": "WARNING"},
            "pikepdf": {"level": "WARNING"},
        },
    }


def line(name: str, **facts: Any) -> None:
    """One event of the platform's own."""
    logging.getLogger("satuatap").info(name, extra=facts)
