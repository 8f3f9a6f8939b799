"""The tablets in the hall, and those of interviewers."""

from django.urls import path

from satuatap.surveys.views import interview, tablet

urlpatterns = [
    path("survei/tablet/", tablet.page, name="tablet"),
    path("survei/tablet/keadaan/", tablet.state, name="tablet-state"),
    path("survei/tablet/kirim/", tablet.send, name="tablet-send"),
    path("survei/tablet/pekerja.js", tablet.worker, name="tablet-worker"),
    path("survei/pewawancara/", interview.choose, name="interview-choose"),
    path("survei/pewawancara/pekerja.js", interview.worker, name="interview-worker"),
    path("survei/pewawancara/<slug:slug>/", interview.page, name="interview"),
    path("survei/pewawancara/<slug:slug>/keadaan/", interview.state, name="interview-state"),
    path("survei/pewawancara/<slug:slug>/kirim/", interview.send, name="interview-send"),
]
