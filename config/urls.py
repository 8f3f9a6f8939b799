"""Every address of the site."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("satuatap.core.operations.urls")),
    path("", include("satuatap.web.urls")),
    path("", include("satuatap.queueing.urls.visitors")),
    path("", include("satuatap.surveys.urls")),
    path("", include("satuatap.complaints.urls")),
    path("", include("satuatap.notifications.urls")),
    path("", include("satuatap.documents.urls")),
    path("", include("satuatap.oversight.urls")),
    path("", include("satuatap.national.urls")),
    path("", include("satuatap.sources.urls")),
    path("", include("satuatap.inauguration.urls")),
    path("", include("satuatap.evaluation.urls")),
    path("loket/", include("satuatap.queueing.urls.console")),
    path("kelola/", admin.site.urls),
    path("lantai/", include("satuatap.queueing.urls.floor")),
    path("", include("satuatap.api.urls")),
    path("bahasa/", set_language, name="set_language"),
    path("akun/", include("satuatap.identity.urls")),
    path("akun/", include("allauth.account.urls")),
    path("akun/2fa/", include("allauth.mfa.urls")),
]
