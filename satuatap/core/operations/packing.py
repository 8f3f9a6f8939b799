"""Answers go out packed where the browser takes it; what fits into one packet stays as it is."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

ONE_PACKET = 1200  # bytes of body that fit into the first packet beside the headers


class Pack(GZipMiddleware):
    """Gzip for pages and answers of programs, not for what is too small to gain by it.

    Django pads each packed answer by some random bytes, so that its length tells nothing about a
    secret in it; forgery tokens are masked anew on each page besides.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, packed where that pays."""
        if isinstance(response, HttpResponse) and len(response.content) < ONE_PACKET:
            return response
        return super().process_response(request, response)
