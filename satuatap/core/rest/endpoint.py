"""The lean view of the floor's API: no negotiation, no session, refusals as problems."""

from typing import Any, ClassVar

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from rest_framework.views import APIView

from satuatap.core.errors import Refusal
from satuatap.core.rest.answers import problem
from satuatap.core.rest.body import Members
from satuatap.core.rest.document import EndpointSchema
from satuatap.core.rest.errors import Clash, MethodNotAllowed


class Endpoint(APIView):
    """A view that the OpenAPI document knows and that skips what only pages need.

    REST framework's own dispatch costs as much as the database does on the way to a number.
    """

    http_method_names = ["get", "head", "post"]
    schema = EndpointSchema()

    name: str = ""
    summary: str = ""
    tag: str = ""
    members: Members = {}
    parameters: ClassVar[list[dict[str, Any]]] = []
    answers: ClassVar[dict[int, tuple[str, str]]] = {}
    refusals: tuple[int, ...] = (400, 401, 403, 404, 409, 413, 415, 422)
    open_to_all: bool = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method = (request.method or "").lower()
        if method not in self.http_method_names or not hasattr(self, method):
            return self.refuse_method()
        try:
            found: HttpResponse = getattr(self, method)(request, *args, **kwargs)
        except Refusal as refusal:
            return problem(refusal)
        except IntegrityError:
            return problem(Clash())
        return found

    def refuse_method(self) -> HttpResponse:
        response = problem(MethodNotAllowed())
        response.headers["Allow"] = ", ".join(self.allowed_methods)
        return response
