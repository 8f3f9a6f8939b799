"""The queue's addresses."""

from django.urls import path

from satuatap.queueing.views import display, pairing, remote, saying, ticket
from satuatap.queueing.views.kiosk import choosing, living, returning, taking

app_name = "queueing"

urlpatterns = [
    path("layar/", display.page, name="display"),
    path("layar/panggilan/", display.calls, name="display-calls"),
    path("layar/diumumkan/", display.announced, name="display-announced"),
    path("layar/giliran/", display.turn, name="display-turn"),
    path("layar/giliran/selesai/", display.turn_over, name="display-turn-over"),
    path("anjungan/suara/", saying.say, name="kiosk-say"),
    path("suara/<str:what>.mp3", display.spoken, name="sound"),
    path("perangkat/", pairing.pairing, name="pairing"),
    path("anjungan/", choosing.start, name="kiosk"),
    path("anjungan/instansi/", choosing.others, name="kiosk-others"),
    path("anjungan/instansi/<uuid:office_id>/", choosing.office, name="kiosk-office"),
    path("anjungan/mulai/", choosing.again, name="kiosk-again"),
    path("anjungan/tampilan/", choosing.switch, name="kiosk-switch"),
    path("anjungan/petugas/", choosing.help_wanted, name="kiosk-help"),
    path("anjungan/ambil/", taking.take, name="kiosk-take"),
    path("anjungan/punya/", taking.own, name="kiosk-own"),
    path("anjungan/kembali/", returning.come_back, name="kiosk-return"),
    path("anjungan/nomor/<str:code>/", taking.number, name="kiosk-number"),
    path("anjungan/nomor/<str:code>/keadaan/", taking.state, name="kiosk-state"),
    path("anjungan/nomor/<str:code>/tercetak/", taking.printed, name="kiosk-printed"),
    path("anjungan/nomor/<str:code>/tanpa-kertas/", taking.paperless, name="kiosk-paperless"),
    path("anjungan/nomor/<str:code>/cetak/", taking.reprint, name="kiosk-reprint"),
    path("anjungan/denyut/", living.heartbeat, name="kiosk-heartbeat"),
    path("anjungan/luring/", living.offline, name="kiosk-offline"),
    path("anjungan/pekerja.js", living.worker, name="kiosk-worker"),
    path("tiket/", ticket.find, name="ticket-find"),
    path("tiket/<str:code>/", ticket.page, name="ticket"),
    path("tiket/<str:code>/isi/", ticket.part, name="ticket-part"),
    path("tiket/<str:code>/batal/", ticket.cancel, name="ticket-cancel"),
    path("tiket/<str:code>/kembali/", ticket.come_back, name="ticket-return"),
    path("tiket/<str:code>/tiba/", ticket.arrive, name="ticket-arrive"),
    path("mpp/<slug:slug>/antrean/", remote.take, name="remote"),
    path("mpp/<slug:slug>/datang/<str:code>/", remote.arrive, name="arrive-door"),
    path("lantai/<slug:slug>/datang/", remote.poster, name="day-code"),
]
