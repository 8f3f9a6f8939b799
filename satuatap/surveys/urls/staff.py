"""Staff pages of the survey: the ministry's, and those of a hall."""

from django.urls import path

from satuatap.surveys.views import (
    campaigns,
    follow_ups,
    nation,
    nation_follow_ups,
    over_halls,
    remarks,
    tables,
)

HALL = "kerja/survei/<slug:slug>/"
ONE = f"{HALL}<uuid:pk>/"
NATION = "kerja/survei/nasional/"
AGENCY, SERVICE = {"kind": over_halls.Kind.AGENCY}, {"kind": over_halls.Kind.SERVICE}

urlpatterns = [
    path("kerja/survei/", nation.nation, name="nation"),
    path("kerja/survei.csv", nation.nation_csv, name="nation-csv"),
    path(f"{NATION}instansi/", over_halls.table, AGENCY, name="nation-agencies"),
    path(f"{NATION}instansi.csv", over_halls.as_csv, AGENCY, name="nation-agencies-csv"),
    path(f"{NATION}instansi.xlsx", over_halls.as_xlsx, AGENCY, name="nation-agencies-xlsx"),
    path(f"{NATION}layanan/", over_halls.table, SERVICE, name="nation-services"),
    path(f"{NATION}layanan.csv", over_halls.as_csv, SERVICE, name="nation-services-csv"),
    path(f"{NATION}layanan.xlsx", over_halls.as_xlsx, SERVICE, name="nation-services-xlsx"),
    path(f"{NATION}tindak-lanjut/", nation_follow_ups.overdue, name="nation-follow-ups"),
    path(HALL, campaigns.campaigns, name="campaigns"),
    path(f"{HALL}rencana/", campaigns.plan, name="plan"),
    path(ONE, campaigns.campaign, name="campaign"),
    path(f"{ONE}tutup/", campaigns.close, name="close"),
    path(f"{ONE}tabel/", tables.take, name="take-table"),
    path(f"{ONE}tabel/<int:item>/", tables.table, name="table"),
    path(f"{ONE}saran/", remarks.read, name="remarks"),
    path(f"{ONE}tindak-lanjut/", follow_ups.add, name="follow-up"),
    path(f"{ONE}tindak-lanjut/<int:item>/selesai/", follow_ups.finish, name="finish"),
]
