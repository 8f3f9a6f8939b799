"""The counter console."""

from django.urls import path

from satuatap.queueing.views.console import desk, steps

app_name = "console"
at = "<slug:slug>/<str:code>/"
urlpatterns = [
    path("<slug:slug>/", desk.choose, name="choose"),
    path(at, desk.console, name="console"),
    path(f"{at}buka/", steps.open_, name="open"),
    path(f"{at}tutup/", steps.close, name="close"),
    path(f"{at}jeda/", steps.pause, name="pause"),
    path(f"{at}lanjut/", steps.resume, name="resume"),
    path(f"{at}panggil/", steps.call_next, name="call-next"),
    path(f"{at}selesai-panggil/", steps.finish_and_call, name="finish-and-call"),
    path(f"{at}selesai/", steps.finish, name="finish"),
    path(f"{at}panggil-pilihan/", steps.call_chosen, name="call-chosen"),
    path(f"{at}panggil-simpanan/", steps.call_held, name="call-held"),
    path(f"{at}kembali/", steps.bring_back, name="bring-back"),
    path(f"{at}ulang/", steps.recall, name="recall"),
    path(f"{at}mulai/", steps.start, name="start"),
    path(f"{at}tidak-hadir/", steps.miss, name="no-show"),
    path(f"{at}simpan/", steps.hold, name="hold"),
    path(f"{at}alihkan/", steps.transfer, name="transfer"),
    path(f"{at}tambah/", steps.add, name="add"),
    path(f"{at}batal/", steps.undo, name="undo"),
]
