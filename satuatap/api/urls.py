"""Addresses of the API: /api/v1/ for programs."""

from django.urls import include, path
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularAPIView

app_name = "api"

document = SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer])

urlpatterns = [
    path("api/v1/openapi.json", document, name="openapi"),
    path("api/v1/", include("satuatap.queueing.api.urls")),
]
