"""Addresses of the API: /api/v1/ for programs."""

from django.urls import include, path
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularAPIView

from satuatap.api import views
from satuatap.catalogue.api import Halls, OneHall, Provinces
from satuatap.places.api import Regions

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
    path("api/v1/", include("satuatap.queueing.api.urls")),
]
