"""What no table can hold is refused at the door, before anything looks it up."""

from collections.abc import Callable, Iterator

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

ZERO = "\0"  # PostgreSQL keeps no text with it, and no person types it
FORM = "application/x-www-form-urlencoded"
Answer = Callable[[HttpRequest], HttpResponse]


def legible(answer: Answer) -> Answer:
    """Middleware: a zero byte in the address, a cookie or a plain form is a bad request."""

    def guarded(request: HttpRequest) -> HttpResponse:
        if any(ZERO in text for text in texts_of(request)):
            raise BadRequest(request.method)
        return answer(request)

    return guarded


def texts_of(request: HttpRequest) -> Iterator[str]:
    """Everything that a view may look up as it came."""
    yield request.path
    yield from request.COOKIES.values()
    forms = [request.GET, request.POST] if request.content_type == FORM else [request.GET]
    for form in forms:
        for name, values in form.lists():
            yield from (name, *values)
