"""The addresses of surveys, one file per audience."""

from satuatap.surveys.urls import asking, devices, papers, public, rating, staff

app_name = "surveys"

urlpatterns = [
    *asking.urlpatterns,
    *devices.urlpatterns,
    *public.urlpatterns,
    *staff.urlpatterns,
    *papers.urlpatterns,
    *rating.urlpatterns,  # last: it takes every survei/<code>/
]
