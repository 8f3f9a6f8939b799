"""Few queries, few bytes."""

import gzip
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from satuatap.catalogue.models import Offering
from satuatap.places.models import Hall
from satuatap.queueing.models import Ticket
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown as given
from satuatap.surveys.actions import Plan, open_campaign

BUDGET = 60 * 1024
HEADERS = 800  # bytes of each answer's head, as counted in a browser
FONT = "fonts/plus-jakarta-sans-plain.woff2"
ASKED = re.compile(r'(?:src|href)="/static/([^"]+)"')
IMPORTED = re.compile(r'from "([^"]+)"')

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [
        ("portal:home", [], 8),
        ("portal:halls", [], 4),
        ("portal:hall", ["kota-batu"], 11),
        ("portal:service", ["skck-baru"], 10),
        ("portal:national", [], 11),
    ],
)
def test_a_page_asks_the_database_little(client, django_assert_max_num_queries, name, args, most):
    given.offered(given.service(), given.open_hall())
    client.get(reverse(name, args=args))
    with django_assert_max_num_queries(most):
        client.get(reverse(name, args=args))


def test_a_first_visit_weighs_at_most_sixty_kilobytes(client):
    """Over the wire, with styles, font, scripts and the first picture of the floor."""
    call_command("load_data")
    call_command("open_demo")
    ticket = busy()
    assert Offering.objects.filter(hall__slug="kota-batu").count() == 207
    pages = ["/", "/mpp/kota-batu/", "/layanan/skck-baru/", f"/tiket/{ticket.code}/", "/nasional/"]
    pages.append(survey(ticket.hall))
    pages += ["/pengaduan/", "/pengaduan/baru/?mal=kota-batu", "/pengaduan/ponsel/"]
    pages += ["/pengaduan/milik/", "/pengaduan/publik/", "/pengaduan/statistik/"]
    weights = {page: weight(client, page) for page in pages}
    assert {page: size for page, size in weights.items() if size > BUDGET} == {}


def survey(hall: Hall) -> str:
    """The hall's survey, which lets one choose among all its services."""
    today = timezone.localdate()
    plan = Plan("Semester II", today - timedelta(days=1), today + timedelta(days=1), 1000)
    open_campaign(hall, plan, by=queue_given.ANYBODY, at=timezone.now())
    return f"/mpp/{hall.slug}/survei/"


def busy() -> Ticket:
    """Somebody who waits for every second service, so that no two lines read the same."""
    offerings = Offering.objects.filter(hall__slug="kota-batu", queue__isnull=False)
    every_second = list(offerings.select_related("hall__region", "queue"))[::2]
    waiting = [each for number, each in enumerate(every_second) for _ in range(number % 3 + 1)]
    return [queue_given.ticket(each, at=timezone.now()) for each in waiting][-1]


def weight(client, page: str) -> int:
    """Bytes of everything that a browser with an empty cache fetches for this page."""
    answer = client.get(page, headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
    html = gzip.decompress(answer.content).decode()
    files = {FONT} | {each for name in ASKED.findall(html) for each in with_imports(name)}
    parts = [len(answer.content), *map(packed, files)]
    if "data-live" in html:
        floor = client.get("/api/v1/halls/kota-batu/queue", headers={"Accept-Encoding": "gzip"})
        parts.append(len(floor.content))
    return sum(parts) + HEADERS * len(parts)


def with_imports(name: str) -> Iterator[str]:
    """The file and the scripts that it imports."""
    yield name
    if name.endswith(".js"):
        for other in IMPORTED.findall(text(name)):
            path = (Path("/", name).parent / other).resolve()
            yield from with_imports(str(path.relative_to("/")))


def text(name: str) -> str:
    return found(name).read_text(encoding="utf-8")


def packed(name: str) -> int:
    """The size of a file as it is kept for browsers."""
    data = found(name).read_bytes()
    return len(data) if name.endswith(".woff2") else len(brotli.compress(data))


def found(name: str) -> Path:
    path = finders.find(name)
    assert path, f"{name} is not built in {settings.BASE_DIR}"
    return Path(path)
