"""Who asks the API: the machine behind a bearer token, and what it may do."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal
from satuatap.core.rest.errors import NotAllowed, NotFound
from satuatap.identity.models import AccessToken, TokenRole
from satuatap.identity.tokens import mark_seen, token_for

SCHEME = "Bearer "


class TokenMissing(Refusal):
    """The door needs a token, and none was shown."""

    type = "token-missing"
    status = 401
    message = _("Kirim token pada kepala Authorization: Bearer …")


class TokenInvalid(Refusal):
    """The token is unknown or was revoked."""

    type = "token-invalid"
    status = 401
    message = _("Token tidak dikenal atau sudah dicabut.")


def bearer(request: HttpRequest, *roles: TokenRole) -> AccessToken:
    """The token of this request, seen now; raises TokenMissing, TokenInvalid or NotAllowed."""
    shown = request.META.get("HTTP_AUTHORIZATION", "")
    if not shown.startswith(SCHEME):
        raise TokenMissing
    token = token_for(shown.removeprefix(SCHEME).strip())
    if token is None:
        raise TokenInvalid
    if token.role not in roles:
        raise NotAllowed
    mark_seen(token, at=timezone.now())
    return token


def bearer_in(request: HttpRequest, hall: str, *roles: TokenRole) -> AccessToken:
    """The token of this request if it is of this hall; other halls answer NotFound."""
    token = bearer(request, *TokenRole)
    if token.hall.slug != hall:
        raise NotFound
    if token.role not in roles:
        raise NotAllowed
    return token
