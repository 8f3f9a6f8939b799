"""The addresses of sources."""

from django.urls import path

from satuatap.sources import views

app_name = "sources"
urlpatterns = [
    path("nasional/sumber/", views.page, name="page"),
    path("nasional/sumber.csv", views.table, name="table"),
]
