"""The manager's floor."""

from django.urls import path

from satuatap.queueing.views.floor import day, now, setup, steps

app_name = "floor"
urlpatterns = [
    path("<slug:slug>/", now.now, name="now"),
    path("<slug:slug>/hari-ini/", day.today, name="day"),
    path("<slug:slug>/hari-ini.csv", day.today_csv, name="day-csv"),
    path("<slug:slug>/persiapan/", setup.ready, name="ready"),
    path("<slug:slug>/buka-mal/", setup.open_hall, name="open-hall"),
    path("<slug:slug>/pesan/", steps.notice, name="notice"),
    path("<slug:slug>/pesan/<uuid:pk>/hentikan/", steps.stop_notice, name="stop-notice"),
    path("<slug:slug>/tutup/", steps.close, name="close"),
    path("<slug:slug>/buka-lagi/<int:pk>/", steps.open_again, name="reopen"),
    path("<slug:slug>/loket/<str:code>/", now.counter, name="counter"),
    path("<slug:slug>/loket/<str:code>/buka/", steps.open_counter, name="open-counter"),
    path("<slug:slug>/loket/<str:code>/tutup/", steps.close_counter, name="close-counter"),
]
