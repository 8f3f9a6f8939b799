"""What everybody may read of the survey, hall by hall."""

from django.urls import path

from satuatap.surveys.views import published

urlpatterns = [
    path("mpp/<slug:slug>/kepuasan/", published.results, name="satisfaction"),
    path("mpp/<slug:slug>/kepuasan/<slug:period>/", published.one, name="satisfaction-of"),
    path("mpp/<slug:slug>/kepuasan/<slug:period>.csv", published.one_csv, name="satisfaction-csv"),
    path(
        "mpp/<slug:slug>/kepuasan/<slug:period>/tambahan.csv",
        published.beside_csv,
        name="satisfaction-beside-csv",
    ),
]
