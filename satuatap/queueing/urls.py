"""The queue's addresses."""

from django.urls import path

from satuatap.queueing.views import display, pairing

app_name = "queueing"

urlpatterns = [
    path("layar/", display.page, name="display"),
    path("layar/panggilan/", display.calls, name="display-calls"),
    path("layar/diumumkan/", display.announced, name="display-announced"),
    path("suara/<str:what>.mp3", display.spoken, name="sound"),
    path("perangkat/", pairing.pairing, name="pairing"),
]
