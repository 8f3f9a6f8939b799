"""Who may come in: guards for views of staff and of devices.

A door that is not one's own answers 404 when the thing belongs to another hall (so that nobody
learns what is there), 403 when the role does not fit, and sends strangers to the sign-in page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from satuatap.identity.models import AccessToken, Membership, Role, User
from satuatap.identity.tokens import mark_seen, token_for

if TYPE_CHECKING:
    from satuatap.places.models import Hall, Region

View = Callable[..., HttpResponse]
DEVICE_COOKIE = "satuatap_device"
COOKIE_JOINT = "."  # token_urlsafe() never makes one
MOST_SECRETS = 3
COOKIE_DAYS = 400  # the longest that browsers keep; each start of the device renews it


class StaffRequest(HttpRequest):
    """A request of somebody who works in this hall; they may have several roles in it."""

    user: User
    hall: Hall


class RegionRequest(HttpRequest):
    """A request of somebody who works for this region's government."""

    user: User
    region: Region


class DeviceRequest(HttpRequest):
    """A request of a paired kiosk, display or tablet."""

    device: AccessToken
    hall: Hall


def hall_staff(*roles: Role) -> Callable[[View], View]:
    """Let in who has one of these roles in the hall of the address (``slug``).

    The view is called with the request alone in place of the slug; ``request.hall`` says where.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return sign_in_first(request)
            mine = Membership.objects.of(request.user).filter(role__in=roles)
            memberships = list(mine.select_related("hall__region"))
            if not memberships:
                raise PermissionDenied
            halls = [each.hall for each in memberships if each.hall and each.hall.slug == slug]
            if not halls:
                raise Http404
            known = cast("StaffRequest", request)
            known.hall = halls[0]
            return view(known, *args, **kwargs)

        return guarded

    return decorate


def national_staff(*roles: Role) -> Callable[[View], View]:
    """Let in who has one of these roles for the whole nation."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return sign_in_first(request)
            mine = Membership.objects.of(request.user).filter(
                role__in=roles, hall=None, region=None
            )
            if not mine.exists():
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def region_staff(*roles: Role) -> Callable[[View], View]:
    """Let in who has one of these roles in the region of the address (``code``).

    The view is called with the request alone in place of the code; ``request.region`` says where.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return sign_in_first(request)
            mine = Membership.objects.of(request.user).filter(role__in=roles)
            memberships = list(mine.select_related("region__province"))
            if not memberships:
                raise PermissionDenied
            regions = [each.region for each in memberships if each.region_id == code]
            if not regions or regions[0] is None:
                raise Http404
            known = cast("RegionRequest", request)
            known.region = regions[0]
            return view(known, *args, **kwargs)

        return guarded

    return decorate


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The way to the sign-in page, and back to where a stranger wanted to be."""
    return redirect_to_login(_after_sign_in(request))


def _after_sign_in(request: HttpRequest) -> str:
    """Where a stranger wanted to be: this page, or the one whose button was pressed.

    An address of a button alone has nothing to show; without a page of this site, the staff home.
    """
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(came_from, hosts, require_https=request.is_secure()):
        return settings.LOGIN_REDIRECT_URL
    page = urlsplit(came_from)
    return page._replace(scheme="", netloc="", fragment="").geturl()


def device_tokens(request: HttpRequest) -> list[AccessToken]:
    """The live tokens of a browser that was paired; it may be a kiosk and a display at once."""
    secrets = request.COOKIES.get(DEVICE_COOKIE, "").split(COOKIE_JOINT)
    found = (token_for(secret) for secret in secrets[:MOST_SECRETS] if secret)
    return [token for token in found if token is not None]


def with_secret(request: HttpRequest, secret: str, role: str) -> str:
    """The cookie of a browser that has just been paired, its other roles kept."""
    kept = request.COOKIES.get(DEVICE_COOKIE, "").split(COOKIE_JOINT)[:MOST_SECRETS]
    others = [(each, token_for(each)) for each in kept if each]
    still = [each for each, token in others if token is not None and token.role != role]
    return COOKIE_JOINT.join([secret, *still])


def keep_device_cookie(answer: HttpResponse, secret: str) -> None:
    """Let the browser keep its right for as long as browsers keep anything."""
    answer.set_cookie(
        DEVICE_COOKIE,
        secret,
        max_age=COOKIE_DAYS * 24 * 3600,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Strict",
    )


def device_only(role: str, *, pair_at: str) -> Callable[[View], View]:
    """Let in a paired device of this role; an unpaired browser goes to the pairing page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            tokens = device_tokens(request)
            if not tokens:
                return redirect(pair_at)
            mine = [token for token in tokens if token.role == role]
            if not mine:
                raise PermissionDenied
            token = mine[0]
            mark_seen(token, at=timezone.now())
            known = cast("DeviceRequest", request)
            known.device, known.hall = token, token.hall
            return view(known, *args, **kwargs)

        return guarded

    return decorate
