"""The portal's addresses."""

from django.urls import path

from satuatap.web import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("mpp/", views.halls, name="halls"),
    path("mpp/<slug:slug>/", views.hall, name="hall"),
    path("layanan/", views.services, name="services"),
    path("layanan/<slug:code>/", views.service, name="service"),
    path("peristiwa/<slug:code>/", views.life_event, name="life_event"),
    path("instansi/<slug:code>/", views.agency, name="agency"),
    path("nasional/", views.national, name="national"),
    path("kerja/", views.work, name="work"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
