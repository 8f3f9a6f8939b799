"""The portal's addresses."""

from django.urls import path

from satuatap.web.views import files, halls, national, offerings, services, work

app_name = "portal"
urlpatterns = [
    path("", halls.home, name="home"),
    path("mpp/", halls.halls, name="halls"),
    path("mpp/daerah/", halls.choose_region, name="choose-region"),
    path("mpp/<slug:slug>/", halls.hall, name="hall"),
    path("mpp/<slug:slug>/layanan/<slug:code>/", offerings.offering, name="offering"),
    path("mpp/<slug:slug>/nomor/<slug:code>/", halls.take_number, name="take-number"),
    path("layanan/", services.services, name="services"),
    path("layanan/<slug:code>/", services.service, name="service"),
    path("peristiwa/<slug:code>/", services.life_event, name="life-event"),
    path("instansi/<slug:code>/", services.agency, name="agency"),
    path("nasional/", national.national, name="national"),
    path("kerja/", work.work, name="work"),
    path("manifest.webmanifest", files.manifest, name="manifest"),
    path("sw.js", files.service_worker, name="service-worker"),
    path("luring/", files.offline, name="offline"),
    path("robots.txt", files.robots, name="robots"),
    path("favicon.ico", files.favicon, name="favicon"),
]
