"""Around every request: an id, one line in the log, two figures, the last headers."""

import re
import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

from satuatap.core.operations.logs import line
from satuatap.core.operations.metrics import count_request

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"}
OTHER = "other"  # methods can be invented without end, and figures are kept for each
GOOD_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
PERMISSIONS = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)

Answer = Callable[[HttpRequest], HttpResponse]


def observe(answer: Answer) -> Answer:
    """Follow a request from the door to the answer, by its route and never by its address."""

    def observed(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        name = request_id(request.headers.get("X-Request-ID", ""))
        with structlog.contextvars.bound_contextvars(request_id=name):
            response = answer(request)
            note(request, response, time.perf_counter() - started)
        response.headers["X-Request-ID"] = name
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return observed


def request_id(given: str) -> str:
    """The id that the proxy gave, if it is one, else a new one."""
    return given if GOOD_ID.fullmatch(given) else uuid4().hex


def known_method(given: str) -> str:
    """The method, or ``other`` for one that nobody has heard of."""
    return given if given in METHODS else OTHER


def note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Log and count one answer."""
    match = getattr(request, "resolver_match", None)
    route = f"/{match.route}" if match else "(none)"
    method, status = known_method(request.method or ""), response.status_code
    count_request(method, route, status=status, seconds=seconds)
    line("request", method=method, route=route, status=status, ms=round(seconds * 1000, 1))
