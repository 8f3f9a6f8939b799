"""The addresses of oversight: the ministry's, a hall's file, a region's, and everybody's."""

from django.urls import path

from satuatap.oversight.views import (
    board,
    hall,
    practice,
    public,
    records,
    region,
    rulebook,
    scores,
    support,
)

app_name = "oversight"
FILE = "perjalanan/<slug:slug>/"

urlpatterns = [
    path("perjalanan/", board.board, name="board"),
    path("perjalanan.csv", board.board_csv, name="board-csv"),
    path("perjalanan/kalender/", board.calendar, name="calendar"),
    path("perjalanan/instansi/", board.partners, name="partners"),
    path("perjalanan/instansi/skor/", scores.scores, name="scores"),
    path("perjalanan/instansi/skor.csv", scores.scores_csv, name="scores-csv"),
    path("perjalanan/dukungan/", support.support, name="support"),
    path("perjalanan/dukungan.csv", support.support_csv, name="support-csv"),
    path("perjalanan/dukungan.xlsx", support.support_xlsx, name="support-xlsx"),
    path("perjalanan/dukungan/kapasitas/", support.fiscal, name="fiscal"),
    path("perjalanan/aturan/", rulebook.rules, name="rules"),
    path("perjalanan/aturan/<slug:kind>/", rulebook.edit, name="edit-rules"),
    path("perjalanan/aturan/<slug:kind>/<slug:version>/", rulebook.edition, name="edition"),
    path("perjalanan/praktik/", practice.practices, name="practices"),
    path("perjalanan/praktik/<uuid:pk>/ambil/", practice.take, name="take-over"),
    path("perjalanan/praktik/<uuid:pk>/berkas/<uuid:key>/", practice.paper, name="practice-file"),
    path(FILE, hall.overview, name="hall"),
    path(f"{FILE}langkah/", hall.step, name="step"),
    path(f"{FILE}syarat/", hall.checklist, name="checklist"),
    path(f"{FILE}syarat/<slug:item>/", hall.requirement, name="requirement"),
    path(f"{FILE}berkas/<uuid:key>/", hall.file, name="file"),
    path(f"{FILE}instansi/", records.partners, name="hall-partners"),
    path(f"{FILE}catatan/", records.notes, name="hall-notes"),
    path(f"{FILE}tambah/<slug:kind>/", records.add, name="add"),
    path(f"{FILE}perjanjian/<uuid:pk>/akhiri/", records.end, name="end-agreement"),
    path(f"{FILE}tarik/<slug:kind>/<uuid:pk>/", records.take_back, name="withdraw"),
    path(f"{FILE}pengecualian/<uuid:pk>/putusan/", records.exception, name="decide-exception"),
    path(f"{FILE}permintaan/<uuid:pk>/jawab/", records.answer, name="answer-request"),
    path(f"{FILE}hambatan/<uuid:pk>/atasi/", records.overcome, name="solve"),
    path("daerah/<str:code>/", region.region, name="region"),
    path("daerah/<str:code>/usulan/", region.propose, name="propose"),
    path("mpp/<slug:slug>/perjalanan/", public.story, name="story"),
]
