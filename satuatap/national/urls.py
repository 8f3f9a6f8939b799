"""The addresses of national."""

from django.urls import URLPattern, URLResolver, path

from satuatap.national.views import (
    bulletin,
    comparing,
    dashboard,
    method,
    needs,
    opendata,
    public,
    room,
)

app_name = "national"
OF = "nasional/angka/<slug:level>/<str:code>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("nasional/angka/", dashboard.shown, name="nation"),
    path("nasional/angka/<slug:name>.csv", dashboard.as_csv, name="nation-csv"),
    path("nasional/angka/banding/", comparing.side_by_side, name="compare"),
    path("nasional/angka/banding/banding.csv", comparing.as_csv, name="compare-csv"),
    path("nasional/angka/situasi/", room.room, name="room"),
    path(OF, dashboard.shown, name="area"),
    path(
        "nasional/angka/<slug:level>/<str:code>/<slug:name>.csv", dashboard.as_csv, name="area-csv"
    ),
    path("nasional/buletin/", bulletin.bulletins, name="bulletins"),
    path("nasional/buletin/<int:year>-<int:month>.pdf", bulletin.paper, name="bulletin"),
    path("nasional/kebutuhan/", needs.shown, name="needs"),
    path("nasional/kebutuhan.csv", needs.as_csv, name="needs-csv"),
    path("nasional/publik/<slug:name>.csv", public.as_csv, name="public-csv"),
    path("nasional/metode/", method.method, name="method"),
    path("nasional/data/", opendata.data, name="data"),
    path("nasional/data/katalog.jsonld", opendata.feed, name="catalogue"),
    path("nasional/data/kamus.csv", opendata.data_dictionary, name="dictionary"),
    path("nasional/data/arsip-<int:year>.zip", opendata.year_archive, name="archive"),
    path(
        "nasional/data/arsip-<int:year>-v<int:version>.zip",
        opendata.archive_version,
        name="archive-version",
    ),
    path("nasional/data/<slug:name>/", opendata.dataset, name="dataset"),
    path("nasional/data/<slug:name>/<int:year>.<slug:kind>", opendata.file, name="file"),
]
