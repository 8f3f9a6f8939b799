"""A secret complaint leaves no trace outside its chain: no file, search, count, message, log.

That no page of the table of doors shows it stands in ``test_secret_complaints.py``.
"""

import io
import logging
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from satuatap.complaints.actions import From, Given, escalate, forget_old
from satuatap.complaints.actions.reporting import report
from satuatap.complaints.models import Publication
from satuatap.core.uploads import store
from satuatap.core.uploads.actions import take_file
from satuatap.core.uploads.tests.files import photo
from satuatap.notifications.models import Copy, Message
from tests.doors import VISITORS
from tests.world import World, world

pytestmark = pytest.mark.django_db

WORD, NOBODYS = "Kucingmerah", "Kucinghitam"
CHAIN = {"hall_manager"}  # before it is handed over, the hall's manager alone
ABOVE = ["inspectorate", "inspectorate_elsewhere", "ombudsman", "superuser", "officer_beside"]
OUTSIDE = [*(who for who in VISITORS if who not in CHAIN), *ABOVE, "token"]
RANDOM = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"')
SEARCHES = ["/pengaduan/publik/", "/kerja/pengaduan/", "/layanan/", "/mpp/"]
DESKS = ["/kerja/pengaduan/?giliran=semua", "/kerja/pengaduan/statistik/"]
DESKS += ["/kerja/pengaduan/statistik.csv", "/kerja/pengaduan/templat/"]
NOT_ITS_CHAIN = ["officer_elsewhere", "manager_elsewhere", "ministry", *ABOVE]
OPEN = ["/pengaduan/publik/", "/pengaduan/statistik/"]
OPEN += [
    f"/pengaduan/data/{name}.{form}" for name in ("statistik", "publik") for form in ("csv", "json")
]


def secret(here: World):
    """A secret complaint with a photo, from somebody with a name."""
    draft = uuid4()
    take_file(io.BytesIO(photo(size=(77, 33))), draft=draft, at=timezone.now())
    given = Given(WORD, f"Tentang {WORD}.", "portal", is_secret=True)
    return report(here.hall, given, From(name=WORD), draft=draft, at=timezone.now()).complaint


def addresses(made) -> list[str]:
    """The pages of the secret one itself, and its photo."""
    key = made.attachments.get().upload_id
    pages = ("complaints:report", "complaints:published", "desk:case")
    return [
        *(reverse(name, args=[made.code]) for name in pages),
        *(reverse(name, args=[made.code, key]) for name in ("complaints:file", "desk:file")),
    ]


def picture_of(made) -> bytes:
    """The photo as it is stored."""
    with store.opened(made.attachments.get().upload.path) as file:
        return file.read()


def content(answer) -> bytes:
    """What came; a stream's beginning is enough to see that it is a stream."""
    return b"" if answer.streaming else answer.content


def test_its_own_pages_and_its_photo_open_to_nobody_else():
    here = world()
    made = secret(here)
    told, shown = (WORD.encode(), made.number.encode()), []
    pages, picture = addresses(made), picture_of(made)
    for who in OUTSIDE:
        browser = here.visitor(who)
        for page in pages:
            answer = browser.get(page)
            found = content(answer)
            if any(word in found for word in told) or found == picture:
                shown.append((who, page))
    assert shown == []


@pytest.mark.parametrize("page", SEARCHES)
@pytest.mark.parametrize("who", ["anonymous", *NOT_ITS_CHAIN])
def test_no_search_finds_it(who, page):
    here = world()
    secret(here)
    browser = here.visitor(who)

    def said(word):
        answer = browser.get(f"{page}?giliran=semua&q={word}")
        return RANDOM.sub(b"", content(answer)).replace(word.encode(), b"")

    assert said(WORD) == said(NOBODYS)


def test_the_chain_does_read_it():
    here = world()
    made = secret(here)
    page = here.visitor("hall_manager").get(reverse("desk:case", args=[made.code]))
    assert WORD in page.text


@pytest.mark.parametrize("page", OPEN)
def test_no_count_moves_because_of_it(client, page):
    here = world()
    before = RANDOM.sub(b"", content(client.get(page)))
    for _ in range(6):
        secret(here)
    assert RANDOM.sub(b"", content(client.get(page))) == before


@pytest.mark.parametrize("page", DESKS)
@pytest.mark.parametrize("who", NOT_ITS_CHAIN)
def test_no_count_on_a_desk_moves_because_of_it(who, page):
    here = world()
    browser = here.visitor(who)
    before = RANDOM.sub(b"", content(browser.get(page)))
    for _ in range(6):
        secret(here)
    assert RANDOM.sub(b"", content(browser.get(page))) == before


@pytest.mark.parametrize("who", NOT_ITS_CHAIN)
def test_nobody_else_is_sent_a_message_of_it(who):
    here = world()
    user = here.person(who)
    chain = here.person("hall_manager")
    secret(here)
    told = Message.objects.filter(event__startswith="complaint")
    assert {each.recipient.user_id for each in told.select_related("recipient")} >= {chain.pk}
    assert not told.filter(recipient__user=user).exists()


def test_the_way_of_one_to_its_answer_leaves_no_trace(caplog):
    here = world()
    with caplog.at_level(logging.DEBUG):
        made = secret(here)
        manager = here.visitor("hall_manager")
        at = {"code": made.code}
        manager.post(reverse("desk:dispose", kwargs=at), {"office": "sendiri", "text": WORD})
        manager.post(reverse("desk:start", kwargs=at))
        said = {"text": WORD, "proof": WORD, "draft": str(uuid4())}
        manager.post(reverse("desk:answer", kwargs=at), said)
        manager.post(reverse("desk:publish", kwargs=at), {"title": WORD, "body": WORD})
        manager.get(reverse("desk:figures-file", args=["xlsx"]))
        escalate(made, at=timezone.now() + timedelta(days=60))
        forget_old(at=timezone.now() + timedelta(days=3000))
    made.refresh_from_db()
    assert made.state == "done"
    quiet = [each for each in caplog.records if each.name != "django.db.backends"]
    lines = [each.getMessage() + str(vars(each).get("event", "")) for each in quiet]
    assert [line for line in lines if WORD in line or made.number in line] == []
    assert WORD not in str([*Message.objects.values(), *Copy.objects.values()])
    assert not Publication.objects.exists()


def test_no_message_and_no_line_of_the_log_tells_of_it(caplog):
    here = world()
    here.person("hall_manager")
    with caplog.at_level(logging.DEBUG):
        made = secret(here)
        here.visitor("anonymous").get(reverse("complaints:report", args=[made.code]))
    assert Message.objects.exists()
    rows = [*Message.objects.values(), *Copy.objects.values()]
    lines = [
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    ]
    assert WORD not in str(rows)
    assert [line for line in lines if WORD in line or made.number in line] == []
