"""Where people complain, follow what became of it, and where the chain works."""

from django.urls import include, path

from satuatap.complaints.views import (
    acts,
    begun,
    citizen,
    counter,
    data,
    desk,
    figures,
    filing,
    helped,
    kiosk,
    phone,
    public,
    reporter,
    templates,
)

at = "<str:code>/"

report_urls = [
    path("", citizen.home, name="home"),
    path("baru/", filing.new, name="new"),
    path("ponsel/", phone.ask, name="phone"),
    path("ponsel/kode/", phone.code, name="code"),
    path("milik/", begun.mine, name="mine"),
    path("rancangan/<str:code>/", begun.draft, name="draft"),
    path("rancangan/<str:code>/hapus/", begun.drop, name="drop"),
    path("tutup/", citizen.close, name="close"),
    path("publik/", public.listing, name="public"),
    path("publik/<str:code>/", public.published, name="published"),
    path("statistik/", public.statistics, name="statistics"),
    path("data/<slug:name>.<slug:form>", data.table, name="data"),
    path("membantu/<str:code>/", helped.helped, name="helped"),
    path(at, reporter.page, name="report"),
    path(f"{at}tambah/", reporter.add, name="add"),
    path(f"{at}terima/", reporter.accept, name="accept"),
    path(f"{at}buka/", reporter.reopen, name="reopen"),
    path(f"{at}pisah/", reporter.unmerge, name="unmerge"),
    path(f"{at}nilai/", reporter.rate, name="rate"),
    path(f"{at}siapa/", reporter.flag, name="flag"),
    path(f"{at}tarik/", reporter.unpublish, name="unpublish"),
    path(f"{at}berkas/<uuid:key>/", reporter.file, name="file"),
]

desk_urls = [
    path("", desk.table, name="table"),
    path("statistik/", figures.page, name="figures"),
    path("statistik.<slug:form>", figures.table, name="figures-file"),
    path("templat/", templates.listing, name="templates"),
    path("templat/baru/", templates.new, name="template-new"),
    path("templat/<uuid:pk>/", templates.edit, name="template"),
    path("baru/<slug:slug>/", counter.new, name="new"),
    path("poster/<slug:slug>/", counter.poster, name="poster"),
    path(at, desk.case, name="case"),
    path(f"{at}verifikasi/", acts.verify, name="verify"),
    path(f"{at}teruskan/", acts.dispose, name="dispose"),
    path(f"{at}mulai/", acts.start, name="start"),
    path(f"{at}tanggapi/", acts.answer, name="answer"),
    path(f"{at}tanya/", acts.ask_more, name="ask_more"),
    path(f"{at}kembalikan/", acts.send_back, name="send_back"),
    path(f"{at}tolak/", acts.reject, name="reject"),
    path(f"{at}gabung/", acts.merge, name="merge"),
    path(f"{at}pisah/", acts.unmerge, name="unmerge"),
    path(f"{at}catat/", acts.note, name="note"),
    path(f"{at}perketat/", acts.tighten, name="tighten"),
    path(f"{at}sunting/", acts.moderate, name="moderate"),
    path(f"{at}tentang/", acts.implicate, name="implicate"),
    path(f"{at}pungutan/", acts.find_levy, name="find_levy"),
    path(f"{at}umumkan/", acts.publish, name="publish"),
    path(f"{at}tarik/", acts.unpublish, name="unpublish"),
    path(f"{at}berkas/<uuid:key>/", desk.file, name="file"),
]

urlpatterns = [
    path("pengaduan/", include((report_urls, "complaints"))),
    path("kerja/pengaduan/", include((desk_urls, "desk"))),
    path("anjungan/pengaduan/", kiosk.new, name="complaint-at-kiosk"),
]
