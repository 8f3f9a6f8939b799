"""Addresses of the API: /api/v1/ for programs."""

from django.urls import include, path
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularAPIView

from satuatap.api import views
from satuatap.catalogue.api import Halls, OneHall, Provinces
from satuatap.documents.api import OneDocument
from satuatap.inauguration.api import Ceremonies, OneCeremony
from satuatap.places.api import Regions
from satuatap.surveys.api import OneSatisfaction, Satisfaction

app_name = "api"

document = SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer])

urlpatterns = [
    path("api/", views.page, name="page"),
    path("problems/<slug:kind>", views.problem, name="problem"),
    path("api/v1/openapi.json", document, name="openapi"),
    path("api/v1/provinces", Provinces.as_view(), name="provinces"),
    path("api/v1/regions", Regions.as_view(), name="regions"),
    path("api/v1/halls", Halls.as_view(), name="halls"),
    path("api/v1/halls/<slug:hall>", OneHall.as_view(), name="hall"),
    path("api/v1/halls/<slug:hall>/satisfaction", Satisfaction.as_view(), name="satisfaction"),
    path(
        "api/v1/halls/<slug:hall>/satisfaction/<slug:period>",
        OneSatisfaction.as_view(),
        name="satisfaction-of",
    ),
    path("api/v1/inaugurations", Ceremonies.as_view(), name="inaugurations"),
    path("api/v1/inaugurations/<slug:slug>", OneCeremony.as_view(), name="inauguration"),
    path("api/v1/documents/<slug:code>", OneDocument.as_view(), name="document"),
    path("api/v1/", include("satuatap.queueing.api.urls")),
]
