"""Where people read what they were told, say what they want, and where providers report."""

from django.urls import path

from satuatap.notifications import views

app_name = "notifications"
urlpatterns = [
    path("pesan/", views.inbox, name="inbox"),
    path("pesan/pengaturan/", views.settings_page, name="settings"),
    path("pesan/nomor/", views.phone, name="phone"),
    path("pesan/peramban/", views.browser, name="browser"),
    path("pesan/percobaan/", views.trial, name="trial"),
    path("pesan/berhenti/<str:code>/", views.stop_page, name="stop"),
    path("pesan/kabar/<slug:account>/", views.receipts, name="receipts"),
    path("pesan/masuk/<slug:account>/", views.texts, name="texts"),
    path("pesan/<uuid:key>/", views.message, name="message"),
]
