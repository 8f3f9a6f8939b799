"""The addresses of ceremonies: everybody's, a guest's, the ministry's."""

from django.urls import path

from satuatap.inauguration.views import guests, ministry, public, steps

app_name = "inauguration"

STAFF = "kerja/peresmian/"
ONE = f"{STAFF}<uuid:pk>/"

urlpatterns = [
    path("peresmian/", public.listing, name="list"),
    path("peresmian/<slug:slug>/", public.ceremony, name="ceremony"),
    path("peresmian/<slug:slug>/langsung/", public.live, name="live"),
    path("peresmian/<slug:slug>/undangan/", guests.invitation, name="invitation"),
    path(STAFF, ministry.listing, name="staff"),
    path(f"{STAFF}baru/", ministry.new, name="new"),
    path(ONE, ministry.manage, name="manage"),
    path(f"{ONE}ubah/", ministry.edit, name="edit"),
    path(f"{ONE}mal/", steps.add_hall, name="add-hall"),
    path(f"{ONE}mal/<uuid:hall>/hapus/", steps.drop_hall, name="drop-hall"),
    path(f"{ONE}mal/<uuid:hall>/naik/", steps.raise_hall, name="raise-hall"),
    path(f"{ONE}tamu/", steps.add_guest, name="add-guest"),
    path(f"{ONE}tamu/<uuid:guest>/hapus/", steps.drop_guest, name="drop-guest"),
    path(f"{ONE}tamu/<uuid:guest>/hadir/", ministry.attendance, name="attendance"),
    path(f"{ONE}tamu/<uuid:guest>/lewati/", steps.leave_out, name="leave-out"),
    path(f"{ONE}undang/", steps.invite, name="invite"),
    path(f"{ONE}prasasti/", steps.charter, name="charter"),
    path(f"{ONE}resmikan/", steps.conclude, name="conclude"),
    path(f"{ONE}batal/", steps.cancel, name="cancel"),
]
