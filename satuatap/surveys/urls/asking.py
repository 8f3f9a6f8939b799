"""The official survey on a phone."""

from django.urls import path

from satuatap.surveys.views import asking, links

urlpatterns = [
    path("survei/pesan/<str:code>/", links.come, name="by-message"),
    path("survei/kabari/<str:code>/", links.ask, name="link"),
    path("survei/isi/<str:code>/", asking.invited, name="invited"),
    path("survei/isi/<str:code>/diterima/", asking.invited_thanks, name="invited-thanks"),
    path(
        "survei/bunyi/<slug:instrument>/<slug:language>/<slug:element>/",
        asking.read_aloud,
        name="read-aloud",
    ),
    path("mpp/<slug:slug>/survei/", asking.openly, name="openly"),
    path("mpp/<slug:slug>/survei/poster/", asking.poster, name="poster"),
    path("mpp/<slug:slug>/survei/diterima/", asking.openly_thanks, name="openly-thanks"),
]
