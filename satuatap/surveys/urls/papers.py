"""What a hall takes away from a campaign: report, workbook, public sheet."""

from django.urls import path

from satuatap.surveys.reports import Paper
from satuatap.surveys.views import papers

urlpatterns = [
    path(
        f"kerja/survei/<slug:slug>/<uuid:pk>/{kind.value}",
        papers.download,
        {"kind": kind},
        name=kind.name.lower(),
    )
    for kind in Paper
]
