"""The short way to the API: past everything that only pages need.

Sessions, messages, forgery tokens and the like cost several times what giving a number costs, and
no program uses them. Security headers and the request's id are added further out, for pages and
API alike.
"""

import logging
from collections.abc import Callable
from typing import cast

from django.core.handlers.exception import convert_exception_to_response
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve
from django.utils import translation

from satuatap.core.errors import Refusal
from satuatap.core.rest.answers import PROBLEM, problem
from satuatap.core.rest.errors import Broken, DatabaseIsAway, NotFound, UnreadableBody
from satuatap.core.rest.language import language_of

PREFIX = "/api/v1/"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Vary": "Accept-Language",
}
PROBLEMS: dict[int, type[Refusal]] = {400: UnreadableBody, 404: NotFound}

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]


def short_way(answer: Answer) -> Answer:
    """Middleware: answer API requests here, and let everything else pass."""
    direct = convert_exception_to_response(answered)

    def answered_or_passed(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return answer(request)
        language = language_of(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
        with translation.override(language):
            response = as_problem(cast("HttpResponse", direct(request)))
        response.headers["Content-Language"] = language
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    return answered_or_passed


def answered(request: HttpRequest) -> HttpResponse:
    """The answer of the view at this address."""
    try:
        request.resolver_match = match = resolve(request.path_info)
        response = match.func(request, *match.args, **match.kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
    except OperationalError:
        return problem(DatabaseIsAway())
    except Resolver404:
        return problem(NotFound())
    except Exception:
        log.exception("api_broken")
        return problem(Broken())
    return cast("HttpResponse", response)


def as_problem(response: HttpResponse) -> HttpResponse:
    """The response, or the problem that stands for a page of Django's."""
    if response.status_code < 400 or response.headers.get("Content-Type") == PROBLEM:
        return response
    return problem(PROBLEMS.get(response.status_code, Broken)())
