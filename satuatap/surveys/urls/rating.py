"""The first rating: one question, from the ticket or at the kiosk."""

from django.urls import path

from satuatap.surveys.views import rating

urlpatterns = [
    path("survei/<str:code>/", rating.rating, name="rate"),
    path("anjungan/nomor/<str:code>/nilai/", rating.rate_at_kiosk, name="rate-at-kiosk"),
    path("survei/<str:code>/diterima/", rating.thanks, name="thanks"),
]
