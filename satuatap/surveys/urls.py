"""Where people say how it went."""

from django.urls import path

from satuatap.surveys import views

app_name = "surveys"

urlpatterns = [
    path("survei/<str:code>/", views.rating, name="rate"),
    path("survei/<str:code>/diterima/", views.thanks, name="thanks"),
]
