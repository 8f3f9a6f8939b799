"""The addresses of evaluation: what everybody reads, and where each works."""

from django.urls import include, path

from satuatap.evaluation.views import (
    answering,
    assessed,
    cases,
    cycles,
    lists,
    methods,
    public,
    tasks,
    visits,
)

app_name = "evaluation"

public_urls = [
    path("", public.index, name="index"),
    path("metode/<str:name>.json", public.method_json, name="method-json"),
    path("metode/<str:name>/", public.method, name="method"),
    path("peringatan/", public.warning_rules, name="warning-rules"),
    path("siklus/<slug:code>/", public.one, name="ranking"),
    path("siklus/<slug:code>.csv", public.one_csv, name="ranking-csv"),
    path("siklus/<slug:code>/<slug:slug>.json", public.hall_json, name="result-json"),
    path("siklus/<slug:code>/<slug:slug>/", public.hall, name="result"),
]

hall = "mal/<slug:slug>/"
hall_urls = [
    path(hall, answering.listing, name="hall-list"),
    path(f"{hall}kasus/<uuid:pk>/", cases.hall_case, name="hall-case"),
    path(f"{hall}<slug:code>/", answering.page, name="hall"),
    path(f"{hall}<slug:code>/temuan/<uuid:pk>/", visits.mended, name="mended"),
    path(f"{hall}<slug:code>/kirim/", answering.send, name="send"),
    path(f"{hall}<slug:code>/sanggah/", answering.object_to, name="object"),
    path(f"{hall}<slug:code>/isi/<slug:indicator>/", answering.say, name="indicator"),
    path(f"{hall}<slug:code>/berkas/<uuid:key>/", answering.evidence, name="hall-evidence"),
]

task = "tugas/<uuid:pk>/"
task_urls = [
    path("tugas/", tasks.listing, name="tasks"),
    path("kepentingan/", tasks.interests, name="interests"),
    path(task, tasks.sheet, name="task"),
    path(f"{task}berkas/<uuid:key>/", tasks.evidence, name="task-evidence"),
    path("kunjungan.js", visits.worker, name="visit-worker"),
    path(f"{task}kunjungan/", visits.page, name="visit"),
    path(f"{task}kunjungan/keadaan/", visits.state, name="visit-state"),
    path(f"{task}kunjungan/kirim/", visits.send, name="visit-send"),
    path(f"{task}kunjungan/rencana/", visits.plan, name="plan-visit"),
    path(f"{task}kunjungan/temuan/", visits.find, name="find"),
    path(f"{task}kunjungan/temuan/<uuid:finding>/periksa/", visits.check, name="check"),
    path(f"{task}kunjungan/foto/<uuid:key>/", visits.photo, name="visit-photo"),
]

cycle, one = "siklus/<slug:code>/", "siklus/<slug:code>/<slug:slug>/"
ministry_urls = [
    path("", cycles.listing, name="cycles"),
    path("baru/", cycles.new, name="new"),
    path("instrumen/", methods.listing, name="methods"),
    path("instrumen/<str:name>/angka/", methods.version, name="version"),
    path("instrumen/<str:name>/susunan/", methods.whole, name="whole"),
    path("aturan/", methods.rules, name="rules"),
    path("kasus/", cases.listing, name="cases"),
    path("kasus/<uuid:pk>/", cases.one, name="case"),
    path("kasus/<uuid:pk>/<slug:act>/", cases.take, name="take"),
    path("daftar/<slug:kind>.<slug:form>", lists.table, name="listed"),
    path(cycle, cycles.one, name="cycle"),
    path(f"{cycle}batas/", cycles.move_day, name="move-day"),
    path(f"{cycle}lanjut/", cycles.advance, name="advance"),
    path(f"{cycle}tugaskan/", cycles.assign_everywhere, name="assign-everywhere"),
    path(f"{cycle}hitung/", cycles.compute, name="compute"),
    path(f"{cycle}tetapkan/", cycles.decide, name="decide"),
    path(one, assessed.page, name="assessment"),
    path(f"{one}tugaskan/", assessed.assign, name="assign"),
    path(f"{one}tarik/<uuid:pk>/", assessed.withdraw, name="withdraw"),
    path(f"{one}moderasi/<slug:indicator>/", assessed.settle, name="settle"),
    path(f"{one}sanggahan/<uuid:pk>/", assessed.reply, name="reply"),
    path(f"{one}temuan/<uuid:pk>/periksa/", assessed.check, name="check-finding"),
    path(f"{one}berkas/<uuid:key>/", assessed.file, name="file"),
]

urlpatterns = [
    path("penilaian/", include(public_urls)),
    path("kerja/penilaian/", include([*hall_urls, *task_urls, *ministry_urls])),
]
