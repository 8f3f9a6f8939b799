"""Whoever came in with a password for once chooses another before anything else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from satuatap.identity.models import User

OPEN = frozenset({"account_change_password", "account_logout", "set_language"})


class AskForOwnPassword:
    """Leads to the page for a new password, from every page but those needed to get there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """The way to the page; None for everybody else. Without a session nobody is looked up."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or _is_open(request):
            return None
        user = request.user
        if isinstance(user, User) and user.must_change_password:
            return redirect("account_change_password")
        return None


def _is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in OPEN
