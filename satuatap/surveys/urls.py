"""Where people say how it went."""

from django.urls import path

from satuatap.surveys import views

app_name = "surveys"

urlpatterns = [
    path("survei/<str:code>/", views.rating, name="rate"),
    path("anjungan/nomor/<str:code>/nilai/", views.rate_at_kiosk, name="rate-at-kiosk"),
    path("survei/<str:code>/diterima/", views.thanks, name="thanks"),
]
