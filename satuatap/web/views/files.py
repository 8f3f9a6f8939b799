"""Small files that browsers and robots ask for."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _

ROBOTS = """User-agent: *
Disallow: /akun/
Disallow: /kerja/
Disallow: /kelola/
Disallow: /tiket/
Disallow: /api/
Disallow: /live/
"""


def manifest(_request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep the portal on its home screen."""
    icon = {"src": static("web/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}
    about = {
        "name": "SatuAtap",
        "short_name": "SatuAtap",
        "description": _("Layanan publik di satu atap"),
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#fffefb",
        "theme_color": "#083f43",
        "icons": [icon],
    }
    return JsonResponse(about, content_type="application/manifest+json")


def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that shows the offline page when the network is gone."""
    return render(request, "web/sw.js", content_type="text/javascript")


def offline(request: HttpRequest) -> HttpResponse:
    """What a phone shows without network; kept by the script above."""
    return render(request, "web/offline.html")


def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines leave alone: accounts, staff tools, tickets."""
    return HttpResponse(ROBOTS, content_type="text/plain")


def favicon(_request: HttpRequest) -> HttpResponse:
    """Browsers that ask for the old name get the drawing."""
    return HttpResponsePermanentRedirect(static("web/favicon.svg"))
